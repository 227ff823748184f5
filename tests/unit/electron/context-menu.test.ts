import { beforeEach, expect, test, vi } from 'vitest';
import type { AppWindow } from '../../../electron/windows/windows.ts';

type Item = Electron.MenuItemConstructorOptions;
const popped: { template: Item[]; options: Electron.PopupOptions }[] = [];

vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: Item[]) => ({
      popup: (options: Electron.PopupOptions) => popped.push({ template, options }),
    }),
  },
  app: {},
  BrowserWindow: class {},
  nativeTheme: {},
  protocol: {},
}));
const { openContextMenu } = await import('../../../electron/context-menu.ts');

const sent: [string, unknown][] = [];
const frame = {};
const browser = {
  isDestroyed: () => false,
  webContents: {
    mainFrame: frame,
    getZoomFactor: () => 1.5,
    send: (channel: string, value: unknown) => sent.push([channel, value]),
  },
};
const window = { browser, started: true, waiting: [] } as unknown as AppWindow;

beforeEach(() => {
  popped.length = 0;
  sent.length = 0;
});

const open = (facts: string[], suggestions: string[] = [], fixes: string[] = []): Item[] => {
  openContextMenu(window, { facts, suggestions, fixes, by: 'keyboard', x: 10, y: 20 });
  return popped[0]?.template ?? [];
};
const press = (item: Item | undefined): void =>
  (item!.click as unknown as () => void).call(undefined);

test('opens where the page says, in the pixels of the screen, as by the keyboard', () => {
  open(['inText']);
  expect(popped[0]!.options).toMatchObject({
    window: browser,
    frame,
    x: 15,
    y: 30,
    sourceType: 'keyboard',
  });
});

test('does not open with nothing to offer', () => {
  open(['readOnly']);
  expect(popped).toEqual([]);
});

test('leaves cutting and pasting to the system, and sends commands to the page', () => {
  const template = open(['inText', 'inRow', 'inAction', 'document']);
  expect(template.map(({ role }) => role).filter(Boolean)).toEqual([
    'cut',
    'copy',
    'paste',
    'selectAll',
  ]);
  press(template.find(({ id }) => id === 'timeline.removeRow'));
  expect(sent).toEqual([['command', { id: 'timeline.removeRow' }]]);
});

test('shows the keys without taking them from the page', () => {
  const item = open(['inRow']).find(({ id }) => id === 'timeline.moveUp');
  expect(item).toMatchObject({ accelerator: 'Alt+Up', registerAccelerator: false });
});

test('tells the page which suggestion was chosen', () => {
  press(open(['inText', 'misspelled'], ['gateway'])[0]);
  expect(sent).toEqual([['respell', { word: 'gateway' }]]);
});

test('offers the fixes of a problem first, and tells the page which was chosen', () => {
  const template = open(['inText', 'onProblem'], [], ['Make it Thursday', 'Make it 4 March']);
  expect(template.slice(0, 4).map(({ label }) => label)).toEqual([
    'Make it Thursday',
    'Make it 4 March',
    'Show the Problem Here',
    'Keep as Is…',
  ]);
  press(template[1]);
  expect(sent).toEqual([['fix', { index: 1 }]]);
});
