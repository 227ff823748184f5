import type { Image } from 'mdast';
import {
  $create,
  $getRoot,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type LexicalNode,
} from 'lexical';
import { pictureWidth, withPictureWidth } from '../../../core/document/picture-width.ts';
import { metaState } from '../model/states.ts';
import { h } from '../chrome/dom.ts';

const EMPTY: Image = { type: 'image', url: '', alt: '' };
const imageState = createState('image', {
  parse: (value: unknown): Image =>
    typeof value === 'object' && value !== null && 'url' in value ? (value as Image) : EMPTY,
});

/**
 * A picture in the text. Only pictures that the document carries (`media:<key>`) are shown: nothing
 * is ever fetched, so an address is named instead.
 */
export class ImageNode extends DecoratorNode<null> {
  override $config() {
    return this.config('image', { extends: DecoratorNode, stateConfigs: [imageState] });
  }
  override createDOM(): HTMLElement {
    const image = $getState(this, imageState);
    const { url, alt } = image;
    const key = url.startsWith('media:') ? url.slice('media:'.length) : null;
    const { media } = $getState($getRoot(), metaState);
    const file = key !== null && Object.hasOwn(media, key) ? media[key] : undefined;
    const element = h('span', { class: 'pm-image', contenteditable: 'false' });
    if (file)
      element.append(
        h('img', {
          src: `data:${file.type};base64,${file.data}`,
          alt: alt ?? '',
          title: alt || 'No description. Double-click to write one.',
          draggable: 'false',
        }),
        // For the mouse; the keyboard has Shift and the arrows, and both have commands.
        h('span', {
          class: 'pm-resize',
          'aria-hidden': 'true',
          title: 'Drag to resize, or press Shift and an arrow key',
        }),
      );
    else
      element.append(
        h(
          'span',
          { class: 'pm-image-missing', role: 'img', 'aria-label': alt || 'Picture' },
          alt || 'Picture',
          h('small', {}, key === null ? `not loaded: ${url}` : 'the file is missing'),
        ),
      );
    const width = pictureWidth(image);
    if (file && width !== null) element.style.width = `${width}%`;
    return element;
  }
  override updateDOM(previous: this): boolean {
    return $getState(previous, imageState, 'direct') !== $getState(this, imageState);
  }
  override decorate(): null {
    return null;
  }
  override isInline(): true {
    return true;
  }
  override getTextContent(): string {
    return '';
  }
}

export function $createImageNode(image: Image): ImageNode {
  return $setState($create(ImageNode), imageState, image);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}

export function $getImage(node: ImageNode): Image {
  return $getState(node, imageState);
}

export function $setImageAlt(node: ImageNode, alt: string): void {
  $setState(node, imageState, (image) => ({ ...image, alt }));
}

/** @param width in percent of its room; null: in its own size */
export function $setImageWidth(node: ImageNode, width: number | null): void {
  $setState(node, imageState, (image) => withPictureWidth(image, width));
}
