import fc from 'fast-check';
import type { BlockContent, ListItem, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import {
  MILESTONES,
  SECTION_KINDS,
  UPDATE_STATUSES,
  type Postmortem,
  type Section,
} from '../../../../core/document/postmortem.ts';

import type { LiveFact } from '../../../../core/document/live-fact.ts';
import { withFreshFacts } from '../../../../core/live-facts/settle.ts';
import { liveFact } from '../../../tools/facts.ts';

/**
 * Text that would be something else in Markdown, HTML or Lexical if it were not escaped; no
 * newline, which reads as a space.
 */
const text = fc.string({
  unit: fc.constantFrom(...Array.from('ab 09:|*_`#<>[]()~-+=&\\!"\'日é😀')),
  minLength: 1,
  maxLength: 12,
});
const url = fc.constantFrom(
  'https://example.org/a?b=c#d',
  'mailto:a@example.org',
  '/runbook',
  'media:pic',
);

/**
 * Runs of text as the converter writes them: neighbours differ in their format, formats nest delete
 * > strong > emphasis.
 */
const run = fc.record({
  value: text,
  fact: fc.option(liveFact(['t0', 't1', 'gone'], text), { freq: 6 }),
  strike: fc.boolean(),
  strong: fc.boolean(),
  emphasis: fc.boolean(),
  code: fc.boolean(),
});
const special: fc.Arbitrary<PhrasingContent> = fc.oneof(
  fc.constant<PhrasingContent>({ type: 'break' }),
  fc.record({ type: fc.constant('image' as const), url, alt: text, title: fc.option(text) }),
  fc.record({
    type: fc.constant('link' as const),
    url,
    title: fc.option(text),
    children: text.map((value) => [{ type: 'text' as const, value }]),
  }),
  fc.record({
    type: fc.constant('html' as const),
    value: fc.constantFrom('<kbd>', '</kbd>', '<br>'),
  }),
  fc.record({
    type: fc.constant('footnoteReference' as const),
    identifier: fc.constantFrom('1', 'note'),
    label: fc.constantFrom('1', 'note'),
  }),
);

function formatted({
  value,
  fact,
  strike,
  strong,
  emphasis,
  code,
}: {
  value: string;
  fact: LiveFact | null;
  strike: boolean;
  strong: boolean;
  emphasis: boolean;
  code: boolean;
}): PhrasingContent {
  const words: PhrasingContent = code ? { type: 'inlineCode', value } : { type: 'text', value };
  let node: PhrasingContent = fact ?? words;
  if (emphasis) node = { type: 'emphasis', children: [node] };
  if (strong) node = { type: 'strong', children: [node] };
  if (strike) node = { type: 'delete', children: [node] };
  return node;
}

/**
 * A formatted run between plain words, so that no two formats touch: what touches may merge, and
 * means the same.
 */
export const inline: fc.Arbitrary<PhrasingContent[]> = fc
  .array(fc.oneof(run.map(formatted), special), { minLength: 1, maxLength: 4 })
  .map((pieces) =>
    pieces
      .flatMap((piece, index): PhrasingContent[] => [
        ...(index > 0 ? [{ type: 'text' as const, value: ' and ' }] : []),
        piece,
      ])
      .reduce<PhrasingContent[]>((merged, piece) => {
        const last = merged.at(-1);
        if (last?.type === 'text' && piece.type === 'text') last.value += piece.value;
        else merged.push({ ...piece });
        return merged;
      }, []),
  );

const paragraph = inline.map((children): RootContent => ({ type: 'paragraph', children }));
const code = fc.record({
  type: fc.constant('code' as const),
  lang: fc.option(fc.constantFrom('sh', 'ts')),
  meta: fc.option(text),
  value: fc.array(text, { maxLength: 3 }).map((lines) => lines.join('\n')),
});
const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc
    .array(
      fc.array(
        inline.map((children) => ({ type: 'tableCell' as const, children })),
        { minLength: width, maxLength: width },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((rows): RootContent => ({
      type: 'table',
      align: rows[0]!.map((_, index) => (index === 0 ? 'left' : null)),
      children: rows.map((children): TableRow => ({ type: 'tableRow', children })),
    })),
);

const blocks = fc.letrec<{ block: RootContent; item: ListItem }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), inline)
      .map(([depth, children]): RootContent => ({ type: 'heading', depth: depth as 1, children })),
    code,
    table,
    fc.constant<RootContent>({ type: 'thematicBreak' }),
    fc.record({
      type: fc.constant('html' as const),
      value: fc.constantFrom('<!-- x -->', '<details>'),
    }),
    fc
      .record({ type: fc.constant('newerKind'), value: text, level: fc.integer() })
      .map((node) => node as unknown as RootContent),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((children): RootContent => ({
      type: 'blockquote',
      children: children as BlockContent[],
    })),
    fc
      .tuple(fc.boolean(), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([ordered, children]): RootContent => ({
        type: 'list',
        ordered,
        start: ordered ? 3 : null,
        spread: false,
        children: children as ListItem[],
      })),
  ),
  item: fc
    .tuple(
      fc.constantFrom(null, true, false),
      fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
    )
    .map(
      ([checked, children]) => ({ type: 'listItem', spread: false, checked, children }) as ListItem,
    ),
}));

