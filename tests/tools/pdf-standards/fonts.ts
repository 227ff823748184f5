/** Fonts: in the file, and known by their letters. */
import { PDFArray, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFDict } from '@cantoo/pdf-lib';
import { readOperators } from '../../../core/export/pdf/content-tokens.ts';
import { toUnicode } from '../../../core/export/pdf/to-unicode.ts';
import { dictOf, items, name, nameText, streamBytes, type Findings } from './findings.ts';

export function fontFindings(pdf: PDFDocument, findings: Findings): void {
  const shown = shownCodes(pdf);
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    const font = dictOf(object);
    if (!font || nameText(font.get(name('Type'))) !== 'Font') continue;
    const kind = nameText(font.get(name('Subtype')));
    const where = `${nameText(font.get(name('BaseFont'))) || kind} ${ref}`;
    if (kind === 'Type0') composite(pdf, font, shown.get(font) ?? new Set(), where, findings);
    else if (kind === 'CIDFontType2' || kind === 'CIDFontType0') descendant(font, where, findings);
    else if (kind === 'Type3') meanings(font, shown.get(font) ?? new Set(), where, findings);
    else findings.check('31-009', isEmbedded(font), where);
  }
}

function composite(
  pdf: PDFDocument,
  font: PDFDict,
  codes: ReadonlySet<string>,
  where: string,
  findings: Findings,
): void {
  findings.check('31-006', /^Identity-[HV]$/.test(nameText(font.get(name('Encoding')))), where);
  const [inner] = items(font.lookup(name('DescendantFonts'))).map((each) =>
    dictOf(pdf.context.lookup(each)),
  );
  findings.check('31-001', Boolean(inner && dictOf(inner.lookup(name('CIDSystemInfo')))), where);
  meanings(font, codes, where, findings);
  if (!inner) return;
  const widths = widthsOf(pdf, inner);
  for (const code of codes)
    findings.check(
      '31-016',
      widths.has(Number.parseInt(code, 16)) || inner.has(name('DW')),
      `${where}: ${code}`,
    );
}

/** Every code that is shown means something. */
function meanings(
  font: PDFDict,
  codes: ReadonlySet<string>,
  where: string,
  findings: Findings,
): void {
  const stream = font.lookup(name('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) {
    for (const rule of ['31-027', 'A-6.2.11']) findings.add(rule, where);
    return;
  }
  const map = toUnicode(Buffer.from(streamBytes(stream)).toString('latin1'));
  for (const code of codes) {
    const text = map.get(code);
    findings.check('10-001', text !== undefined, `${where}: ${code}`);
    findings.check('31-028', !/^(?:0000|feff|fffe)$/.test(text ?? ''), `${where}: ${code}`);
  }
}

function descendant(font: PDFDict, where: string, findings: Findings): void {
  findings.check('31-009', isEmbedded(font), where);
  findings.check('A-6.2.11', isEmbedded(font), where);
  if (nameText(font.get(name('Subtype'))) === 'CIDFontType2')
    findings.check('31-004', font.has(name('CIDToGIDMap')), where);
}

function isEmbedded(font: PDFDict): boolean {
  const descriptor = dictOf(font.lookup(name('FontDescriptor')));
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(name(key)));
}

function widthsOf(pdf: PDFDocument, font: PDFDict): Set<number> {
  const widths = new Set<number>();
  const list = items(font.lookup(name('W'))).map((each) => pdf.context.lookup(each));
  const number = (at: number): number => (list[at] instanceof PDFNumber ? list[at].asNumber() : 0);
  for (let at = 0; at < list.length;) {
    const second = list[at + 1];
    if (second instanceof PDFArray) {
      for (let offset = 0; offset < second.size(); offset++) widths.add(number(at) + offset);
      at += 2;
    } else {
      for (let code = number(at); code <= number(at + 1); code++) widths.add(code);
      at += 3;
    }
  }
  return widths;
}

/** The codes that each font shows on all pages, in hexadecimal digits. */
function shownCodes(pdf: PDFDocument): Map<PDFDict, Set<string>> {
  const shown = new Map<PDFDict, Set<string>>();
  for (const { node } of pdf.getPages()) {
    const fonts = dictOf(dictOf(node.Resources())?.lookup(name('Font')));
    const stream = pdf.context.lookup(node.get(name('Contents')));
    if (!fonts || !(stream instanceof PDFRawStream)) continue;
    const bytes = streamBytes(stream);
    let current: PDFDict | null = null;
    readOperators(bytes, ({ name: operator, start, end }) => {
      const text = (): string => Buffer.from(bytes.subarray(start, end)).toString('latin1');
      if (operator === 'Tf')
        current = dictOf(fonts.lookup(name(/\/(\S+)/.exec(text())?.[1] ?? '')));
      else if (/^T[jJ]$/.test(operator) && current) {
        const codes = shown.get(current) ?? new Set<string>();
        const digits = nameText(current.get(name('Subtype'))) === 'Type3' ? /.{2}/g : /.{4}/g;
        for (const [, hex] of text().matchAll(/<([\da-f]*)>/gi))
          for (const code of hex!.toLowerCase().match(digits) ?? []) codes.add(code);
        shown.set(current, codes);
      }
    });
  }
  return shown;
}
