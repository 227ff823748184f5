/**
 * `node --import electron/standin/register.ts dist/main.js`: the app's main process finds this
 * stand-in where it asks for Electron.
 */
import { registerHooks } from 'node:module';

const standin = new URL('./index.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standin, shortCircuit: true }
      : next(specifier, context),
});
