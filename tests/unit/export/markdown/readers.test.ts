/** What other programs read in our Markdown, and what becomes of Markdown that people wrote. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { lineWords } from '../../../../core/markdown/derived.ts';
import { printOf } from '../../../../core/markdown/format.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { importText } from '../../../../core/import/import.ts';
import { readOwnMarkdown } from '../../../../core/markdown/read.ts';
import { plainText, textBlocks } from '../../../../core/prose/text.ts';
import { parseMarkdown } from '../../../../core/prose/markdown.ts';
import { tidyProse } from '../../../../core/prose/tidy.ts';
import { isLinkable } from '../../../../core/report/show-context.ts';
import { referencesOf } from '../../../../core/report/notes.ts';
import { buildReport, type ReportOptions } from '../../../../core/report/report.ts';
import { footnotesDocument } from '../../../fixtures/documents/footnotes.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { sampleDocument, seedDocuments } from '../../../tools/samples.ts';
import { htmlWords } from '../../../tools/reading.ts';
import { markdownPage, markdownWords } from '../../../tools/words.ts';

const SLOW = 240_000;
const CORPUS = new URL('../../../../../shared/corpus/', import.meta.url);

/** Reports that people wrote in Markdown; none, after saying so, where they are not at hand. */
function corpus(): { name: string; text: string; document: Postmortem }[] {
  if (!existsSync(CORPUS)) {
    process.stdout.write('The corpus is not beside the project: tests go without it.\n');
    return [];
  }
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, CORPUS), 'utf8');
      return {
        name,
        text,
        document: importText(text, { name, newId: sequentialIds('i'), today: '2026-03-09' })
          .document,
      };
    });
}

const documents = (): { name: string; document: Postmortem }[] => [
  { name: 'sample', document: sampleDocument() },
  ...seedDocuments(),
  ...corpus(),
];
const run = (program: string, args: string[], input: string): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    input,
    maxBuffer: 1e8,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
const shown: ReportOptions[] = [
  { audience: 'internal', zone: '' },
  { audience: 'everyone', zone: 'UTC', utc: true, brief: true },
];

describe('our Markdown', () => {
  it.skipIf(lacks('cmark-gfm'))(
    'has the same words for cmark-gfm as for us, as a table, as a list, and as a brief',
    () => {
      const [cmark] = tools('cmark-gfm');
      for (const { name, document } of [
        ...documents(),
        { name: 'footnotes', document: footnotesDocument() },
      ]) {
        for (const options of shown) {
          const markdown = toMarkdownText(buildReport(document, options));
          const html = run(
            cmark,
            ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'tasklist', '-e', 'footnotes'],
            markdownPage(markdown),
          );
          expect(htmlWords(html), name).toEqual(markdownWords(markdown));
        }
      }
    },
    SLOW,
  );

  it.skipIf(lacks('pandoc'))(
    'keeps its footnotes after pandoc has put them behind everything, under other numbers, and twice where two places refer to one',
    () => {
      const [pandoc] = tools('pandoc');
      const report = buildReport(footnotesDocument(), shown[0]!);
      const opened = buildReport(
        readOwnMarkdown(setAnew(pandoc, toMarkdownText(report)), sequentialIds('new')),
        shown[0]!,
      );
      expect(opened.blocks.flatMap(referencesOf)).toHaveLength(
        report.blocks.flatMap(referencesOf).length,
      );
      const words = ({ notes }: typeof report): Set<string> =>
        new Set(
          notes.flatMap(({ blocks }) =>
            lineWords(plainText({ type: 'root', children: blocks })).split(' '),
          ),
        );
      expect(words(opened)).toEqual(words(report));
      expect(markdownWords(toMarkdownText(opened)).words).toEqual(
        markdownWords(toMarkdownText(report)).words,
      );
    },
  );

  it.skipIf(lacks('pandoc'))(
    'opens as the same document after pandoc has set it anew',
    () => {
      const [pandoc] = tools('pandoc');
      for (const { name, document } of documents()) {
        const opened = readOwnMarkdown(
          setAnew(pandoc, toMarkdownText(buildReport(document, shown[0]!))),
          sequentialIds('new'),
        );
        const outline = ({ sections, timeline, updates, actions }: Postmortem): unknown => [
          sections.map(({ id, kind, title }) => [id, kind, title]),
          [timeline, updates, actions].map((rows) => rows.map(({ id }) => id)),
        ];
        expect(outline(opened), name).toEqual(outline(document));
        const words = (each: Postmortem): string[] =>
          [...each.sections, ...each.timeline, ...each.updates, ...each.actions].map(
            ({ body: text }) => lineWords(plainText(text)),
          );
        expect(words(opened), name).toEqual(words(document));
      }
    },
    SLOW,
  );
});

