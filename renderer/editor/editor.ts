/**
 * Builds the one Lexical editor that holds a document, and the handle by which the window uses it.
 */
import { CodeExtension } from '@lexical/code-core';
import {
  buildEditorFromExtensions,
  HorizontalRuleExtension,
  SelectBlockExtension,
} from '@lexical/extension';
import { DOMRenderExtension, domOverride } from '@lexical/html';
import { LinkExtension } from '@lexical/link';
import { CheckListExtension, ListExtension } from '@lexical/list';
import { RichTextExtension } from '@lexical/rich-text';
import { TableExtension } from '@lexical/table';
import {
  configExtension,
  defineExtension,
  mergeRegister,
  type AnyLexicalExtension,
  type LexicalEditorWithDispose,
} from 'lexical';
import type { NewId } from '../../core/document/ids.ts';
import { registerFollowing } from './behaviour/follow.ts';
import { registerGuard } from './behaviour/guard.ts';
import { clipboardExtension } from './behaviour/own-clipboard.ts';
import { historyExtension } from './model/history.ts';
import { FactNode } from './nodes/fact-node.ts';
import { HeaderNode, TitleNode } from './nodes/header-node.ts';
import { ImageNode } from './nodes/image-node.ts';
import { OpaqueBlockNode, OpaqueInlineNode } from './nodes/opaque-node.ts';
import { BodyNode, RowNode } from './nodes/row-node.ts';
import { RowsNode } from './nodes/rows-node.ts';
import { SectionNode } from './nodes/section-node.ts';
import { theme } from './theme.ts';

/** Where a row or the header shows its slot: the element that its chrome marks for it. */
const slotTarget = {
  $getSlotTargetElement: (_node: unknown, name: string, host: HTMLElement) =>
    host.querySelector<HTMLElement>(`[data-slot-target="${name}"]`),
};

/** The document's nodes, and the guard that keeps its skeleton. What a headless editor needs. */
export function documentExtension(newId: NewId): AnyLexicalExtension {
  return defineExtension({
    name: 'afterword/document',
    nodes: [
      HeaderNode,
      TitleNode,
      SectionNode,
      RowsNode,
      RowNode,
      BodyNode,
      ImageNode,
      OpaqueBlockNode,
      OpaqueInlineNode,
      FactNode,
    ],
    theme,
    dependencies: [
      RichTextExtension,
      ListExtension,
      CheckListExtension,
      LinkExtension,
      CodeExtension,
      HorizontalRuleExtension,
      configExtension(TableExtension, {
        hasCellMerge: false,
        hasCellBackgroundColor: false,
        hasHorizontalScroll: false,
      }),
      configExtension(DOMRenderExtension, {
        overrides: [domOverride([RowNode], slotTarget), domOverride([HeaderNode], slotTarget)],
      }),
    ],
    register: (editor) => mergeRegister(registerGuard(editor, newId), registerFollowing(editor)),
  });
}

/** @param onError is given what Lexical throws inside an update; the update is rolled back. */
export function buildDocumentEditor(
  newId: NewId,
  onError: (error: Error) => void,
): LexicalEditorWithDispose {
  return buildEditorFromExtensions(
    defineExtension({
      name: 'afterword/editor',
      namespace: 'afterword',
      $initialEditorState: null,
      dependencies: [
        documentExtension(newId),
        historyExtension(),
        SelectBlockExtension,
        clipboardExtension,
      ],
      onError,
    }),
  );
}
