import { Menu, type MenuItemConstructorOptions } from 'electron';
import {
  COMMANDS,
  isEnabled,
  type Command,
  type CommandCategory,
  type Fact,
} from '../core/commands/commands.ts';
import { electronAccelerator } from '../core/commands/shortcuts.ts';
import { focusedWindow, onWindowOpened, sendTo } from './windows.ts';

const CATEGORIES: readonly CommandCategory[] = [
  'File',
  'Edit',
  'Insert',
  'Format',
  'Table',
  'Timeline',
  'View',
  'Go',
  'Help',
];
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu, from the one list of commands. What an item does, the page knows. */
export function setupMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, runCommand)));
  onWindowOpened(({ browser }) => browser.on('focus', refreshMenu));
}

/** Enables the items whose facts hold in the focused window. */
export function refreshMenu(): void {
  const menu = Menu.getApplicationMenu();
  const facts = (focusedWindow()?.facts ?? new Set()) as ReadonlySet<Fact>;
  for (const command of COMMANDS) {
    const item = menu?.getMenuItemById(command.id);
    if (item) item.enabled = isEnabled(command, facts);
  }
}

function runCommand(id: string): void {
  const window = focusedWindow();
  if (window) sendTo(window, 'command', { id });
}

/** Exported for tests. */
export function menuTemplate(
  platform: NodeJS.Platform,
  run: (id: string) => void,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    ...CATEGORIES.map((category): MenuItemConstructorOptions => ({
      label: category,
      role: category === 'Help' ? 'help' : undefined,
      submenu: items(category, mac, run),
    })),
    ...(mac ? [{ role: 'windowMenu' } satisfies MenuItemConstructorOptions] : []),
  ];
}

function items(
  category: CommandCategory,
  mac: boolean,
  run: (id: string) => void,
): MenuItemConstructorOptions[] {
  const list = (COMMANDS as readonly Command[])
    .filter((command) => command.category === category && command.menu !== false)
    .map((command) => item(command, run));
  if (category === 'File' && !mac) return [...list, SEPARATOR, { role: 'quit' }];
  if (category !== 'Edit') return list;
  const clipboard: MenuItemConstructorOptions[] = [
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'selectAll' },
  ];
  return [...list.slice(0, 2), SEPARATOR, ...clipboard, SEPARATOR, ...list.slice(2)];
}

function item(command: Command, run: (id: string) => void): MenuItemConstructorOptions {
  return {
    id: command.id,
    label: command.label,
    enabled: isEnabled(command, new Set()),
    click: () => run(command.id),
    // The page handles its own keys, so that they work alike in every runtime; the menu only shows
    // them. (A Mac's menu needs them registered; there the page comes first.)
    ...(command.shortcut
      ? { accelerator: electronAccelerator(command.shortcut), registerAccelerator: false }
      : {}),
  };
}
