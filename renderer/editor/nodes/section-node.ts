import {
  $create,
  $getRoot,
  $getState,
  $setState,
  ElementNode,
  type ElementDOMSlot,
  type LexicalNode,
} from 'lexical';
import { drawSection, sectionBody, updateSection } from '../chrome/section.ts';
import { outlineState, sectionState, type SectionInfo } from '../model/states.ts';

/**
 * A section: its heading and guidance are drawn around it, so that no key or paste can break them;
 * its children are its prose and, last, its rows.
 */
export class SectionNode extends ElementNode {
  override $config() {
    return this.config('section', {
      extends: ElementNode,
      stateConfigs: [{ stateConfig: sectionState, flat: true }],
    });
  }
  override createDOM(): HTMLElement {
    return drawSection($getState(this, sectionState));
  }
  override updateDOM(previous: this, dom: HTMLElement): boolean {
    const info = $getState(this, sectionState);
    if ($getState(previous, sectionState, 'direct') !== info) updateSection(dom, info);
    return false;
  }
  override getDOMSlot(element: HTMLElement): ElementDOMSlot {
    return super.getDOMSlot(element).withElement(sectionBody(element));
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

export function $createSectionNode(info: SectionInfo): SectionNode {
  return $setState($create(SectionNode), sectionState, info);
}

export function $isSectionNode(node: LexicalNode | null | undefined): node is SectionNode {
  return node instanceof SectionNode;
}

/**
 * Changes what a section is (title, audience), on the node and in the outline that the guard
 * repairs from.
 */
export function $setSectionInfo(section: SectionNode, info: SectionInfo): void {
  $setState(section, sectionState, info);
  const root = $getRoot();
  $setState(
    root,
    outlineState,
    $getState(root, outlineState).map((entry) => (entry.id === info.id ? info : entry)),
  );
}

/** The section that a node stands in. */
export function $sectionOf(node: LexicalNode | null): SectionNode | null {
  for (let current = node; current; current = current.getParent())
    if ($isSectionNode(current)) return current;
  return null;
}
