/** What is known of the misspelled words of each block, and their lines on the screen. */
import type { LexicalEditor, NodeKey } from 'lexical';
import type { SpelledText } from './spelling-text.ts';
import { domRange } from './text-index.ts';

/** A word that no dictionary knows, and where it stands in its block. */
export interface Misspelling {
  word: string;
  start: number;
  end: number;
}

/** What the highlight is called in editor.css. */
const HIGHLIGHT = 'pm-spelling';
/** Blocks that are remembered. Far more than are looked at in a sitting. */
const MOST_BLOCKS = 20_000;

export class SpellingMarks {
  #editor: LexicalEditor;
  #highlight = new Highlight();
  #drawn = new Map<NodeKey, Range[]>();
  #found = new Map<NodeKey, { text: string; words: readonly Misspelling[] }>();

  constructor(editor: LexicalEditor) {
    this.#editor = editor;
    this.#highlight.type = 'spelling-error';
    CSS.highlights.set(HIGHLIGHT, this.#highlight);
  }

  /** True when this text of the block was looked at. */
  knows(key: NodeKey, text: string): boolean {
    return this.#found.get(key)?.text === text;
  }

  learn(key: NodeKey, text: string, words: readonly Misspelling[]): void {
    if (this.#found.size >= MOST_BLOCKS) this.#found.clear();
    this.#found.set(key, { text, words });
  }

  /**
   * The misspelled words of a block. Of a text that was changed since it was looked at, those that
   * the change did not touch.
   */
  wordsOf(key: NodeKey, text: string): readonly Misspelling[] {
    const found = this.#found.get(key);
    if (!found) return [];
    return found.text === text ? found.words : untouched(found.words, found.text, text);
  }

  get drawn(): Iterable<NodeKey> {
    return this.#drawn.keys();
  }

  /** Draws a block's words, in place of those drawn before. */
  draw(key: NodeKey, { index }: SpelledText, words: readonly Misspelling[]): void {
    this.erase(key);
    const ranges = words
      .map(({ start, end }) => domRange(this.#editor, index, start, end))
      .filter((range) => range !== null);
    this.#drawn.set(key, ranges);
    for (const range of ranges) this.#highlight.add(range);
  }

  erase(key: NodeKey): void {
    for (const range of this.#drawn.get(key) ?? []) this.#highlight.delete(range);
    this.#drawn.delete(key);
  }

  /** Forgets everything: the words are judged by other dictionaries from now on. */
  clear(): void {
    this.#found.clear();
    this.#drawn.clear();
    this.#highlight.clear();
  }

  dispose(): void {
    this.clear();
    if (CSS.highlights.get(HIGHLIGHT) === this.#highlight) CSS.highlights.delete(HIGHLIGHT);
  }
}

/** Words before the first changed letter stand where they stood, those after the last one moved. */
function untouched(words: readonly Misspelling[], before: string, after: string): Misspelling[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < shorter - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  const moved = after.length - before.length;
  return words.flatMap((word) => {
    if (word.end < start) return [word];
    if (word.start <= before.length - rest) return [];
    return [{ ...word, start: word.start + moved, end: word.end + moved }];
  });
}
