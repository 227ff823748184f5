/**
 * Electron's API, as far as this app's main process uses it, over an installed Chromium: for
 * machines where Electron's own runtime cannot be had. Windows are pages; requests to our scheme
 * are answered by the app's own handlers; printing is the same engine's. What it cannot show
 * (native menus and dialogs, packaging, file associations) is listed in README. The app does not
 * know which of the two it runs on.
 */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard, ClipboardItem } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc.ts';
import { Menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { powerMonitor } from './power-monitor.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { openTestDoor } from './test-door.ts';

/** Schemes need no declaration here: each has an https origin of its own. */
const protocol = {
  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
};
protocol satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
};
const electron = {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
};
export default electron;

openTestDoor(electron);
