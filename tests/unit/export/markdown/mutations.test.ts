/** Whatever happens to the lines of our Markdown, it opens, and no word of its text is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { lineWords } from '../../../../core/markdown/derived.ts';
import { splitFrontMatter } from '../../../../core/markdown/front-matter.ts';
import { DATA_START } from '../../../../core/markdown/format.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../../../../core/markdown/read.ts';
import { buildReport, type ReportOptions } from '../../../../core/report/report.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';
import { sampleDocument } from '../../../tools/samples.ts';
import { runs } from '../../../tools/runs.ts';

const SLOW = 180_000;

type Mutation = (lines: string[]) => string[];
const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const at = (lines: readonly string[], share: number): number => Math.floor(share * lines.length);
const ADDED = [
  'Zanzibar wrote this.',
  '- Zanzibar',
  '| Zanzibar |',
  '| 09:40 | Zanzibar | more | and more | still |',
  '## Zanzibar',
  '### Zanzibar',
  '> Zanzibar',
  '```',
  '<!-- Zanzibar',
  '-->',
  '',
  '    Zanzibar',
  '*Zanzibar*',
  '---',
  '<div>Zanzibar</div>',
  '1. Zanzibar',
];
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (share): Mutation =>
      (lines) =>
        lines.filter((_, index) => index !== at(lines, share)),
  ),
  fc.tuple(place, place).map(([from, to]): Mutation => (lines) => {
    const [line] = lines.slice(at(lines, from), at(lines, from) + 1);
    const rest = lines.filter((_, index) => index !== at(lines, from));
    return [...rest.slice(0, at(lines, to)), line!, ...rest.slice(at(lines, to))];
  }),
  place.map((share): Mutation => (lines) => [
    ...lines.slice(0, at(lines, share)),
    ...lines.slice(at(lines, share), at(lines, share) + 1),
    ...lines.slice(at(lines, share)),
  ]),
  fc
    .tuple(place, fc.constantFrom(...ADDED))
    .map(([share, line]): Mutation => (lines) => [
      ...lines.slice(0, at(lines, share)),
      line,
      ...lines.slice(at(lines, share)),
    ]),
  place.map(
    (share): Mutation =>
      (lines) =>
        lines.map((line, index) => (index === at(lines, share) ? line.trim() : line)),
  ),
  place.map(
    (share): Mutation =>
      (lines) =>
        lines.map((line, index) => (index === at(lines, share) ? `${line} Zanzibar` : line)),
  ),
  place.map(
    (share): Mutation =>
      (lines) =>
        lines.map((line, index) =>
          index === at(lines, share) ? line.replace(/<!--.*?-->/g, '') : line,
        ),
  ),
);

/**
 * The words that a reader of the file sees: all but comments, addresses and front matter that says
 * what the body says.
 */
function visibleWords(text: string): Set<string> {
  const body = splitFrontMatter(text)!
    .body.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^\[[^\]]*\]: .*$/gm, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/!\[[^\]]*\]\[track\]/g, ' ');
  return new Set(lineWords(body).split(' '));
}

function allWords(document: Postmortem, options: ReportOptions): Set<string> {
  const strings: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(document);
  return new Set(
    lineWords(strings.join('\n'))
      .split(' ')
      .concat([...visibleWords(toMarkdownText(buildReport(document, options)))]),
  );
}

const options = fc.record({
  audience: fc.constant('internal' as const),
  zone: fc.constant(''),
  utc: fc.boolean(),
  brief: fc.boolean(),
});

function expectKept(
  document: Postmortem,
  shown: ReportOptions,
  mutations: readonly Mutation[],
): void {
  const source = toMarkdownText(buildReport(document, shown));
  const text = mutations.reduce((lines, mutate) => mutate(lines), source.split('\n')).join('\n');
  if (!isOwnMarkdown(text)) return;
  const opened = readOwnMarkdown(text, sequentialIds('new'));
  const kept = allWords(opened, shown);
  // Numbers of the report's own tables are worked out anew: the days, the measures, the times in
  // UTC.
  const lost = [...visibleWords(text)].filter(
    (word) => word !== '' && !kept.has(word) && !/^\d+$/.test(word),
  );
  expect(lost, text.slice(0, text.indexOf(DATA_START))).toEqual([]);
}

describe('our Markdown with other lines', () => {
  it(
    'of the sample',
    () => {
      fc.assert(
        fc.property(
          options,
          fc.array(mutation, { minLength: 1, maxLength: 6 }),
          (shown, mutations) => expectKept(sampleDocument(), shown, mutations),
        ),
        { numRuns: runs(150) },
      );
    },
    SLOW,
  );

  it(
    'of hostile documents opens',
    () => {
      fc.assert(
        fc.property(
          hostileDocument,
          options,
          fc.array(mutation, { minLength: 1, maxLength: 6 }),
          (document, shown, mutations) => {
            const text = mutations
              .reduce(
                (lines, mutate) => mutate(lines),
                toMarkdownText(buildReport(document, shown)).split('\n'),
              )
              .join('\n');
            if (!isOwnMarkdown(text)) return;
            const opened = readOwnMarkdown(text, sequentialIds('new'));
            if (text.replace(/<!--[\s\S]*?(?:-->|$)/g, '').includes('Zanzibar'))
              expect(JSON.stringify(opened)).toContain('Zanzibar');
          },
        ),
        { numRuns: runs(200) },
      );
    },
    SLOW,
  );
});
