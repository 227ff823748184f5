/** The zoom: the same in all windows, and kept between runs. */
import type { Memory } from './settings.ts';
import { allWindows, onWindowOpened } from './windows/windows.ts';

/** Chromium's levels: each whole one is a fifth larger. These are 58 % to 249 %. */
const LEAST = -3;
const MOST = 5;
const STEP = 0.5;

export type Zooming = 'in' | 'out' | 'reset';

/** Shows each window as large as the author last wanted it. */
export function setupZoom(memory: Memory): void {
  onWindowOpened(({ browser: { webContents } }) =>
    webContents.on('did-finish-load', () => webContents.setZoomLevel(memory.zoom())),
  );
}

export function zoom(memory: Memory, how: Zooming): void {
  const level = nextZoom(memory.zoom(), how);
  memory.setZoom(level);
  for (const { browser } of allWindows()) browser.webContents.setZoomLevel(level);
}

/** Exported for tests. */
export function nextZoom(level: number, how: Zooming): number {
  if (how === 'reset') return 0;
  const next = how === 'in' ? level + STEP : level - STEP;
  return Math.min(MOST, Math.max(LEAST, next));
}