export const body: fc.Arbitrary<Root> = fc
  .array(blocks.block, { maxLength: 4 })
  .map((children): Root => ({ type: 'root', children }));

const time = fc.option(
  fc.record({
    written: text,
    local: fc.constantFrom('2026-03-03T09:15', null, 'T09:15'),
    zone: fc.constantFrom(null, 'UTC', 'Europe/Copenhagen'),
    instant: fc.constantFrom(null, '2026-03-03T08:15:00Z'),
    approximate: fc.boolean(),
  }),
);
const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const audience = fc.constantFrom('everyone' as const, 'internal' as const);
const many = <T>(prefix: string, item: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.integer({ min: 0, max: 4 }).chain((count) => fc.tuple(...ids(prefix, count).map(item)));

/** Whole documents, with rows whether or not a section shows them, and keys of a newer version. */
export const documents: fc.Arbitrary<Postmortem> = fc
  .record({
    format: fc.constant('postmortem' as const),
    version: fc.constant(3 as const),
    id: fc.constant('doc'),
    title: fc.oneof(text, fc.constant('')),
    state: fc.constantFrom('draft' as const, 'approved' as const),
    revision: fc.constant('1'),
    edited: fc.constantFrom('', '2026-01-01'),
    language: fc.constant('en'),
    incident: fc.record({
      reference: text,
      organization: fc.constant(''),
      severity: text,
      services: fc.array(text, { maxLength: 2 }),
      zone: fc.constant('UTC'),
      date: fc.constant('2026-03-03'),
      newerKey: fc.integer(),
    }),
    people: fc.array(fc.record({ name: text, role: text }), { maxLength: 2 }),
    sections: many('s', (id) =>
      fc.record({
        id: fc.constant(id),
        kind: fc.constantFrom(...SECTION_KINDS),
        title: text,
        audience,
        required: fc.boolean(),
        guidance: fc.constant('?'),
        body,
      }),
    ) as fc.Arbitrary<Section[]>,
    timeline: many('t', (id) =>
      fc.record({
        id: fc.constant(id),
        at: time,
        milestone: fc.option(fc.constantFrom(...MILESTONES)),
        body,
        audience,
        source: fc.option(text),
      }),
    ),
    updates: many('u', (id) =>
      fc.record({
        id: fc.constant(id),
        at: time,
        status: fc.constantFrom(...UPDATE_STATUSES),
        body,
        nextUpdate: time,
      }),
    ),
    actions: many('a', (id) =>
      fc
        .record({
          id: fc.constant(id),
          body,
          owner: text,
          due: fc.constantFrom(null, '2026-04-01'),
          dueWritten: fc.constantFrom('next sprint', 'when it is cold'),
          priority: text,
          status: fc.constantFrom('open' as const, 'done' as const),
          ticket: text,
        })
        .map(({ dueWritten, ...action }) =>
          action.due === null ? { ...action, dueWritten } : action,
        ),
    ),
    media: fc.constant({ pic: { type: 'image/png', data: 'AAAA', name: 'a.png' } }),
    ignored: fc.constant([]),
  })
  .map((document): Postmortem => withFreshFacts(document as unknown as Postmortem));
