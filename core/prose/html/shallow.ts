/**
 * HTML nested thousands deep. A parser looks through the open elements at many a tag, and opens
 * those for formatting anew in each block, so its work grows with the square of their number.
 * Browsers stop nesting at 512 elements; here the tags beyond are left out before a page is parsed.
 */

/** More open elements than any page has, and more of those that only format. */
const MOST_OPEN = 512;
const MOST_FORMATS = 16;

const FORMATS: ReadonlySet<string> = new Set(
  'a b big code em font i nobr s small strike strong tt u'.split(' '),
);
/** What has no end tag, or needs none: the next of its kind ends it. */
const NEVER_OPEN: ReadonlySet<string> = new Set(
  `area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody
   tfoot colgroup caption option optgroup rb rt rp rtc h1 h2 h3 h4 h5 h6 html head body`.split(
    /\s+/,
  ),
);
/** What stands in these is no markup. */
const RAW: ReadonlySet<string> = new Set(
  'script style textarea title xmp iframe noembed noframes'.split(' '),
);
const NAME = /(\/?)([a-z][^\s/<>]*)/iy;

/** The same page; where it has more open elements than any, without the tags beyond. */
export function withoutDeepTags(html: string): string {
  const kept: string[] = [];
  const open = new Map<string, number>();
  const left = new Map<string, number>();
  let [all, formats, from] = [0, 0, 0];
  const countIn = (counts: Map<string, number>, name: string, by: 1 | -1): boolean => {
    const now = (counts.get(name) ?? 0) + by;
    if (now >= 0) counts.set(name, now);
    return now >= 0;
  };
  for (const { name, isEnd, start, end } of tagsIn(html)) {
    // Only the elements of a drawing or a formula may be written as empty ones.
    if (html[end - 2] === '/' && (open.get('svg') || open.get('math'))) continue;
    const isFormat = FORMATS.has(name);
    const tooMany = all >= MOST_OPEN || (isFormat && formats >= MOST_FORMATS);
    // What was left out last is the innermost, so its end comes first.
    const leaveOut = isEnd ? countIn(left, name, -1) : tooMany && countIn(left, name, 1);
    if (leaveOut) {
      kept.push(html.slice(from, start));
      from = end;
    } else if (!isEnd || countIn(open, name, -1)) {
      if (!isEnd) countIn(open, name, 1);
      all += isEnd ? -1 : 1;
      if (isFormat) formats += isEnd ? -1 : 1;
    }
  }
  return from === 0 ? html : [...kept, html.slice(from)].join('');
}

interface Tag {
  /** In small letters. */
  name: string;
  isEnd: boolean;
  start: number;
  end: number;
}

/** The tags that open and close elements, as a browser would find them, near enough to count. */
function* tagsIn(html: string): Generator<Tag> {
  let small: string | undefined;
  let at = html.indexOf('<');
  while (at >= 0) {
    let next = at + 1;
    NAME.lastIndex = next;
    const [, slash, written] = NAME.exec(html) ?? [];
    if (html.startsWith('!--', next)) next = endOf(html, '-->', at + 4);
    else if (written !== undefined) {
      const name = written.toLowerCase();
      next = tagEnd(html, NAME.lastIndex);
      if (RAW.has(name) && slash === '') {
        small ??= html.toLowerCase();
        const raw = small.indexOf(`</${name}`, next);
        next = raw < 0 ? html.length : tagEnd(html, raw);
      } else if (!NEVER_OPEN.has(name)) yield { name, isEnd: slash === '/', start: at, end: next };
    }
    at = html.indexOf('<', next);
  }
}

/** Behind the `>` that ends a tag; those in quotes are part of an attribute. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const sign = html[at];
    if (sign === '>') return at + 1;
    if ((sign === '"' || sign === "'") && html[at - 1] === '=') at = endOf(html, sign, at + 1) - 1;
  }
  return html.length;
}

function endOf(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? html.length : at + sign.length;
}
