/** Finds entries by the letters that a person remembers of them. */

export interface Entry {
  id: string;
  label: string;
  /** More words it is found by; a match there ranks below one in the label. */
  keywords?: string;
}

/**
 * The entries that match every word of the query, best first; all of them, in their order, for an
 * empty query. A word matches as a stretch of the label, as the beginnings of its words ("ex" "ti"
 * for "Export timeline"), or as letters in order.
 */
export function filterEntries<T extends Entry>(entries: readonly T[], query: string): T[] {
  const words = normalise(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  const scored = entries.flatMap((entry, index) => {
    const score = scoreEntry(entry, words);
    return score === null ? [] : [{ entry, index, score }];
  });
  return scored.sort((a, b) => b.score - a.score || a.index - b.index).map(({ entry }) => entry);
}

function scoreEntry({ label, keywords = '' }: Entry, words: readonly string[]): number | null {
  const name = normalise(label);
  const more = normalise(keywords);
  let total = 0;
  for (const word of words) {
    const inMore = atWordStart(more, word) ? 30 : 20;
    const score = Math.max(scoreWord(name, word), more.includes(word) ? inMore : 0);
    if (score === 0) return null;
    total += score;
  }
  // Of two that match alike, the shorter is the closer.
  return total - name.length / 100;
}

function scoreWord(text: string, word: string): number {
  if (text.startsWith(word)) return 100;
  if (atWordStart(text, word)) return 80;
  if (text.includes(word)) return 60;
  return word.length > 1 && lettersInOrder(text, word) ? 10 : 0;
}

function atWordStart(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

/** Letters in order, the first at a word's start: "sxt" would otherwise find almost everything. */
function lettersInOrder(text: string, word: string): boolean {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].some(({ index }) => {
    let at = index;
    for (const [place, letter] of [...word].entries()) {
      const found = text.indexOf(letter, at);
      if (found === -1 || (place === 0 && found !== index)) return false;
      at = found + 1;
    }
    return true;
  });
}

/** Lower case and without accents, so that "cafe" finds "Café". */
function normalise(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
