import { beforeEach, describe, expect, test, vi } from 'vitest';

interface FakeWindow {
  facts: Set<string>;
  browser: { webContents: { undo(): void; redo(): void } };
}
const seen: unknown[] = [];
let focused: FakeWindow | undefined;

vi.mock('electron', () => ({ Menu: {} }));
vi.mock('../../../electron/windows/windows.ts', () => ({
  focusedWindow: () => focused,
  openWindow: () => newWindow('opened'),
  onWindowOpened: () => undefined,
  sendTo: (window: { name: string }, channel: string, value: unknown) =>
    seen.push([window.name, channel, value]),
}));
const { COMMANDS } = await import('../../../core/commands/commands.ts');
const { menuTemplate, runFromMenu } = await import('../../../electron/menu.ts');

type Item = {
  id?: string;
  label?: string;
  accelerator?: string;
  enabled?: boolean;
  submenu?: Item[];
  type?: string;
  click?: () => void;
  role?: string;
};
const PLATFORMS = ['linux', 'win32', 'darwin'] as const;
const menu = (platform: NodeJS.Platform): Item[] =>
  menuTemplate(platform, () => undefined) as Item[];
const flat = (items: Item[]): Item[] =>
  items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
/** A menu's items as a person reads them: `-` for a line, a role in brackets. */
const read = (platform: NodeJS.Platform, label: string): string[] =>
  menu(platform)
    .find((each) => each.label === label || each.role === label)!
    .submenu!.map(({ type, label: name, role }) =>
      type === 'separator' ? '-' : (name ?? `(${role})`),
    );

function newWindow(name: string, ...facts: string[]): FakeWindow {
  return {
    name,
    facts: new Set(facts),
    browser: {
      webContents: { undo: () => seen.push('undo'), redo: () => seen.push('redo') },
    },
  } as FakeWindow & { name: string };
}

beforeEach(() => {
  seen.length = 0;
  focused = undefined;
});

test.each(PLATFORMS)('on %s every command is in the menu once, and runs by its id', (platform) => {
  const ran: string[] = [];
  const items = flat(menuTemplate(platform, (id) => ran.push(id)) as Item[]).filter(
    ({ id }) => id !== undefined,
  );
  const wanted = (COMMANDS as readonly { id: string; menu?: boolean }[])
    .filter(({ menu: shown }) => shown !== false)
    .map(({ id }) => id);
  expect(items.map(({ id }) => id).sort()).toEqual([...wanted].sort());
  for (const item of items) item.click?.();
  expect(ran.sort()).toEqual([...wanted].sort());
});

test.each(PLATFORMS)('on %s no two items have one shortcut', (platform) => {
  const keys = flat(menu(platform)).flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(PLATFORMS)(
  'on %s no menu begins or ends with a line, or has two in a row',
  (platform) => {
    for (const { submenu = [] } of flat(menu(platform))) {
      const types = submenu.map(({ type }) => type);
      expect([types[0], types.at(-1)]).not.toContain('separator');
      expect(types.some((type, at) => type === 'separator' && types[at + 1] === type)).toBe(false);
    }
  },
);

describe('each system has the menus that its people look for', () => {
  test('a Mac has the app’s own first, with About, the settings, Services, Hide and Quit', () => {
    expect(menu('darwin').map(({ label, role }) => label ?? role)).toEqual([
      'appMenu',
      ...[
        'File',
        'Edit',
        'Insert',
        'Format',
        'Table',
        'Timeline',
        'Review',
        'View',
        'Go',
        'windowMenu',
        'Help',
      ],
    ]);
    expect(read('darwin', 'appMenu')).toEqual([
      ...['About Afterword', '-', 'Preferences…', '-', '(services)', '-'],
      ...['(hide)', '(hideOthers)', '(unhide)', '-', '(quit)'],
    ]);
    expect(read('darwin', 'File')).not.toContain('(quit)');
    expect(read('darwin', 'Help')).not.toContain('About Afterword');
  });

  test.each(['linux', 'win32'] as const)('%s quits from File and tells of itself in Help', (os) => {
    expect(menu(os).map(({ label }) => label)).toEqual([
      'File',
      'Edit',
      'Insert',
      'Format',
      'Table',
      'Timeline',
      'Review',
      'View',
      'Go',
      'Window',
      'Help',
    ]);
    expect(read(os, 'File').at(-1)).toBe('(quit)');
    expect(read(os, 'Help').at(-1)).toBe('About Afterword');
    expect(read(os, 'Window')).toContain('(minimize)');
  });

  test.each(PLATFORMS)('%s cuts, copies and pastes by the system’s own roles', (os) => {
    expect(read(os, 'Edit').slice(0, 9)).toEqual([
      ...[
        'Undo',
        'Redo',
        '-',
        '(cut)',
        '(copy)',
        '(paste)',
        'Paste as Text',
        'Paste as Code',
        '(selectAll)',
      ],
    ]);
  });

  test.each(PLATFORMS)('%s zooms, fills the screen and shows the tools from View', (os) => {
    expect(read(os, 'View')).toEqual(
      expect.arrayContaining(['Zoom In', 'Zoom Out', 'Actual Size', 'Full Screen']),
    );
    expect(read(os, 'View')).toContain('Developer Tools');
  });
});

describe('what is chosen', () => {
  test('goes to the window that has the keyboard', () => {
    focused = newWindow('first', 'document');
    runFromMenu('file.save');
    expect(seen).toEqual([['first', 'command', { id: 'file.save' }]]);
  });

  test.each(['file.new', 'file.open', 'help.sample'] as const)(
    '%s without a window begins with a new one',
    (id) => {
      runFromMenu(id);
      expect(seen).toEqual([['opened', 'command', { id }]]);
    },
  );

  test('Undo in a text field of a dialog is the field’s, and else the document’s', () => {
    focused = newWindow('first', 'document', 'canUndo', 'inField');
    runFromMenu('edit.undo');
    runFromMenu('edit.redo');
    focused = newWindow('first', 'document', 'canUndo');
    runFromMenu('edit.undo');
    expect(seen).toEqual(['undo', 'redo', ['first', 'command', { id: 'edit.undo' }]]);
  });
});
