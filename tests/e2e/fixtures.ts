import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { launchApp, type App } from './app.ts';

export interface Fixtures {
  /** A folder of the test's own for documents. */
  folder: string;
  /** The app, just started, with nothing in its profile. */
  app: App;
  /** Its first window. A script error in it fails the test. */
  page: Page;
}

export const test = base.extend<Fixtures>({
  // Playwright reads from the pattern which fixtures are needed.
  folder: async ({ browserName: _browserName }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-documents-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ browserName: _browserName }, use) => {
    const app = await launchApp();
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    const problems: Error[] = [];
    page.on('pageerror', (error) => problems.push(error));
    await page.getByRole('heading', { name: 'Write the postmortem' }).waitFor();
    await use(page);
    if (problems.length > 0) throw problems[0];
  },
});

export { expect } from '@playwright/test';
