/** What to call a picture that has no alternative text: its file's name, or '' for one that is embedded. */
export function pictureName(address: string): string {
  if (address.startsWith('data:')) return '';
  return /([^/\\?#]+)(?:[?#].*)?$/.exec(address)?.[1] ?? address;
}
