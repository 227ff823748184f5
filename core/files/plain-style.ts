/** Style sheets and values of a drawing without addresses that lead out of it. */

/**
 * The same text where nothing has to go; '' where what it fetches cannot be told apart from the
 * rest.
 */
export function plainStyle(css: string): string {
  if (!/url|import|image-set|src|\\|\/\*/i.test(css) || !leadsOut(css)) return css;
  const mended = css
    .replace(/@import\b(?:"[^"]*"|'[^']*'|[^;"'])*;?/gi, '')
    .replace(
      /@namespace\b[^@;{}]*;|url\(\s*(?:"[^"]*"\s*|'[^']*'\s*|(?!\s)[^()"']*)\)/gi,
      (part) => (leadsOut(part) ? 'none' : part),
    );
  return leadsOut(mended) ? '' : mended;
}

/** A name, though it looks like an address: nobody fetches it. */
const NAMESPACE = /@namespace\b[^@;{}]*;/gi;

/**
 * Looked at as a browser reads it: signs that are written by their number are those signs, and
 * comments are nothing.
 */
function leadsOut(css: string): boolean {
  const read = css.replace(/\\(?:([\da-f]{1,6})\s?|([^\n]))/gi, (_, hex?: string, sign?: string) =>
    hex === undefined ? sign! : String.fromCodePoint(Math.min(0x10ffff, parseInt(hex, 16))),
  );
  return [read, read.replace(/\/\*[^]*?(?:\*\/|$)/g, '')]
    .map((text) => text.replace(NAMESPACE, ''))
    .some((text) =>
      /@import\b|\b(?:image-set|src)\(|\burl\(\s*(?:["']\s*)?(?!["'\s#]|data:(?:image|font|application)\/|\))/i.test(
        text,
      ),
    );
}
