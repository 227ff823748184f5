import type { FootnoteDefinition, FootnoteReference, Nodes, RootContent } from 'mdast';
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical';
import { formatMarkdown } from '../../../core/prose/markdown.ts';
import { h } from '../chrome/dom.ts';

const EMPTY: Nodes = { type: 'html', value: '' };
const contentState = createState('content', {
  parse: (value: unknown): Nodes =>
    typeof value === 'object' && value !== null && 'type' in value ? (value as Nodes) : EMPTY,
});
const blockState = createState('block', { parse: (value: unknown): boolean => value === true });

/**
 * What the editor cannot show as text (a footnote, HTML, a node of a newer version): its Markdown,
 * to be read, moved or removed, and given back unchanged.
 */
abstract class OpaqueNode extends DecoratorNode<null> {
  override updateDOM(previous: this): boolean {
    return $getState(previous, contentState, 'direct') !== $getState(this, contentState);
  }
  override decorate(): null {
    return null;
  }
  override getTextContent(): string {
    return '';
  }
}

export class OpaqueBlockNode extends OpaqueNode {
  override $config() {
    return this.config('opaque-block', { extends: DecoratorNode, stateConfigs: [contentState] });
  }
  override createDOM(): HTMLElement {
    const content = $getState(this, contentState);
    if (content.type === 'footnoteDefinition') return footnote(content);
    return h(
      'pre',
      {
        class: 'pm-opaque',
        contenteditable: 'false',
        role: 'note',
        'aria-label': 'Kept as it is',
        title: 'Kept as it is, and exported so',
      },
      asMarkdown(content),
    );
  }
  override isInline(): false {
    return false;
  }
}

export class OpaqueInlineNode extends OpaqueNode {
  override $config() {
    return this.config('opaque-inline', {
      extends: DecoratorNode,
      stateConfigs: [contentState, blockState],
    });
  }
  override createDOM(): HTMLElement {
    const content = $getState(this, contentState);
    if (content.type === 'footnoteReference') return footnoteNumber(content);
    return h(
      'code',
      {
        class: 'pm-opaque-inline',
        contenteditable: 'false',
        title: 'Kept as it is, and exported so',
      },
      asMarkdown(content),
    );
  }
  override isInline(): true {
    return true;
  }
}

export function $createOpaqueBlockNode(content: Nodes): OpaqueBlockNode {
  return $setState($create(OpaqueBlockNode), contentState, content);
}

/**
 * @param block true for a block that stands inside a list item, where Lexical has room for inline
 *   nodes only.
 */
export function $createOpaqueInlineNode(content: Nodes, block = false): OpaqueInlineNode {
  return $setState($setState($create(OpaqueInlineNode), contentState, content), blockState, block);
}

export function $isBlockInItem(node: OpaqueInlineNode): boolean {
  return $getState(node, blockState);
}

export function $isOpaqueBlockNode(node: LexicalNode | null | undefined): node is OpaqueBlockNode {
  return node instanceof OpaqueBlockNode;
}

export function $isOpaqueInlineNode(
  node: LexicalNode | null | undefined,
): node is OpaqueInlineNode {
  return node instanceof OpaqueInlineNode;
}

export function $getContent(node: OpaqueBlockNode | OpaqueInlineNode): Nodes {
  return $getState(node, contentState);
}

/** Puts other content into a node, such as a footnote that says something else now. */
export function $setContent(node: OpaqueBlockNode | OpaqueInlineNode, content: Nodes): void {
  $setState(node, contentState, content);
}

const HOW_TO_EDIT = 'Double-click to edit the footnote';

function footnoteNumber({ label, identifier }: FootnoteReference): HTMLElement {
  const name = label ?? identifier;
  return h(
    'sup',
    {
      class: 'pm-footnote-number',
      contenteditable: 'false',
      'data-footnote': '',
      role: 'img',
      'aria-label': `Footnote ${name}`,
      title: HOW_TO_EDIT,
    },
    name,
  );
}

function footnote({ label, identifier, children }: FootnoteDefinition): HTMLElement {
  const name = label ?? identifier;
  return h(
    'div',
    {
      class: 'pm-footnote',
      contenteditable: 'false',
      'data-footnote': '',
      role: 'note',
      'aria-label': `Footnote ${name}`,
      title: HOW_TO_EDIT,
    },
    h('sup', {}, name),
    h('span', {}, formatMarkdown({ type: 'root', children }).trim()),
  );
}

function asMarkdown(content: Nodes): string {
  if ('value' in content && content.type === 'html') return content.value;
  try {
    return formatMarkdown({ type: 'root', children: [content as RootContent] }).trim();
  } catch {
    // A node of a kind that Markdown has no writing for: its kind is all there is to show.
    return `[${content.type}]`;
  }
}
