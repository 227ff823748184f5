import { fontFaces } from './fonts.ts';
import type { Printer } from './make-export.ts';
import { printHtml } from './pdf.ts';
import { drawSvg } from './picture.ts';

/** The app's own engine, in hidden windows. */
export const printer: Printer = { fonts: fontFaces, print: printHtml, draw: drawSvg };
