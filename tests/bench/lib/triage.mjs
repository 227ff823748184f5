/**
 * Keys of triage in the app's window: the next card, accept, reject, in the middle of a review. `ms`
 * is what an author waits, from the key to the paint after it; `cpu` is what the page's thread
 * worked for it meanwhile, which is the same on a busy machine.
 */
import { launchApp } from '../../e2e/app.ts';

/** From one key to the next, as somebody reads who is quick: longer than the pause before a check. */
const PAUSE_MS = 400;
/** Cards that are walked past first, and how often each key is pressed then. */
const [WALKED, PRESSED] = [150, 20];
const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

/**
 * @param {string} file a document with more suggestions than are settled here
 * @returns {Promise<Record<'arrow' | 'accept' | 'reject', { ms: number, cpu: number }[]>>} in the
 *   order in which they were pressed
 */
export async function triage(file) {
  const app = await launchApp({ args: [file] });
  try {
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('tab', { name: /^Comments/ }).click();
    await page.locator('[data-card]').first().focus();
    for (let card = 0; card < WALKED; card++) await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(3_000); // whatever opening set off is done
    await page.evaluate(noteKeys);
    const line = await page.context().browser().newBrowserCDPSession();
    const traced = await trace(line);
    const pressed = { arrow: 0, accept: 0, reject: 0 };
    const press = async (name, key) => {
      pressed[name]++;
      await page.keyboard.press(key);
      await page.waitForTimeout(PAUSE_MS);
    };
    for (const [name, key] of [
      ['accept', 'a'],
      ['reject', 'x'],
    ])
      while (pressed[name] < PRESSED)
        if (await page.evaluate(isSuggestion)) await press(name, key);
        else await press('arrow', 'ArrowDown');
    const costs = costsIn(await traced());
    const waits = await page.evaluate(() => window.waits);
    const all = waits.map(({ key, ms }, index) => ({ key, ms, cpu: costs[index] }));
    const of = (key) => all.filter((one) => one.key === key);
    return { arrow: of('ArrowDown'), accept: of('a'), reject: of('x') };
  } finally {
    await app.close();
  }
}

/** In the page: how long each key waits for its paint, and marks of both for the trace. */
function noteKeys() {
  window.waits = [];
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      performance.mark('key');
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          performance.mark('painted');
          window.waits.push({ key, ms: performance.now() - timeStamp });
        };
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

/** In the page: true while the card with the keyboard is one that can be accepted. */
function isSuggestion() {
  return document.activeElement.querySelector('[aria-label="Suggestion by"]') !== null;
}

/** Begins to trace. @returns what ends it, and resolves to the events. */
async function trace(line) {
  const events = [];
  line.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: CATEGORIES };
  await line.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const ended = new Promise((resolve) => line.once('Tracing.tracingComplete', resolve));
    await line.send('Tracing.end');
    await ended;
    return events;
  };
}

/** Milliseconds of the page's thread in its tasks from each key to its paint. */
function costsIn(events) {
  const marks = (name) =>
    events.filter((event) => event.cat.includes('user_timing') && event.name === name);
  const painted = marks('painted');
  const { pid, tid } = painted[0];
  const tasks = events.filter(
    (event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid,
  );
  return marks('key').map(({ ts }, index) => {
    const end = painted[index].ts;
    const meant = tasks.filter((task) => task.ts + task.dur > ts && task.ts < end);
    return meant.reduce((sum, { tdur }) => sum + tdur / 1_000, 0);
  });
}
