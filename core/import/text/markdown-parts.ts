/**
 * A long Markdown text in parts that can be parsed one by one: the parser's work grows faster than
 * its text. A part begins at a heading at the start of a line below a blank one, where every block
 * above it has ended, or behind an underlined heading of one line.
 */

/** Shorter texts are parsed whole, in characters. */
const WORTH_PARTING = 48_000;
const PART = 24_000;
/** Underlined headings of a part: the parser goes over all that is before at each of them. */
const MOST_UNDERLINED = 40;
const UNDERLINE = /^(?:=+|-+)[ \t]*\r?\n?$/;
const UNDERLINES = /^(?:=+|-+)[ \t]*\r?$/gm;
/** Begins no list, quote, table, code or HTML. */
const PLAIN_LINE = /^\p{L}[^|\n]*\n?$/u;

/**
 * What makes a part depend on the others (definitions of links and footnotes) or lets a block run
 * past a blank line and a heading (some kinds of HTML).
 */
const TIED =
  /^ {0,3}\[[^\]\n]+\]:|\[\^|<(?:!--|!\[CDATA\[|\?|!|\/?(?:script|pre|style|textarea)\b)/im;

/**
 * The parts, which joined are the text. One part where the text cannot be parted without changing
 * what it means.
 */
export function markdownParts(text: string): string[] {
  const isLong = text.length >= WORTH_PARTING;
  if (!isLong && (text.match(UNDERLINES)?.length ?? 0) <= MOST_UNDERLINED) return [text];
  if (TIED.test(text)) return [text];
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  let fence: { mark: string; contained: boolean } | null = null;
  let blank = true;
  /** The line above is a whole paragraph so far; the line above has ended a heading. */
  let [alone, ended] = [false, false];
  let underlined = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    const line = text.slice(at, next);
    const [, indent, mark] = /^([ >\t\d.)*+-]*)(`{3,}|~{3,})/.exec(line) ?? [];
    // Code within a list or a quote ends with it; where it is still open at the margin, only the
    // parser can tell.
    if (fence?.contained && /^[#`~]/.test(line)) return [text];
    if (fence === null && mark) fence = { mark, contained: indent !== '' };
    else if (fence !== null && mark?.startsWith(fence.mark) && line.trim().endsWith(mark))
      fence = null;
    else if (fence === null && blank && at - from >= PART && /^#{1,6} \S/.test(line)) {
      parts.push(text.slice(from, at));
      from = at;
      underlined = 0;
    } else if (fence === null && ended && underlined >= MOST_UNDERLINED) {
      parts.push(text.slice(from, at));
      from = at;
      underlined = 0;
    }
    [ended, alone] = [
      fence === null && alone && UNDERLINE.test(line),
      fence === null && (blank || ended) && PLAIN_LINE.test(line),
    ];
    if (ended) underlined++;
    blank = line.trim() === '';
    at = next;
  }
  parts.push(text.slice(from));
  return parts;
}
