import type { PrintToPDFOptions } from 'electron';
import { withFittingPictures } from './fitting-pictures.ts';
import { withHiddenPage } from './hidden-window.ts';

/**
 * The page's own `@page` rules decide size and margins; tags and outline are off in Electron unless
 * asked for.
 */
const OPTIONS: PrintToPDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};

/** Prints a report's page to PDF, as Chromium makes it; `finishPdf` completes it. */
export async function printHtml(html: string, signal?: AbortSignal): Promise<Uint8Array> {
  const fitting = await withFittingPictures(html, signal);
  return withHiddenPage(fitting, { javascript: false, signal }, (window) =>
    window.webContents.printToPDF(OPTIONS),
  );
}
