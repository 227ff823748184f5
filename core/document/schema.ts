/**
 * The schema of a `.postmortem` document, version 3. Objects are loose: keys that this version does
 * not know are kept, so that a newer minor tool's data survives being opened here. The keys named
 * in DESIGN's contract are required; what we added has a default, so that a file written by a small
 * script opens.
 */
import { z } from 'zod';
import {
  ACTION_STATUSES,
  DOCUMENT_STATES,
  MILESTONES,
  SECTION_KINDS,
  UPDATE_STATUSES,
  type Postmortem,
  type Prose,
  type TimeReason,
} from './postmortem.ts';
import { THREAD_STATES } from './comments.ts';
import { isDate, isInstant, isLocalTime } from './iso.ts';
import { proseProblem } from './prose-shape.ts';

/** A body: an mdast root. */
export const proseSchema = z.custom<Prose>().superRefine((value, context) => {
  const problem = proseProblem(value);
  if (problem) context.addIssue({ code: 'custom', message: problem.message, path: problem.path });
});

const isoDateOrEmpty = z
  .string()
  .refine((text) => text === '' || isDate(text), 'must be a date such as 2026-03-03, or empty');
const id = z.string().min(1, 'must not be empty');
const audience = z.enum(['everyone', 'internal']);
const origin = z.enum(['written', 'document', 'previous', 'source']).optional();

export const timeSchema = z.looseObject({
  written: z.string(),
  local: z.string().refine(isLocalTime, 'must be a local time such as 2026-03-03T09:15').nullable(),
  zone: z.string().nullable(),
  instant: z
    .string()
    .refine(isInstant, 'must be a UTC instant such as 2026-03-03T08:15:00Z')
    .nullable(),
  approximate: z.boolean().default(false),
  zoneFrom: origin,
  dateFrom: origin,
  reasons: z
    .array(z.custom<TimeReason>((code) => typeof code === 'string', 'must be text'))
    .optional(),
});

export const incidentSchema = z.looseObject({
  reference: z.string().default(''),
  organization: z.string().default(''),
  severity: z.string().default(''),
  services: z.array(z.string()).default([]),
  zone: z.string().default(''),
  date: isoDateOrEmpty.default(''),
});

const section = z.looseObject({
  id,
  kind: z.enum(SECTION_KINDS),
  title: z.string(),
  audience: audience.default('everyone'),
  required: z.boolean().default(false),
  guidance: z.string().default(''),
  body: proseSchema,
});

export const entrySchema = z.looseObject({
  id,
  at: timeSchema.nullable(),
  milestone: z.enum(MILESTONES).nullable().default(null),
  body: proseSchema,
  audience: audience.default('everyone'),
  source: z.string().nullable().default(null),
});

const update = z.looseObject({
  id,
  at: timeSchema.nullable(),
  status: z.enum(UPDATE_STATUSES),
  body: proseSchema,
  nextUpdate: timeSchema.nullable().default(null),
});

const action = z.looseObject({
  id,
  body: proseSchema,
  owner: z.string().default(''),
  due: z.string().refine(isDate, 'must be a date such as 2026-03-13').nullable().default(null),
  dueWritten: z.string().optional(),
  priority: z.string().default(''),
  status: z.enum(ACTION_STATUSES).default('open'),
  ticket: z.string().default(''),
});

const media = z.looseObject({
  type: z
    .string()
    .regex(
      /^image\/(png|jpeg|gif|webp|svg\+xml)$/,
      'must be an image type: png, jpeg, gif, webp or svg',
    ),
  data: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'must be base64'),
  name: z.string().default(''),
});

const conflict = z
  .looseObject({
    id,
    what: z.enum(['value', 'text', 'presence', 'place']),
    in: z.enum(['document', 'incident', 'media', 'sections', 'timeline', 'updates', 'actions']),
    part: z.string().default(''),
    key: z.string().default(''),
    here: z.unknown().optional(),
    there: z.unknown().optional(),
  })
  .superRefine((value, context) => {
    // Either side may come to stand in the document.
    const shape = shapeOf(value);
    for (const side of ['here', 'there'] as const) {
      const issue = shape && shape.safeParse(value[side]).error?.issues[0];
      if (issue) context.addIssue({ ...issue, path: [side, ...issue.path] });
    }
  });

