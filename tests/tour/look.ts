/**
 * A screen as a designer would look at it: in windows of every size, in every theme, and as axe
 * sees it. A size is set before the window's states are made, because a change of it closes menus.
 */
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from '../e2e/axe.ts';

export const root = resolve(import.meta.dirname, '../..');
export const out = join(root, 'out', 'tour');
/** Long enough for the checks to have looked and for a dialog to have opened. */
const SETTLED_MS = 700;
/** A change of theme is drawn sooner. */
const DRAWN_MS = 350;

interface Theme {
  name: string;
  colorScheme: 'light' | 'dark';
  forced?: true;
}

/** A window in which the whole tour is made, and the themes that each of its states is shown in. */
export interface Size {
  name: string;
  width: number;
  height: number;
  themes: readonly Theme[];
}

const LIGHT: Theme = { name: 'light', colorScheme: 'light' };
const DARK: Theme = { name: 'dark', colorScheme: 'dark' };
const FORCED: Theme = { name: 'forced', colorScheme: 'light', forced: true };

export const SIZES: readonly Size[] = [
  { name: '1280', width: 1280, height: 800, themes: [LIGHT, DARK, FORCED] },
  { name: '1000', width: 1000, height: 700, themes: [LIGHT, DARK] },
  { name: '720', width: 720, height: 480, themes: [LIGHT] },
  // At 200 % a window of 1280 × 800 has as many CSS pixels as one of this size. The zoom itself is
  // not used: the driver's screenshots would take it back.
  { name: 'zoomed', width: 640, height: 400, themes: [LIGHT] },
];

/** What axe found, a line for each element. */
export const found: string[] = [];

/** Pictures of what is shown now, in the themes of the size; axe looks at each but forced colours. */
export async function picture(page: Page, size: Size, name: string): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  for (const { name: theme, colorScheme, forced } of size.themes) {
    const look = `${name}-${size.name}-${theme}`;
    await page.emulateMedia({ colorScheme, forcedColors: forced ? 'active' : 'none' });
    await page.waitForTimeout(DRAWN_MS);
    await page.screenshot({ path: join(out, `${look}.png`) });
    if (!forced) found.push(...(await violations(page, look)));
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

/** A command by its name, through the palette. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}
