import { EventEmitter } from 'node:events';
import { BrowserWindow } from './browser-window.ts';

/** `nativeTheme`: what pages hear as `prefers-color-scheme`. */
export class ShimNativeTheme extends EventEmitter {
  private source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }
  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.source = source;
    for (const window of BrowserWindow.getAllWindows())
      void window.webContents
        .withPage((page) => page.emulateMedia({ colorScheme: source === 'system' ? null : source }))
        .catch(() => undefined);
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}

export const nativeTheme = new ShimNativeTheme();
nativeTheme satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;