const instantOrEmpty = z
  .string()
  .refine(
    (text) => text === '' || isInstant(text),
    'must be a UTC instant such as 2026-03-03T08:15:00Z, or empty',
  )
  .default('');

const comment = z.looseObject({
  author: z.string().default(''),
  date: instantOrEmpty,
  text: z.string(),
});

const reviewSource = z.looseObject({
  file: z.string().default(''),
  format: z.string().default(''),
  revision: z.string().default(''),
  key: z.string().default(''),
});

const points = z.string().regex(/^[-\d., ]*$/, 'must be points such as 12,30.5 14,31');

const drawing = z.looseObject({
  page: z.number().int().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
  printed: z
    .array(
      z.looseObject({
        text: z.string(),
        x: z.number(),
        y: z.number(),
        width: z.number().nonnegative(),
        size: z.number().nonnegative(),
      }),
    )
    .default([]),
  strokes: z.array(points),
});

const thread = z.looseObject({
  id,
  about: z.looseObject({
    in: z.enum(['document', 'sections', 'timeline', 'updates', 'actions', 'media']),
    part: z.string().default(''),
    words: z
      .looseObject({
        exact: z.string(),
        prefix: z.string().default(''),
        suffix: z.string().default(''),
        start: z.number().int().nonnegative().default(0),
      })
      .optional(),
  }),
  state: z.enum(THREAD_STATES).default('open'),
  comments: z.array(comment).min(1, 'must hold the remark'),
  suggestion: z
    .union([
      z.looseObject({ kind: z.literal('words'), words: z.string() }),
      z.looseObject({ kind: z.literal('change'), change: z.unknown() }),
    ])
    .optional(),
  drawing: drawing.optional(),
  source: reviewSource.optional(),
  also: z.array(reviewSource).optional(),
  settled: z
    .looseObject({
      by: z.string().default(''),
      date: instantOrEmpty,
      revision: z.string().default(''),
    })
    .optional(),
  unplaced: z.string().optional(),
});

const stateChange = z.looseObject({
  state: z.enum(['draft', 'in-review', 'approved']),
  by: z.string().default(''),
  date: instantOrEmpty,
});

/** What each side of a conflict must be; null where anything may stand. */
function shapeOf(value: { what: string; in: string; key: string }): z.ZodType | null {
  if (value.what === 'text')
    return z.custom(
      (children) => proseProblem({ type: 'root', children }) === null,
      'must be text blocks',
    );
  if (value.what === 'place') return z.string().nullish();
  if (value.what === 'presence') return null;
  if (value.in === 'media') return media.optional();
  const shapes: Record<string, z.ZodType> | undefined = {
    document: postmortemSchema.shape,
    incident: incidentSchema.shape,
    sections: section.shape,
    timeline: entrySchema.shape,
    updates: update.shape,
    actions: action.shape,
  }[value.in as 'document'];
  const isOwn = shapes !== undefined && Object.hasOwn(shapes, value.key);
  return isOwn ? shapes[value.key]! : null;
}

export const postmortemSchema = z.looseObject({
  format: z.literal('postmortem'),
  version: z.literal(3),
  id,
  title: z.string(),
  state: z.enum(DOCUMENT_STATES as [string, ...string[]]).default('draft'),
  revision: z.string().default('1'),
  edited: isoDateOrEmpty.default(''),
  language: z.string().default('en'),
  incident: incidentSchema,
  people: z.array(z.looseObject({ name: z.string(), role: z.string().default('') })).default([]),
  sections: z.array(section),
  timeline: z.array(entrySchema).default([]),
  updates: z.array(update).default([]),
  actions: z.array(action).default([]),
  media: z.record(z.string(), media).default({}),
  ignored: z
    .array(z.looseObject({ rule: z.string(), place: z.string(), reason: z.string().default('') }))
    .default([]),
  dictionary: z.array(z.string()).optional(),
  conflicts: z.array(conflict).optional(),
  comments: z.array(thread).optional(),
  states: z.array(stateChange).optional(),
});

/** Compile-time proof that the schema yields a Postmortem. */
export type ParsedPostmortem = z.infer<typeof postmortemSchema> & Postmortem;
