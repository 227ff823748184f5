/**
 * Faces for a printed page: those that its letters need, and boxes for letters that no face has. A
 * letter without a glyph is no letter to a reader of a PDF; a box that knows what it stands for is.
 */
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { strFromU8 } from 'fflate';
import { toBase64 } from '../../files/base64.ts';
import { escapeHtml } from '../html/phrasing.ts';
import type { PdfCodec } from './codec.ts';
import { boxFace } from './box-face.ts';
import { isFlate } from './write-file.ts';

export interface PageFaces {
  /** `@font-face` rules. */
  rules: string;
  /** Letters that none of them has: an installed face may. */
  unknown: readonly string[];
  /** Files of faces that could not be used. */
  damaged?: readonly string[];
}

/** Gives the faces for the letters of a page in a language (BCP 47). */
export type FaceSource = (letters: readonly string[], language: string) => Promise<PageFaces>;

/** Behind the report's own faces, before those of the machine: the same pages everywhere. */
const FAMILIES = `html:root{\
--text:"Source Serif 4 Variable","Afterword Letters","Afterword Boxes","Source Serif 4",\
Georgia,"Liberation Serif",serif;\
--ui:"Inter Variable","Afterword Letters","Afterword Boxes",Inter,Arial,"Liberation Sans",sans-serif;\
--mono:ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono","Liberation Mono",\
"Afterword Letters","Afterword Boxes",monospace}`;

/** A page with faces in its style. */
export function withFaces(html: string, rules: string): string {
  const at = html.indexOf('<style>') + '<style>'.length;
  return `${html.slice(0, at)}${rules}${FAMILIES}${html.slice(at)}`;
}

/** Rules for a face that draws a box for each of these letters. */
export function boxRules(letters: readonly string[]): string {
  if (letters.length === 0) return '';
  const range = letters.map((letter) => `U+${letter.codePointAt(0)!.toString(16)}`).join(',');
  const source = `url(data:font/ttf;base64,${toBase64(boxFace(letters))})`;
  return `@font-face{font-family:"Afterword Boxes";src:${source};unicode-range:${range}}`;
}

const FILTER = PDFName.of('Filter');
/** Letters that are never drawn. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;
/** No face has it: Chromium tells no reader which letter the first missing one of a face was. */
const SACRIFICE = '\u{10fffd}';
const SPAN = /\/Span\s*<<\s*\/ActualText\s*<feff([\da-f]+)>\s*>>\s*BDC([^]*?)EMC/gi;

/** Those letters that no face of this machine has: a page of them is printed and looked at. */
export async function missingLetters(
  letters: readonly string[],
  print: (html: string) => Promise<Uint8Array>,
  codec: PdfCodec,
): Promise<string[]> {
  const seen = letters.filter((letter) => !UNSEEN.test(letter));
  if (seen.length === 0) return [];
  const lines = [SACRIFICE, ...seen].map((letter) => `<p>${escapeHtml(letter)}</p>`).join('');
  const printed = await print(
    '<!doctype html><html><head><meta charset="utf-8"><style>' +
      `html{font-family:serif}</style></head><body>${lines}</body></html>`,
  );
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const missing = new Set<string>();
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isFlate(object.dict.lookup(FILTER))) continue;
    const content = strFromU8(await codec.inflate(object.contents), true);
    for (const [, text, shown] of content.matchAll(SPAN)) {
      const codes = [...shown!.matchAll(/<([\da-f]+)>\s*Tj/gi)].map(([, code]) => code!);
      if (codes.length > 0 && codes.every((code) => /^0+$/.test(code)))
        for (const letter of textOf(text!)) missing.add(letter);
    }
  }
  return seen.filter((letter) => missing.has(letter));
}

function textOf(hex: string): string {
  return String.fromCharCode(
    ...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
  );
}

/** Words of a page that hold one of these letters; the first few. */
export function wordsWith(html: string, letters: readonly string[], most = 3): string[] {
  const text = html.slice(html.indexOf('<body')).replace(/<[^<>]*>/g, ' ');
  const words = text.split(/\s+/).filter((word) => letters.some((letter) => word.includes(letter)));
  return [...new Set(words)].slice(0, most);
}
