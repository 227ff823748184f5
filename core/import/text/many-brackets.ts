/**
 * Brackets that are no links, where there are thousands of them in one paragraph, as in a log. The
 * parser looks at each as the beginning or end of a link and puts it back among the letters, which
 * costs it all of the paragraph each time.
 */

/** A paragraph of prose has fewer; a list of links may have as many as it likes below this. */
const MOST = 5_000;

/** What is no lone bracket: something escaped, a link, a note's sign, a box to tick. */
const KEPT = [
  String.raw`\\[^]`,
  String.raw`!?\[[^[\]\n]{0,300}\](?:\([^()\s]{1,500}\)|\[[^[\]\n]{0,300}\])`,
  String.raw`\[\^[^[\]\s]{1,100}\]`,
  String.raw`^[ \t>]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}\[[ xX]\]`,
];
const BRACKETS = new RegExp(`(${KEPT.join('|')})|[[\\]]`, 'gm');

/** The same text, in which lone brackets are escaped where they are too many to be links. */
export function withPlainBrackets(text: string): string {
  if (text.length < MOST) return text;
  return text
    .split(/(\n[ \t]*\n)/)
    .map((block) => (isFull(block) ? plainBrackets(block) : block))
    .join('');
}

/** Within code, a backslash is a letter. */
function isFull(block: string): boolean {
  return block.length >= MOST && !/[`~]{3}|`|<|^(?: {4}|\t)/m.test(block) && count(block) > MOST;
}

function count(block: string): number {
  return block.match(/[[\]]/g)?.length ?? 0;
}

function plainBrackets(block: string): string {
  return block.replace(BRACKETS, (found: string, kept?: string) => kept ?? `\\${found}`);
}
