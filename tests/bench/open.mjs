/**
 * How long a long document takes until it accepts the first key: from the call that opens it to the
 * paint after a key that was pressed as soon as it could be. The editor beside bare Lexical with the
 * same text, in the same run. `cpu` is what the page's thread worked meanwhile: it is the same on a
 * busy machine, and its ratio is what counts. `--json` prints the numbers.
 * Usage: node tests/bench/open.mjs [paragraphs=2000] [rows=500] [rounds=5]
 */
import { launch, buildHarness, openPage } from '../e2e/editor-harness/harness.ts';
import { longDocument } from './lib/long-document.mjs';

const [paragraphs = 2000, rows = 500, rounds = 5] = process.argv
  .slice(2)
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
/** What an author may wait for, beside bare Lexical. */
const BAR = 1.3;
const { document, texts, entries } = longDocument(paragraphs, rows);

const SUBJECTS = {
  'bare Lexical': {
    page: 'bare.html',
    ready: 'openBare',
    given: [...texts, ...entries],
    open: (given) => window.openBare('lexical', given),
  },
  editor: {
    page: 'index.html',
    ready: 'openDocument',
    given: document,
    open: (given) => window.openDocument(given),
  },
};

async function measure(context, { page: name, ready, given, open }) {
  const page = await openPage(context, name);
  await page.waitForFunction((known) => known in window, ready);
  // Read by both before the clock runs, and their faces are there.
  await page.evaluate((value) => {
    window.given = value;
  }, given);
  await page.evaluate(() => window.document.fonts.ready.then(() => undefined));
  const line = await context.newCDPSession(page);
  await line.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () =>
    (await line.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')
      .value * 1000;
  const before = await worked();
  await page.evaluate(async (source) => {
    const begun = performance.now();
    await eval(`(${source})`)(window.given);
    const opened = performance.now();
    const root = window.document.querySelector('.pm-document');
    const paragraph = root.querySelector('.pm-section-body > p, :scope > p');
    root.focus({ preventScroll: true });
    window.getSelection().setPosition(paragraph.firstChild.firstChild ?? paragraph.firstChild, 0);
    window.accepted = new Promise((resolve) =>
      window.addEventListener('keydown', () =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () =>
            resolve({ opened: opened - begun, key: performance.now() - begun });
          channel.port2.postMessage(null);
        }),
      ),
    );
  }, open.toString());
  await page.keyboard.press('x');
  const times = await page.evaluate(() => window.accepted);
  const cpu = (await worked()) - before;
  const shown = await page.evaluate(
    () => window.document.querySelector('.pm-section-body > p, .pm-document > p').textContent[0],
  );
  if (shown !== 'x') throw new Error(`The key was not taken: “${shown}”`);
  await page.close();
  return { ...times, cpu };
}

await buildHarness();
const context = await launch();
const results = Object.fromEntries(Object.keys(SUBJECTS).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, subject] of Object.entries(SUBJECTS))
    results[name].push(await measure(context, subject));
await context.browser().close();

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const table = Object.entries(results).map(([name, times]) => ({
  name,
  opened: median(times.map(({ opened }) => opened)),
  key: median(times.map(({ key }) => key)),
  cpu: median(times.map(({ cpu }) => cpu)),
  ratio: median(times.map(({ cpu }, round) => cpu / results['bare Lexical'][round].cpu)),
}));
if (process.argv.includes('--json')) console.log(JSON.stringify({ paragraphs, rows, table }));
else {
  console.log(
    `${paragraphs} paragraphs + ${rows} rows, ms, median of ${rounds} (bar: ${BAR} × bare Lexical)`,
  );
  console.log('subject           opened  first key     cpu  cpu / bare');
  for (const { name, opened, key, cpu, ratio } of table)
    console.log(
      `${name.padEnd(16)}${opened.toFixed(0).padStart(8)}${key.toFixed(0).padStart(11)}${cpu.toFixed(0).padStart(8)}${ratio.toFixed(2).padStart(12)}`,
    );
}
