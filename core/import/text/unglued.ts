/**
 * Markdown that a page ran together in one line: "### Report ### Impact began: … **Cause** One …".
 * Every mark that begins a line is given its line back.
 */

const MARK = /(?:^|\s)#{2,6}\s/g;
/** Headings in one line: one may be a title with a number sign in it. */
const LEAST = 2;

/** The text with such lines parted; every other line as it is. */
export function unglued(text: string): string {
  if (!/\S[^\S\n]+#{2,6}\s/.test(text)) return text; // the common case, and quick on long lines
  return text
    .split('\n')
    .map((line) => ((line.match(MARK)?.length ?? 0) >= LEAST ? parted(line) : line))
    .join('\n');
}

function parted(line: string): string {
  return (
    line
      .trim()
      .replace(/(?<!\s)\s+(?=#{2,6}\s)/g, '\n\n')
      .replace(/(?<!\s)\s+(\*\*[^*\n]{2,40}\*\*)\s+/g, '\n\n$1\n')
      .replace(/(?<!\s)\s+-\s+(?=\p{Lu}[^\n:]{1,25}:\s)/gu, '\n')
      .replace(/(?<=[.!?])\s+-\s+(?=\p{Lu})/gu, '\n- ')
      // A heading that gives a value is a labelled line.
      .replace(/^#{2,6}\s+(?=[^\n:]{1,25}:\s)/gm, '')
  );
}
