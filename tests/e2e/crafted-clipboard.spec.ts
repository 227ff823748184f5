/** A page can put the editor's own format on the clipboard: the window takes none of what is not ours. */
import { join } from 'node:path';
import { editorOf, expect, readReport, saveState, section, test, writeReport } from './steps.ts';

const WORDS = 'only the words';
const text = { type: 'text', text: 'crafted', format: 0, mode: 'normal', style: '', detail: 0 };
const paragraph = { type: 'paragraph', children: [text] };
const nested = (depth: number): string =>
  `{"namespace":"afterword","nodes":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}`;
const copy = (...nodes: unknown[]): string => JSON.stringify({ namespace: 'afterword', nodes });
const state = (type: string, $: unknown): unknown => ({ type, $ });

const CRAFTED: readonly [name: string, data: string][] = [
  ['no JSON', '{"namespace":"afterword","nodes":['],
  ['a kind that is not there', copy({ type: 'evil', children: [] })],
  ['a kind of that name', copy({ type: 'constructor' }, { type: '__proto__' })],
  ['a root', copy({ type: 'root', children: [paragraph] })],
  ['deep', nested(20_000)],
  ['wide', copy(...Array.from({ length: 60_000 }, () => text))],
  ['a text that is none', copy({ ...text, text: { length: 9 } })],
  ['a style', copy({ ...text, style: 'position:fixed;inset:0;background:red' })],
  ['a heading that is a script', copy({ type: 'heading', tag: 'script', children: [text] })],
  ['a heading that is a frame', copy({ type: 'heading', tag: 'iframe', children: [text] })],
  ['a list of no kind', copy({ type: 'list', listType: 5, children: [paragraph] })],
  ['a cell alone', copy({ type: 'tablecell', colSpan: 1e8, children: [paragraph] })],
  ['a link to an object', copy({ type: 'link', url: {}, children: [text] })],
  ['a picture', copy(state('image', { image: { type: 'image', url: 5 } }))],
  ['a fact', copy(state('fact', { fact: { type: 'fact', source: null, value: 5 } }))],
  ['content', copy(state('opaque-block', { content: { type: 'footnoteDefinition' } }))],
  ['a section', copy({ type: 'section', id: 5, title: {}, children: [paragraph] })],
  ['rows', copy({ type: 'rows', rows: 'evil', children: [{ type: 'row', data: 5 }] })],
  ['a header', copy({ type: 'header', children: [paragraph] })],
];

test('a crafted copy is taken as its words, or not at all', async ({ start, folder }) => {
  test.setTimeout(240_000);
  const file = writeReport(join(folder, 'crafted.postmortem'), 'Crafted');
  const { page } = await start({ args: [file] });
  await section(page, 'Summary').getByRole('paragraph').last().click();
  for (const [name, data] of CRAFTED) {
    await page.keyboard.press('End');
    const took = await page.evaluate(
      async ([crafted, plain]) => {
        const transfer = new DataTransfer();
        transfer.setData('application/x-lexical-editor', crafted!);
        transfer.setData('text/plain', plain!);
        transfer.setData('text/html', `<p>${plain}</p>`);
        const begun = performance.now();
        document.activeElement!.dispatchEvent(
          new ClipboardEvent('paste', {
            clipboardData: transfer,
            bubbles: true,
            cancelable: true,
          }),
        );
        await new Promise((next) => setTimeout(next));
        return performance.now() - begun;
      },
      [data, `${WORDS} `] as const,
    );
    expect(took, name).toBeLessThan(10_000);
    await expect(page.getByText(/Lexical error|did not foresee/), name).toHaveCount(0);
    await expect(page.getByRole('alert'), name).toHaveCount(0);
  }
  await page.keyboard.type('and typed on');
  await expect(editorOf(page)).not.toContainText('crafted');
  await expect(section(page, 'Summary')).toContainText('and typed on');
  expect(await editorOf(page).locator('script, iframe').count()).toBe(0);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  const words = JSON.stringify(readReport(file));
  expect(words.split(WORDS).length - 1).toBe(CRAFTED.length);
});
