/** What the pages show, and their annotations. */
import { PDFArray, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { readOperators } from '../../../core/export/pdf/content-tokens.ts';
import { dictOf, items, name, nameText, streamBytes, type Findings } from './findings.ts';
import type { Tree } from './structure.ts';

/** ISO 32000-1, table 169. */
const ANNOTATIONS = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp ' +
    'Caret Ink Popup FileAttachment Sound Movie Widget Screen PrinterMark Watermark 3D'
  ).split(' '),
);
const SHOWS = /^(?:Tj|TJ|'|"|f|F|f\*|S|s|B|B\*|b|b\*|sh|EI|Do)$/;
const COLOURS = /^(?:k|K)$/;
const DEEPEST = 28;

export function contentFindings(pdf: PDFDocument, tree: Tree, findings: Findings): void {
  pdf.getPages().forEach(({ node, ref }, index) => {
    const where = `page ${index + 1}`;
    const bytes = items(node.lookup(name('Contents'))).flatMap((each) => {
      const stream = pdf.context.lookup(each);
      return stream instanceof PDFRawStream ? [...streamBytes(stream), 10] : [];
    });
    stream(Uint8Array.from(bytes), tree.content.get(ref) ?? new Set(), where, findings);
    annotations(pdf, node, where, tree, findings);
    findings.check('A-6.5.1', !node.has(name('AA')), `${where}: AA`);
    for (const edge of [3, 2]) {
      const box = items(node.MediaBox()).map((each) =>
        each instanceof PDFNumber ? each.asNumber() : 0,
      );
      findings.check('A-6.1.13', box[edge]! >= 3 && box[edge]! <= 14_400, `${where}: MediaBox`);
    }
  });
}

function stream(
  bytes: Uint8Array,
  known: ReadonlySet<number>,
  where: string,
  findings: Findings,
): void {
  const open: ('artifact' | 'content' | 'other')[] = [];
  let saved = 0;
  const met = new Set<number>();
  const whole = readOperators(bytes, ({ name: operator, start, end }) => {
    const text = (): string => Buffer.from(bytes.subarray(start, end)).toString('latin1');
    if (operator === 'BDC' || operator === 'BMC') {
      const kind = text();
      const mcid = /\/MCID\s+(\d+)/.exec(kind)?.[1];
      const artifact = kind.startsWith('/Artifact');
      if (artifact)
        findings.check('01-003', !open.includes('content'), `${where}: artifact in content`);
      if (mcid !== undefined) {
        findings.check('01-004', !open.includes('artifact'), `${where}: content in an artifact`);
        findings.check(
          '01-005',
          known.has(Number(mcid)),
          `${where}: MCID ${mcid} is not in the tree`,
        );
        met.add(Number(mcid));
      }
      open.push(artifact ? 'artifact' : mcid === undefined ? 'other' : 'content');
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) findings.add('A-6.2.2', `${where}: EMC`);
    } else if (operator === 'q') findings.check('A-6.1.13', ++saved <= DEEPEST, `${where}: q`);
    else if (operator === 'Q') findings.check('A-6.2.2', --saved >= 0, `${where}: Q`);
    else if (COLOURS.test(operator)) findings.add('A-6.2.4', `${where}: ${text()}`);
    else if (SHOWS.test(operator)) {
      findings.check(
        '01-005',
        open.includes('artifact') || open.includes('content'),
        `${where}: ${text().slice(0, 60)}`,
      );
      if (/^T[jJ]$/.test(operator))
        for (const [, codes] of text().matchAll(/<([\da-f]*)>/gi))
          findings.check(
            '31-030',
            !((codes!.match(/.{4}/g) ?? []) as string[]).includes('0000'),
            where,
          );
    }
  });
  findings.check('A-6.2.2', whole && open.length === 0 && saved === 0, `${where}: unbalanced`);
  for (const mcid of known)
    findings.check('01-005', met.has(mcid), `${where}: MCID ${mcid} is not on the page`);
}

function annotations(
  pdf: PDFDocument,
  page: PDFDict,
  where: string,
  tree: Tree,
  findings: Findings,
): void {
  const list = page.lookup(name('Annots'));
  if (!(list instanceof PDFArray) || list.size() === 0) return;
  findings.check('28-008', page.has(name('Tabs')), where);
  findings.check('28-009', nameText(page.lookup(name('Tabs'))) === 'S', where);
  for (const ref of list.asArray()) {
    const dict = dictOf(pdf.context.lookup(ref));
    if (!dict) continue;
    const kind = nameText(dict.get(name('Subtype')));
    const roles = ref instanceof PDFRef ? (tree.annotations.get(ref) ?? []) : [];
    findings.check('28-006', ANNOTATIONS.has(kind), `${where}: ${kind}`);
    findings.check('28-007', kind !== 'TrapNet', where);
    if (kind === 'Link') {
      findings.check('28-011', roles.includes('Link'), `${where}: a link`);
      findings.check('28-012', dict.has(name('Contents')), `${where}: a link`);
    } else {
      findings.check('28-002', roles.includes('Annot'), `${where}: ${kind}`);
      findings.check('28-004', dict.has(name('Contents')), `${where}: ${kind}`);
    }
    const flags = dict.lookup(name('F'));
    const bits = flags instanceof PDFNumber ? flags.asNumber() : 0;
    // Print is set; hidden, invisible and no view are not.
    findings.check('A-6.3.2', (bits & 4) === 4 && (bits & 0b100011) === 0, `${where}: F ${bits}`);
    findings.check(
      'A-6.3.3',
      kind === 'Link' || kind === 'Popup' || dict.has(name('AP')),
      `${where}: AP`,
    );
  }
}
