/** The keys of a list that stands open at the caret: the text keeps the keyboard. */
import {
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import type { Suggestions } from '../chrome/suggestions.ts';

/** @param leave Escape was pressed; what was typed stays */
export function registerListKeys(
  editor: LexicalEditor,
  list: Suggestions,
  leave: () => void,
): () => void {
  const key =
    (act: () => void) =>
    (event: KeyboardEvent | null): boolean => {
      if (!list.isOpen) return false;
      event?.preventDefault();
      act();
      return true;
    };
  // After this update: what is inserted is an update of its own.
  const take = key(() => queueMicrotask(() => list.take()));
  return mergeRegister(
    editor.registerCommand(
      KEY_ARROW_DOWN_COMMAND,
      key(() => list.step(1)),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ARROW_UP_COMMAND,
      key(() => list.step(-1)),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(KEY_ENTER_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      key(() => {
        leave();
        list.hide();
      }),
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}
