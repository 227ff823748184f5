/** Reviews as readers of PDF write them, put into a PDF of ours by another library. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { PDFDocument, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommentThread } from '../../../core/document/comments.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { finishPdf } from '../../../core/export/pdf/finish.ts';
import { markedForPrint } from '../../../core/export/pdf/marks.ts';
import { pdfMetadata } from '../../../core/export/pdf/metadata.ts';
import { plainText } from '../../../core/prose/text.ts';
import { buildReport } from '../../../core/report/report.ts';
import { bringIn } from '../../../core/review/bring-in.ts';
import { letterEdges } from '../../../core/review/pdf/letter-widths.ts';
import { drawingOf } from '../../../core/review/pdf/drawing.ts';
import { PageWords } from '../../../core/review/pdf/page-words.ts';
import { strokesOf } from '../../../core/review/pdf/strokes.ts';
import { readReview } from '../../../core/review/read-review.ts';
import { acceptAll } from '../../../core/review/settle.ts';
import { facesFrom } from '../../../electron/export/faces.ts';
import { zlibCodec } from '../../../electron/export/zlib-codec.ts';
import { annotated, type Mark } from '../../tools/annotate-pdf.ts';
import { external } from '../../tools/external.ts';
import { printPdf } from '../../tools/print.ts';
import { newIds, printerReport } from './reviewed.ts';

const REPORT = printerReport();
const MODULES = fileURLToPath(new URL('../../../node_modules/@fontsource/', import.meta.url));
const chromium = external('chromium');

let finished: Uint8Array;
let printed: Uint8Array;

beforeAll(async () => {
  if (!chromium) return;
  const report = buildReport(REPORT, { audience: 'internal', zone: '' });
  const { html, marks } = markedForPrint(
    toHtml(report, {
      fonts: await facesFrom(join(MODULES, 'inter/files'), join(MODULES, 'source-serif-4/files')),
    }),
    report.language,
  );
  printed = await printPdf(html, chromium);
  finished = await finishPdf(printed, pdfMetadata(report), { marks, codec: zlibCodec });
}, 240_000);

async function bring(bytes: Uint8Array, marks: readonly Mark[]) {
  const ids = newIds();
  const review = await readReview({ name: 'r.pdf', bytes: await annotated(bytes, marks) }, REPORT, {
    newId: ids,
  });
  return { review, ...bringIn(REPORT, [review], ids) };
}

function told({ about, comments, suggestion, state, unplaced }: CommentThread): string {
  const words = about.words ? ` “${about.words.exact}”` : '';
  const proposed = suggestion?.kind === 'words' ? ` → “${suggestion.words}”` : '';
  const said = comments.map(({ author, text }) => `${author}: ${text}`.trim()).join(' / ');
  return `${unplaced ? `nowhere (${unplaced})` : about.in} ${about.part}${words}${proposed} [${said}]${state === 'open' ? '' : ` ${state}`}`;
}

const CASES: [string, Mark[], string[]][] = [
  [
    'a highlight with a note, and one without',
    [
      { kind: 'Highlight', on: 'a mailbox', text: 'Which?' },
      { kind: 'Underline', on: 'printed by hand' },
    ],
    ['sections cause “a mailbox” [Rhea: Which?]', 'sections sum “printed by hand” [Rhea:]'],
  ],
  [
    'two marks of one paragraph that say nothing, or the same, are two',
    [
      { kind: 'Highlight', on: 'mailbox' },
      { kind: 'Highlight', on: 'nobody reads' },
      { kind: 'Highlight', on: 'reminder', text: 'Typo' },
      { kind: 'Highlight', on: 'the move', text: 'Typo' },
    ],
    [
      'sections cause “mailbox” [Rhea:]',
      'sections cause “nobody reads” [Rhea:]',
      'sections cause “reminder” [Rhea: Typo]',
      'sections cause “the move” [Rhea: Typo]',
    ],
  ],
  [
    'answers and a state',
    [
      { kind: 'Highlight', on: 'a mailbox', text: 'Which?' },
      { kind: 'Text', on: 'a mailbox', text: 'The old one.', answers: 0 },
      {
        kind: 'Text',
        on: 'a mailbox',
        answers: 0,
        more: { StateModel: 'Review', State: 'Completed' },
      },
    ],
    ['sections cause “a mailbox” [Rhea: Which? / Rhea: The old one.] resolved'],
  ],
  [
    'words struck out, put in, and replaced',
    [
      { kind: 'StrikeOut', on: 'Nobody outside', text: '' },
      { kind: 'Caret', on: 'Hall D', text: 'only' },
      { kind: 'Caret', on: 'All halls', text: 'Both halls' },
      { kind: 'StrikeOut', on: 'All halls', answers: 2, group: true },
    ],
    [
      'sections sum “Nobody outside” → “” [Rhea:]',
      'sections sum “” → “ only” [Rhea:]',
      'timeline e4 “All halls” → “Both halls” [Rhea:]',
    ],
  ],
  [
    'a sticky note, free text and ink are about the paragraph beside them',
    [
      { kind: 'Text', on: 'Hall D', text: 'And E?' },
      { kind: 'FreeText', on: 'new certificate', text: 'By whom?' },
      { kind: 'Ink', on: 'Hall B sent' },
    ],
    [
      'sections sum “Hall D waited.” [Rhea: And E?]',
      'timeline e3 “A new certificate is ordered.” [Rhea: By whom?]',
      'sections sum “Hall B sent its parcels to hall C.” [Rhea: Marked by hand.]',
    ],
  ],
  [
    'headings, times, and the title',
    [
      { kind: 'Highlight', on: 'Root cause', text: 'Only one?' },
      { kind: 'Highlight', on: 'Label printers stood', text: 'Good.' },
      { kind: 'Highlight', on: 'print-02', text: 'Retire it.' },
    ],
    [
      'sections cause [Rhea: Only one?]',
      'document  [Rhea: Good.]',
      'sections cause “print-02” [Rhea: Retire it.]',
    ],
  ],
];

describe.skipIf(!chromium)('annotations', () => {
  it('a PDF without any brings in nothing', async () => {
    const { review, added } = await bring(finished, []);
    expect(review.carriesBase).toBe(true);
    expect(added).toEqual([]);
  });

  it.each(CASES)('%s', async (_what, marks, expected) => {
    const { added, document } = await bring(finished, marks);
    expect(added.map(told).sort()).toEqual([...expected].sort());
    const suggested = added.filter(({ suggestion }) => suggestion).map(({ id }) => id);
    expect(acceptAll(document, suggested, { by: '', date: '' }).left).toEqual([]);
  });

  it.each(CASES)(
    'of a PDF that was printed again, without names and the document inside: %s',
    async (_what, marks, expected) => {
      const { added, review } = await bring(printed, marks);
      expect(review.carriesBase).toBe(false);
      expect(added.map(told).sort()).toEqual([...expected].sort());
    },
  );

  it('words put in stand apart from their neighbours', async () => {
    const { added, document } = await bring(finished, [
      { kind: 'Caret', on: 'Hall D', text: 'only' },
    ]);
    const { document: now } = acceptAll(
      document,
      added.map(({ id }) => id),
      { by: '', date: '' },
    );
    expect(plainText(now.sections[0]!.body)).toContain('Hall D only waited.');
  });

  it('what is drawn by hand comes with a picture of its place', async () => {
    const { added } = await bring(finished, [{ kind: 'Ink', on: 'Hall B sent' }]);
    const { page, width, height, printed, strokes } = added[0]!.drawing!;
    expect(page).toBe(1);
    expect(printed.map(({ text }) => text).join(' ')).toContain('Hall B sent its');
    // The stroke is under the words that it was drawn under.
    const line = printed.find(({ text }) => text.includes('Hall B sent'))!;
    const edges = letterEdges(line.text, line.width);
    const from = line.text.indexOf('Hall B');
    const [first, last] = strokes[0]!.split(' ').map((point) => point.split(',').map(Number));
    expect(strokes).toHaveLength(1);
    expect(first![0]).toBeCloseTo(line.x + edges[from]!, 0);
    expect(last![0]).toBeCloseTo(line.x + edges[from + 'Hall B sent'.length]!, 0);
    expect(Math.abs(first![1]! - line.y)).toBeLessThan(line.size);
    expect([width < 300, height < 60]).toEqual([true, true]);
    expect(printed.every((one) => one.x + one.width <= width + one.size)).toBe(true);
  });

  it('nothing is drawn of strokes beside the page, of too many, or of none that are numbers', () => {
    const page = { view: [0, 0, 600, 800] as const, lines: [] };
    expect(drawingOf(1, [[900, 900, 950, 950]], page)).toBeNull();
    expect(drawingOf(1, [[10, 10, 1e30, 20]], page)).toBeNull();
    expect(drawingOf(1, [[]], page)).toBeNull();
    const scribble = Array.from({ length: 40_000 }, (_, at) => 100 + (at % 100));
    const drawing = drawingOf(
      1,
      Array.from({ length: 500 }, () => scribble),
      page,
    )!;
    expect(JSON.stringify(drawing).length).toBeLessThan(20_000);
  });

  it('a mark is on the word that it covers, not on its neighbour with narrower letters', () => {
    // The true widths of Source Serif at 1,000 points.
    const widths = { will: 1_823, hammock: 4_785 };
    const text = 'will hammock';
    const words = new PageWords();
    const width = widths.will + 237 + widths.hammock;
    const item = { str: text, width, height: 1_000, transform: [1_000, 0, 0, 1_000, 0, 0] };
    words.add(1, { items: [item] }, [0, 0, 8_000, 2_000]);
    const [first, second] = words.words.map(({ box }) => box);
    expect(Math.abs(first![2] - widths.will)).toBeLessThan(150);
    expect(Math.abs(second![0] - widths.will - 237)).toBeLessThan(150);
  });

  it('a box, a circle and a many-sided figure are drawn as what they are', () => {
    const rect = [10, 20, 30, 40] as const;
    expect(strokesOf({ subtype: 'Square' }, rect)).toEqual([
      [10, 20, 30, 20, 30, 40, 10, 40, 10, 20],
    ]);
    expect(strokesOf({ subtype: 'Circle' }, rect)[0]!.slice(0, 2)).toEqual([30, 30]);
    const vertices = new Float32Array([1, 2, 3, 4, 5, 0]);
    expect(strokesOf({ subtype: 'Polygon', vertices }, rect)).toEqual([[1, 2, 3, 4, 5, 0, 1, 2]]);
    expect(strokesOf({ subtype: 'Line', lineCoordinates: [1, 5, 90, 6] }, rect)).toEqual([
      [1, 5, 90, 6],
    ]);
    expect(strokesOf({ subtype: 'Ink', inkLists: [{ length: 2, 0: 'x', 1: 1 }] }, rect)).toEqual([
      [],
    ]);
  });

  it('one outside of the page is on the nearest words', async () => {
    const pdf = await PDFDocument.load(finished, { updateMetadata: false });
    const ref = pdf.context.register(
      pdf.context.obj({
        Type: 'Annot',
        Subtype: 'Text',
        Rect: [-900, -900, -880, -880],
        Contents: PDFString.of('Where?'),
      }),
    );
    pdf.getPages()[0]!.node.addAnnot(ref);
    const bytes = await pdf.save({ addDefaultPage: false });
    const ids = newIds();
    const { added } = bringIn(
      REPORT,
      [await readReview({ name: 'r.pdf', bytes }, REPORT, { newId: ids })],
      ids,
    );
    expect(added.map(({ comments }) => comments[0]!.text)).toEqual(['Where?']);
  });
});

it('a PDF in which nothing of the report is, says so', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const file = { name: 'r.pdf', bytes: await pdf.save() };
  const { warnings, remarks } = await readReview(file, REPORT, { newId: newIds() });
  expect(remarks).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('may be of another document')]);
});

it('what is damaged or protected is one sentence', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7\nnothing more');
  await expect(readReview({ name: 'r.pdf', bytes }, REPORT, { newId: newIds() })).rejects.toThrow(
    /damaged or incomplete/,
  );
});
