import { existsSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import react from '@vitejs/plugin-react';
import type { Postmortem } from '../../../core/document/postmortem.ts';

/** A build of one's own, so that two runs at a time do not take it from each other. */
const OUT = fileURLToPath(
  new URL(`../../../node_modules/.cache/editor-harness/${process.pid}/`, import.meta.url),
);
const ORIGIN = 'http://localhost:9';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Builds the harness page (production build, as the app's). */
export async function buildHarness(): Promise<void> {
  process.once('exit', () => rmSync(OUT, { recursive: true, force: true }));
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: ['index.html', 'bare.html'].map((name) =>
          fileURLToPath(new URL(name, import.meta.url)),
        ),
      },
    },
  });
}

/** A Chromium without network: pages come from the build by routing. */
export async function launch(
  options: { colorScheme?: 'light' | 'dark'; height?: number; args?: string[] } = {},
): Promise<BrowserContext> {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({
    ...(existsSync(path) ? { executablePath: path } : {}),
    args: ['--no-sandbox', '--disable-background-networking', ...(options.args ?? [])],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: options.height ?? 800 },
    colorScheme: options.colorScheme ?? 'light',
  });
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    const file = join(OUT, url.pathname === '/' ? 'index.html' : url.pathname);
    if (url.origin !== ORIGIN || !existsSync(file)) return route.abort();
    return route.fulfill({
      body: readFileSync(file),
      contentType: TYPES[extname(file)] ?? 'application/octet-stream',
    });
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ORIGIN });
  return context;
}

/** A page of the harness. */
export async function openPage(
  context: BrowserContext,
  name: 'index.html' | 'bare.html',
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/${name}`);
  return page;
}

/** A page with the editor holding a document. `errors` collects whatever goes wrong on it. */
export async function openEditor(
  context: BrowserContext,
  document: Postmortem,
  showGuidance = false,
): Promise<{ page: Page; errors: string[] }> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => 'openDocument' in window);
  await page.evaluate(([value, guidance]) => window.openDocument(value, guidance), [
    document,
    showGuidance,
  ] as const);
  // Where a text stands is known when its face is there.
  await page.evaluate(() => window.document.fonts.ready.then(() => undefined));
  return { page, errors };
}
