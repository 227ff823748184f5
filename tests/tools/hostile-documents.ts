/**
 * Random documents with everything in them that breaks writers: every node type, signs that
 * Markdown, XML and HTML mean something by, empty fields, unknown keys, times of every kind.
 */
import fc from 'fast-check';
import type { BlockContent, PhrasingContent, Root, RootContent } from 'mdast';
import {
  ACTION_STATUSES,
  DOCUMENT_STATES,
  MILESTONES,
  SECTION_KINDS,
  UPDATE_STATUSES,
  type Postmortem,
  type Time,
} from '../../core/document/postmortem.ts';
import { mapDocumentFacts } from '../../core/live-facts/in-prose.ts';
import { withFreshFacts } from '../../core/live-facts/settle.ts';
import { liveFact } from './facts.ts';

const SIGNS = [
  '|',
  '\\',
  '\\|',
  '`',
  '``',
  '*',
  '**',
  '_',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '&',
  '&amp;',
  '#',
  '# ',
  '- ',
  '+ ',
  '1. ',
  '> ',
  '---',
  '===',
  '!',
  '![',
  '^',
  '$',
  '{',
  '}',
  ':',
  '"',
  "'",
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '  ',
  ' ',
  '<!--',
  '-->',
  '<!-- pm:section x -->',
  '\n<!-- pm:section a -->\n',
  '<!-- pm:row a -->',
  '<br>',
  '</td>',
  '<script>',
  'https://example.org/a_b',
  'a@example.org',
  'é',
  'Ж',
  '漢字',
  'ع',
  '🙂',
  '\u200b',
  '\u00a0',
  '\u2028',
  '\u0007',
  '\u0000',
  '\ufeff',
  '\ud800',
  ']]>',
  '%',
  '\\u003c',
  '---\n',
  '~~~',
  '```',
  '```\n',
  '[^1]',
  '[track]',
  '[a]: b',
];
const word = fc.constantFrom(
  'gateway',
  'latency',
  '09:15',
  'restored',
  'the',
  'a',
  'zone B',
  'p99',
  '1,940',
);
const piece = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom(...SIGNS) },
  fc.string({ maxLength: 6 }),
);
export const hostileText = fc
  .array(piece, { maxLength: 7 })
  .map((pieces) => pieces.join(' ').slice(0, 80));
const tightText = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(hostileText, tightText);
const someText = anyText.filter((text) => text !== '');
const url = fc.oneof(
  fc.constantFrom(
    'https://example.org/x?a=1&b=2',
    'mailto:a@example.org',
    'javascript:alert(1)',
    '',
    '#top',
    '#gateway',
    '#the',
    '#%zz',
    'media:p1',
    'media:missing',
    'file:///x',
  ),
  anyText,
);

/**
 * What footnotes are called: few names, so that references find them, some twice and some in
 * another body.
 */
const note = fc.constantFrom('1', 'lamp', 'x]y');

const phrasing: fc.Arbitrary<PhrasingContent[]> = fc.letrec<{
  many: PhrasingContent[];
  one: PhrasingContent;
}>((tie) => ({
  many: fc.array(tie('one'), { maxLength: 4, depthIdentifier: 'phrasing' }),
  one: fc.oneof(
    { depthSize: 'small', depthIdentifier: 'phrasing' },
    { weight: 6, arbitrary: anyText.map((value): PhrasingContent => ({ type: 'text', value })) },
    anyText.map((value): PhrasingContent => ({ type: 'inlineCode', value })),
    fc.constant<PhrasingContent>({ type: 'break' }),
    fc.record({
      type: fc.constant('image' as const),
      url,
      title: fc.option(anyText),
      alt: anyText,
    }),
    fc
      .constantFrom('<b>', '</b>', '<br>', '<!-- hidden -->', '<u>')
      .map((value): PhrasingContent => ({ type: 'html', value })),
    {
      weight: 3,
      arbitrary: note.map((identifier): PhrasingContent => ({
        type: 'footnoteReference',
        identifier,
        label: identifier,
      })),
    },
    liveFact(
      ['e0', 'e1', 'a'],
      anyText.map((value) => value.replace(/\s+/g, ' ')),
    ),
    fc.constant({ type: 'mystery', value: 'unknown inline' } as unknown as PhrasingContent),
    fc
      .tuple(fc.constantFrom('emphasis', 'strong', 'delete'), tie('many'))
      .map(([type, children]) => ({ type, children }) as PhrasingContent),
    fc.record({
      type: fc.constant('link' as const),
      url,
      title: fc.option(anyText),
      children: tie('many'),
    }),
    fc
      .tuple(fc.constantFrom('a', 'track', 'p1'), tie('many'))
      .map(([label, children]): PhrasingContent => ({
        type: 'linkReference',
        identifier: label,
        label,
        referenceType: 'full',
        children,
      })),
  ),
})).many;

