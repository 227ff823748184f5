import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toClipboard } from '../../../../core/export/clipboard/write.ts';
import { visibleMarkdown } from '../../../../core/export/clipboard/visible-markdown.ts';
import { htmlToProse } from '../../../../core/prose/html/read.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { everyKind } from '../../../fixtures/documents/stress-prose.ts';
import { stressDocument } from '../../../fixtures/documents/stress.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { rcaDocument, sampleDocument } from '../../../tools/samples.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const copied = (document: Postmortem, audience: 'everyone' | 'internal' = 'everyone') =>
  toClipboard(buildReport(document, { audience, zone: '' }), { trackPng: PNG });
/** Pandoc's tree of a text, flattened to its nodes. */
function pandocNodes(format: string, input: Buffer | string): { t: string; c: unknown }[] {
  const run = spawnSync('pandoc', ['-f', format, '-t', 'json'], { input, maxBuffer: 1 << 28 });
  const nodes: { t: string; c: unknown }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    if ('t' in value) nodes.push(value as { t: string; c: unknown });
    // A picture's description is no text of the page.
    if (!('t' in value) || value.t !== 'Image') Object.values(value).forEach(visit);
  };
  visit((JSON.parse(run.stdout.toString()) as { blocks: unknown }).blocks);
  return nodes;
}
const count = (nodes: { t: string }[], type: string): number =>
  nodes.filter(({ t }) => t === type).length;
/** Code is text, too; where LibreOffice begins a new piece of text does not matter. */
const wordsOf = (nodes: { t: string; c: unknown }[]): string =>
  nodes
    .flatMap(({ t, c }) =>
      t === 'Str' ? [c] : t === 'Code' || t === 'CodeBlock' ? [(c as unknown[])[1]] : [],
    )
    .join('')
    .replace(/[\s\u200b]+/g, '');

const folder = mkdtempSync(join(tmpdir(), 'clipboard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['the sample', sampleDocument()],
  ['the ten pages', rcaDocument()],
])('%s, pasted', (name, document) => {
  const { html } = copied(document);
  const file = join(folder, `${name.replaceAll(' ', '-')}.html`);

  it.skipIf(lacks('pandoc'))('has every heading, table and picture for pandoc', () => {
    const nodes = pandocNodes('html', html);
    const report = buildReport(document, { audience: 'everyone', zone: '' });
    const headings = report.blocks.filter(
      (block) =>
        block.type === 'cover' ||
        block.type === 'section' ||
        (block.type === 'prose' && block.node.type === 'heading'),
    );
    expect(count(nodes, 'Header')).toBe(headings.length);
    expect(count(nodes, 'Image')).toBeGreaterThan(0);
    expect(count(nodes, 'Table')).toBe([...html.matchAll(/<table/g)].length);
  });

  it.skipIf(lacks('soffice', 'pandoc'))(
    'keeps headings, tables, pictures and words in LibreOffice Writer',
    () => {
      const [soffice] = tools('soffice');
      writeFileSync(
        file,
        `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`,
      );
      spawnSync(
        soffice,
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--infilter=HTML (StarWriter)',
          '--convert-to',
          'docx:MS Word 2007 XML',
          '--outdir',
          folder,
          file,
        ],
        { timeout: 120_000 },
      );
      const [pasted, sent] = [
        pandocNodes('docx', readFileSync(file.replace(/html$/, 'docx'))),
        pandocNodes('html', html),
      ];
      for (const type of ['Header', 'Table', 'Image'])
        expect([type, count(pasted, type)]).toEqual([type, count(sent, type)]);
      expect(wordsOf(pasted)).toEqual(wordsOf(sent));
    },
    180_000,
  );
});

test('what is pasted into our own text keeps its headings, tables and lists', () => {
  const prose = htmlToProse(copied(rcaDocument()).html);
  const types = prose.children.map(({ type }) => type);
  expect(types.filter((type) => type === 'heading').length).toBeGreaterThan(10);
  expect(types).toContain('table');
});

test('all looks are in the elements: no class, no style sheet, no script, nothing from outside', () => {
  const { html } = copied(stressDocument());
  expect(html).not.toMatch(/<(?:style|script|link|svg)\b/);
  expect(html.replace(/>[^<]*</g, '><')).not.toMatch(/\sclass=/);
  expect([...html.matchAll(/<(?:table|td|th)\b(?! style=)/g)]).toEqual([]);
  expect([...html.matchAll(/<img[^>]* src="(?!data:)/g)]).toEqual([]);
});

test('text that looks like our HTML stays text', () => {
  const report = sampleDocument();
  const hostile = '<td class="x"> & "quoted" class="y" <script>alert(1)</script>';
  const { html } = copied({
    ...report,
    title: hostile,
    sections: [
      {
        ...report.sections[0]!,
        body: {
          type: 'root',
          children: [
            { type: 'paragraph', children: [{ type: 'text', value: hostile }] },
            ...everyKind(),
          ],
        },
      },
    ],
  });
  expect(html).toContain(
    '&lt;td class=&quot;x&quot;&gt; &amp; &quot;quoted&quot; class=&quot;y&quot; &lt;script&gt;',
  );
});

test('the plain text is Markdown as people read it', () => {
  const { text, markdown } = copied(rcaDocument());
  expect(markdown).toBe(text);
  expect(text).toMatch(/^# \S/m);
  expect(text).not.toMatch(/<!-- pm:|data:image|^---$/m);
  expect(
    visibleMarkdown(
      '---\na: 1\n---\n\n# T <!-- pm:x -->\n\n[p]: data:image/png;base64,AAAA\n\nEnd\n',
    ),
  ).toBe('# T\n\nEnd\n');
});

test('what is internal is not copied for everyone', () => {
  const { html, text } = copied(stressDocument());
  for (const copy of [html, text]) {
    expect(copy).not.toContain('The key of the lamp room');
    expect(copy).toContain('As the relays told it.');
  }
  expect(copied(stressDocument(), 'internal').html).toContain('The key of the lamp room');
});
