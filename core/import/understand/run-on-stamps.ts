/** Lists whose line breaks were lost. */
import { leadingStamp } from './stamps.ts';

/**
 * Where the lines of a timeline were lost ("16:47 - first alarm16:54 - pager16:56 - …"): what parts
 * them, or null. At least two more stamps in the first one's own form, with a sign after the time.
 */
export function runOnStamps(text: string): RegExp | null {
  const stamp = text.length < 40 ? null : leadingStamp(text);
  if (!stamp?.clock || stamp.worded) return null;
  const form = text.slice(0, stamp.length).trimStart();
  if (
    !/\d\s*(?:[A-Z]{1,5}\s*)?(?:[)\]]\s*)?[:|\u2013\u2014-]\s*$/.test(form) &&
    !/^[[(].*[)\]]\s*$/.test(form)
  )
    return null;
  const pattern = form
    .trimEnd()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\d+/g, (digits) => (digits.length === 1 ? '\\d{1,2}' : `\\d{${digits.length}}`))
    .replace(/\s+/g, '\\s+');
  const parts = new RegExp(`(?<=[\\p{L}.!?)\\]%"\\s])(?<!\\d[:./-])(?=${pattern}\\s*\\S)`, 'gu');
  const found = [...text.slice(stamp.length).matchAll(parts)].length;
  return found >= 2 ? parts : null;
}
