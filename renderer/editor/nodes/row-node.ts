import {
  $create,
  $getRoot,
  $getSlot,
  $getSlotFrame,
  $getSlotHost,
  $getState,
  $isElementNode,
  $setSlot,
  $setState,
  DecoratorNode,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import { drawRow, updateRow } from '../chrome/row.ts';
import { metaState, rowState, type RowData } from '../model/states.ts';

/**
 * A row of the timeline, of the actions or of the status updates: fields drawn as plain DOM, and a
 * body of rich text in a slot. A decorator node hosts it because text can be pushed into an
 * ElementNode host by Backspace and drag; React draws none of it because there may be thousands.
 */
export class RowNode extends DecoratorNode<null> {
  override $config() {
    return this.config('row', {
      extends: DecoratorNode,
      slots: ['body'],
      stateConfigs: [{ stateConfig: rowState, flat: true }],
    });
  }
  override createDOM(): HTMLElement {
    return drawRow($getState(this, rowState), $getState($getRoot(), metaState));
  }
  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    updateRow(dom, $getState(this, rowState), $getState($getRoot(), metaState));
    return false;
  }
  override decorate(): null {
    return null;
  }
  override isInline(): false {
    return false;
  }
  override isIsolated(): boolean {
    return true;
  }
  override isKeyboardSelectable(): boolean {
    return false;
  }
}

/** The rich text of a row. */
export class BodyNode extends ElementNode {
  override $config() {
    return this.config('body', { extends: ElementNode });
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'pm-body';
    return element;
  }
  override updateDOM(): boolean {
    return false;
  }
  override isShadowRoot(): boolean {
    return true;
  }
  override canBeEmpty(): false {
    return false;
  }
  override canIndent(): false {
    return false;
  }
}

export function $createRowNode(row: RowData, blocks: LexicalNode[]): RowNode {
  return $setSlot(
    $setState($create(RowNode), rowState, row),
    'body',
    $create(BodyNode).append(...blocks),
  );
}

export function $isRowNode(node: LexicalNode | null | undefined): node is RowNode {
  return node instanceof RowNode;
}

export function $getRow(row: RowNode): RowData {
  return $getState(row, rowState);
}

/** The body of a row; null only while a transform repairs it. */
export function $getBody(row: RowNode): ElementNode | null {
  const body = $getSlot(row, 'body');
  return $isElementNode(body) ? body : null;
}

/** The row whose body holds a node, or the row itself. */
export function $rowOf(node: LexicalNode | null): RowNode | null {
  if (node === null || $isRowNode(node)) return node;
  const frame = $getSlotFrame(node);
  const host = frame && $getSlotHost(frame);
  return $isRowNode(host) ? host : null;
}

export function $isBodyNode(node: LexicalNode | null | undefined): node is BodyNode {
  return node instanceof BodyNode;
}
