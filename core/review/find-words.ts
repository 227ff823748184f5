/** Where words stand in a document, that a program quoted in its own way. */
import { BODY_HOMES, quotedAt, type BodyHome, type Stretch } from '../comments/anchor.ts';
import type { CommentAnchor } from '../document/comments.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';

interface Entry {
  in: BodyHome;
  part: string;
  text: string;
  /** Its letters and digits alone, in small letters. */
  bare: string;
  /** Of each of those, where it stands in the text. */
  offsets: number[];
}

/** Finds quotations by their letters and digits alone: marks, spaces and line ends may differ. */
export class WordFinder {
  private readonly entries: Entry[];

  constructor(document: Postmortem) {
    this.entries = BODY_HOMES.flatMap((home) =>
      (document[home] as readonly { id: string; body: Postmortem['sections'][number]['body'] }[]).map(
        ({ id, body }): Entry => {
          const text = plainText(body);
          return { in: home, part: id, text, ...bared(text) };
        },
      ),
    );
  }

  /**
   * The first place behind `after` (an earlier answer of this) that says the words, else the first
   * of all; null where nothing does, or where they have no letter.
   */
  find(words: string, after: CommentAnchor | null = null): CommentAnchor | null {
    const { bare } = bared(words);
    if (bare === '') return null;
    const from = after ? this.entries.findIndex((one) => one.in === after.in && one.part === after.part) : -1;
    const order = from < 0 ? this.entries : [...this.entries.slice(from), ...this.entries.slice(0, from)];
    for (const entry of order) {
      const at = entry.bare.indexOf(bare);
      if (at === -1) continue;
      const stretch = withSigns(entry.text, words, {
        start: entry.offsets[at]!,
        end: entry.offsets[at + bare.length - 1]! + 1,
      });
      return { in: entry.in, part: entry.part, words: quotedAt(entry.text, stretch) };
    }
    return null;
  }
}

/** With the signs at both ends that the quotation has too: a sentence with its stop. */
function withSigns(text: string, words: string, { start, end }: Stretch): Stretch {
  const quote = words.trim();
  const first = quote.search(/[\p{L}\p{N}]/u);
  const last = quote.length - [...quote].reverse().join('').search(/[\p{L}\p{N}]/u);
  let [from, to] = [start, end];
  for (let at = first - 1; at >= 0 && text[from - 1] === quote[at]; at--) from--;
  for (let at = last; at < quote.length && text[to] === quote[at]; at++) to++;
  return { start: from, end: to };
}

function bared(text: string): { bare: string; offsets: number[] } {
  let bare = '';
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (!/[\p{L}\p{N}\ud800-\udfff]/u.test(sign)) continue;
    const small = sign.toLowerCase();
    bare += small;
    for (let step = 0; step < small.length; step++) offsets.push(at);
  }
  return { bare, offsets };
}
