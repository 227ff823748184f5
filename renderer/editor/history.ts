import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import type { LexicalEditor } from 'lexical';

/** The one undo history: what can be undone and redone, as signals. */
export function historyOf(editor: LexicalEditor) {
  return getExtensionDependencyFromEditor(editor, HistoryExtension).output;
}
