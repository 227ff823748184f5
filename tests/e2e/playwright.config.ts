import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests: the app itself, on Electron or on the stand-in. No retries on an author's
 * machine: a test that fails now and then has found something.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/e2e',
  // Each test is an app of its own; with two at a time on two cores a slow machine is tested, not
  // the app.
  workers: 2,
  // Where a run decides over a change, a test that fails once is tried again, and the run's end
  // names it as flaky: it has found something all the same.
  retries: process.env['CI'] ? 1 : 0,
  // Several times what each takes on two idle cores, so that a busy machine is no failure.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  globalSetup: './say-runtime.ts',
  reporter: [['list']],
});
