import { expect, test, vi } from 'vitest';

const windows: { browser: { webContents: { setZoomLevel(level: number): void } } }[] = [];
vi.mock('../../../electron/windows/windows.ts', () => ({
  allWindows: () => windows,
  onWindowOpened: () => undefined,
}));
const { nextZoom, zoom } = await import('../../../electron/zoom.ts');

test('goes in steps, and no further than can be read', () => {
  expect([nextZoom(0, 'in'), nextZoom(0.5, 'in'), nextZoom(0, 'out')]).toEqual([0.5, 1, -0.5]);
  expect([nextZoom(5, 'in'), nextZoom(-3, 'out'), nextZoom(2.5, 'reset')]).toEqual([5, -3, 0]);
});

test('is the same in every window, and remembered', () => {
  const shown: number[] = [];
  for (const at of [0, 1])
    windows.push({ browser: { webContents: { setZoomLevel: (level) => (shown[at] = level) } } });
  let kept = 1;
  const memory = { zoom: () => kept, setZoom: (level: number) => void (kept = level) };
  zoom(memory as never, 'in');
  expect([kept, ...shown]).toEqual([1.5, 1.5, 1.5]);
});
