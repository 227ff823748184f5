import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The window's build. Everything is a file of our own origin, so that the page's CSP can refuse all
 * else: no inline script, no data: font.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  // Libraries that have a build for the page and one for anywhere (character references in
  // Markdown) are used without a DOM: the worker reads Markdown too.
  resolve: { conditions: ['worker', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
