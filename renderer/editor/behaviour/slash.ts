/** `/` on an empty line offers what can be inserted there; what is typed on finds it. */
import {
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  HISTORY_MERGE_TAG,
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
import { registerListKeys } from './list-keys.ts';

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
    registerListKeys(editor, list, () => void (left = line?.key ?? null)),
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
