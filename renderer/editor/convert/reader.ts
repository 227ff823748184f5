import {
  $getRoot,
  $getState,
  type EditorState,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { RootContent } from 'mdast';
import type {
  ActionItem,
  Postmortem,
  Prose,
  Section,
  StatusUpdate,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { $isRowsNode, type RowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, type SectionNode } from '../nodes/section-node.ts';
import { metaState, rowsKindState, sectionState, type RowKind } from '../model/states.ts';
import { $mdastFromBlock } from './to-mdast.ts';

type RowValue = TimelineEntry | StatusUpdate | ActionItem;

/**
 * Reads the document out of the editor. What did not change since the last reading is the same
 * object as then (a block, a row, a section, a list of rows), so a keystroke costs the conversion
 * of one block, and readers can compare by identity.
 */
export class DocumentReader {
  /** What each node was last read as: a block (null for none), a section, a row. */
  #values = new Map<NodeKey, object | null>();
  #dirty = new Set<NodeKey>();
  #last: Postmortem | null = null;

  /** Notes what an update touched: its dirty elements (with all that they stand in) and leaves. */
  touch(keys: Iterable<NodeKey>): void {
    for (const key of keys) this.#dirty.add(key);
  }

  /** Notes what differs between two states; for undo and redo, which name nothing. */
  touchDifference(previous: EditorState, next: EditorState): void {
    for (const [key, node] of next._nodeMap) {
      if (previous._nodeMap.get(key) === node) continue;
      for (let current: LexicalNode | undefined = node; current;) {
        this.#dirty.add(current.__key);
        const up: NodeKey | null = current.__parent ?? (current as ElementNode).__slotHost ?? null;
        current = up === null ? undefined : next._nodeMap.get(up);
      }
    }
  }

  /**
   * A new node as the part of the document that it came from: given back as that very object until
   * it is touched.
   */
  seed(key: NodeKey, source: object): void {
    this.#dirty.delete(key);
    this.#values.set(key, source);
  }

  /** Starts with a document that was just put into the editor. */
  start(document: Postmortem | null): void {
    this.#values.clear();
    this.#dirty.clear();
    this.#last = document;
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
    const last = this.#last;
    const document: Postmortem = {
      ...$getState(root, metaState),
      title: $getTitleNode()?.getTextContent() ?? '',
      sections: reuse(last?.sections, sections),
      timeline: reuse(last?.timeline, lists.timeline as TimelineEntry[]),
      updates: reuse(last?.updates, lists.update as StatusUpdate[]),
      actions: reuse(last?.actions, lists.action as ActionItem[]),
    };
    this.#dirty.clear();
    if (!last || !sameFields(last, document)) this.#last = document;
    return this.#last!;
  }

  #collect(rows: RowsNode, lists: Record<RowKind, RowValue[]>): void {
    const list = lists[$getState(rows, rowsKindState)];
    for (const row of rows.getChildren()) if ($isRowNode(row)) list.push(this.#row(row));
  }

  #section(section: SectionNode): Section {
    return this.#value(section.getKey(), (known?: Section) => ({
      ...$getState(section, sectionState),
      body: this.#body(section, known?.body),
    }));
  }

  #row(row: RowNode): RowValue {
    return this.#value(row.getKey(), (known?: RowValue) => {
      const body = $getBody(row);
      return {
        ...$getRow(row).data,
        body: body ? this.#body(body, known?.body) : { type: 'root', children: [] },
      } as RowValue;
    });
  }

  #body(element: ElementNode, known: Prose | undefined): Prose {
    const children: RootContent[] = [];
    for (const child of element.getChildren()) {
      const block = $isRowsNode(child) ? null : this.#block(child);
      if (block) children.push(block);
    }
    return known && reuse(known.children, children) === known.children
      ? known
      : { type: 'root', children };
  }

  #block(node: LexicalNode): RootContent | null {
    const key = node.getKey();
    const known = this.#values.get(key);
    if (known !== undefined && !this.#dirty.has(key)) return known as RootContent | null;
    const block = $mdastFromBlock(node);
    this.#values.set(key, block);
    return block;
  }

  #value<T extends object>(key: NodeKey, make: (known?: T) => T): T {
    const known = (this.#values.get(key) ?? undefined) as T | undefined;
    if (known && !this.#dirty.has(key)) return known;
    const value = make(known);
    if (known && sameFields(known, value)) return known;
    this.#values.set(key, value);
    return value;
  }
}

/** The earlier list when it holds the same items. */
function reuse<T>(previous: T[] | undefined, next: T[]): T[] {
  return previous &&
    previous.length === next.length &&
    previous.every((item, index) => item === next[index])
    ? previous
    : next;
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => (a as Record<string, unknown>)[key] === (b as Record<string, unknown>)[key])
  );
}
