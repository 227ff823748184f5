/** What an author does with a misspelled word: go to it, replace it, or say that it is right. */
import {
  $createRangeSelection,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type NodeKey,
  type RangeSelection,
} from 'lexical';
import type { Misspelled } from '../model/status.ts';
import { openMenu, type MenuItem } from '../chrome/menu.ts';
import type { EditorContext } from './context.ts';
import { focusHost } from './focus.ts';
import type { MarkedWord, Spelling } from './spelling.ts';
import type { Misspelling } from './spelling-marks.ts';
import { $placeOf, $spelledText, $textBlocks } from './spelling-text.ts';
import { domRange, pointAt, type TextIndex } from './text-index.ts';

/** Blocks that are looked at together on the way to the next misspelled word. */
const STRIDE = 50;
const NOT_CHECKED = 'Spelling is not checked here; the command “Spelling…” says why.';

/** Goes to the next misspelled word and offers what may have been meant; at the end, from the top. */
export async function goToMisspelling(
  context: EditorContext,
  spelling: Spelling,
  direction: 1 | -1,
): Promise<void> {
  if (!spelling.checker) return context.request({ kind: 'notice', message: NOT_CHECKED });
  const found = await find(context, spelling, direction);
  if (!found) return context.request({ kind: 'notice', message: 'No word looks misspelled.' });
  select(context, found);
  await offerSuggestions(context, spelling);
}

/** Offers what may have been meant by the word at the caret. */
export async function offerSuggestions(context: EditorContext, spelling: Spelling): Promise<void> {
  const { editor, host, request } = context;
  const { checker } = spelling;
  if (!checker) return request({ kind: 'notice', message: NOT_CHECKED });
  const marked = editor.read(() => spelling.$atSelection());
  if (!marked) return request({ kind: 'notice', message: 'The word at the caret is not marked.' });
  const { word, start, end } = marked.word;
  const suggestions = await checker.suggest(word).catch(() => []);
  const range = editor.read(() => {
    const index = $indexOf(marked.block, marked.text);
    return index && domRange(editor, index, start, end);
  });
  if (!range) return;
  const items: MenuItem[] = suggestions.map((suggestion) => ({
    label: suggestion,
    run: () => respell(context, marked, suggestion),
  }));
  if (items.length === 0) items.push({ label: 'No suggestions', disabled: true, run: () => {} });
  const add = (where: 'author' | 'document') => () => request({ kind: 'add-word', word, where });
  openMenu(host, range, `Spelling of ${word}`, [
    ...items,
    { label: 'Add to my dictionary', divided: true, run: add('author') },
    { label: 'Add to this document’s words', run: add('document') },
  ]);
}

/** Puts a word in the place of a misspelled one, as one undo step, with its format. */
export function respell({ editor }: EditorContext, marked: MarkedWord, by: string): void {
  editor.update(() => void $select(marked)?.insertText(by), {
    discrete: true,
    tag: HISTORY_PUSH_TAG,
  });
}

async function find(
  { editor }: EditorContext,
  spelling: Spelling,
  direction: 1 | -1,
): Promise<MarkedWord | null> {
  const { texts, at, offset } = editor.read(() => {
    const blocks = $textBlocks();
    const caret = $edgeOfSelection(direction);
    return {
      texts: blocks.map((block) => ({ key: block.getKey(), spelled: $spelledText(block) })),
      at: blocks.findIndex((block) => block.getKey() === caret?.block),
      offset: caret?.offset ?? 0,
    };
  });
  const count = texts.length;
  const first = at === -1 && direction === -1 ? count - 1 : Math.max(0, at);
  // The caret's own block comes twice: what is after the caret first, what is before it last.
  for (let step = 0; step <= count; step += STRIDE) {
    const some = Array.from({ length: Math.min(STRIDE, count + 1 - step) }, (_, more) => {
      const turn = step + more;
      return { turn, ...texts[(((first + direction * turn) % count) + count) % count]! };
    });
    await spelling
      .judge(some.map(({ key, spelled }) => ({ key, text: spelled.text })))
      .catch(() => undefined);
    for (const { turn, key, spelled } of some) {
      const isAhead = ({ start, end }: Misspelling): boolean =>
        turn > 0 || at === -1 || (direction === 1 ? start >= offset : end <= offset);
      const words = spelling.marks.wordsOf(key, spelled.text).filter(isAhead);
      const word = words.at(direction === 1 ? 0 : -1);
      if (word) return { block: key, text: spelled.text, word };
    }
  }
  return null;
}

/** Where the way to the next word begins: behind what is selected, or before it. */
function $edgeOfSelection(direction: 1 | -1): ReturnType<typeof $placeOf> {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const atFocus = selection.isBackward() !== (direction === 1);
  return $placeOf(atFocus ? selection.focus : selection.anchor);
}

function select({ editor }: EditorContext, marked: MarkedWord): void {
  editor.getElementByKey(marked.block)?.scrollIntoView({ block: 'nearest' });
  editor.update(() => void $select(marked), { discrete: true });
  focusHost(editor, marked.block);
}

/** Selects a word, if its block still says the same. */
function $select({ block, text, word }: MarkedWord): RangeSelection | null {
  const index = $indexOf(block, text);
  const from = index && pointAt(index, word.start, true);
  const to = index && pointAt(index, word.end, false);
  if (!from || !to) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(from.key, from.offset, 'text');
  selection.focus.set(to.key, to.offset, 'text');
  $setSelection(selection);
  return selection;
}

function $indexOf(key: NodeKey, text: string): TextIndex | null {
  const node = $getNodeByKey(key);
  const spelled = $isElementNode(node) ? $spelledText(node) : null;
  return spelled?.text === text ? spelled.index : null;
}

/** For a menu that is drawn elsewhere. */
export async function misspelledAtCaret(
  context: EditorContext,
  spelling: Spelling,
): Promise<Misspelled | null> {
  const marked = context.editor.read(() => spelling.$atSelection());
  if (!marked || !spelling.checker) return null;
  const { word } = marked.word;
  const suggestions = await spelling.checker.suggest(word).catch(() => []);
  return { word, suggestions, respell: (by) => respell(context, marked, by) };
}

/** False when the command is not one of the spelling's. */
export function runSpellingCommand(
  context: EditorContext,
  spelling: Spelling,
  id: string,
): boolean {
  const add = (where: 'author' | 'document'): void => {
    const marked = context.editor.read(() => spelling.$atSelection());
    if (marked) context.request({ kind: 'add-word', word: marked.word.word, where });
  };
  const runs: Record<string, () => void> = {
    'edit.suggestions': () => void offerSuggestions(context, spelling),
    'go.nextMisspelling': () => void goToMisspelling(context, spelling, 1),
    'go.previousMisspelling': () => void goToMisspelling(context, spelling, -1),
    'spelling.add': () => add('author'),
    'spelling.addToDocument': () => add('document'),
  };
  runs[id]?.();
  return id in runs;
}
