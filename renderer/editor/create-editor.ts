import {
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  mergeRegister,
  registerEventListener,
  SELECTION_CHANGE_COMMAND,
} from 'lexical';
import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { h } from './chrome/dom.ts';
import { registerAddresses } from './behaviour/addresses.ts';
import { CommentMarks, registerCommentMarks } from './behaviour/comment-marks.ts';
import { $commentAnchor } from './behaviour/comment-anchor.ts';
import { registerCaret } from './behaviour/caret.ts';
import { registerCaretBlock } from './behaviour/caret-block.ts';
import { registerClickBeside } from './behaviour/click-beside.ts';
import { registerCopy } from './behaviour/copy.ts';
import { registerDragRows } from './behaviour/drag-rows.ts';
import { registerChrome } from './behaviour/chrome.ts';
import { runCommand } from './behaviour/commands.ts';
import { focusDocument, registerLastField } from './behaviour/focus.ts';
import type { EditorContext } from './behaviour/context.ts';
import { registerContextTarget } from './behaviour/context-target.ts';
import { registerFactCard } from './behaviour/fact-card.ts';
import { registerFactList } from './behaviour/fact-list.ts';
import { fieldOf, registerFields } from './behaviour/fields.ts';
import { Finder } from './behaviour/find.ts';
import { registerKeys } from './behaviour/keys.ts';
import { registerLinkCard } from './behaviour/link-card.ts';
import { registerFootnotes } from './behaviour/footnotes.ts';
import { registerLinksAndPictures } from './behaviour/links-and-pictures.ts';
import { Marks } from './behaviour/marks.ts';
import { registerDayHeads } from './behaviour/day-heads.ts';
import { insertImage, insertLink } from './behaviour/insert.ts';
import { registerPaste } from './behaviour/paste.ts';
import { goTo } from './behaviour/places.ts';
import { registerProblemCard } from './behaviour/problem-card.ts';
import { registerRowClipboard } from './behaviour/row-clipboard.ts';
import { RowSelection } from './behaviour/row-selection.ts';
import { registerPictureSize } from './behaviour/picture-size.ts';
import { registerSelectedNodes } from './behaviour/selected-nodes.ts';
import { registerSelectRows } from './behaviour/select-rows.ts';
import { registerShortcuts } from './behaviour/markdown-shortcuts.ts';
import { registerSelectionInTime } from './behaviour/selection-in-time.ts';
import { registerSlash } from './behaviour/slash.ts';
import { $fieldStatus, $status, sameStatus } from './behaviour/status.ts';
import { registerOwners } from './behaviour/owners.ts';
import { registerTableHandles } from './behaviour/table-handles.ts';
import { registerTableKeys } from './behaviour/table-keys.ts';
import { goToSource } from './behaviour/source.ts';
import { registerTimeNote } from './behaviour/time-note.ts';
import { Spelling } from './behaviour/spelling.ts';
import { misspelledAtCaret, runSpellingCommand } from './behaviour/spelling-menu.ts';
import { registerZoneColumn } from './behaviour/zone-column.ts';
import { buildDocumentEditor } from './editor.ts';
import type { EditorHandle } from './handle.ts';
import type { EditorStatus } from './model/status.ts';
import { canRedo, canUndo } from './model/history.ts';
import type { EditorRequest } from './model/requests.ts';
import { DocumentSession } from './behaviour/session.ts';

export interface EditorOptions {
  initial: Postmortem;
  /** The present, an ISO instant. */
  now: () => string;
  request: (request: EditorRequest) => void;
}

