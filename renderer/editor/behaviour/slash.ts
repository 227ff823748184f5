/** `/` on an empty line offers what can be inserted there; what is typed on finds it. */
import {
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  HISTORY_MERGE_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  registerEventListener,
  type NodeKey,
} from 'lexical';
import { command, INSERTED, type CommandId } from '../../../core/commands/commands.ts';
import { Suggestions } from '../chrome/suggestions.ts';
import { $isBodyNode } from '../nodes/row-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';
import { runCommand } from './commands.ts';
import type { EditorContext } from './context.ts';

interface Line {
  key: NodeKey;
  /** What was typed after the `/`. */
  query: string;
}

export function registerSlash(context: EditorContext): () => void {
  const { editor, root, host } = context;
  let line: Line | null = null;
  /** The line on which Escape was pressed: its `/` is text. */
  let left: NodeKey | null = null;
  const list = new Suggestions(host, 'Insert', (_field, name) => insert(name));

  const insert = (name: string): void => {
    const id = INSERTED.find((each) => nameOf(each) === name);
    const key = line?.key;
    if (!id || key === undefined) return;
    editor.update(
      () => {
        const paragraph = $getNodeByKey(key);
        if ($isParagraphNode(paragraph)) paragraph.clear().select();
      },
      { discrete: true, tag: HISTORY_MERGE_TAG },
    );
    runCommand(context, id);
  };
  const onKey = (event: KeyboardEvent | null, act: () => boolean): boolean => {
    if (!list.isOpen || !act()) return false;
    event?.preventDefault();
    return true;
  };
  const step = (by: 1 | -1): boolean => {
    list.step(by);
    return true;
  };
  const take = (): boolean => {
    // After this update: what is inserted is an update of its own.
    queueMicrotask(() => list.take());
    return true;
  };
  const leave = (): boolean => {
    left = line?.key ?? null;
    list.hide();
    return true;
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState }) => {
      const next = editorState.read($slashLine);
      if (next?.key === line?.key && next?.query === line?.query) return;
      line = next;
      if (!line) left = null;
      if (!line || line.key === left) return list.hide();
      const found = matching(line.query);
      const block = editor.getElementByKey(line.key);
      if (block) list.show(root, found.map(nameOf), found.length > 0 ? 0 : -1, block);
    }),
    editor.registerCommand(
      KEY_ARROW_DOWN_COMMAND,
      (event) => onKey(event, () => step(1)),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ARROW_UP_COMMAND,
      (event) => onKey(event, () => step(-1)),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => onKey(event, take),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => onKey(event, take),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      (event) => onKey(event, leave),
      COMMAND_PRIORITY_CRITICAL,
    ),
    registerEventListener(root, 'focusout', () => list.hide()),
    () => list.hide(),
  );
}

/** The line that the caret is at the end of, when it holds a `/` and what is looked for. */
function $slashLine(): Line | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const paragraph = $isParagraphNode(node) ? node : node.getParent();
  if (!$isParagraphNode(paragraph)) return null;
  const parent = paragraph.getParent();
  if (!$isSectionNode(parent) && !$isBodyNode(parent)) return null;
  const text = paragraph.getTextContent();
  const atEnd = selection.anchor.offset === node.getTextContentSize();
  return atEnd && /^\/[\p{L} ]{0,20}$/u.test(text)
    ? { key: paragraph.getKey(), query: text.slice(1).trim().toLowerCase() }
    : null;
}

function matching(query: string): CommandId[] {
  return INSERTED.filter((id) =>
    `${nameOf(id)} ${command(id).keywords ?? ''}`
      .toLowerCase()
      .split(' ')
      .some((_word, at, words) => words.slice(at).join(' ').startsWith(query)),
  );
}

function nameOf(id: CommandId): string {
  return command(id).label.replace(/…$/, '');
}
