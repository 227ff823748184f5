/** What a command is, and the facts on which it depends. */
export type CommandCategory =
  'File' | 'Edit' | 'Insert' | 'Format' | 'Table' | 'Timeline' | 'Review' | 'View' | 'Go' | 'Help';

/** Facts a command's `when` can name. The page keeps them; the menus are enabled by them. */
export type Fact =
  | 'document'
  | 'editing'
  | 'inSection'
  | 'inTimeline'
  | 'inAction'
  | 'inUpdate'
  | 'inRow'
  | 'inTable'
  | 'onLink'
  | 'onPicture'
  | 'onFact'
  | 'hasProblem'
  /** At the caret: in marked words, or in a marked row. */
  | 'onProblem'
  | 'hasFix'
  | 'hasComments'
  /** A comment is chosen in the panel, or is about the words at the caret. */
  | 'onComment'
  /** That comment proposes a change, which nobody has decided on. */
  | 'onSuggestion'
  | 'canUndo'
  | 'canRedo'
  /** The keyboard is in a text field outside the document. */
  | 'inField'
  // Of the place that a context menu is opened on:
  /** What is typed goes there: into the document's text, a row's field, a dialog's. */
  | 'inText'
  | 'readOnly'
  | 'selection'
  | 'misspelled';

export interface Command {
  id: string;
  /** As in a menu; an ellipsis when it asks something first. */
  label: string;
  category: CommandCategory;
  /**
   * `Mod` is Ctrl, or Cmd on a Mac: `Mod+Shift+S`. One key name after the modifiers, as in
   * `KeyboardEvent.key` for named keys, else the letter, digit or sign.
   */
  shortcut?: string;
  /** A second key for it, while these facts hold; it then goes before another command's key. */
  also?: { shortcut: string; when: readonly Fact[] };
  /** All of these facts must hold. None = always. */
  when?: readonly Fact[];
  /** In the application menu. Default true. */
  menu?: boolean;
  /** A line stands above it in the application menu. */
  line?: true;
  /** Works while a dialog is open too. */
  anywhere?: true;
  /** More words the palette finds it by. */
  keywords?: string;
}
