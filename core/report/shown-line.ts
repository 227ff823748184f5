/** The text of a line as it is shown, from whatever nodes a body may hold. */
import type {
  FootnoteDefinition,
  FootnoteReference,
  Image,
  Nodes,
  PhrasingContent,
  Root,
} from 'mdast';
import { pictureWidth, withPictureWidth } from '../document/picture-width.ts';
import { withLinks } from './bare-addresses.ts';
import { noteLabel } from './note-label.ts';
import { htmlText, printable, textOf } from './printable.ts';
import { joined, withoutLinks, withoutReferences } from './runs.ts';
import { isLinkable, type ShowContext } from './show-context.ts';
import { targetOf } from './slugs.ts';

export class LineShower {
  /** What was met of footnotes that nothing refers to. */
  readonly loose: FootnoteDefinition[] = [];
  private readonly addresses = new Map<string, string>();
  private readonly body: Root;
  private readonly context: ShowContext;

  /** @param body whose addresses and footnotes hold */
  constructor(body: Root, context: ShowContext) {
    this.body = body;
    this.context = context;
    for (const node of body.children)
      if (node.type === 'definition' && !this.addresses.has(node.identifier))
        this.addresses.set(node.identifier, node.url);
  }

  phrasing(nodes: readonly Nodes[]): PhrasingContent[] {
    return joined(nodes.flatMap((node) => this.inline(node)));
  }

  inline(node: Nodes): PhrasingContent[] {
    switch (node.type) {
      case 'text':
        return textOf(node.value).flatMap((shown) =>
          shown.type === 'text' ? withLinks(shown.value, isLinkable) : shown,
        );
      case 'fact':
        return textOf(this.context.factWords?.(node) ?? node.value);
      case 'inlineCode': {
        const value = printable(node.value).replaceAll('\n', ' ');
        return value.trim() === '' ? textOf(value) : [{ type: 'inlineCode', value }];
      }
      case 'emphasis':
      case 'strong':
      case 'delete': {
        // One inside itself shows nothing more, and in Markdown a doubled `~~` would open a code
        // block.
        const children = this.phrasing(node.children).flatMap((child) =>
          child.type === node.type ? child.children : [child],
        );
        return children.length > 0 ? [{ type: node.type, children }] : [];
      }
      case 'break':
        return [{ type: 'break' }];
      case 'link':
        return this.link(node.url, node.children);
      case 'linkReference':
        return this.link(this.addresses.get(node.identifier) ?? '', node.children);
      case 'image':
        return this.image(node);
      case 'imageReference': {
        const url = this.addresses.get(node.identifier) ?? '';
        return this.image({ type: 'image', url, alt: node.alt ?? '' });
      }
      case 'html':
        return /^<br\s*\/?>$/i.test(node.value.trim())
          ? [{ type: 'break' }]
          : textOf(htmlText(node.value));
      case 'footnoteReference':
        return this.reference(node);
      case 'footnoteDefinition':
        return this.footnote(node);
      default:
        if ('children' in node) return this.phrasing(node.children);
        return 'value' in node ? textOf((node as { value: string }).value) : [];
    }
  }

  /** One that leads to no footnote keeps its words. */
  private reference(node: FootnoteReference): PhrasingContent[] {
    const name = this.context.notes.nameOf(node.identifier, this.body);
    return name === null
      ? textOf(noteLabel(node))
      : [{ type: 'footnoteReference', identifier: name, label: name }];
  }

  footnote(node: FootnoteDefinition): [] {
    if (!this.context.notes.isNote(node)) this.loose.push(node);
    return [];
  }

  /** References lead elsewhere than the link around them: they stand behind it. */
  private link(url: string, children: readonly Nodes[]): PhrasingContent[] {
    const references: FootnoteReference[] = [];
    const shown = withoutLinks(withoutReferences(this.phrasing(children), references));
    return [...this.linkTo(url, shown), ...references];
  }

  private linkTo(url: string, shown: PhrasingContent[]): PhrasingContent[] {
    const inside =
      url.startsWith('#') && shown.length > 0 && this.context.anchors
        ? targetOf(url, this.context.anchors)
        : undefined;
    if (inside !== undefined)
      return [{ type: 'link', url: `#${inside}`, title: null, children: shown }];
    if (!isLinkable(url)) return shown;
    return [{ type: 'link', url, title: null, children: shown.length > 0 ? shown : textOf(url) }];
  }

  /** Pictures that are not in the document are not fetched: a report must not load anything. */
  private image(image: Image): PhrasingContent[] {
    const { url } = image;
    const alt = image.alt ?? '';
    const key = url.startsWith('media:') ? url.slice('media:'.length) : null;
    if (key !== null && Object.hasOwn(this.context.media, key))
      return [
        withPictureWidth(
          { type: 'image', url, title: null, alt: printable(alt) },
          pictureWidth(image),
        ),
      ];
    if (key !== null && alt.trim() === '') return textOf(this.context.unusable?.get(key) ?? '');
    return isLinkable(url)
      ? [{ type: 'link', url, title: null, children: textOf(alt || url) }]
      : textOf(alt);
  }
}
