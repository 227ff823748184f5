/** Faces that cannot be read: no letter is lost with them, and the author is told. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPdf } from '../../../../core/export/pdf/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { faceSource } from '../../../../electron/export/face-file.ts';
import { makeExport } from '../../../../electron/export/make-export.ts';
import { pageFaces } from '../../../../electron/export/page-faces.ts';
import { external } from '../../../tools/external.ts';
import { markdownDocument, pageTexts } from '../../../tools/paper.ts';
import { missingGlyphs } from '../../../tools/pdf-reading.ts';
import { withPrinter } from '../../../tools/print.ts';

const MODULES = fileURLToPath(new URL('../../../../node_modules/@fontsource', import.meta.url));
const LATIN = 'inter-latin-400-normal.woff2';
const SERIF = 'source-serif-4-latin-400-normal.woff2';
const [chromium, pdftotext] = [external('chromium'), external('pdftotext')];
const whole = readFileSync(join(MODULES, 'inter/files', LATIN));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-faces-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The app's folder of faces: one cut, one garbage, Thai's gone, Hebrew's list of letters no list. */
function damagedFolder(): { own: string[]; fallback: string } {
  const own = join(folder, 'fonts');
  const fallback = join(own, 'fallback');
  mkdirSync(fallback, { recursive: true });
  for (const family of ['inter', 'source-serif-4'])
    for (const name of readdirSync(join(MODULES, family, 'files')))
      if (/-(?:400|600)-normal\.woff2$/.test(name))
        copyFileSync(join(MODULES, family, 'files', name), join(own, name));
  writeFileSync(join(own, LATIN), whole.subarray(0, whole.length / 2));
  writeFileSync(join(own, SERIF), Buffer.alloc(20_000, 'garbage'));
  for (const name of readdirSync(MODULES).filter((each) => each.startsWith('noto-'))) {
    if (name !== 'noto-sans-thai' && name !== 'noto-sans-hebrew') {
      symlinkSync(join(MODULES, name), join(fallback, name));
      continue;
    }
    mkdirSync(join(fallback, name));
    const list = readFileSync(join(MODULES, name, 'unicode.json'), 'utf8');
    writeFileSync(
      join(fallback, name, 'unicode.json'),
      name === 'noto-sans-thai' ? list : list.slice(0, 40),
    );
  }
  return { own: [own], fallback };
}

describe('a file of a face', () => {
  it('is used whole, and not where it is cut, longer or no face', async () => {
    const file = join(folder, 'face.woff2');
    writeFileSync(file, whole);
    expect(await faceSource(file)).toContain(whole.toString('base64'));
    expect(await faceSource(join(folder, 'none.woff2'))).toBeNull();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
          fc
            .uint8Array({ minLength: 1, maxLength: 90 })
            .map((more) => Buffer.concat([whole, more])),
          fc.uint8Array({ maxLength: 300 }),
          // Whole by its head alone.
          fc.constant(Buffer.from(whole).fill(0x5a, 200)),
        ),
        async (bytes) => {
          writeFileSync(file, bytes);
          expect((await faceSource(file)) === null).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(!chromium || !pdftotext)('a PDF with damaged faces', () => {
  it('has every word, no missing glyph, and a sentence', async () => {
    const faces = damagedFolder();
    const words = ['Relay’s', 'naïve', 'Straße', 'สวัสดี', 'שלום', '王小明'];
    const report = buildReport(
      markdownDocument(
        `# Lamps\n\n## Summary\n\n${words.map((word) => `- ${word} x`).join('\n')}\n`,
      ),
      { audience: 'internal', zone: '' },
    );
    const { bytes, remarks } = await withPrinter(chromium!, (print) =>
      makeExport(
        report,
        'pdf',
        { mediaFolder: null, reference: null },
        {
          fonts: (letters, language) => pageFaces(faces, letters, language),
          print,
          shrink: (pictures) => Promise.resolve(pictures.map(() => null)),
          draw: () => Promise.reject(new Error('no drawing')),
        },
      ),
    );
    const text = pageTexts(bytes, pdftotext!).join('\n');
    for (const word of words) expect(text).toContain(word);
    expect(await missingGlyphs(bytes)).toBe(0);
    expect(remarks.filter((remark) => remark.includes('cannot be read'))).toEqual([
      expect.stringMatching(
        /^Afterword’s font inter-latin-400-normal\.woff2 and \d+ more cannot be read: .*Install Afterword again/,
      ),
    ]);
  }, 120_000);

  it('has the words of a drawing whose own face is no face', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><style>' +
      '@font-face{font-family:Own;src:url(data:font/woff2;base64,d09GMgABAAAAAA)}</style>' +
      '<text x="5" y="40" font-family="Own" font-size="20">Lanterns dimmed</text></svg>';
    const document = markdownDocument('# Lamps\n\n## Summary\n\nSee ![Drawn](media:d).\n');
    const report = buildReport(
      {
        ...document,
        media: {
          d: { type: 'image/svg+xml', data: Buffer.from(svg).toString('base64'), name: 'd.svg' },
        },
      },
      { audience: 'internal', zone: '' },
    );
    const bytes = await withPrinter(chromium!, (print) => toPdf(report, { print }));
    expect(pageTexts(bytes, pdftotext!).join('\n')).toContain('Lanterns dimmed');
  }, 120_000);
});
