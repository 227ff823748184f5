/** A screen as a designer would look at it: in every size and theme, and as axe sees it. */
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from '../e2e/axe.ts';

export const root = resolve(import.meta.dirname, '../..');
export const out = join(root, 'out', 'tour');
export const WINDOW = { width: 1280, height: 800 };
/** Long enough for the checks to have looked and for a dialog to have opened. */
const SETTLED_MS = 700;
/** A change of size or theme is drawn sooner. */
const DRAWN_MS = 350;

interface Look {
  name: string;
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  forced?: true;
}

const LOOKS: readonly Look[] = [
  { name: '1280-light', ...WINDOW, colorScheme: 'light' },
  { name: '1280-dark', ...WINDOW, colorScheme: 'dark' },
  { name: '1280-forced', ...WINDOW, colorScheme: 'light', forced: true },
  { name: '1000-light', width: 1000, height: 700, colorScheme: 'light' },
  { name: '1000-dark', width: 1000, height: 700, colorScheme: 'dark' },
  { name: '720-light', width: 720, height: 480, colorScheme: 'light' },
  // At 200 % a window of 1280 × 800 has as many CSS pixels as one of this size.
  { name: 'zoomed-light', width: 640, height: 400, colorScheme: 'light' },
];
/** What axe found, a line for each element. */
export const found: string[] = [];

/** One screen in every look; axe looks in light and in dark. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  for (const { name: look, width, height, colorScheme, forced } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, forcedColors: forced ? 'active' : 'none' });
    await page.waitForTimeout(DRAWN_MS);
    await page.screenshot({ path: join(out, `${name}-${look}.png`) });
    if (width === WINDOW.width && !forced)
      found.push(...(await violations(page, `${name}-${look}`)));
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize(WINDOW);
}
