/**
 * Marks misspelled words without touching the document. Only blocks that are in view or near it are
 * looked at, in a pause of typing or scrolling, and a block only once as long as its text stays the
 * same. Only those in view are drawn: at every key, Chromium paints anew each block that has a
 * highlight, whichever was typed in.
 */
import {
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  registerEventListener,
  SELECTION_CHANGE_COMMAND,
  COMMAND_PRIORITY_LOW,
  type ElementNode,
  type NodeKey,
} from 'lexical';
import type { EditorContext } from './context.ts';
import { SpellingMarks, type Misspelling } from './spelling-marks.ts';
import {
  $selectedStretch,
  $spelledText,
  $textBlocksBetween,
  type Stretch,
} from './spelling-text.ts';

/** Judges words; answers from another thread. */
export interface SpellChecker {
  /** The misspelled words of each text. */
  check(texts: readonly string[]): Promise<Misspelling[][]>;
  /** What may have been meant, best first. */
  suggest(word: string): Promise<string[]>;
}

/** A misspelled word in the document. */
export interface MarkedWord {
  block: NodeKey;
  /** The block's, as it was when the word was found. */
  text: string;
  word: Misspelling;
}

/** The pause after the last change, and after the last scrolling. */
const PAUSE_MS = 120;
/** How far beyond the window's edges words are judged, px: scrolling a little draws them at once. */
const JUDGED_BEYOND = 400;
/** How far they are drawn, px: about a line, for the frame that scrolling may be ahead of the page. */
const DRAWN_BEYOND = 30;

export class Spelling {
  readonly marks: SpellingMarks;
  #context: EditorContext;
  #checker: SpellChecker | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #changed = new Set<NodeKey>();
  /** The word that is being typed: its block, and where it begins. It is marked when it is left. */
  #typing: { block: NodeKey; start: number } | null = null;
  #typed = false;
  #frame = 0;
  #scrolled = false;
  #onCaret: () => void;
  #isCaretInWord = false;

  /** @param onCaret called when the caret came into a marked word, or left it */
  constructor(context: EditorContext, onCaret: () => void) {
    this.#context = context;
    this.#onCaret = onCaret;
    this.marks = new SpellingMarks(context.editor);
  }

  get isCaretInWord(): boolean {
    return this.#isCaretInWord;
  }

  get checker(): SpellChecker | null {
    return this.#checker;
  }

  /** Judges all words by another checker from now on; null = none. */
  use(checker: SpellChecker | null): void {
    this.#checker = checker;
    this.marks.clear();
    this.#tellCaret(false);
    if (checker) void this.#look();
  }

