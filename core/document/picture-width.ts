/**
 * How wide a picture is shown: a key of our own on mdast's image, so that a file without it, or of a
 * version that does not know it, is read as before.
 */
import type { Image, Nodes } from 'mdast';
import type { Prose } from './postmortem.ts';

declare module 'mdast' {
  interface Image {
    /** In percent of the room that the text has. Without it a picture has its own size. */
    width?: number;
  }
}

/** The narrowest and the widest that a picture is made, in percent. */
export const NARROWEST = 10;
export const WIDEST = 100;

/** The width of a picture in percent of its room; null for its own size, and for what is no width. */
export function pictureWidth({ width }: Image): number | null {
  return typeof width === 'number' && width >= NARROWEST && width <= WIDEST ? width : null;
}

/** The picture at a width, in whole percent between the limits; null: in its own size. */
export function withPictureWidth(image: Image, width: number | null): Image {
  const sized = { ...image };
  delete sized.width;
  if (width === null) return sized;
  return { ...sized, width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) };
}

/** The widths in a body by the pictures' addresses; of one that stands there twice, the last. */
export function pictureWidths(body: Prose): Record<string, number> {
  const widths = new Map<string, number>();
  const look = (node: Nodes): void => {
    const width = node.type === 'image' ? pictureWidth(node) : null;
    if (node.type === 'image' && width !== null) widths.set(node.url, width);
    if ('children' in node) node.children.forEach(look);
  };
  look(body);
  return Object.fromEntries(widths);
}

/** A body in which the pictures of these addresses have these widths. */
export function withPictureWidths(body: Prose, widths: Readonly<Record<string, number>>): Prose {
  const sized = (node: Nodes): Nodes => {
    if (node.type === 'image')
      return Object.hasOwn(widths, node.url) ? withPictureWidth(node, widths[node.url]!) : node;
    if (!('children' in node)) return node;
    return { ...node, children: node.children.map(sized) } as Nodes;
  };
  return Object.keys(widths).length === 0 ? body : (sized(body) as Prose);
}
