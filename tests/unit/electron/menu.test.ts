import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({
  Menu: {},
  app: {},
  BrowserWindow: class {},
  nativeTheme: {},
  protocol: {},
  session: {},
}));
const { COMMANDS } = await import('../../../core/commands/commands.ts');
const { menuTemplate } = await import('../../../electron/menu.ts');

type Item = {
  id?: string;
  accelerator?: string;
  submenu?: Item[];
  click?: () => void;
  role?: string;
};
const flat = (items: Item[]): Item[] =>
  items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s every command is in the menu once, and runs by its id',
  (platform) => {
    const ran: string[] = [];
    const items = flat(menuTemplate(platform, (id) => ran.push(id)) as Item[]).filter(
      ({ id }) => id !== undefined,
    );
    const wanted = (COMMANDS as readonly { id: string; menu?: boolean }[])
      .filter(({ menu }) => menu !== false)
      .map(({ id }) => id);
    expect(items.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    for (const item of items) item.click?.();
    expect(ran.sort()).toEqual([...wanted].sort());
  },
);

test.each(['linux', 'darwin'] as const)('on %s no two items have one shortcut', (platform) => {
  const keys = flat(menuTemplate(platform, () => undefined) as Item[]).flatMap(
    ({ accelerator }) => accelerator ?? [],
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test('cut, copy and paste are there: a Mac has no other way to them', () => {
  const roles = flat(menuTemplate('darwin', () => undefined) as Item[]).map(({ role }) => role);
  expect(roles).toEqual(
    expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'appMenu', 'windowMenu']),
  );
});
