/**
 * The four bundles that the app is made of, as configurations for Vite: main, the preload, the
 * export's thread and the window. `build.mjs` builds each once, `dev.mjs` again and again.
 */
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * @param {{ out: string, plugins?: import('vite').Plugin[], dev?: boolean }} options `out` is the
 *   folder to build into. With `dev` the code is left readable, carries its source maps, and main
 *   follows the builds (`dev-main.ts`).
 * @returns {Record<'main' | 'preload' | 'exportThread' | 'window', import('vite').InlineConfig>}
 */
export function bundles({ out, plugins = [], dev = false }) {
  const common = { logLevel: 'warn', plugins, ...(dev ? { mode: 'development' } : {}) };
  const outside = { ...common, configFile: false, root, publicDir: false };
  // In the file itself, because neither the app's protocol nor a thread made of text finds another.
  const build = { emptyOutDir: false, sourcemap: dev && 'inline' };
  return {
    main: {
      ...outside,
      build: {
        ...build,
        outDir: out,
        ssr: join(root, 'electron', dev ? 'dev-main.ts' : 'main.ts'),
        target: 'node24',
        minify: false,
        rollupOptions: {
          external: ['electron'],
          output: {
            format: 'es',
            entryFileNames: 'main.js',
            chunkFileNames: dev ? 'main/[name].js' : 'main/[name]-[hash].js',
          },
        },
      },
      // Everything but Electron is bundled, so that the installed app carries no node_modules.
      ssr: { noExternal: true, external: ['electron', ...builtinModules] },
    },
    // A sandboxed preload is one CommonJS file and can require nothing but Electron's own.
    preload: {
      ...outside,
      build: {
        ...build,
        outDir: out,
        ssr: join(root, 'electron/preload.ts'),
        target: 'chrome140',
        minify: false,
        rollupOptions: {
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: 'preload.cjs' },
        },
      },
      ssr: { noExternal: true, external: ['electron'] },
    },
    // One small file: main hands its text to each new thread, which cannot load files from inside
    // the installed app's archive.
    exportThread: {
      ...outside,
      build: {
        ...build,
        outDir: out,
        ssr: join(root, 'electron/export/worker.ts'),
        target: 'node24',
        minify: !dev,
        rollupOptions: {
          output: { format: 'cjs', entryFileNames: 'export-worker.cjs', codeSplitting: false },
        },
      },
      ssr: { noExternal: true, external: builtinModules },
    },
    window: {
      ...common,
      configFile: join(root, 'renderer/vite.config.ts'),
      worker: { plugins: () => plugins },
      build: { ...build, outDir: join(out, 'renderer'), ...(dev ? { minify: false } : {}) },
    },
  };
}
