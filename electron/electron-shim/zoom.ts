/**
 * A page's zoom, as a browser's: its content is laid out in a window that counts fewer, larger
 * pixels.
 */
import type { CDPSession, Page } from 'playwright-core';

/** Chromium's: each level is a fifth larger than the one before. */
const STEP = 1.2;

/** The lines that hold a zoom: it ends with them. */
const lines = new WeakMap<Page, Promise<CDPSession>>();

export function zoomFactor(level: number): number {
  return STEP ** level;
}

/** Lays the page out anew, from one factor to another. */
export async function zoomPage(page: Page, from: number, to: number): Promise<void> {
  const now = await page.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    scale: devicePixelRatio,
  }));
  const line = lines.get(page) ?? page.context().newCDPSession(page);
  lines.set(page, line);
  await (
    await line
  ).send('Emulation.setDeviceMetricsOverride', {
    width: Math.round((now.width * from) / to),
    height: Math.round((now.height * from) / to),
    deviceScaleFactor: (now.scale * to) / from,
    mobile: false,
  });
}
