/**
 * The pages as a reader turns them: of the Word file through LibreOffice, and of the PDF. What a
 * rule can tell about their setting; the rest was looked at.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toPdf } from '../../../core/export/pdf/write.ts';
import { inlineText } from '../../../core/prose/text.ts';
import { buildReport, type Report } from '../../../core/report/report.ts';
import { zlibCodec } from '../../../electron/export/zlib-codec.ts';
import { stressDocument } from '../../fixtures/documents/stress.ts';
import { external, lacks } from '../../tools/external.ts';
import { appFaces } from '../../tools/paper.ts';
import { convertAll } from '../../tools/office.ts';
import { withPrinter } from '../../tools/print.ts';
import { rcaDocument, sampleDocument, seedDocuments } from '../../tools/samples.ts';

interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
}

interface Page {
  height: number;
  /** Between head and foot, in lines from the top. */
  lines: Word[][];
  foot: string;
}

const WAYS = ['Word', 'PDF'] as const;
type Way = (typeof WAYS)[number];
/** Points of A4's text area, with a hair's breadth. */
const EDGES = { left: 68 - 1.5, right: 595.3 - 68 + 1.5, top: 66, bottom: 66 };

const stress = stressDocument();
const documents: Record<string, Postmortem> = {
  sample: sampleDocument(),
  rca: rcaDocument(),
  stress: { ...stress, timeline: stress.timeline.slice(0, 60) },
  ...Object.fromEntries(
    seedDocuments().map(({ name, document }) => [name.replace(/\W+/g, '-'), document]),
  ),
};
const reports: Record<string, Report> = Object.fromEntries(
  Object.entries(documents).map(([name, document]) => [
    name,
    buildReport(document, { audience: 'internal', zone: '' }),
  ]),
);
const tools = {
  chromium: external('chromium'),
  soffice: external('soffice'),
  pdftotext: external('pdftotext'),
};
const pages = new Map<string, Page[]>();
let folder = '';

beforeAll(async () => {
  if (!tools.chromium || !tools.soffice || !tools.pdftotext) return;
  folder = mkdtempSync(join(tmpdir(), 'afterword-pages-'));
  for (const [name, report] of Object.entries(reports))
    writeFileSync(join(folder, `${name}.docx`), await toDocx(report));
  await convertAll(
    tools.soffice,
    Object.keys(reports).map((name) => join(folder, `${name}.docx`)),
    'pdf:writer_pdf_Export',
    join(folder, 'Word'),
  );
  await withPrinter(tools.chromium, async (print) => {
    for (const [name, report] of Object.entries(reports))
      writeFileSync(
        join(folder, `${name}.pdf`),
        await toPdf(report, { faces: appFaces, codec: zlibCodec, print }),
      );
  });
  for (const name of Object.keys(reports)) {
    pages.set(`${name} Word`, pagesOf(join(folder, 'Word', `${name}.pdf`)));
    pages.set(`${name} PDF`, pagesOf(join(folder, `${name}.pdf`)));
  }
}, 900_000);

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

function pagesOf(file: string): Page[] {
  const xml = execFileSync(tools.pdftotext!, ['-bbox', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return [...xml.matchAll(/<page width="[\d.]+" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, height, content]) => {
      const words = [
        ...content!.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs,
        ),
      ].map(([, left, top, right, bottom, text]): Word => ({
        text: unescaped(text!),
        left: Number(left),
        right: Number(right),
        top: (Number(top) + Number(bottom)) / 2,
      }));
      const body = words.filter(
        ({ top }) => top > EDGES.top && top < Number(height) - EDGES.bottom,
      );
      return {
        height: Number(height),
        lines: linesOf(body),
        foot: words
          .filter(({ top }) => top >= Number(height) - EDGES.bottom)
          .map(({ text }) => text)
          .join(' '),
      };
    },
  );
}

/** Words whose middles are at one height. */
function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const line = lines.at(-1);
    if (line && word.top - line[0]!.top < 4) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const textOf = (line: readonly Word[]): string => line.map(({ text }) => text).join(' ');
const squeezed = (text: string): string => text.replace(/\s+/g, '');
const each = (use: (name: string, way: Way, all: readonly Page[]) => void): void => {
  for (const name of Object.keys(reports))
    for (const way of WAYS) use(name, way, pages.get(`${name} ${way}`)!);
};

