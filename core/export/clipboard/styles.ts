/**
 * Looks that survive a mail program: it drops style sheets and classes, and keeps `style`
 * attributes of a few plain properties.
 */

const UI = 'font-family:Arial,Helvetica,sans-serif';
const CELL = `border:1px solid #d9d4ca;padding:4px 8px;vertical-align:top;text-align:left;${UI};font-size:13px`;
const STYLES: Record<string, string> = {
  table: 'border-collapse:collapse;margin:0 0 12px',
  th: `${CELL};background-color:#f6f4f0;font-weight:bold`,
  td: CELL,
  blockquote: 'margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #d9d4ca;color:#57524a',
  pre: 'margin:0 0 12px;padding:8px;background-color:#f6f4f0;font-family:monospace;font-size:13px;white-space:pre-wrap',
  code: 'font-family:monospace',
  img: 'max-width:100%',
};
const OPENING = new RegExp(
  `<(${Object.keys(STYLES).join('|')})(?: style="([^"<>]*)")?(?=[ >])`,
  'g',
);

/**
 * Gives each element of our own HTML its `style`, before one that it has. Text and attribute values
 * hold no `<`, so that what looks like an element is one.
 */
export function withStyles(html: string): string {
  return html
    .replace(/ class="[^"<>]*"(?=[^<>]*>)/g, '')
    .replace(
      OPENING,
      (_, tag: string, own?: string) => `<${tag} style="${STYLES[tag]!}${own ? `;${own}` : ''}"`,
    );
}
