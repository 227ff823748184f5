/**
 * Footnotes: a number in the text, and what it says at the end of the section or row. It is written
 * in a small field beside the number; a double click or Enter opens it again.
 */
import type { FootnoteDefinition, RootContent } from 'mdast';
import { $isCodeNode } from '@lexical/code-core';
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  mergeRegister,
  registerEventListener,
  SKIP_DOM_SELECTION_TAG,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { withoutPositions } from '../../../core/prose/build.ts';
import { formatMarkdown, parseMarkdown } from '../../../core/prose/markdown.ts';
import { askInPlace } from '../chrome/ask-in-place.ts';
import {
  $createOpaqueBlockNode,
  $createOpaqueInlineNode,
  $getContent,
  $isOpaqueBlockNode,
  $isOpaqueInlineNode,
  $setContent,
  type OpaqueBlockNode,
  type OpaqueInlineNode,
} from '../nodes/opaque-node.ts';
import { $getBody, $isBodyNode, $isRowNode } from '../nodes/row-node.ts';
import { $isRowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';
import type { EditorContext } from './context.ts';

type OpaqueNode = OpaqueBlockNode | OpaqueInlineNode;

const QUESTION = {
  name: 'Text of the footnote',
  label: 'Footnote',
  placeholder: 'What it says',
  value: '',
  lines: true,
};

/** Asks what a new footnote says, and puts it at the end of the selection. */
export function insertFootnote({ editor, host, root, request }: EditorContext): void {
  const place = editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const [, end] = selection.isBackward()
      ? [selection.focus, selection.anchor]
      : [selection.anchor, selection.focus];
    const node = end.getNode();
    const around = [node, ...node.getParents()];
    if (around.some($isCodeNode) || !around.some($holdsProse)) return null;
    const at = selection.clone();
    at.anchor.set(end.key, end.offset, end.type);
    at.focus.set(end.key, end.offset, end.type);
    return at;
  });
  if (!place)
    return request({
      kind: 'notice',
      message: 'A footnote stands in running text: put the caret there, not into a title or code.',
    });
  const beside = editor.getElementByKey(place.anchor.key) ?? root;
  askInPlace(host, beside, QUESTION, (written) => {
    if (!written) return;
    editor.update(
      () => {
        if (!$getNodeByKey(place.anchor.key)) return;
        $setSelection(place.clone());
        $addFootnote(written);
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
  });
}

/** Enter on a selected footnote and a double click open its text. */
export function registerFootnotes(context: EditorContext): () => void {
  const { editor, root } = context;
  return mergeRegister(
    registerEventListener(root, 'dblclick', ({ target }) => {
      const note =
        target instanceof Element ? target.closest<HTMLElement>('[data-footnote]') : null;
      const key = note && editor.read(() => $getNearestNodeFromDOMNode(note)?.getKey() ?? null);
      if (key) edit(context, key);
    }),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const key = $selectedFootnote();
        if (key === null) return false;
        event?.preventDefault();
        queueMicrotask(() => edit(context, key));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

function $selectedFootnote(): NodeKey | null {
  const selection = $getSelection();
  const [only] = $isNodeSelection(selection) ? selection.getNodes() : [];
  return only && $definitionOf(only) ? only.getKey() : null;
}

function edit({ editor, host }: EditorContext, key: NodeKey): void {
  const element = editor.getElementByKey(key);
  const found = editor.read(() => {
    const node = $getNodeByKey(key);
    const definition = node && $definitionOf(node);
    return definition && { key: definition.getKey(), text: $textOf(definition) };
  });
  if (!element || !found) return;
  askInPlace(host, element, { ...QUESTION, value: found.text }, (written) => {
    // An empty field is no wish to lose what is said: the note is deleted like any other block.
    if (!written || written === found.text) return;
    editor.update(
      () => {
        const node = $getNodeByKey(found.key);
        if (!$isOpaqueBlockNode(node)) return;
        const content = $getContent(node) as FootnoteDefinition;
        $setContent(node, { ...content, children: blocksOf(written) });
      },
      { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
    );
  });
}

function $addFootnote(written: string): void {
  const taken = new Set($bodies().flatMap($notesIn).map($labelOf));
  let number = 1;
  while (taken.has(String(number))) number++;
  const named = { identifier: String(number), label: String(number) };
  const reference = $createOpaqueInlineNode({ type: 'footnoteReference', ...named });
  $insertNodes([reference]);
  const body = reference.getParents().find($holdsProse);
  const definition = $createOpaqueBlockNode({
    type: 'footnoteDefinition',
    ...named,
    children: blocksOf(written),
  });
  const rows = body?.getChildren().find($isRowsNode);
  if (rows) rows.insertBefore(definition);
  else body?.append(definition);
  $numberInOrder();
  reference.selectNext(0, 0);
}

/**
 * Numbers the footnotes as a reader meets them. Those that have a name of their own keep it: it is
 * what the Markdown they came from calls them.
 */
function $numberInOrder(): void {
  const numbers = new Map<NodeKey, string>();
  const references = $bodies().flatMap($notesIn).filter($isOpaqueInlineNode);
  const pairs = references.flatMap((reference) => {
    const definition = $definitionOf(reference);
    return definition && isNumber($labelOf(reference)) ? [{ reference, definition }] : [];
  });
  for (const { definition } of pairs) {
    const key = definition.getKey();
    if (!numbers.has(key)) numbers.set(key, String(numbers.size + 1));
  }
  for (const { reference, definition } of pairs) {
    const number = numbers.get(definition.getKey())!;
    for (const node of [reference, definition])
      if ($labelOf(node) !== number)
        $setContent(node, { ...$getContent(node), identifier: number, label: number } as never);
  }
}

/** What a footnote's number leads to: in the same text or, where it has none, in any. */
function $definitionOf(node: LexicalNode): OpaqueBlockNode | null {
  if ($isOpaqueBlockNode(node))
    return $getContent(node).type === 'footnoteDefinition' ? node : null;
  if (!$isOpaqueInlineNode(node) || $getContent(node).type !== 'footnoteReference') return null;
  const own = node.getParents().find($holdsProse);
  const label = $labelOf(node);
  const all = [...(own ? [own] : []), ...$bodies()].flatMap($notesIn);
  return all.filter($isOpaqueBlockNode).find((each) => $labelOf(each) === label) ?? null;
}

/** The footnotes and their numbers in a text, in its order. */
function $notesIn(node: ElementNode): OpaqueNode[] {
  return node.getChildren().flatMap((child): OpaqueNode[] => {
    if ($isRowsNode(child)) return [];
    if ($isElementNode(child)) return $notesIn(child);
    if (!$isOpaqueBlockNode(child) && !$isOpaqueInlineNode(child)) return [];
    return /^footnote/.test($getContent(child).type) ? [child] : [];
  });
}

/** Every text of the document, in reading order: that of each section, then those of its rows. */
function $bodies(): ElementNode[] {
  const rowsOf = (node: LexicalNode): ElementNode[] =>
    $isRowsNode(node)
      ? node.getChildren().flatMap((row) => ($isRowNode(row) ? ($getBody(row) ?? []) : []))
      : [];
  return $getRoot()
    .getChildren()
    .flatMap((child) =>
      $isSectionNode(child) ? [child, ...child.getChildren().flatMap(rowsOf)] : rowsOf(child),
    );
}

function $holdsProse(node: LexicalNode): node is ElementNode {
  return $isSectionNode(node) || $isBodyNode(node);
}

function $labelOf(node: OpaqueNode): string {
  const content = $getContent(node);
  return 'identifier' in content ? content.identifier : '';
}

function isNumber(label: string): boolean {
  return /^\d+$/.test(label);
}

function $textOf(definition: OpaqueBlockNode): string {
  const { children } = $getContent(definition) as FootnoteDefinition;
  return formatMarkdown({ type: 'root', children }).trim();
}

function blocksOf(written: string): FootnoteDefinition['children'] {
  const { children } = withoutPositions(parseMarkdown(written));
  return children.filter((block: RootContent) => block.type !== 'footnoteDefinition') as never;
}
