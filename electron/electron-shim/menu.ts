/**
 * `Menu`: the application menu is kept as data (a test finds items by id and clicks them), a popup
 * is drawn in the page.
 */
import { BrowserWindow } from './browser-window.ts';
import type { EditCommand } from './edit-commands.ts';
import { menuInPage, type DrawnItem } from './menu-in-page.ts';

type Template = Electron.MenuItemConstructorOptions;

const EDIT_COMMANDS: readonly string[] = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'selectAll',
] satisfies EditCommand[];

export class ShimMenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: Template['role'];
  readonly type: NonNullable<Template['type']>;
  readonly accelerator: Template['accelerator'];
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  private readonly action: Template['click'];

  constructor(template: Template) {
    this.id = template.id ?? '';
    this.label = template.label ?? '';
    this.role = template.role;
    this.type = template.type ?? (template.submenu ? 'submenu' : 'normal');
    this.accelerator = template.accelerator;
    this.submenu = Array.isArray(template.submenu)
      ? Menu.buildFromTemplate(template.submenu)
      : undefined;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.action = template.click;
  }

  /** As in Electron: a role is carried out on the focused window, and only else `click` is asked. */
  click(): void {
    const window = BrowserWindow.getFocusedWindow();
    if (this.role && EDIT_COMMANDS.includes(this.role))
      window?.webContents.edit(this.role as EditCommand);
    else this.action?.(this as never, window as never, {} as never);
  }
}

export class Menu {
  private static application: Menu | null = null;
  readonly items: ShimMenuItem[];

  constructor(items: ShimMenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: Template[]): Menu {
    return new Menu(template.map((item) => new ShimMenuItem(item)));
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.application;
  }

  getMenuItemById(id: string): ShimMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup({ window: given, x = 0, y = 0, callback }: Electron.PopupOptions = {}): void {
    const window = (given as BrowserWindow | undefined) ?? BrowserWindow.getFocusedWindow();
    if (!window) throw new Error('Cannot open Menu without a BaseWindow present');
    const zoom = window.webContents.getZoomFactor();
    const at = { x: x / zoom, y: y / zoom }; // the page counts in its own pixels
    void window.webContents
      .withPage((page) => page.evaluate(menuInPage, { items: this.drawn(), at }))
      .catch((): number[] => [])
      .then((way) => {
        this.at(way)?.click();
        callback?.();
      });
  }

  private at([first, ...rest]: number[]): ShimMenuItem | undefined {
    const item = first === undefined ? undefined : this.items[first];
    return rest.length > 0 ? item?.submenu?.at(rest) : item;
  }

  private drawn(): DrawnItem[] {
    return this.items.map((item) => ({
      label: item.label,
      type: item.type as DrawnItem['type'],
      enabled: item.enabled,
      checked: item.checked,
      accelerator: String(item.accelerator ?? '').replace('CommandOrControl', 'Ctrl'),
      submenu: item.submenu?.drawn() ?? [],
    }));
  }
}