const blocks: fc.Arbitrary<BlockContent[]> = fc.letrec<{ many: BlockContent[]; one: BlockContent }>(
  (tie) => ({
    many: fc.array(tie('one'), { maxLength: 3, depthIdentifier: 'flow' }),
    one: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'flow' },
      {
        weight: 5,
        arbitrary: phrasing.map((children): BlockContent => ({ type: 'paragraph', children })),
      },
      fc
        .tuple(fc.integer({ min: 1, max: 6 }), phrasing)
        .map(([depth, children]) => ({ type: 'heading', depth, children }) as BlockContent),
      fc.record({
        type: fc.constant('code' as const),
        lang: fc.option(fc.constantFrom('sql', 'a b', '`', '')),
        meta: fc.option(fc.constant('x')),
        value: anyText,
      }),
      fc.constant<BlockContent>({ type: 'thematicBreak' }),
      fc
        .constantFrom(
          '<!-- pm:section a -->',
          '<div>html words</div>',
          '<!-- -->',
          '<script>x</script>',
        )
        .map((value): BlockContent => ({ type: 'html', value })),
      fc
        .array(fc.array(phrasing, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .map((rows): BlockContent => ({
          type: 'table',
          align: rows[0]!.map(() => null),
          children: rows.map((cells) => ({
            type: 'tableRow',
            children: cells.map((children) => ({ type: 'tableCell', children })),
          })),
        })),
      fc.constant({
        type: 'mystery',
        children: [{ type: 'paragraph', children: [{ type: 'text', value: 'unknown block' }] }],
      } as unknown as BlockContent),
      fc.constant({
        type: 'definition',
        identifier: 'a',
        label: 'a',
        url: 'https://example.org/a',
        title: null,
      } as unknown as BlockContent),
      {
        weight: 2,
        arbitrary: fc.tuple(note, fc.option(fc.constant('A')), tie('many')).map(
          ([identifier, label, children]) =>
            ({
              type: 'footnoteDefinition',
              identifier,
              label: label ?? identifier,
              children,
            }) as unknown as BlockContent,
        ),
      },
      tie('many').map((children): BlockContent => ({ type: 'blockquote', children })),
      fc
        .tuple(
          fc.boolean(),
          fc.boolean(),
          fc.array(fc.tuple(fc.constantFrom(null, true, false), tie('many')), { maxLength: 3 }),
        )
        .map(([ordered, spread, items]): BlockContent => ({
          type: 'list',
          ordered,
          start: ordered ? 3 : null,
          spread,
          children: items.map(([checked, children]) => ({
            type: 'listItem',
            spread,
            checked,
            children,
          })),
        })),
    ),
  }),
).many;

const body: fc.Arbitrary<Root> = blocks.map((children) => ({
  type: 'root',
  children: children as RootContent[],
}));

const origin = fc.constantFrom('written', 'document', 'previous', 'source', undefined);
const time: fc.Arbitrary<Time> = fc
  .record({
    written: anyText,
    local: fc.constantFrom(null, '2026-03-03T09:15', '2026-03-03T09:15:30', 'T14:07', '2026-03-04'),
    zone: fc.constantFrom(null, 'Europe/Copenhagen', 'MDT', '+02:00', 'nowhere'),
    instant: fc.constantFrom(null, '2026-03-03T08:15:00Z', '2026-03-04T21:00:00Z'),
    approximate: fc.boolean(),
    zoneFrom: origin,
    dateFrom: origin,
  })
  .map(({ zoneFrom, dateFrom, ...rest }) => ({
    ...rest,
    ...(zoneFrom && { zoneFrom }),
    ...(dateFrom && { dateFrom }),
  }));

const id = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{3,9}$/) },
  fc.constantFrom('document', 'title', 'track', 'part1', 'x y', '-->', 'Ж', '__proto__', 'a|b'),
  someText,
);
const audience = fc.constantFrom('everyone' as const, 'internal' as const);
const unknown = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constantFrom(
    { 'x-note': 'kept' },
    { extra: { deep: [1, null, '-->'] } },
    { set: 1, was: 'x', key: '|' },
  ),
);
const withUnknown = <T extends object>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(arbitrary, unknown).map(([value, more]) => ({ ...value, ...more }));