function setAnew(pandoc: string, markdown: string): string {
  const [, front, body] = /^(---[\s\S]*?\n---\n)([\s\S]*)$/.exec(markdown)!;
  return (
    front! +
    run(
      pandoc,
      ['-f', 'gfm-autolink_bare_uris', '-t', 'gfm-autolink_bare_uris', '--wrap=none'],
      body!,
    )
  );
}

/** Leaf blocks as what they are: type, words and formatting, without positions. */
function leaves(root: Root): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (['paragraph', 'heading', 'tableCell', 'code'].includes(node.type)) {
      const text = textBlocks({ type: 'root', children: [node as never] })
        .map((block) => block.text)
        .join(' ');
      found.set(printOf('children' in node ? node.children : node), text);
    } else if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return found;
}

/** Links that go nowhere from a report as their words. */
function linked<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[])
    .map(linked)
    .flatMap((child) =>
      child.type === 'link' && !isLinkable(child.url) ? child.children : [child],
    );
  const joined = children.reduce<Nodes[]>((done, child) => {
    const last = done.at(-1);
    return last?.type === 'text' && child.type === 'text'
      ? [...done.slice(0, -1), { type: 'text', value: last.value + child.value }]
      : [...done, child];
  }, []);
  return { ...node, children: joined };
}

/**
 * The same meaning: a block of the source is the same block in the file (its formatting, links and
 * code too), or, where the import took it for a time, a title, a name or a row, its words are.
 */
describe('Markdown that people wrote', () => {
  it(
    'keeps its blocks, or where they became a row or a field, their words',
    () => {
      for (const { name, text, document } of corpus()) {
        const written = toMarkdownText(buildReport(document, shown[0]!));
        const kept = leaves(parseMarkdown(written));
        const words = new Set(lineWords(written + JSON.stringify(document)).split(' '));
        const source = leaves(tidyProse(parseMarkdown(text.replace(/^---\n[\s\S]*?\n---\n/, ''))));
        const changed = [...source].filter(([print]) => !kept.has(print));
        for (const [, block] of changed)
          expect(
            lineWords(block)
              .split(' ')
              .filter((word) => word !== '' && !words.has(word)),
            `${name}: ${block}`,
          ).toEqual([]);
        process.stdout.write(
          `${name}: ${source.size - changed.length} of ${source.size} blocks the same in Markdown, ${changed.length} as rows, fields or titles\n`,
        );
      }
    },
    SLOW,
  );

  it(
    'has bodies that its own text gives back, without anything hidden, but for links to files that the report does not have',
    () => {
      for (const { name, document } of corpus()) {
        const visible = readOwnMarkdown(
          toMarkdownText(buildReport(document, shown[0]!)).replace(/"set":\{/g, '"unset":{'),
          sequentialIds('new'),
        );
        const bodies = ({ sections }: Postmortem): string[] =>
          sections
            .filter(({ body }) => body.children.length > 0)
            .map(({ body }) => printOf(linked(body)));
        expect(bodies(visible), name).toEqual(bodies(document));
      }
    },
    SLOW,
  );
});
