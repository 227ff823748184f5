/**
 * What the editor asks of the window around it: the controls and dialogs that are not part of the
 * text.
 */
export type EditorRequest =
  /** Show the incident's details (title, severity, services, zone, people). */
  | { kind: 'details' }
  /** The author clicked a link with Mod held, or chose "Open link". */
  | { kind: 'open-link'; url: string }
  /** Put this text on the clipboard. */
  | { kind: 'copy'; text: string }
  /**
   * Ask for an address; answer with `insertLink`. `url` is the link at the selection, '' for none.
   */
  | { kind: 'link'; url: string }
  /** Ask for a picture; answer with `insertImage`. */
  | { kind: 'image' }
  /** This word is right: in every document of the author's, or in this one. */
  | { kind: 'add-word'; word: string; where: 'author' | 'document' }
  /** The author looks at the card of this problem; null at none any more. */
  | { kind: 'point-at-problem'; key: string | null }
  /** Apply this fix of the problem's. */
  | { kind: 'fix-problem'; key: string; fix: number }
  /** The problem is right as it is: ask why. */
  | { kind: 'keep-problem'; key: string }
  /** The author clicked on the words of this comment. */
  | { kind: 'point-at-comment'; key: string }
  /** One sentence to show and to speak: what could not be done, and what to do. */
  | { kind: 'notice'; message: string };
