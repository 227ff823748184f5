/** Trees of numbers and of names (ISO 32000-1, 7.9.6 and 7.9.7). */
import type { PDFContext, PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** Keys and values to a leaf. */
const PER_LEAF = 128;

/**
 * A tree of two levels, as readers expect of long ones: a list of leaves, each with its first and
 * last key.
 */
export function treeOf(
  context: PDFContext,
  pairs: readonly PDFObject[],
  key: 'Nums' | 'Names',
): PDFDict {
  if (pairs.length <= 2 * PER_LEAF) return context.obj({ [key]: [...pairs] }) as PDFDict;
  const kids: PDFRef[] = [];
  for (let from = 0; from < pairs.length; from += 2 * PER_LEAF) {
    const part = pairs.slice(from, from + 2 * PER_LEAF);
    kids.push(context.register(context.obj({ Limits: [part[0]!, part.at(-2)!], [key]: part })));
  }
  return context.obj({ Kids: kids }) as PDFDict;
}
