import {
  $create,
  $getRoot,
  $getSlot,
  $getState,
  $setSlot,
  DecoratorNode,
  ElementNode,
  type LexicalNode,
  $isElementNode,
  $createTextNode,
} from 'lexical';
import { drawHeader, updateHeader } from '../chrome/header.ts';
import { metaState } from '../model/states.ts';

/**
 * The head of the document: the title, editable in place, and a line of facts that opens the
 * details. The facts themselves are on the root.
 */
export class HeaderNode extends DecoratorNode<null> {
  override $config() {
    return this.config('header', { extends: DecoratorNode, slots: ['title'] });
  }
  override createDOM(): HTMLElement {
    return drawHeader($getState($getRoot(), metaState));
  }
  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    updateHeader(dom, $getState($getRoot(), metaState));
    return false;
  }
  override decorate(): null {
    return null;
  }
  override isInline(): false {
    return false;
  }
  override isKeyboardSelectable(): boolean {
    return false;
  }
}

/** The title's text. Plain: formats and line breaks are dropped by the guard. */
export class TitleNode extends ElementNode {
  override $config() {
    return this.config('title', { extends: ElementNode });
  }
  override createDOM(): HTMLElement {
    const heading = document.createElement('h1');
    heading.className = 'pm-title';
    heading.dataset['placeholder'] = 'Untitled postmortem';
    return heading;
  }
  override updateDOM(): boolean {
    return false;
  }
  override canIndent(): false {
    return false;
  }
}

export function $createHeaderNode(title: string): HeaderNode {
  const text = $create(TitleNode);
  if (title) text.append($createTextNode(title));
  return $setSlot($create(HeaderNode), 'title', text);
}

export function $isHeaderNode(node: LexicalNode | null | undefined): node is HeaderNode {
  return node instanceof HeaderNode;
}

export function $isTitleNode(node: LexicalNode | null | undefined): node is TitleNode {
  return node instanceof TitleNode;
}

/** The title's node, or null while the header is being repaired. */
export function $getTitleNode(): ElementNode | null {
  const header = $getRoot().getFirstChild();
  const title = $isHeaderNode(header) ? $getSlot(header, 'title') : null;
  return $isElementNode(title) ? title : null;
}
