/**
 * pdf.js on this thread alone: both of its halves, with no worker of its own and nothing fetched.
 */
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfLibrary = typeof pdfjs;

let loaded: Promise<PdfLibrary> | undefined;

export function pdfLibrary(): Promise<PdfLibrary> {
  loaded ??= load();
  return loaded;
}

/**
 * The half that reads would take every message of a worker that it finds itself in for its own,
 * unless it sees a window: it is shown one while it loads.
 */
async function load(): Promise<PdfLibrary> {
  const lent = !('window' in globalThis);
  if (lent) Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true });
  // Under Node it warns that nothing can be drawn. Nothing is.
  const { warn } = console;
  console.warn = () => undefined;
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
    if (lent) Reflect.deleteProperty(globalThis, 'window');
  }
}
