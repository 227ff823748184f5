/**
 * The file of the app that an `app://afterword/…` address names, or null where it names none.
 * Whatever is not plainly a path below the root is refused: the caller joins the answer to a
 * folder.
 * @param pathname of the parsed address, still percent-encoded
 * @returns a relative path with `/`, such as `assets/index.js`; `index.html` for the root
 */
export function appFile(pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null; // a bare % or a broken sequence
  }
  // NUL ends a path early in C; a backslash or a colon is a separator, a drive or a stream on
  // Windows. A second round of encoding is never ours.
  if (hasUnsafeSign(decoded) || !decoded.startsWith('/')) return null;
  const parts = decoded.slice(1).split('/');
  if (parts.length === 1 && parts[0] === '') return 'index.html';
  return parts.some((part) => part === '' || part === '.' || part === '..')
    ? null
    : parts.join('/');
}

function hasUnsafeSign(path: string): boolean {
  return [...path].some((sign) => sign < ' ' || sign === '\u007f' || '\\:%'.includes(sign));
}
