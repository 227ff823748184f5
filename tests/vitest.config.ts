import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
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
  },
});
