/**
 * Adding, moving, renaming and removing sections: the deliberate changes to the skeleton, which
 * tell the guard by changing the outline.
 */
import {
  $createParagraphNode,
  $getRoot,
  $getState,
  $setState,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
} from 'lexical';
import { otherAudience } from '../../../core/document/postmortem.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import {
  $createSectionNode,
  $isSectionNode,
  $setSectionInfo,
  type SectionNode,
} from '../nodes/section-node.ts';
import { outlineState, sectionState, type SectionInfo } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { $selectEdge } from './focus.ts';
import { $settleRows } from '../convert/settle-rows.ts';
import { $fieldStatus, $status } from './status.ts';

const STEP = { discrete: true, tag: HISTORY_PUSH_TAG } as const;

export function $findSection(id: string): SectionNode | null {
  return (
    $getRoot()
      .getChildren()
      .find(
        (child): child is SectionNode =>
          $isSectionNode(child) && $getState(child, sectionState).id === id,
      ) ?? null
  );
}

/** Inserts a section after another, or last. */
export function $addSection(info: SectionInfo, after: string | null): SectionNode {
  const root = $getRoot();
  const outline = $getState(root, outlineState);
  const at = outline.findIndex(({ id }) => id === after);
  const place = at === -1 ? outline.length : at + 1;
  $setState(root, outlineState, [...outline.slice(0, place), info, ...outline.slice(place)]);
  const section = $createSectionNode(info).append($createParagraphNode());
  const before = place > 0 ? $findSection(outline[place - 1]!.id) : root.getFirstChild();
  if (before) before.insertAfter(section);
  else root.append(section);
  $settleRows();
  return section;
}

export function removeSection(editor: LexicalEditor, id: string): void {
  editor.update(() => {
    const root = $getRoot();
    const outline = $getState(root, outlineState);
    const at = outline.findIndex((section) => section.id === id);
    if (at === -1) return;
    $findSection(id)?.remove();
    const rest = outline.filter((section) => section.id !== id);
    $setState(root, outlineState, rest);
    $settleRows();
    const neighbour = rest[Math.min(at, rest.length - 1)];
    // With the last section gone the title is what is left for the caret.
    const target = neighbour ? $findSection(neighbour.id) : $getTitleNode();
    if (target) $selectEdge(target, 'start');
  }, STEP);
}

/** Moves a section one place up (-1) or down (1). */
export function moveSection(editor: LexicalEditor, id: string, by: 1 | -1): void {
  editor.update(() => {
    const root = $getRoot();
    const outline = [...$getState(root, outlineState)];
    const from = outline.findIndex((section) => section.id === id);
    const to = from + by;
    if (from === -1 || to < 0 || to >= outline.length) return;
    const [section, other] = [$findSection(id), $findSection(outline[to]!.id)];
    if (!section || !other) return;
    outline.splice(to, 0, ...outline.splice(from, 1));
    $setState(root, outlineState, outline);
    if (by === 1) other.insertAfter(section);
    else other.insertBefore(section);
  }, STEP);
}

export function renameSection(editor: LexicalEditor, id: string, title: string): void {
  setInfo(editor, id, (info) => ({ ...info, title }));
}

/** Shows a section to internal readers only, or again to everyone. */
export function switchSectionAudience({ editor }: EditorContext, id: string): void {
  setInfo(editor, id, (info) => ({ ...info, audience: otherAudience(info.audience) }));
}

/** The section that the keyboard is in: in its text, or in a field of one of its rows. */
export function currentSection({ editor, root }: EditorContext): string | null {
  const field = fieldOf(root.ownerDocument.activeElement);
  return editor.read(() =>
    field && root.contains(field) ? $fieldStatus(field).section : $status().section,
  );
}

function setInfo(
  editor: LexicalEditor,
  id: string,
  change: (info: SectionInfo) => SectionInfo,
): void {
  editor.update(() => {
    const section = $findSection(id);
    if (section) $setSectionInfo(section, change($getState(section, sectionState)));
  }, STEP);
}
