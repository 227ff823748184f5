/**
 * The built window in an installed Chromium, over the fake bridge and under the page's real CSP.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { EVENT_CHANNELS, type Events, type RequestChannel } from '../../electron/bridge/bridge.ts';
import { findHeadlessChromium } from '../../electron/launch/chromium.mjs';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';

export const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'";
// A secure origin, as the app's own is: digests need one.
const ORIGIN = 'https://afterword.test';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface WindowOptions extends FakeOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** The built page's folder, with a slash at the end. */
  root?: URL;
}

export interface OpenWindow {
  page: Page;
  bridge: FakeBridge;
  /** What the page complained about: errors, and everything that the CSP refused. */
  complaints: string[];
  close(): Promise<void>;
}

/** The Chromium to use, or null when there is none: nobody sees these windows. */
export function chromiumPath(): string | null {
  return findHeadlessChromium();
}

export function launch(): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    // Letters stand where they do on any screen; the headless shell would move them.
    args: ['--no-sandbox', '--disable-background-networking', '--font-render-hinting=none'],
  });
}

export async function openWindow(
  browser: Browser,
  options: WindowOptions = {},
): Promise<OpenWindow> {
  const {
    width = 1280,
    height = 800,
    theme = 'light',
    root = new URL('../../dist/renderer/', import.meta.url),
  } = options;
  const bridge = createFakeBridge({ ...options, settings: { theme, ...options.settings } });
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return route.abort();
    const file = new URL(`.${pathname}`, root);
    return existsSync(file)
      ? route.fulfill({
          body: readFileSync(file),
          contentType: TYPES[extname(pathname)] ?? 'application/octet-stream',
          headers: { 'content-security-policy': CSP },
        })
      : route.fulfill({ status: 404, body: '' });
  });
  await page.exposeFunction('fakeRequest', (channel: RequestChannel, input: never) =>
    bridge.request(channel, input),
  );
  await page.addInitScript(() => {
    const listeners: Record<string, ((value: unknown) => void)[]> = {};
    const page = window as unknown as {
      fakeRequest(channel: string, input: unknown): Promise<unknown>;
      fakeEmit(channel: string, value: unknown): void;
      afterword: unknown;
    };
    page.fakeEmit = (channel, value) => listeners[channel]?.forEach((listener) => listener(value));
    page.afterword = {
      request: (channel: string, input: unknown) => page.fakeRequest(channel, input),
      on(channel: string, listener: (value: unknown) => void) {
        (listeners[channel] ??= []).push(listener);
        return () => {
          listeners[channel] = listeners[channel]!.filter((one) => one !== listener);
        };
      },
    };
  });
  for (const channel of EVENT_CHANNELS) {
    bridge.on(channel, (value: Events[typeof channel]) => {
      void page.evaluate(
        ([name, sent]) =>
          (window as unknown as { fakeEmit(channel: unknown, value: unknown): void }).fakeEmit(
            name,
            sent,
          ),
        [channel, value] as const,
      );
    });
  }
  await page.goto(`${ORIGIN}/index.html`);
  await page.waitForSelector('.window');
  return { page, bridge, complaints, close: () => page.close() };
}
