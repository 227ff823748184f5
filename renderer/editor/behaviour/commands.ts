/** What the editor's commands do (`core/commands/commands.ts` declares them). */
import { $isLinkNode } from '@lexical/link';
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
} from '@lexical/list';
import { $createHorizontalRuleNode } from '@lexical/extension';
import { $createTableNodeWithDimensions } from '@lexical/table';
import {
  $getRoot,
  $getSelection,
  $getState,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  HISTORY_PUSH_TAG,
  type TextFormatType,
  type LexicalEditor,
} from 'lexical';
import { MILESTONES, type Milestone } from '../../../core/document/postmortem.ts';
import { timelineOrder } from '../../../core/document/sorting.ts';
import { part } from '../chrome/dom.ts';
import { redo, undo } from '../model/history.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';
import { outlineState } from '../model/states.ts';
import {
  $insertBlock,
  $leaveList,
  $setHeading,
  $setParagraph,
  $toggleCode,
  $toggleQuote,
} from './blocks.ts';
import type { EditorContext } from './context.ts';
import { askForFact } from './fact-list.ts';
import { goToFactSource, switchZone, turnToText } from './facts.ts';
import { $selectEdge, moveCaret } from './focus.ts';
import { insertFootnote } from './footnotes.ts';
import { insertLink } from './insert.ts';
import { captionPicture, describePicture } from './links-and-pictures.ts';
import { openMilestoneMenu } from './menus.ts';
import { startRename } from './rename.ts';
import { originalPictureSize, stepPictureSize } from './picture-size.ts';
import {
  addRow,
  chosenRows,
  currentRow,
  moveRows,
  removeRows,
  setMilestone,
  switchEntriesAudience,
} from './rows.ts';
import {
  $addSection,
  currentSection,
  moveSection,
  removeSection,
  switchSectionAudience,
} from './sections.ts';
import { $linkAt, $status } from './status.ts';
import { openTableMenu } from './table-menu.ts';
import { TABLE_RUNS } from './tables.ts';
import { askSource } from './source.ts';
import { trackOf } from './track.ts';

type Run = (context: EditorContext) => void;

const format =
  (type: TextFormatType): Run =>
  ({ editor }) =>
    void editor.dispatchCommand(FORMAT_TEXT_COMMAND, type);
const change =
  ($change: () => void): Run =>
  ({ editor }) =>
    editor.update($change, { discrete: true, tag: HISTORY_PUSH_TAG });
const list =
  (name: string, command: typeof INSERT_UNORDERED_LIST_COMMAND): Run =>
  ({ editor }) => {
    if (editor.read(() => $status().block) !== name) editor.dispatchCommand(command, undefined);
    else editor.update($leaveList, { discrete: true, tag: HISTORY_PUSH_TAG });
  };
const onRow =
  (run: (context: EditorContext, key: string) => void): Run =>
  (context) => {
    const key = currentRow(context);
    if (key !== null) run(context, key);
  };
const onRows =
  (run: (context: EditorContext, keys: readonly string[]) => void): Run =>
  (context) => {
    const keys = chosenRows(context);
    if (keys.length > 0) run(context, keys);
  };

const onSection =
  (run: (context: EditorContext, id: string) => void): Run =>
  (context) => {
    const id = currentSection(context);
    if (id !== null) run(context, id);
  };

const setTo = (milestone: Milestone | null): Run =>
  onRow((context, key) => setMilestone(context, key, milestone));
const MILESTONE_RUNS: Record<string, Run> = {
  ...Object.fromEntries(MILESTONES.map((each) => [`milestone.${each}`, setTo(each)])),
  'milestone.none': setTo(null),
};

/**
 * A step brings back the caret, and Lexical the keyboard with it. Who takes one back in a panel, in
 * the middle of a review say, goes on there.
 */
const keepingKeyboard =
  (take: (editor: LexicalEditor) => void): Run =>
  ({ editor, root }) => {
    const before = root.ownerDocument.activeElement;
    take(editor);
    const isTaken = root.contains(root.ownerDocument.activeElement) && !root.contains(before);
    if (isTaken && before instanceof HTMLElement && before.isConnected)
      before.focus({ preventScroll: true });
  };

