import { $getRoot, $getState, type EditorState, type ElementNode, type LexicalEditor, type LexicalNode, type NodeKey } from 'lexical';
import type { RootContent } from 'mdast';
import type { ActionItem, Postmortem, Prose, Section, StatusUpdate, TimelineEntry } from '../../../core/document/postmortem.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { $isRowsNode, type RowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, type SectionNode } from '../nodes/section-node.ts';
import { metaState, rowsKindState, sectionState, type RowKind } from '../nodes/states.ts';
import { ROW_KINDS } from './new-row.ts';
import { $mdastFromBlock } from './to-mdast.ts';

type RowValue = TimelineEntry | StatusUpdate | ActionItem;

/**
 * Reads the document out of the editor. What did not change since the last reading is the same object as then (a block, a row, a section, a list of rows),
 * so a keystroke costs the conversion of one block, and readers can compare by identity.
 */
export class DocumentReader {
  #blocks = new Map<NodeKey, RootContent | null>();
  #bodies = new Map<NodeKey, Prose>();
  #sections = new Map<NodeKey, Section>();
  #rows = new Map<NodeKey, RowValue>();
  #lists: Record<RowKind, RowValue[]> = { timeline: [], update: [], action: [] };
  #last: Postmortem | null = null;
  #dirty = new Set<NodeKey>();

  /** Notes what an update touched: its dirty elements (with all that they stand in) and leaves. */
  touch(keys: Iterable<NodeKey>): void {
    for (const key of keys) this.#dirty.add(key);
  }

  /** Notes what differs between two states; for undo and redo, which name nothing. */
  touchDifference(previous: EditorState, next: EditorState): void {
    for (const [key, node] of next._nodeMap) {
      if (previous._nodeMap.get(key) === node) continue;
      for (let current: LexicalNode | undefined = node; current; ) {
        this.#dirty.add(current.__key);
        const up: NodeKey | null = current.__parent ?? (current as ElementNode).__slotHost ?? null;
        current = up === null ? undefined : next._nodeMap.get(up);
      }
    }
  }

  /** A block as it came from the document: given back as that very object until it is touched. */
  seed(key: NodeKey, block: RootContent): void {
    this.#dirty.delete(key);
    this.#blocks.set(key, block);
  }

  /** Forgets everything; for a newly opened document. */
  reset(): void {
    for (const map of [this.#blocks, this.#bodies, this.#sections, this.#rows]) map.clear();
    this.#dirty.clear();
    this.#lists = { timeline: [], update: [], action: [] };
    this.#last = null;
  }

  /** The document as it is now. */
  read(editor: LexicalEditor): Postmortem {
    return editor.read(() => this.$read());
  }

  $read(): Postmortem {
    if (this.#last && this.#dirty.size === 0) return this.#last;
    const root = $getRoot();
    const lists: Record<RowKind, RowValue[]> = { timeline: [], update: [], action: [] };
    const sections: Section[] = [];
    for (const child of root.getChildren()) {
      if ($isRowsNode(child)) this.#collect(child, lists);
      if (!$isSectionNode(child)) continue;
      sections.push(this.#section(child));
      const last = child.getLastChild();
      if ($isRowsNode(last)) this.#collect(last, lists);
    }
    for (const kind of ROW_KINDS) this.#lists[kind] = reuse(this.#lists[kind], lists[kind]);
    const document: Postmortem = {
      ...$getState(root, metaState),
      title: $getTitleNode()?.getTextContent() ?? '',
      sections: this.#last ? reuse(this.#last.sections, sections) : sections,
      timeline: this.#lists.timeline as TimelineEntry[],
      updates: this.#lists.update as StatusUpdate[],
      actions: this.#lists.action as ActionItem[],
    };
    this.#dirty.clear();
    if (!this.#last || !sameFields(this.#last, document)) this.#last = document;
    return this.#last;
  }

  #collect(rows: RowsNode, lists: Record<RowKind, RowValue[]>): void {
    const list = lists[$getState(rows, rowsKindState)];
    for (const row of rows.getChildren()) if ($isRowNode(row)) list.push(this.#row(row));
  }

  #section(section: SectionNode): Section {
    return this.#cached(this.#sections, section.getKey(), () => ({
      ...$getState(section, sectionState),
      body: this.#body(section.getKey(), section),
    }));
  }

  #row(row: RowNode): RowValue {
    return this.#cached(this.#rows, row.getKey(), () => {
      const body = $getBody(row);
      return { ...$getRow(row).data, body: body ? this.#body(body.getKey(), body) : { type: 'root', children: [] } } as RowValue;
    });
  }

  #body(key: NodeKey, element: ElementNode): Prose {
    return this.#cached(this.#bodies, key, (previous) => {
      const children: RootContent[] = [];
      for (const child of element.getChildren()) {
        const block = $isRowsNode(child) ? null : this.#block(child);
        if (block) children.push(block);
      }
      return { type: 'root', children: previous ? reuse(previous.children, children) : children };
    });
  }

  #block(node: LexicalNode): RootContent | null {
    const key = node.getKey();
    const known = this.#blocks.get(key);
    if (known !== undefined && !this.#dirty.has(key)) return known;
    const block = $mdastFromBlock(node);
    this.#blocks.set(key, block);
    return block;
  }

  #cached<T extends object>(cache: Map<NodeKey, T>, key: NodeKey, make: (previous: T | undefined) => T): T {
    const known = cache.get(key);
    if (known && !this.#dirty.has(key)) return known;
    const value = make(known);
    if (known && sameFields(known, value)) return known;
    cache.set(key, value);
    return value;
  }
}

/** The earlier list when it holds the same items. */
function reuse<T>(previous: T[], next: T[]): T[] {
  return previous.length === next.length && previous.every((item, index) => item === next[index]) ? previous : next;
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => (a as Record<string, unknown>)[key] === (b as Record<string, unknown>)[key]);
}
