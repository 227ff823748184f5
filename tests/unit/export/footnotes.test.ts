/**
 * Footnotes in each format: real ones where the format has them, and links both ways where they
 * stand at the end.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
} from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toClipboard } from '../../../core/export/clipboard/write.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { findLeaks } from '../../../core/leaks/find.ts';
import { unpackExport } from '../../../core/leaks/unpack.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { toPdf } from '../../../core/export/pdf/write.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { htmlToProse } from '../../../core/prose/html/read.ts';
import { formatMarkdown } from '../../../core/prose/markdown.ts';
import { buildReport } from '../../../core/report/report.ts';
import { referencesOf } from '../../../core/report/notes.ts';
import { footnotesDocument } from '../../fixtures/documents/footnotes.ts';
import { external } from '../../tools/external.ts';
import { withPrinter } from '../../tools/print.ts';
import { germanReference } from './docx/references.ts';

const SLOW = 120_000;
const document = footnotesDocument();
const report = buildReport(document, { audience: 'internal', zone: '' });
const references = report.blocks.flatMap(referencesOf).map(({ identifier }) => identifier);
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, part]) => part!);

describe('in Word, footnotes', () => {
  const parts = async (reference?: Uint8Array): Promise<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(unzipSync(await toDocx(report, { reference }))).map(([path, content]) => [
        path,
        strFromU8(content),
      ]),
    );

  it("are Word's own, each referred to once; what refers to one again says the number of the first", async () => {
    const { 'word/document.xml': body, 'word/footnotes.xml': notes } = await parts();
    expect(found(body!, /<w:footnoteReference w:id="(\d+)"\/>/g)).toEqual([...new Set(references)]);
    expect(found(notes!, /<w:footnote w:id="(\d+)">/g)).toEqual(
      report.notes.map(({ number }) => String(number)),
    );
    expect(found(body!, /NOTEREF (\S+) /g)).toEqual(['_pm_note_1_from', '_pm_note_1_from']);
    expect(found(body!, /w:name="(_pm_note_1_from)"/g)).toHaveLength(1);
    for (const note of found(notes!, /<w:footnote w:id="\d+">(.*?)<\/w:footnote>/gs)) {
      expect(note).toMatch(/^<w:p><w:pPr><w:pStyle w:val="FootnoteText"\/>/);
      expect(found(note, /(<w:footnoteRef\/>)/g)).toHaveLength(1);
    }
  });

  it.each([
    ['of our own', undefined],
    ["in a company's look", germanReference()],
  ])('have relationships of their own for links and pictures: %s', async (_, reference) => {
    const {
      'word/footnotes.xml': notes,
      'word/_rels/footnotes.xml.rels': relations,
      ...others
    } = await parts(reference);
    const ids = found(notes!, /r:(?:id|embed)="([^"]+)"/g);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(relations).toContain(`Id="${id}"`);
    expect(relations).toContain('Target="https://example.org/boats" TargetMode="External"');
    expect(Object.keys(others)).toContain(
      `word/${/Target="(media\/[^"]+)"/.exec(relations!)![1]!}`,
    );
    const used = new Set(found(notes!, /<w:[pr]Style w:val="([^"]+)"/g));
    for (const style of used) expect(others['word/styles.xml']).toContain(`w:styleId="${style}"`);
  });
});

describe('in HTML, footnotes', () => {
  it.each([
    ['the page', toHtml(report, { as: 'page' })],
    ['print', toHtml(report)],
    ['a clipboard', toClipboard(report).html],
  ])('stand at the end, with links there and back: %s', (name, html) => {
    const [text, notes] = html.split('>Notes</h2>') as [string, string];
    const there = found(text, /<sup><a id="[^"]+" href="#([^"]+)"/g);
    expect(there).toEqual(references.map((number) => `pm-note-${number}`));
    for (const id of there) expect(notes).toContain(`<li id="${id}"`);
    const back = found(notes, /href="#(pm-note-[^"]+)"/g);
    expect(back).toEqual(report.notes.map(({ number }) => `pm-note-${number}-from`));
    for (const id of back) expect(text).toContain(`<a id="${id}"`);
    const ids = found(html, / id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    // Chromium takes a link with a role for none.
    expect([/doc-noteref/, /doc-backlink/, /doc-endnotes/].map((role) => role.test(html))).toEqual(
      Array(3).fill(name !== 'print'),
    );
  });

  it('are footnotes again for our own text, and for a plain text field', () => {
    const { html } = toClipboard(report);
    const pasted = htmlToProse(html);
    expect(pasted.children.filter(({ type }) => type === 'footnoteDefinition')).toHaveLength(
      report.notes.length,
    );
    expect(formatMarkdown(pasted)).toContain(
      'for an hour[^1]; nobody was hurt[^2]. A second look at the first note[^1].',
    );
    expect(formatMarkdown(pasted)).toContain('\n[^3]: Boats on the north pier.\n');
  });

  it('are set apart from one another where two stand side by side', () => {
    expect(toHtml(report)).toContain('>3</a></sup><sup>, </sup><sup><a');
  });
});

describe.runIf(external('chromium') && external('pdfinfo'))('in a PDF, footnotes', () => {
  let folder = '';
  let file = '';
  let pdf: PDFDocument;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-footnotes-'));
    file = join(folder, 'report.pdf');
    writeFileSync(
      file,
      await withPrinter(external('chromium')!, (print) => toPdf(report, { print })),
    );
    pdf = await PDFDocument.load(readFileSync(file), { updateMetadata: false });
  }, SLOW);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are notes with labels, and what leads to one is a reference', () => {
    const lines = execFileSync(external('pdfinfo')!, ['-struct', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .map((line) => line.trim());
    expect(lines.filter((line) => line.startsWith('Note '))).toEqual(
      report.notes.map(({ number }) => `Note <_pm_note_${number}> (inline)`),
    );
    expect(lines.filter((line) => line.startsWith('Reference'))).toHaveLength(references.length);
    lines.forEach((line, index) => {
      if (line.startsWith('Note '))
        expect(lines.slice(index + 1, index + 3).map((each) => each.split(' ')[0])).toEqual([
          'Lbl',
          'Link',
        ]);
      if (line.startsWith('Reference'))
        expect(lines[index + 1]).toMatch(/^Link <_pm_note_\d+_from(_\d)?>/);
    });
  });

  it('have links that say where they lead, and lead into the text of a page', () => {
    const links = pdf
      .getPages()
      .flatMap(({ node }) =>
        (node.Annots()?.asArray() ?? []).map((ref) => pdf.context.lookup(ref, PDFDict)),
      )
      .filter((link) => link.get(PDFName.of('Dest')) instanceof PDFName);
    const called = links.map((link) =>
      link.lookup(PDFName.of('Contents'), PDFHexString).decodeText(),
    );
    expect(called.filter((text) => /^Note \d+$/.test(text))).toEqual(
      references.map((number) => `Note ${number}`),
    );
    expect(called.filter((text) => text === 'Back to the text')).toHaveLength(report.notes.length);
    const places = pdf.context
      .lookup(pdf.catalog.get(PDFName.of('Dests')), PDFDict)
      .entries()
      .filter(([key]) => key.decodeText().startsWith('pm-note-'))
      .map(([, place]) => place as PDFArray);
    // One for each note, and one for the first reference to it.
    expect(places.length).toBe(2 * report.notes.length);
    for (const place of places) {
      const [left, top] = [
        place.lookup(2, PDFNumber).asNumber(),
        place.lookup(3, PDFNumber).asNumber(),
      ];
      expect(left).toBeGreaterThan(67);
      expect(top).toBeLessThan(842 - 72);
      expect(top).toBeGreaterThan(67);
    }
  });
});

describe('in Markdown, footnotes', () => {
  const text = toMarkdownText(report);
  const read = (edited: string): Postmortem => readOwnMarkdown(edited, sequentialIds('new'));
  const json = (value: unknown): string => JSON.stringify(value);

  it("are GitHub's, and open as they were", () => {
    expect(text).toContain(
      'for an hour[^1]; nobody was hurt[^2]. A second look at the first note[^1].',
    );
    expect(text).toContain(
      '\n[^2]: The first aid log has no entry.\n\n    It was read twice, and shows:\n\n    - the morning round\n',
    );
    expect(text).toMatch(/\| The lease ends\[\^15\]\. +\|/);
    expect(toCanonicalJson(read(text))).toBe(toCanonicalJson(document));
    expect(toCanonicalJson(read(text.replaceAll('\n', '\r\n')))).toBe(toCanonicalJson(document));
  });

  it('can be changed by hand: in a section, in a row, and without their comment', () => {
    expect(
      json(read(text.replace("the harbour's own clock", 'the clock of the mole')).sections[0]),
    ).toContain('the clock of the mole');
    const row = read(text.replace('two seconds slow', 'three seconds slow'));
    expect(json(row.timeline[0])).toContain('three seconds slow');
    expect(row).toEqual({
      ...document,
      timeline: [row.timeline[0], ...document.timeline.slice(1)],
    });
    const bare = read(text.replace(/<!-- pm:data[\s\S]*$/, ''));
    expect(json(bare.timeline[0]!.body)).toContain('two seconds slow');
    expect(json(bare.sections[0]!.body)).toMatch(/footnoteReference.*footnoteDefinition/);
    const unmarked = read(
      text.replace('<!-- pm:notes -->\n', '').replace(/<!-- pm:data[\s\S]*$/, ''),
    );
    expect(json(unmarked)).toContain('"type":"footnoteReference","identifier":"15"');
    expect(json(unmarked)).toContain('two seconds slow');
  });

  it('are kept when the last reference to one is taken away, and so is what stands between them', () => {
    const document = read(text.replace('The lease ends[^15].', 'The lease ends.'));
    expect(json(document.timeline[0])).not.toContain('two seconds slow');
    expect(json(document.sections.at(-1))).toContain('two seconds slow');
    expect(
      json(read(text.replace('\n[^2]: The', '\nA remark by hand.\n\n[^2]: The')).sections.at(-1)),
    ).toContain('A remark by hand.');
  });

  it('can be added by hand', () => {
    const document = read(
      text
        .replace('Times by the harbour clock.', 'Times by the harbour clock[^new].')
        .replace('\n[^2]: The', '\n[^new]: It runs fast.\n\n[^2]: The'),
    );
    expect(json(document.sections.find(({ id }) => id === 'timeline'))).toContain('It runs fast.');
    expect(buildReport(document, { audience: 'internal', zone: '' }).notes).toHaveLength(
      report.notes.length + 1,
    );
  });
});

describe('a report with footnotes that somebody sends back', () => {
  it.each([
    ['docx', async () => toDocx(report)],
    ['html', async () => Buffer.from(toHtml(report, { as: 'page' }))],
  ] as const)('has them again, in rows too: %s', async (ending, bytes) => {
    const { document: back } = await importSources(
      [{ name: `back.${ending}`, bytes: new Uint8Array(await bytes()) }],
      { newId: sequentialIds('new'), today: '2026-05-09' },
    );
    expect(buildReport(back!, { audience: 'internal', zone: '' }).notes).toHaveLength(
      report.notes.length,
    );
    expect(JSON.stringify(back!.timeline[0]!.body)).toContain('"footnoteReference"');
  });
});

describe('footnotes of what is internal', () => {
  it('are looked for by the leak check, in the part of a Word file that holds them', async () => {
    const leaks = findLeaks(document, await unpackExport(await toDocx(report), 'docx'));
    expect(leaks.find(({ text }) => text.includes('third lamp of the boathouse'))).toMatchObject({
      kind: 'sentence',
      why: 'is written in a footnote of an internal part',
      place: null,
    });
    const parts = await unpackExport(await toDocx(report), 'docx');
    expect(
      parts
        .filter(({ text }) => text.includes('only the night watch opens'))
        .map(({ where }) => where),
    ).toContain('the notes');
  });

  it.each(['docx', 'md', 'html'] as const)('are in no file for everyone: %s', async (format) => {
    const open = buildReport(document, { audience: 'everyone', zone: '' });
    const bytes =
      format === 'docx'
        ? await toDocx(open)
        : new TextEncoder().encode(
            format === 'md' ? toMarkdownText(open) : toHtml(open, { as: 'page' }),
          );
    const parts = await unpackExport(bytes, format);
    for (const { name, text } of parts) expect(text, name).not.toMatch(/boathouse|night watch/);
    expect(parts.some(({ text }) => text.includes('two seconds slow'))).toBe(true);
    expect(findLeaks(document, parts)).toEqual([]);
  });
});
