import { Menu, type MenuItemConstructorOptions } from 'electron';
import {
  COMMANDS,
  command,
  isEnabled,
  type Command,
  type CommandCategory,
  type CommandId,
  type Fact,
} from '../core/commands/commands.ts';
import { electronAccelerator } from '../core/commands/shortcuts.ts';
import { focusedWindow, onWindowOpened, openWindow, sendTo } from './windows/windows.ts';

const CATEGORIES: readonly CommandCategory[] = [
  'File',
  'Edit',
  'Insert',
  'Format',
  'Table',
  'Timeline',
  'Review',
  'View',
  'Go',
];
const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };
const CLIPBOARD: readonly MenuItemConstructorOptions[] = [
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
];
const WINDOW: MenuItemConstructorOptions[] = [
  { role: 'minimize' },
  {
    label: 'Maximize or Restore',
    click: (_item, window) => (window?.isMaximized() ? window.unmaximize() : window?.maximize()),
  },
];
/** A Mac has these in the menu that is named after the app. */
const IN_APP_MENU: readonly CommandId[] = ['help.about', 'edit.preferences'];
/** What a text field does by itself when the keyboard is in it, and else the document. */
const HISTORY: readonly string[] = ['edit.undo', 'edit.redo'] satisfies CommandId[];
/** Declared after undo and redo, but shown with the clipboard. */
const PASTES: readonly CommandId[] = ['edit.pasteText', 'edit.pasteCode'];

type Run = (id: CommandId) => void;

/** The application menu, made from the list of commands. The page carries a command out. */
export function setupMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, runFromMenu)));
  onWindowOpened(({ browser }) => {
    browser.on('focus', refreshMenu);
    browser.on('closed', refreshMenu);
  });
}

/** Enables the items whose facts hold in the focused window. */
export function refreshMenu(): void {
  const menu = Menu.getApplicationMenu();
  const facts = (focusedWindow()?.facts ?? new Set()) as ReadonlySet<Fact>;
  for (const each of COMMANDS) {
    const item = menu?.getMenuItemById(each.id);
    if (item) item.enabled = isEnabled(each, facts) || isOfField(each.id, facts);
  }
}

function isOfField(id: CommandId, facts: ReadonlySet<Fact>): boolean {
  return HISTORY.includes(id) && facts.has('inField');
}

/** Exported for tests. */
export function runFromMenu(id: CommandId): void {
  // On a Mac the app goes on without windows; then a command opens one first.
  const window = focusedWindow() ?? openWindow(null);
  // On a Mac the menu gets ⌘Z even while a text field has the focus, whose undo is Chromium's.
  if (!isOfField(id, window.facts as ReadonlySet<Fact>)) return sendTo(window, 'command', { id });
  const { webContents } = window.browser;
  if (id === 'edit.undo') webContents.undo();
  else webContents.redo();
}

/** Exported for tests. */
export function menuTemplate(platform: NodeJS.Platform, run: Run): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [appMenu(run)] : []),
    ...CATEGORIES.map((category): MenuItemConstructorOptions => ({
      label: category,
      submenu: items(category, mac, run),
    })),
    mac ? { role: 'windowMenu' } : { label: 'Window', submenu: WINDOW },
    { role: 'help', label: 'Help', submenu: items('Help', mac, run) },
  ];
}

/** The menu that is named after the app. */
function appMenu(run: Run): MenuItemConstructorOptions {
  const own = IN_APP_MENU.flatMap((id) => [item(command(id), run), SEPARATOR]);
  return {
    role: 'appMenu',
    submenu: [
      ...own,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

function items(category: CommandCategory, mac: boolean, run: Run): MenuItemConstructorOptions[] {
  const commands = (COMMANDS as readonly Command[]).filter(
    ({ id, category: of, menu }) =>
      of === category && menu !== false && !(mac && IN_APP_MENU.includes(id as CommandId)),
  );
  const list = commands.flatMap((each, index) => [
    ...(each.line && index > 0 ? [SEPARATOR] : []),
    item(each, run),
  ]);
  if (category === 'File' && !mac) return [...list, SEPARATOR, { role: 'quit' }];
  if (category !== 'Edit') return list;
  const [before, after] = [list.slice(0, HISTORY.length), list.slice(HISTORY.length)];
  const clipboard = [
    ...CLIPBOARD,
    ...after.splice(0, PASTES.length),
    { role: 'selectAll' } as const,
  ];
  return [...before, SEPARATOR, ...clipboard, ...after];
}

function item({ id, label, shortcut, when }: Command, run: Run): MenuItemConstructorOptions {
  return {
    id,
    label,
    enabled: when === undefined,
    click: () => run(id as CommandId),
    // The page handles its own keys, so that they work alike in every runtime; the menu only shows
    // them. (A Mac's menu needs them registered; there the page comes first.)
    ...(shortcut
      ? {
          accelerator: electronAccelerator(shortcut, process.platform === 'darwin'),
          registerAccelerator: false,
        }
      : {}),
  };
}
