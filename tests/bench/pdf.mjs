/**
 * PDF of a long report and of 10,000 rows: the whole of our export beside Chromium's own tagged
 * print of the report's page, in one run. The bar is a ratio of 1.1. With the faces that the app
 * prints with, since a page's text is most of the work.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { toPdf } from '../../core/export/pdf/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { buildReport } from '../../core/report/report.ts';
import { facesFrom } from '../../electron/export/faces.ts';
import { zlibCodec } from '../../electron/export/zlib-codec.ts';
import { benchDocument } from './lib/documents.mjs';

const RUNS = 6;
const PRINT = { tagged: true, outline: true, preferCSSPageSize: true, printBackground: true };
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const faces = (family) =>
  fileURLToPath(new URL(`../../node_modules/@fontsource/${family}/files`, import.meta.url));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: ['--no-sandbox', '--disable-background-networking'],
});
try {
  const fonts = await facesFrom(faces('inter'), faces('source-serif-4'));
  console.log('document      pages  ours ms  Chromium ms  pass ms  ratio  ours KB  Chromium KB');
  for (const [name, label] of [
    ['pages', '1,680 blocks'],
    ['rows', '10,000 rows'],
  ]) {
    const report = buildReport(benchDocument(name), { audience: 'everyone', zone: '' });
    const html = toHtml(report, { fonts });
    const page = await browser.newPage();
    const [ours, theirs, passes] = [[], [], []];
    const sizes = { ours: 0, theirs: 0 };
    let pages = 0;
    const print = async (text) => {
      await page.setContent(text, { timeout: 0 });
      return page.pdf(PRINT);
    };
    const plain = async () => {
      const start = performance.now();
      const printed = await print(html);
      theirs.push(performance.now() - start);
      sizes.theirs = printed.length;
      pages = printed.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    };
    const finished = async () => {
      const start = performance.now();
      let middle = start;
      const file = await toPdf(report, {
        faces: () => Promise.resolve({ rules: fonts, unknown: [] }),
        print: async (text) => {
          const printed = new Uint8Array(await print(text));
          middle = performance.now();
          return printed;
        },
        codec: zlibCodec,
      });
      const end = performance.now();
      ours.push(end - start);
      passes.push(end - middle);
      sizes.ours = file.length;
    };
    // Which comes first takes turns: the engine tidies up after one print during the next.
    for (let run = 0; run < RUNS; run++)
      for (const one of run % 2 === 0 ? [plain, finished] : [finished, plain]) await one();
    await page.close();
    const [a, b] = [median(ours), median(theirs)];
    console.log(
      [
        label.padEnd(14),
        String(pages).padEnd(7),
        a.toFixed(0).padEnd(9),
        b.toFixed(0).padEnd(13),
        median(passes).toFixed(0).padEnd(9),
        (a / b).toFixed(2).padEnd(7),
        (sizes.ours / 1024).toFixed(0).padEnd(9),
        (sizes.theirs / 1024).toFixed(0),
      ].join(''),
    );
  }
} finally {
  await browser.close();
}
