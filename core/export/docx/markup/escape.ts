/** Text as it may stand in an element or an attribute of a part. */

/**
 * Text for an element or an attribute. What XML cannot hold is left out: reports are without it,
 * names and addresses of pictures and links may not be.
 */
export function escapeXml(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (sign) => ENTITIES[sign] ?? '');
}
const UNSAFE = new RegExp('[&<>"\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'g');
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