/**
 * Any valid document. Ids are unique over all rows and sections, as `openPostmortem` makes them.
 */
export const hostileDocument: fc.Arbitrary<Postmortem> = withUnknown(
  fc.record({
    format: fc.constant('postmortem' as const),
    version: fc.constant(3 as const),
    id: someText,
    title: anyText,
    state: fc.constantFrom(...DOCUMENT_STATES),
    revision: fc.oneof(fc.constantFrom('1', '1.10', 'true', ''), anyText),
    edited: fc.constantFrom('', '2026-03-09'),
    language: fc.constantFrom('en', 'en-GB', 'da', ''),
    incident: withUnknown(
      fc.record({
        reference: anyText,
        organization: anyText,
        severity: anyText,
        services: fc.array(anyText, { maxLength: 3 }),
        zone: fc.constantFrom('', 'Europe/Copenhagen', 'MDT', 'nowhere'),
        date: fc.constantFrom('', '2026-03-03'),
      }),
    ),
    people: fc.array(withUnknown(fc.record({ name: anyText, role: anyText })), { maxLength: 2 }),
    sections: fc.array(
      withUnknown(
        fc.record({
          id,
          kind: fc.constantFrom(...SECTION_KINDS),
          title: anyText,
          audience,
          required: fc.boolean(),
          guidance: anyText,
          body,
        }),
      ),
      { maxLength: 5 },
    ),
    timeline: fc.array(
      withUnknown(
        fc.record({
          id,
          at: fc.option(withUnknown(time)),
          milestone: fc.option(fc.constantFrom(...MILESTONES)),
          body,
          audience,
          source: fc.option(anyText),
        }),
      ),
      { maxLength: 4 },
    ),
    updates: fc.array(
      withUnknown(
        fc.record({
          id,
          at: fc.option(time),
          status: fc.constantFrom(...UPDATE_STATUSES),
          body,
          nextUpdate: fc.option(time),
        }),
      ),
      { maxLength: 3 },
    ),
    actions: fc.array(
      withUnknown(
        fc
          .record({
            id,
            body,
            owner: anyText,
            due: fc.constantFrom(null, '2026-03-13'),
            dueWritten: fc.oneof(
              fc.constant(undefined),
              fc.constantFrom('next sprint', '13 March'),
              anyText,
            ),
            priority: anyText,
            status: fc.constantFrom(...ACTION_STATUSES),
            ticket: url,
          })
          .map(({ dueWritten, ...action }) => ({
            ...action,
            ...(action.due === null && dueWritten !== undefined && { dueWritten }),
          })),
      ),
      { maxLength: 3 },
    ),
    media: fc.dictionary(
      fc.oneof(fc.constant('p1'), someText),
      withUnknown(
        fc.record({
          type: fc.constantFrom('image/png', 'image/svg+xml'),
          data: fc.constantFrom('', 'aGVsbG8=', 'iVBORw0KGgo='),
          name: anyText,
        }),
      ),
      { maxKeys: 2 },
    ),
    ignored: fc.array(fc.record({ rule: someText, place: anyText, reason: anyText }), {
      maxLength: 2,
    }),
  }),
).map((document) => withFreshFacts(withBoundFacts(withUniqueIds(document))));

/** Facts of `e0` and `e1` follow the first and the second row, whatever their ids are. */
function withBoundFacts(document: Postmortem): Postmortem {
  return mapDocumentFacts(document, (fact) => {
    const nth = fact.source.kind === 'entry' && /^e(\d)$/.exec(fact.source.id)?.[1];
    const id = nth && document.timeline[Number(nth)]?.id;
    return id ? { ...fact, source: { kind: 'entry', id } } : fact;
  });
}

function withUniqueIds(document: Postmortem): Postmortem {
  const seen = new Set<string>();
  const unique = <T extends { id: string }>(items: T[]): T[] =>
    items.map((item) => {
      let { id: own } = item;
      while (seen.has(own)) own += 'x';
      seen.add(own);
      return { ...item, id: own };
    });
  return {
    ...document,
    sections: unique(document.sections),
    timeline: unique(document.timeline),
    updates: unique(document.updates),
    actions: unique(document.actions),
  };
}
