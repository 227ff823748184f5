import type { LexicalEditor } from 'lexical';
import type { NewId } from '../../../core/document/ids.ts';
import type { EditorRequest } from '../model/requests.ts';
import type { DocumentSession } from './session.ts';
import type { RowSelection } from './row-selection.ts';

/** What the editor's behaviours share. */
export interface EditorContext {
  editor: LexicalEditor;
  session: DocumentSession;
  /** The editable element. */
  root: HTMLElement;
  /** The element around it, for menus. */
  host: HTMLElement;
  /** The rows that are selected as rows, where some are. */
  rows: RowSelection;
  newId: NewId;
  /** An ISO instant, for `now` in a time field. */
  now: () => string;
  request: (request: EditorRequest) => void;
}
