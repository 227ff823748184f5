/** PDF of a 100-page report: our print with its finishing pass beside Chromium's own tagged print of the same HTML, in one run. The bar is a ratio of 1.3. */
import { chromium } from 'playwright-core';
import { finishPdf } from '../../core/export/pdf/finish.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { toCanonicalJson } from '../../core/document/canonical.ts';
import { buildReport } from '../../core/report/report.ts';
import { benchDocument } from './lib/documents.mjs';

const RUNS = 5;
const PRINT = { tagged: true, outline: true, preferCSSPageSize: true, printBackground: true };
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || undefined, args: ['--no-sandbox', '--disable-background-networking'] });
try {
  console.log('document      pages  ours ms  Chromium ms  ratio');
  for (const [name, label] of [['pages', '1,680 blocks'], ['rows', '10,000 rows']]) {
    const report = buildReport(benchDocument(name), { audience: 'everyone', zone: '' });
    const html = toHtml(report);
    const page = await browser.newPage();
    const [ours, theirs] = [[], []];
    let pages = 0;
    for (let run = 0; run < RUNS; run++) {
      let start = performance.now();
      await page.setContent(html);
      const printed = await page.pdf(PRINT);
      theirs.push(performance.now() - start);
      start = performance.now();
      await page.setContent(html);
      const again = await page.pdf(PRINT);
      await finishPdf(new Uint8Array(again), { title: report.title, author: '', subject: '', language: 'en', date: '', source: { name: 'source.postmortem', text: toCanonicalJson(report.source) } });
      ours.push(performance.now() - start);
      pages = printed.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    }
    await page.close();
    const [a, b] = [median(ours), median(theirs)];
    console.log([label.padEnd(14), String(pages).padEnd(7), a.toFixed(0).padEnd(9), b.toFixed(0).padEnd(13), (a / b).toFixed(2)].join(''));
  }
} finally {
  await browser.close();
}
