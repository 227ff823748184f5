/**
 * The address to hand to the system's browser, or null where it must not be: the system would start
 * a program for `file:`, `smb:`, `ms-…:` and their like.
 * @param parse the platform's address parser (`URL`), which core cannot name; throws on what is no
 *   address
 */
export function externalLink(
  text: string,
  parse: (text: string) => { protocol: string; href: string; hostname: string; pathname: string },
): string | null {
  if (text.length > 2_048) return null;
  let url: ReturnType<typeof parse>;
  try {
    url = parse(text);
  } catch {
    return null;
  }
  if (url.protocol === 'mailto:') return url.pathname.includes('@') ? url.href : null;
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
    ? url.href
    : null;
}