describe.skipIf(lacks('chromium', 'soffice', 'pdftotext'))('pages', () => {
  it('end with no heading, nor with the head of a table or a day’s line', () => {
    const found: string[] = [];
    each((name, way, all) => {
      const heads = new Set(
        reports[name]!.blocks.flatMap((block, index, all): string[] => {
          // A picture has no words that would be found below its heading.
          if (all[index + 1]?.type === 'track') return [];
          if (block.type === 'section' || block.type === 'appendix') return [block.title];
          if (block.type === 'rows')
            return [
              block.columns.map(({ title }) => title).join(''),
              ...block.rows.flatMap((row) => (row.type === 'day' ? [row.text] : [])),
            ];
          if (block.type !== 'prose') return [];
          return block.node.type === 'heading'
            ? [inlineText(block.node)]
            : block.node.type === 'table'
              ? [block.node.children[0]!.children.map(inlineText).join('')]
              : [];
        }).map(squeezed),
      );
      all.forEach(({ lines }, index) => {
        const last = textOf(lines.at(-1) ?? []);
        if (heads.has(squeezed(last))) found.push(`${name}, ${way}, page ${index + 1}: ${last}`);
      });
    });
    expect(found).toEqual([]);
  });

  it('hold every row whole, and each table and line of text within its margins', () => {
    const [split, beyond]: string[][] = [[], []];
    each((name, way, all) => {
      const words = all.map(({ lines }) =>
        lines
          .flat()
          .map(({ text }) => text)
          .join(' '),
      );
      for (const block of reports[name]!.blocks) {
        if (block.type !== 'rows') continue;
        for (const row of block.rows) {
          // Rows of one paragraph in Latin letters: those whose words have one order, and which a
          // page has room for.
          const [only] =
            row.type === 'item'
              ? row.cells[
                  block.columns.findIndex(({ role }) =>
                    ['event', 'update', 'action'].includes(role),
                  )
                ]!
              : [];
          if (
            row.type !== 'item' ||
            only?.type !== 'paragraph' ||
            !/^[\x20-\x7e’“”–—é]{12,900}$/.test(inlineText(only))
          )
            continue;
          if (!words.some((page) => holdsInOrder(page, inlineText(only))))
            split.push(`${name}, ${way}: ${inlineText(only)}`);
        }
      }
      all.forEach(({ lines }, index) => {
        for (const { text, left, right } of lines.flat())
          if (/\S/.test(text) && (left < EDGES.left || right > EDGES.right))
            beyond.push(`${name}, ${way}, page ${index + 1}: ${text} ${left}–${right}`);
      });
    });
    expect(split).toEqual([]);
    expect(beyond).toEqual([]);
  });

  it('are numbered in their foot, and none but the last is left half empty for nothing', () => {
    const empty: string[] = [];
    each((name, way, all) => {
      all.forEach(({ lines, foot, height }, index) => {
        expect(foot).toContain(`Page ${index + 1} of ${all.length}`);
        const lowest = lines.at(-1)?.[0]?.top ?? 0;
        // The stress document is full of pictures, which take a page for themselves.
        if (name !== 'stress' && index < all.length - 1 && lowest < height * 0.5)
          empty.push(`${name}, ${way}, page ${index + 1} of ${all.length}`);
      });
    });
    expect(empty).toEqual([]);
  });

  it('are as many as they were: a longer report is a fault of the setting, until it is meant', () => {
    const counts: Record<string, number> = {};
    each((name, way, all) => {
      if (name === 'sample' || name === 'rca') counts[`${name} ${way}`] = all.length;
    });
    for (const [which, count] of Object.entries(counts))
      expect(count, which).toBeLessThanOrEqual(which.startsWith('rca') ? 13 : 5);
  });
});

/**
 * Whether a page has these words in this order, maybe with those of other columns between them, and
 * parts of long ones on lines of their own.
 */
function holdsInOrder(page: string, text: string): boolean {
  let at = 0;
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const found = page.indexOf(word, at);
    if (found === -1) return word.length > 20;
    at = found + word.length;
  }
  return true;
}
