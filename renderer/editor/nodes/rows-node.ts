import {
  $create,
  $getState,
  $setState,
  ElementNode,
  type ElementDOMSlot,
  type LexicalNode,
} from 'lexical';
import { drawRows, rowsList } from '../chrome/rows.ts';
import { rowsKindState, type RowKind } from '../model/states.ts';

/**
 * The rows of one kind. Last in the section of that kind; after all sections where the document has
 * rows but no such section.
 */
export class RowsNode extends ElementNode {
  override $config() {
    return this.config('rows', {
      extends: ElementNode,
      stateConfigs: [{ stateConfig: rowsKindState, flat: true }],
    });
  }
  override createDOM(): HTMLElement {
    return drawRows($getState(this, rowsKindState));
  }
  override updateDOM(): boolean {
    return false;
  }
  override getDOMSlot(element: HTMLElement): ElementDOMSlot {
    return super.getDOMSlot(element).withElement(rowsList(element));
  }
  override isShadowRoot(): boolean {
    return true;
  }
  override canBeEmpty(): boolean {
    return true;
  }
  override canIndent(): false {
    return false;
  }
}

export function $createRowsNode(kind: RowKind): RowsNode {
  // A frame has a direction of its own, the rows' texts find theirs. Left to find it by its text,
  // the browser would look through all rows again at each that is added.
  return $setState($create(RowsNode), rowsKindState, kind).setDirection('ltr');
}

export function $isRowsNode(node: LexicalNode | null | undefined): node is RowsNode {
  return node instanceof RowsNode;
}