  register(): () => void {
    const { editor, root } = this.#context;
    return mergeRegister(
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
        for (const key of this.marks.drawn) if (dirtyElements.has(key)) this.#changed.add(key);
        // What a command, a fix or an undo writes is finished.
        this.#typed = !tags.has(HISTORIC_TAG) && !tags.has(HISTORY_PUSH_TAG);
        this.#soon();
        this.#nextFrame();
      }),
      editor.registerCommand(
        SELECTION_CHANGE_COMMAND,
        () => (this.#nextFrame(), false),
        COMMAND_PRIORITY_LOW,
      ),
      registerEventListener(root, 'focusout', () => this.#nextFrame()),
      registerEventListener(
        root.ownerDocument,
        'scroll',
        () => {
          this.#scrolled = true;
          this.#nextFrame();
          this.#soon();
        },
        { capture: true },
      ),
      registerEventListener(window, 'resize', () => this.#soon()),
      () => {
        this.#checker = null;
        if (this.#timer !== null) clearTimeout(this.#timer);
        cancelAnimationFrame(this.#frame);
        this.marks.dispose();
      },
    );
  }

  /** The misspelled word that the caret is in or at, or that is selected. */
  $atSelection(): MarkedWord | null {
    const selected = $selectedStretch();
    if (!selected) return null;
    const { block, text } = selected;
    const word = this.marks
      .wordsOf(block, text.text)
      .find(({ start, end }) => start <= selected.start && selected.end <= end);
    return word ? { block, text: text.text, word } : null;
  }

  /** Looks at blocks that were not looked at yet, wherever they are. */
  async judge(blocks: readonly { key: NodeKey; text: string }[]): Promise<void> {
    const checker = this.#checker;
    const unknown = blocks.filter(({ key, text }) => !this.marks.knows(key, text));
    if (!checker || unknown.length === 0) return;
    const found = await checker.check(unknown.map(({ text }) => text));
    if (this.#checker !== checker) return;
    unknown.forEach(({ key, text }, at) => this.marks.learn(key, text, found[at] ?? []));
  }

  #soon(): void {
    if (!this.#checker) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  /** Looks at what is in view and around it, and draws what is in view. */
  async #look(): Promise<void> {
    this.#timer = null;
    const { editor } = this.#context;
    const near = editor.read(() =>
      this.#$inView(JUDGED_BEYOND).map((block) => ({
        key: block.getKey(),
        text: $spelledText(block).text,
      })),
    );
    try {
      await this.judge(near);
    } catch {
      return; // the thread was stopped; who stopped it says why
    }
    if (!this.#checker) return;
    editor.read(() => {
      this.#$drawInView('all');
      this.#tellCaret(this.$atSelection() !== null);
    });
  }

  /** @param which `new`: what is drawn already stays as it is, as it has only moved */
  #$drawInView(which: 'all' | 'new'): void {
    const blocks = this.#$inView(DRAWN_BEYOND);
    const drawn = new Set(this.marks.drawn);
    for (const block of blocks)
      if (!drawn.delete(block.getKey()) || which === 'all') this.#$draw(block);
    for (const key of drawn) this.marks.erase(key);
  }

  #$inView(beyond: number): ElementNode[] {
    return $textBlocksBetween(this.#context.editor, -beyond, window.innerHeight + beyond);
  }

  #nextFrame(): void {
    if (!this.#checker || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#context.editor.read(() => {
        if (this.#scrolled) this.#$drawInView('new');
        this.#scrolled = false;
        this.#$followCaret();
      });
    });
  }

  /** Keeps the lines at their words while these move, and away from the word that is written. */
  #$followCaret(): void {
    const caret = this.#context.root.contains(document.activeElement) ? $caret() : null;
    const start = caret ? wordStart(caret.text.text, caret.start) : 0;
    const before = this.#typing;
    const stays = before !== null && before.block === caret?.block && before.start === start;
    this.#typing = caret && (this.#typed || stays) ? { block: caret.block, start } : null;
    this.#typed = false;
    if (before && !stays) this.#changed.add(before.block);
    if (this.#typing) this.#changed.add(this.#typing.block);
    const drawn = new Set(this.marks.drawn);
    for (const block of this.#$inViewOf(this.#changed, drawn)) this.#$draw(block);
    this.#changed.clear();
    this.#tellCaret(this.$atSelection() !== null);
  }

  #tellCaret(inWord: boolean): void {
    if (inWord === this.#isCaretInWord) return;
    this.#isCaretInWord = inWord;
    queueMicrotask(this.#onCaret);
  }

  #$inViewOf(keys: ReadonlySet<NodeKey>, drawn: ReadonlySet<NodeKey>): ElementNode[] {
    const state = this.#context.editor.getEditorState();
    return [...keys].flatMap((key) => {
      const block = state._nodeMap.get(key) as ElementNode | undefined;
      if (block?.isAttached()) return drawn.has(key) ? [block] : [];
      this.marks.erase(key);
      return [];
    });
  }

  #$draw(block: ElementNode): void {
    const key = block.getKey();
    const text = $spelledText(block);
    const typing = this.#typing?.block === key ? this.#typing.start : -1;
    const words = this.marks.wordsOf(key, text.text).filter(({ start }) => start !== typing);
    this.marks.draw(key, text, words);
  }
}

/** A lone caret's block, and its offset in the block's text. */
function $caret(): Stretch | null {
  const stretch = $selectedStretch();
  return stretch && stretch.start === stretch.end ? stretch : null;
}

/** Where the word that ends or goes on at a place begins. */
function wordStart(text: string, offset: number): number {
  const before = /[\p{L}\p{M}'’]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))![0];
  return offset - before.replace(/^['’]+/u, '').length;
}
