import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  CLEAR_HISTORY_COMMAND,
  HISTORIC_TAG,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  SKIP_SELECTION_FOCUS_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { withFreshFacts } from '../../../core/live-facts/settle.ts';
import { $apply } from '../convert/apply.ts';
import { $load } from '../convert/load.ts';
import { DocumentReader } from '../convert/reader.ts';
import { same } from '../convert/same.ts';
import { beginHistory } from '../model/history.ts';

/** The document in an editor: opened, changed as a whole, and read back. Works without a window. */
export class DocumentSession {
  readonly reader = new DocumentReader();
  #loaded: Postmortem | null = null;
  /** The last answer of `getDocument`, to give the same object for the same content. */
  #given: { read: Postmortem; document: Postmortem } | null = null;
  #editor: LexicalEditor;
  #now: () => string;

  /** @param now an ISO instant or date; its day stamps an edited document. */
  constructor(editor: LexicalEditor, now: () => string) {
    this.#editor = editor;
    this.#now = now;
    editor.registerUpdateListener(
      ({ dirtyElements, dirtyLeaves, tags, prevEditorState, editorState }) => {
        if (tags.has(HISTORIC_TAG)) this.reader.touchDifference(prevEditorState, editorState);
        this.reader.touch(dirtyElements.keys());
        this.reader.touch(dirtyLeaves);
      },
    );
  }

  /** Opens a document: everything is replaced and the history forgotten. */
  load(opened: Postmortem): void {
    const document = withFreshFacts(opened);
    const seeds = new Seeds();
    this.#editor.update(
      () => {
        $load(document, seeds.add);
        $setSelection(null);
      },
      { discrete: true, tag: [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG] },
    );
    this.reader.start(document);
    seeds.give(this.reader);
    this.#loaded = document;
    this.#given = null;
    this.#editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
    beginHistory(this.#editor);
  }

  /**
   * The document as it is now, stamped with today as its day of editing when it differs from what
   * was opened. Unchanged parts are the same objects.
   */
  getDocument(): Postmortem {
    const read = this.reader.read(this.#editor);
    if (this.#given?.read === read) return this.#given.document;
    const loaded = this.#loaded;
    const document =
      loaded && same(read, loaded) ? loaded : { ...read, edited: this.#now().slice(0, 10) };
    this.#given = { read, document };
    return document;
  }

  /** Changes the document as one undo step. */
  apply(changed: Postmortem): void {
    const now = this.getDocument();
    const next = withFreshFacts(changed);
    // The stamp that the editor state holds is the one that was opened: it is set on the way out,
    // so that undo restores the document exactly.
    if (!same({ ...now, edited: next.edited }, next))
      this.#change(now, { ...next, edited: this.#loaded?.edited ?? '' });
  }

  /**
   * Puts what another program wrote in the document's place, as one undo step: from now on it is
   * what was opened.
   */
  reload(read: Postmortem): void {
    const document = withFreshFacts(read);
    this.#change(this.getDocument(), document);
    this.#loaded = document;
    this.#given = null;
  }

  #change(now: Postmortem, next: Postmortem): void {
    const seeds = new Seeds();
    this.#editor.update(
      () => {
        $apply(now, next, seeds.add);
        if (!$selectionStands()) $setSelection(null);
      },
      {
        discrete: true,
        // The keyboard stays where it is: in a card of the problems, in a dialog.
        tag: [HISTORY_PUSH_TAG, SKIP_SCROLL_INTO_VIEW_TAG, SKIP_SELECTION_FOCUS_TAG],
      },
    );
    seeds.give(this.reader);
  }
}

/** The selection is still inside the text: not on what is gone, nor between the sections. */
function $selectionStands(): boolean {
  const selection = $getSelection();
  if (!selection) return true;
  if ($isRangeSelection(selection) && [selection.anchor, selection.focus].some($isOutside))
    return false;
  return selection.getNodes().every((node) => node.isAttached());
}

function $isOutside({ key, offset }: PointType): boolean {
  const node = $getNodeByKey(key);
  return (
    key === 'root' ||
    !node?.isAttached() ||
    ($isElementNode(node) && offset > node.getChildrenSize())
  );
}

/**
 * Which part of the document each new node came from, kept until the update is done: its transforms
 * would count as edits.
 */
class Seeds {
  #seeds: [NodeKey, object][] = [];
  add = (node: LexicalNode, source: object): void => void this.#seeds.push([node.getKey(), source]);
  give(reader: DocumentReader): void {
    for (const [key, source] of this.#seeds) reader.seed(key, source);
  }
}