const RUNS: Record<string, Run> = {
  'edit.undo': keepingKeyboard(undo),
  'edit.redo': keepingKeyboard(redo),
  'format.bold': format('bold'),
  'format.italic': format('italic'),
  'format.strikethrough': format('strikethrough'),
  'format.code': format('code'),
  'format.link': ({ editor, request }) => request({ kind: 'link', url: editor.read($currentUrl) }),
  'link.open': ({ editor, request }) =>
    request({ kind: 'open-link', url: editor.read($currentUrl) }),
  'link.copy': ({ editor, request }) => request({ kind: 'copy', text: editor.read($currentUrl) }),
  'link.remove': (context) => insertLink(context, ''),
  'picture.describe': describePicture,
  'picture.caption': captionPicture,
  'picture.larger': (context) => stepPictureSize(context, 1),
  'picture.smaller': (context) => stepPictureSize(context, -1),
  'picture.originalSize': originalPictureSize,
  'insert.fact': askForFact,
  'fact.toText': turnToText,
  'fact.zone': switchZone,
  'fact.goTo': goToFactSource,
  'format.paragraph': change($setParagraph),
  'format.heading': change(() => $setHeading('h3')),
  'format.subheading': change(() => $setHeading('h4')),
  'format.bullets': list('bullets', INSERT_UNORDERED_LIST_COMMAND),
  'format.numbers': list('numbers', INSERT_ORDERED_LIST_COMMAND),
  'format.checks': list('checks', INSERT_CHECK_LIST_COMMAND),
  'format.quote': change($toggleQuote),
  'format.codeBlock': change($toggleCode),
  'insert.table': change(() => {
    const table = $createTableNodeWithDimensions(3, 3, { rows: true, columns: false });
    $insertBlock(table);
    table.selectStart();
  }),
  ...TABLE_RUNS,
  'table.tools': openTableMenu,
  'insert.image': ({ request }) => request({ kind: 'image' }),
  'insert.footnote': insertFootnote,
  'insert.rule': change(() => {
    const rule = $createHorizontalRuleNode();
    $insertBlock(rule);
    rule.selectNext(0, 0); // one writes on below it
  }),
  'insert.entry': (context) => addRow(context, 'timeline', currentRow(context)),
  'insert.action': (context) => addRow(context, 'action', currentRow(context)),
  'insert.update': (context) => addRow(context, 'update', currentRow(context)),
  'insert.section': insertSection,
  'section.rename': onSection(startRename),
  'section.moveUp': onSection(({ editor }, id) => moveSection(editor, id, -1)),
  'section.moveDown': onSection(({ editor }, id) => moveSection(editor, id, 1)),
  'section.internal': onSection(switchSectionAudience),
  'section.remove': onSection(({ editor }, id) => removeSection(editor, id)),
  'timeline.sort': ({ session }) => {
    const document = session.getDocument();
    session.apply({ ...document, timeline: timelineOrder(document.timeline) });
  },
  'timeline.moveUp': onRows((context, keys) => moveRows(context, keys, -1)),
  'timeline.moveDown': onRows((context, keys) => moveRows(context, keys, 1)),
  'timeline.removeRow': onRows(removeRows),
  'timeline.milestone': onRow((context, key) => {
    const row = context.editor.getElementByKey(key);
    if (row) openMilestoneMenu(context, key, part(row, 'milestone'));
  }),
  ...MILESTONE_RUNS,
  'timeline.source': onRow(askSource),
  'timeline.internal': onRows(switchEntriesAudience),
  'timeline.picture': (context) => trackOf(context)?.focus(),
  'timeline.zoomIn': (context) => trackOf(context)?.zoom('in'),
  'timeline.zoomOut': (context) => trackOf(context)?.zoom('out'),
  'timeline.zoomAll': (context) => trackOf(context)?.zoom('all'),
  'go.nextSection': (context) => goSection(context, 1),
  'go.previousSection': (context) => goSection(context, -1),
  'go.title': ({ editor }) => void moveCaret(editor, $getTitleNode, 'end'),
};

/** Runs a command of the editor's; false when it is not one. */
export function runCommand(context: EditorContext, id: string): boolean {
  const run = RUNS[id];
  if (!run) return false;
  run(context);
  return true;
}

function insertSection(context: EditorContext): void {
  const { editor, newId } = context;
  const id = newId();
  editor.update(
    () => {
      const section = $addSection(
        {
          id,
          kind: 'custom',
          title: 'New section',
          audience: 'everyone',
          required: false,
          guidance: '',
        },
        $status().section,
      );
      $selectEdge(section, 'start');
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
  startRename(context, id);
}

function goSection({ editor }: EditorContext, by: 1 | -1): void {
  const key = moveCaret(
    editor,
    () => {
      const sections = $getRoot().getChildren().filter($isSectionNode);
      const here = $status().section;
      const at =
        here === null ? -1 : $getState($getRoot(), outlineState).findIndex(({ id }) => id === here);
      return sections[Math.max(0, Math.min(sections.length - 1, at + by))] ?? null;
    },
    'start',
  );
  if (key !== null) editor.getElementByKey(key)?.scrollIntoView({ block: 'start' });
}

function $currentUrl(): string {
  const selection = $getSelection();
  const link = $isRangeSelection(selection) ? $linkAt(selection.anchor.getNode()) : null;
  return $isLinkNode(link) ? link.getURL() : '';
}
