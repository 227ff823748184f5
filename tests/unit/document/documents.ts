/**
 * Random documents, and a small valid one, for the tests of the document and of everything that
 * takes one.
 */
import fc from 'fast-check';
import type {
  ActionItem,
  Postmortem,
  Prose,
  Section,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';
import {
  ACTION_STATUSES,
  DOCUMENT_STATES,
  MILESTONES,
  SECTION_KINDS,
  TIME_REASONS,
  UPDATE_STATUSES,
} from '../../../core/document/postmortem.ts';
import { plainProse, withoutPositions } from '../../../core/prose/build.ts';
import { withFreshFacts } from '../../../core/live-facts/settle.ts';
import { liveFact } from '../../tools/facts.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';

/** An empty but valid document. */
export function emptyDocument(parts: Partial<Postmortem> = {}): Postmortem {
  return {
    format: 'postmortem',
    version: 3,
    id: 'doc',
    title: '',
    state: 'draft',
    revision: '1',
    edited: '',
    language: 'en',
    incident: { reference: '', organization: '', severity: '', services: [], zone: '', date: '' },
    people: [],
    sections: [],
    timeline: [],
    updates: [],
    actions: [],
    media: {},
    ignored: [],
    ...parts,
  };
}

const KNOWN_KEYS = new Set([
  '__proto__',
  'position',
  'type',
  'children',
  'value',
  'url',
  'depth',
  'id',
  'at',
  'body',
  'written',
]);
/**
 * Keys that no version knows. `__proto__` is apart: the schema leaves it out, which a table case
 * covers.
 */
const unknown = fc.dictionary(
  fc
    .string({ maxLength: 6 })
    .map((key) => `x${key}`)
    .filter((key) => !KNOWN_KEYS.has(key)),
  fc.json({ maxDepth: 2 }).map((json): unknown => JSON.parse(json.replace(/-0(?![.\d])/g, '0'))),
  { maxKeys: 2 },
);

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const instant = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')))
  .map(([month, day, hour, minute]) => `2026-${month}-${day}T${hour}:${minute}:00Z`);
const milestone = fc.option(fc.constantFrom(...MILESTONES));

export const anyTime: fc.Arbitrary<Time> = fc
  .tuple(
    fc.record({
      written: fc.oneof(
        text,
        fc.constantFrom('14:07', '2.07pm MDT', 'around 9', 'Tuesday, Nov 11, 2021'),
      ),
      zone: fc.option(
        fc.constantFrom('UTC', 'CET', 'Europe/Copenhagen', 'PST', '+02:00', 'nowhere'),
      ),
      approximate: fc.boolean(),
    }),
    fc.option(fc.subarray([...TIME_REASONS], { maxLength: 2 }), { freq: 3 }),
    fc.oneof(
      instant.map((value) => ({
        instant: value as string | null,
        local: value.slice(0, 16) as string | null,
      })),
      fc.constantFrom(
        { instant: null, local: null },
        { instant: null, local: 'T09:15' },
        { instant: null, local: '2026-03-03' },
      ),
    ),
    unknown,
  )
  .map(([time, reasons, when, more]) => ({
    ...more,
    ...time,
    ...when,
    ...(reasons && { reasons }),
  }));

const proseText = fc.constantFrom(
  '',
  'Plain.',
  'Between 06:54 and 08:55 CET it was down. The outage lasted 2 h 1 min.',
  '> quoted 09:15\n\n`code` at 10:00 UTC',
  '| a | b |\n| - | - |\n| 1 | 09:00 |',
  '- one\n- two at 14:07 PST on July 4, 2022\n\n```\n12:00 log\n```',
  '# H\n\nOn Tuesday, Nov 11, 2021 it began around 8pm. Next update at 09:30.',
);
export const anyProse = fc
  .tuple(
    fc.oneof(
      text.map(plainProse),
      proseText.map((markdown) => withoutPositions(parseMarkdown(markdown))),
      liveFact(['e0', 'e1', 'e9'], text).map((fact): Prose => ({
        type: 'root',
        children: [
          { type: 'paragraph', children: [{ type: 'text', value: 'It began at ' }, fact] },
        ],
      })),
    ),
    unknown,
  )
  .map(([root, more]) => ({
    ...root,
    children: root.children.map((node) => ({ ...more, ...node })) as typeof root.children,
  }));

const rowsOf = <T extends { id: string }>(
  row: fc.Arbitrary<Omit<T, 'id'>>,
  prefix: string,
): fc.Arbitrary<T[]> =>
  fc
    .array(fc.tuple(row, unknown), { maxLength: 8 })
    .map((rows) =>
      rows.map(
        ([item, more], index) => ({ ...more, ...item, id: `${prefix}${index}` }) as unknown as T,
      ),
    );

const audience = fc.constantFrom('everyone', 'internal') as fc.Arbitrary<'everyone' | 'internal'>;
const sections = rowsOf<Section>(
  fc.record({
    kind: fc.constantFrom(...SECTION_KINDS),
    title: text,
    audience,
    required: fc.boolean(),
    guidance: text,
    body: anyProse,
  }),
  's',
);
const timeline = rowsOf<TimelineEntry>(
  fc.record({
    at: fc.option(anyTime),
    milestone,
    body: anyProse,
    audience,
    source: fc.option(text),
  }),
  'e',
);
const updates = rowsOf<StatusUpdate>(
  fc.record({
    at: fc.option(anyTime),
    status: fc.constantFrom(...UPDATE_STATUSES),
    body: anyProse,
    nextUpdate: fc.option(anyTime),
  }),
  'u',
);
const actions = rowsOf<ActionItem>(
  fc.record({
    body: anyProse,
    owner: text,
    due: fc.option(fc.constantFrom('2026-03-13', '2024-02-29')),
    priority: text,
    status: fc.constantFrom(...ACTION_STATUSES),
    ticket: text,
  }),
  'a',
);

/** A valid document with random content and unknown keys at every level. */
export const anyDocument: fc.Arbitrary<Postmortem> = fc
  .tuple(
    fc.record({
      title: text,
      state: fc.constantFrom(...DOCUMENT_STATES),
      revision: text,
      edited: fc.constantFrom('', '2026-03-05'),
      language: fc.constantFrom('en', 'da'),
      sections,
      timeline,
      updates,
      actions,
      people: fc.array(fc.record({ name: text, role: text }), { maxLength: 2 }),
      media: fc.dictionary(
        fc.stringMatching(/^[a-z0-9]{1,6}$/),
        fc.constant({ type: 'image/png', data: 'AAAA', name: '' }),
        { maxKeys: 2 },
      ),
      ignored: fc.array(fc.record({ rule: text, place: text, reason: text }), { maxLength: 2 }),
    }),
    fc.record({
      reference: text,
      organization: text,
      severity: text,
      services: fc.array(text, { maxLength: 2 }),
      zone: fc.constantFrom('', 'Europe/Copenhagen', 'America/Los_Angeles', 'CET', 'UTC'),
      date: fc.constantFrom('', '2026-03-03'),
    }),
    unknown,
    unknown,
    fc.record({ dictionary: fc.array(text, { maxLength: 2 }) }, { requiredKeys: [] }),
  )
  .map(([parts, incident, moreIncident, more, optional]) =>
    withFreshFacts({
      ...more,
      ...emptyDocument({ ...parts, ...optional, incident: { ...moreIncident, ...incident } }),
    }),
  );
