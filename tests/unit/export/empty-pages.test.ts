/** No page but the last is left blank at its end: in the PDF, and in Word through LibreOffice. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { fromBase64 } from '../../../core/files/base64.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { buildReport } from '../../../core/report/report.ts';
import {
  pictureDocument,
  tallPictureDocument,
  tallPicturesDocument,
} from '../../fixtures/documents/tall.ts';
import { external } from '../../tools/external.ts';
import { convertAll } from '../../tools/office.ts';
import { blankEnds, markdownDocument, paperOf } from '../../tools/paper.ts';
import { withPrinter } from '../../tools/print.ts';
import { sampleDocument } from '../../tools/samples.ts';

const [chromium, soffice, pdftoppm] = ['chromium', 'soffice', 'pdftoppm'].map(external);
const WORDS =
  'The relay kept the old route until the lease ran out, and nobody had looked at the second one. ';
const filled = (text: string): Postmortem =>
  markdownDocument(`# Pages\n\n## Summary\n\n${`${WORDS.repeat(6)}\n\n`.repeat(6)}${text}\n`);

function tallRows(): Postmortem {
  const sample = sampleDocument();
  const [first] = sample.timeline;
  const bodies = ['Short.', WORDS.repeat(45), 'Short too.', WORDS.repeat(60), 'The end.'];
  return {
    ...filled(''),
    timeline: bodies.map((body, index) => ({
      ...first!,
      id: `t${index}`,
      body: parseMarkdown(body),
    })),
  };
}

const documents: Record<string, Postmortem> = {
  'a long quotation': filled(`> ${WORDS.repeat(50)}`),
  'long code': filled(`\`\`\`\n${'lampctl show --route second\n'.repeat(90)}\`\`\``),
  'rows taller than a page': tallRows(),
  'a line before a table of long cells': filled(
    `Before it:\n\n| a | b |\n|---|---|\n${`| x | ${WORDS.repeat(5)} |\n`.repeat(5)}`,
  ),
  'lines that lead to code': filled(
    `${WORDS.repeat(3)}Then:\n\n\`\`\`\n${'lampctl show --route second\n'.repeat(12)}\`\`\`\n\n`.repeat(
      9,
    ),
  ),
  'lines that lead to a small table': filled(
    `${WORDS.repeat(3)}So:\n\n| What was decided | At | By | Known | Again |\n${'|---'.repeat(5)}|\n${'| Close all of the doors on that pier | 07:58 | The lead | Three doors were wrong and nobody knew the cause | Yes |\n'.repeat(5)}\n`.repeat(
      9,
    ),
  ),
  'pictures with captions': pictureDocument(),
  'a tall picture below a third of a page': tallPictureDocument(),
};
/** Set on Letter, whose pages are lower. */
const TALL_PICTURES = 'tall pictures';
const all: [string, Postmortem][] = [
  ...Object.entries(documents),
  [TALL_PICTURES, tallPicturesDocument()],
];
const sizeOf = (name: string) => (name === TALL_PICTURES ? 'Letter' : 'A4');
/** Readers that know no SVG see one grey dot, at the drawing’s size. */
const DOT = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGMoaJgAAALkAYHgYVwLAAAAAElFTkSuQmCC',
);
const PNGS = new Map(['one', 'two'].map((key) => [key, DOT]));
const papers = new Map<string, number[]>();
let folder = '';

beforeAll(async () => {
  if (!chromium || !soffice || !pdftoppm) return;
  folder = mkdtempSync(join(tmpdir(), 'afterword-blank-'));
  for (const [index, [name, document]] of all.entries()) {
    const report = buildReport(document, {
      audience: 'internal',
      zone: '',
      pageSize: sizeOf(name),
    });
    writeFileSync(join(folder, `${index}.docx`), await toDocx(report, { pngs: PNGS }));
  }
  await convertAll(
    soffice,
    all.map((_, index) => join(folder, `${index}.docx`)),
    'pdf:writer_pdf_Export',
    join(folder, 'Word'),
  );
  await withPrinter(chromium, async (print) => {
    for (const [index, [name, document]] of all.entries()) {
      const paper = await paperOf(document, print, { pageSize: sizeOf(name) });
      papers.set(`${name}: PDF`, blankEnds(paper, pdftoppm));
      papers.set(
        `${name}: Word`,
        blankEnds(readFileSync(join(folder, 'Word', `${index}.pdf`)), pdftoppm),
      );
    }
  });
}, 300_000);
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!chromium || !soffice || !pdftoppm)('pages before the last', () => {
  for (const name of Object.keys(documents))
    for (const way of ['PDF', 'Word'])
      it(`are filled with ${name}: ${way}`, () => {
        const blank = papers.get(`${name}: ${way}`)!;
        expect(blank.length).toBeGreaterThan(1);
        expect(blank.slice(0, -1).filter((share) => share > 0.26)).toEqual([]);
      });
  it.each(['PDF', 'Word'])('hold two pictures that are as high as they may be: %s', (way) => {
    // The first stands below the title.
    expect(papers.get(`${TALL_PICTURES}: ${way}`)!.length).toBeLessThanOrEqual(5);
  });
});
