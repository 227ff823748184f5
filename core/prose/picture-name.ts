/**
 * What to call a picture that has no alternative text: its file's name, or '' for one that is
 * embedded.
 */
export function pictureName(address: string): string {
  if (/^\s*data:/i.test(address)) return '';
  return /(?<![^/\\?#])([^/\\?#]+)(?:$|[?#])/.exec(address)?.[1] ?? address;
}
