/**
 * Keystroke to paint: the editor beside a bare contenteditable and bare Lexical with the same text.
 * Prints a table; `--json` prints the numbers (how long opening takes: open.mjs). Usage: node tests/bench/typing.mjs [paragraphs=2000]
 * [rows=500] [keys=60] Rounds are interleaved, so that a busy machine is busy for all of them; the
 * ratio to the bare contenteditable is what counts.
 */
import { launch, buildHarness, openEditor, openPage } from '../e2e/editor-harness/harness.ts';
import { longDocument } from './lib/long-document.mjs';

const [paragraphs = 2000, rows = 500, keys = 60] = process.argv
  .slice(2)
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
const ROUNDS = 3;
const { document, texts, entries } = longDocument(paragraphs, rows);

const SUBJECTS = {
  'bare contenteditable': {
    open: (context) => openBare(context, 'contenteditable'),
    at: texts[paragraphs >> 1],
  },
  'bare Lexical': { open: (context) => openBare(context, 'lexical'), at: texts[paragraphs >> 1] },
  'editor, in a paragraph': { open: openOurs, at: texts[paragraphs >> 1] },
  'the same, 1 in 50 marked': { open: spelled(50), at: texts[paragraphs >> 1] },
  'the same, 1 in 10 marked': { open: spelled(10), at: texts[paragraphs >> 1] },
  'editor, in a row': { open: openOurs, at: entries[rows >> 1] },
  'row, 1 in 50 marked': { open: spelled(50), at: entries[rows >> 1] },
  'row, 1 in 10 marked': { open: spelled(10), at: entries[rows >> 1] },
};

async function openBare(context, kind) {
  const page = await openPage(context, 'bare.html');
  await page.waitForFunction(() => 'openBare' in window);
  await page.evaluate(([name, all]) => window.openBare(name, all), [kind, [...texts, ...entries]]);
  return page;
}

async function openOurs(context) {
  const { page } = await openEditor(context, document);
  // What the window does after every change.
  await page.evaluate(() => window.handle.onChange(() => void window.handle.getDocument()));
  return page;
}

/**
 * With one word in so many marked as misspelled. One in fifty is a careless text (the real reports
 * beside this checkout have one in several hundred) and is what the bar is for; one in ten is a text
 * in which hardly a sentence is whole, and shows what marks cost. The words are judged at once
 * here; the app's are by a worker, which keystrokes do not wait for.
 */
function spelled(oneIn) {
  return async (context) => {
    const page = await openOurs(context);
    await page.evaluate((every) => {
      // The number of a paragraph sets where its marks begin; typing moves none of them.
      const check = (texts) =>
        Promise.resolve(
          texts.map((text) => {
            const first = Number(/\d+/.exec(text)?.[0] ?? 0);
            return [...text.matchAll(/\p{L}+/gu)]
              .filter((_, index) => (first * 13 + index) % every === 0)
              .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
          }),
        );
      window.handle.spell({ check, suggest: () => Promise.resolve([]) });
    }, oneIn);
    await page.waitForFunction(() => CSS.highlights.get('pm-spelling')?.size > 0);
    return page;
  };
}

async function measure(context, { open, at }) {
  const page = await open(context);
  await page.evaluate((text) => {
    const walker = window.document.createTreeWalker(
      window.document.querySelector('.pm-document'),
      NodeFilter.SHOW_TEXT,
    );
    let node = walker.nextNode();
    while (node && node.data !== text) node = walker.nextNode();
    node.parentElement.scrollIntoView({ block: 'center' });
    (
      node.parentElement.closest('[data-lexical-slot]') ??
      window.document.querySelector('.pm-document')
    ).focus({ preventScroll: true });
    window.getSelection().setPosition(node, node.length >> 1);
    window.times = [];
    window.addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        }),
      true,
    );
  }, at);
  await page.waitForTimeout(600);
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij'[key % 10]);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(200);
  const times = await page.evaluate(() => window.times);
  await page.close();
  return times.slice(5);
}

await buildHarness();
const context = await launch();
const results = Object.fromEntries(Object.keys(SUBJECTS).map((name) => [name, { times: [] }]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, subject] of Object.entries(SUBJECTS)) {
    const times = await measure(context, subject);
    results[name].times.push(...times);
  }
}
await context.browser().close();

const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];
const bare = percentile(results['bare contenteditable'].times, 0.95);
const table = Object.entries(results).map(([name, { times }]) => ({
  name,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  ratio: percentile(times, 0.95) / bare,
  keys: times.length,
}));
if (process.argv.includes('--json')) console.log(JSON.stringify({ paragraphs, rows, table }));
else {
  console.log(
    `${paragraphs} paragraphs + ${rows} rows, keystroke to paint in ms, ${ROUNDS} rounds of ${keys} keys`,
  );
  console.log(
    `${'subject'.padEnd(26)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'p95 / bare'.padStart(12)}`,
  );
  for (const { name, p50, p95, ratio } of table)
    console.log(
      `${name.padEnd(26)}${p50.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(8)}${ratio.toFixed(2).padStart(12)}`,
    );
}
