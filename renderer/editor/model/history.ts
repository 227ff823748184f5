/**
 * The one undo history: Lexical's, with the gaps closed that its steps have, and with steps that
 * an author would draw: a word, or what was typed between two pauses.
 */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension, type HistoryState, type HistoryStateEntry } from '@lexical/history';
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $hasUpdateTag,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  configExtension,
  defineExtension,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  REDO_COMMAND,
  TextNode,
  UNDO_COMMAND,
  type AnyLexicalExtension,
  type LexicalEditor,
} from 'lexical';

/** Typing that goes on after this long is a step of its own. */
export const PAUSE_MS = 600;

type StepCommand = typeof UNDO_COMMAND | typeof REDO_COMMAND;

/** Editors in which a step is being taken. */
const stepping = new WeakSet<LexicalEditor>();

/** @param now a clock in milliseconds; a test has its own. */
export function historyExtension(now: () => number = Date.now): AnyLexicalExtension {
  return defineExtension({
    name: 'afterword/history',
    dependencies: [
      configExtension(HistoryExtension, { delay: PAUSE_MS, disabled: false, now: () => now() }),
    ],
    register: (editor) =>
      mergeRegister(
        editor.registerNodeTransform(TextNode, (text) => $stepAtWord(editor, text)),
        ...[UNDO_COMMAND, REDO_COMMAND].map((command) =>
          // Of the browser's own menu and of Lexical's keys. Inside the update that a command runs
          // in no step can be taken whole: it is taken right after.
          editor.registerCommand(
            command,
            () => {
              if (stepping.has(editor)) return false;
              queueMicrotask(() => takeStep(editor, command));
              return true;
            },
            COMMAND_PRIORITY_CRITICAL,
          ),
        ),
      ),
  });
}

export function undo(editor: LexicalEditor): void {
  takeStep(editor, UNDO_COMMAND);
}

export function redo(editor: LexicalEditor): void {
  takeStep(editor, REDO_COMMAND);
}

export function canUndo(editor: LexicalEditor): boolean {
  return stateOf(editor).undoStack.length > 0;
}

export function canRedo(editor: LexicalEditor): boolean {
  return stateOf(editor).redoStack.length > 0;
}

/** What the next undo would bring back: the same object until another step was made or taken. */
export function lastStep(editor: LexicalEditor): HistoryStateEntry | null {
  return stateOf(editor).undoStack.at(-1) ?? null;
}

/** Lets the history begin with what stands in the editor now: an empty one would swallow the first edit. */
export function beginHistory(editor: LexicalEditor): void {
  standHere(editor, stateOf(editor));
}

/**
 * One step, taken as a whole: what is still to be drawn belongs to the step before, and nothing
 * that comes after it can fall into it.
 *
 * Lexical 0.52 (@lexical/history/src/index.ts, `undo` and `redo`) names the older state the current
 * one, tells its listeners, and only then sets it. A listener that reads the editor commits the
 * empty update which the command runs in, and the history takes that for a move of the caret: the
 * newer state is the current one again, and the next undo brings back what was undone. So what is
 * current is said once more when the step is done.
 */
function takeStep(editor: LexicalEditor, command: StepCommand): void {
  editor.read(() => undefined);
  stepping.add(editor);
  try {
    editor.update(() => void editor.dispatchCommand(command, undefined), { discrete: true });
  } finally {
    stepping.delete(editor);
  }
  standHere(editor, stateOf(editor));
}

function standHere(editor: LexicalEditor, state: HistoryState): void {
  state.current = { editor, editorState: editor.getEditorState() };
}

function stateOf(editor: LexicalEditor): HistoryState {
  return getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek();
}

/**
 * A word is a step: Lexical puts all that is typed without a pause into one, and a paragraph that
 * was written in one go would be gone with one key.
 */
function $stepAtWord(editor: LexicalEditor, text: TextNode): void {
  if (editor.isComposing() || $hasUpdateTag(HISTORY_MERGE_TAG)) return;
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const { key, offset } = selection.anchor;
  if (key !== text.getKey()) return;
  const before = editor.getEditorState().read(() => {
    const node = $getNodeByKey(key);
    return $isTextNode(node) ? node.getTextContent() : null;
  });
  if (before !== null && beginsWord(before, text.getTextContent(), offset))
    $addUpdateTag(HISTORY_PUSH_TAG);
}

/**
 * True when a space came behind a word, or went there. The space goes with the word that follows
 * it, so that a step back leaves none at the end.
 */
function beginsWord(before: string, after: string, caret: number): boolean {
  if (isOneLonger(after, before, caret - 1)) return isSpaceBehindWord(after, caret - 1);
  return isOneLonger(before, after, caret) && isSpaceBehindWord(before, caret);
}

/** `longer` is `shorter` with one letter more, at `at`. */
function isOneLonger(longer: string, shorter: string, at: number): boolean {
  return (
    longer.length === shorter.length + 1 && longer.slice(0, at) + longer.slice(at + 1) === shorter
  );
}

function isSpaceBehindWord(text: string, at: number): boolean {
  return /^\S\s$/.test(text.slice(at - 1, at + 1));
}