/** Makes a document editor inside an element. */
export function createDocumentEditor(
  host: HTMLElement,
  { initial, now, request }: EditorOptions,
): { handle: EditorHandle; dispose: () => void } {
  const newId = randomIds();
  const editor = buildDocumentEditor(newId, (error) => {
    // Lexical has rolled the update back; the author is told, the text is as before.
    reportError(error);
    request({
      kind: 'notice',
      message: `That could not be done, and the text is as it was: ${error.message}`,
    });
  });
  const root = h('article', {
    class: 'pm-document',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Postmortem',
    spellcheck: 'false',
  });
  host.append(root);
  const session = new DocumentSession(editor, now);
  const rows = new RowSelection({ editor, root, host }, () => refreshStatus());
  const context: EditorContext = { editor, session, root, host, rows, newId, now, request };
  const finder = new Finder(context);
  const spelling = new Spelling(context, () => refreshStatus());
  const marks = new Marks(context);
  const commentMarks = new CommentMarks(context);
  const problemCards = registerProblemCard(context, marks);
  const changes = new Set<() => void>();
  const statuses = new Set<(status: EditorStatus) => void>();

  let status: EditorStatus = {
    canUndo: false,
    canRedo: false,
    formats: new Set(),
    block: null,
    section: null,
    row: null,
    table: false,
    selected: false,
    picture: false,
    fact: false,
    misspelled: false,
    selectedRows: 0,
    problem: null,
    comment: null,
  };
  const refreshStatus = (): void => {
    const field = rows.focused ?? fieldOf(root.ownerDocument.activeElement);
    const selected = editor.read(() =>
      field && root.contains(field) ? $fieldStatus(field) : $status(),
    );
    const next = {
      ...selected,
      canUndo: canUndo(editor),
      canRedo: canRedo(editor),
      misspelled: spelling.isCaretInWord,
      selectedRows: rows.keys.length,
      problem: problemCards.atCaret()[0]?.key ?? null,
      comment: commentMarks.atCaret(),
    };
    if (sameStatus(status, next)) return;
    status = next;
    for (const listener of statuses) listener(status);
  };

  let frame = 0;
  const changed = (): void => {
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      finder.refresh();
      for (const listener of changes) listener();
    });
  };

  session.load(initial);
  const zoneColumn = registerZoneColumn(context);
  const linkCards = registerLinkCard(context);
  const pasting = registerPaste(context);
  const selection = registerSelectionInTime(context);
  const unregister = mergeRegister(
    registerFields(context),
    selection.dispose,
    registerLastField(context),
    registerOwners(context),
    registerSlash(context),
    registerFactList(context),
    registerFactCard(context),
    registerTableKeys(context),
    registerContextTarget(context),
    registerKeys(context),
    registerCaret(context),
    registerClickBeside(context),
    registerCaretBlock(context),
    registerSelectRows(context),
    registerDragRows(context),
    registerRowClipboard(context),
    registerCopy(context),
    pasting.dispose,
    registerShortcuts(context),
    registerChrome(context),
    registerDayHeads(context),
    registerTimeNote(context),
    registerTableHandles(context),
    zoneColumn.dispose,
    registerPictureSize(context), // before the arrows leave a selected picture
    registerSelectedNodes(context),
    registerLinksAndPictures(context),
    registerFootnotes(context),
    spelling.register(),
    registerAddresses(context),
    linkCards.dispose,
    problemCards.dispose,
    registerCommentMarks(context, commentMarks),
    editor.registerUpdateListener(
      ({ dirtyElements, dirtyLeaves, prevEditorState, editorState }) => {
        if (
          dirtyElements.size > 0 ||
          dirtyLeaves.size > 0 ||
          prevEditorState._nodeMap !== editorState._nodeMap
        )
          changed();
        refreshStatus();
      },
    ),
    editor.registerCommand(
      SELECTION_CHANGE_COMMAND,
      () => (refreshStatus(), false),
      COMMAND_PRIORITY_LOW,
    ),
    registerEventListener(root, 'focusin', refreshStatus),
  );
  editor.setRootElement(root);

  const handle: EditorHandle = {
    getDocument: () => session.getDocument(),
    reload: (document) => session.reload(document),
    apply: (next) => session.apply(next),
    goTo: (place) => goTo(context, place),
    askSource: (id) => goToSource(context, id),
    mark(found) {
      marks.draw(found);
      refreshStatus();
    },
    markComments(found) {
      commentMarks.draw(found);
      refreshStatus();
    },
    lightComment: (key) => commentMarks.light(key),
    commentAnchor() {
      selection.tell();
      return editor.read(() => $commentAnchor(fieldOf(root.ownerDocument.activeElement)));
    },
    light: (key) => marks.light(key),
    run(id) {
      selection.tell();
      return (
        runSpellingCommand(context, spelling, id) ||
        linkCards.run(id) ||
        problemCards.run(id) ||
        pasting.run(id) ||
        runCommand(context, id)
      );
    },
    spell: (checker) => spelling.use(checker),
    misspelled: () => misspelledAtCaret(context, spelling),
    type: (text) => void editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, text),
    insertLink: (url) => insertLink(context, url),
    insertImage: (image) => insertImage(context, image),
    find: (query, { matchCase }) => finder.find(query, matchCase),
    findStep: (direction) => finder.step(direction),
    replace: (by, all) => finder.replace(by, all),
    startFind: () => finder.start(),
    endFind: () => finder.end(),
    clearFind: () => finder.clear(),
    showZone: (zone) => zoneColumn.show(zone),
    getStatus: () => (selection.tell(), refreshStatus(), status),
    focus: () => focusDocument(context),
    onChange: (listener) => (changes.add(listener), () => void changes.delete(listener)),
    onStatus: (listener) => (statuses.add(listener), () => void statuses.delete(listener)),
  };
  return {
    handle,
    dispose: () => {
      cancelAnimationFrame(frame);
      unregister();
      editor.setRootElement(null);
      editor.dispose();
      root.remove();
    },
  };
}
