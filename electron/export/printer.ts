import { shrunkPictures } from './fitting-pictures.ts';
import { fontFaces } from './fonts.ts';
import type { Printer } from './printing.ts';
import { printHtml } from './pdf.ts';
import { drawSvg } from './picture.ts';

/** The app's own engine, in hidden windows. `signal` closes them. */
export function printerUntil(signal?: AbortSignal): Printer {
  return {
    fonts: fontFaces,
    print: (html) => printHtml(html, signal),
    shrink: (pictures) => shrunkPictures(pictures, signal),
    draw: (svg) => drawSvg(svg, signal),
  };
}
