import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests are of pure code alone: no global is replaced and no module is mocked, so
 * that one process can run many of the files and loads `core/` once, which takes longer than most
 * of the tests themselves.
 */
const PURE = [
  'checks',
  'commands',
  'document',
  'export/{clipboard,docx,html,leaks,lists,markdown}',
  'files',
  'import',
  'live-facts',
  'prose',
  'report',
  'revision',
  'spelling',
  'time',
  'timeline',
].map((folder) => `tests/unit/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    setupFiles: ['tests/unit/setup.ts'],
    // A core is left free by default; of two that would be half of the machine.
    maxWorkers: '100%',
    // Several times what the longest property takes on two idle cores: a busy machine is no
    // failure, and what hangs is still found.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    // It imports Electron, which a test replaces.
    server: { deps: { inline: ['electron-store'] } },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          exclude: PURE,
        },
      },
    ],
  },
});
