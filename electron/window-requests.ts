import { join } from 'node:path';
import { app, nativeTheme, shell } from 'electron';
import type { Requests, Result, WindowStart } from './bridge/bridge.ts';
import { putOnClipboard } from './clipboard.ts';
import { openContextMenu } from './context-menu.ts';
import type { Desktop } from './desktop.ts';
import { recentFiles } from './documents/recent.ts';
import type { RequestHandlers } from './windows/ipc.ts';
import { readLicences } from './assets/licences.ts';
import { closeWindow } from './lifecycle.ts';
import { logPath, noteFault } from './log/log.ts';
import { inSources } from './log/source-positions.ts';
import { refreshMenu } from './menu.ts';
import { templateFolders } from './assets/places.ts';
import { openLink } from './windows/security.ts';
import type { Memory } from './settings.ts';
import { copyKept } from './crash-and-shutdown.ts';
import { listTemplates } from './assets/templates.ts';
import { allWindows, markStarted, sendTo, type AppWindow } from './windows/windows.ts';
import { zoom } from './zoom.ts';

type Handled =
  | 'window:start'
  | 'window:close'
  | 'window:kept'
  | 'window:state'
  | 'window:view'
  | 'window:paste'
  | 'window:fault'
  | 'app:showLog'
  | 'app:licences'
  | 'menu:context'
  | 'settings:set'
  | 'clipboard:write'
  | 'link:open';

/** Requests about the window itself, the settings, links, licences and the log. */
export function windowRequests(desktop: Desktop): Pick<RequestHandlers, Handled> {
  return {
    'window:start': async (_input, window) => {
      const start = await windowStart(desktop, window);
      markStarted(window);
      return start;
    },
    'window:close': (_input, window) => closeWindow(window),
    'window:kept': (_input, window) => copyKept(window),
    'window:state': ({ title, unsaved, facts }, window) => {
      window.unsaved = unsaved;
      window.facts = new Set(facts);
      window.browser.setTitle(windowTitle(title, unsaved));
      window.browser.setDocumentEdited(unsaved);
      refreshMenu();
    },
    'window:view': ({ what }, window) => changeView(desktop.memory, window, what),
    'window:paste': (_input, { browser }) => browser.webContents.pasteAndMatchStyle(),
    'window:fault': ({ where, ...fault }) => notePageFault(where, fault),
    'app:showLog': () => showLog(),
    'app:licences': () => readLicences(),
    'menu:context': (asked, window) => openContextMenu(window, asked),
    'settings:set': (change, from) => {
      const settings = desktop.memory.change(change);
      nativeTheme.themeSource = settings.theme; // title bars and dialogs follow the page
      for (const window of allWindows())
        if (window !== from) sendTo(window, 'settings-changed', settings);
      return settings;
    },
    'clipboard:write': ({ text }) => putOnClipboard({ text }),
    'link:open': async ({ url }) =>
      (await openLink(url))
        ? { ok: true }
        : {
            ok: false,
            code: 'io',
            sentence:
              'This link was not opened: only web addresses (http, https) ' +
              'and e-mail addresses (mailto) can be. Check the address.',
          },
  };
}

/** Writes a fault of a page into the log. */
function notePageFault(where: string, { name, message, stack }: Record<string, string>): void {
  const folder = join(app.getAppPath(), 'dist', 'renderer');
  noteFault(where, Object.assign(new Error(message), { name, stack: inSources(stack!, folder) }));
}

function showLog(): Result {
  const path = logPath();
  if (path === null)
    return {
      ok: false,
      code: 'io',
      sentence:
        'Afterword’s log could not be written. Check the free space, and that you may write to ' +
        `“${app.getPath('userData')}”.`,
    };
  shell.showItemInFolder(path);
  return { ok: true };
}

function changeView(
  memory: Memory,
  { browser }: AppWindow,
  what: Parameters<Requests['window:view']>[0]['what'],
): void {
  switch (what) {
    case 'zoomIn':
      return zoom(memory, 'in');
    case 'zoomOut':
      return zoom(memory, 'out');
    case 'zoomReset':
      return zoom(memory, 'reset');
    case 'fullScreen':
      return browser.setFullScreen(!browser.isFullScreen());
    case 'devTools':
      return browser.webContents.toggleDevTools();
  }
}

async function windowStart(
  { memory, documents, recovery }: Desktop,
  window: AppWindow,
): Promise<WindowStart> {
  const copies = (await recovery.list()).filter(({ id }) => !documents.isOpen(id));
  return {
    document: window.handle === null ? null : documents.current(window.handle),
    settings: memory.settings(),
    templates: await listTemplates(templateFolders()),
    recent: recentFiles(memory.recent()),
    platform:
      process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    machineZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    version: app.getVersion(),
    recoverable: copies.map(({ id, title, name, when, text }) => ({
      id,
      title: text === null ? 'A damaged recovery copy' : title || name || 'Untitled',
      when,
    })),
  };
}

function windowTitle(title: string, unsaved: boolean): string {
  const name = title === '' ? 'Afterword' : `${title} — Afterword`;
  return unsaved ? `• ${name}` : name;
}
