/**
 * Faces that a reference carries inside and that cannot be read: Word says of a file with one that
 * it is damaged, or shows boxes.
 */
import { strFromU8 } from 'fflate';
import { attributeOf, childrenOf, parseXml, type Element } from '../../../files/xml.ts';
import type { Reference } from './open.ts';

/** A face's element in the list of fonts, which names its file. */
export interface BrokenFace {
  font: string;
  /** Of the relation that leads to the file. */
  id: string;
  element: Element;
}

export interface FontList {
  root: Element;
  path: string;
  broken: BrokenFace[];
}

/** The reference's list of fonts; null where it has none. */
export function fontList(reference: Reference): FontList | null {
  const path = reference.relations.find(({ kind }) => kind === 'fontTable')?.target;
  const content = path === undefined ? undefined : reference.part(path);
  const root = content && parseXml(strFromU8(content));
  if (path === undefined || !root) return null;
  const files = new Map(
    reference.relationsOf(path).map(({ id, target }) => [id, reference.part(target)]),
  );
  const broken = childrenOf(root, 'font').flatMap((font) =>
    childrenOf(font)
      .filter(({ localName }) => localName?.startsWith('embed'))
      .flatMap((element): BrokenFace[] => {
        const id = attributeOf(element, 'id');
        const bytes = files.get(id);
        return bytes && isFace(revealed(bytes, attributeOf(element, 'fontKey')))
          ? []
          : [{ font: attributeOf(font, 'name'), id, element }];
      }),
  );
  return { root, path, broken };
}

/** The first bytes of such a file are hidden under its key, backwards (ECMA-376, 17.8.1). */
function revealed(bytes: Uint8Array, fontKey: string): Uint8Array {
  const key = (fontKey.replace(/[^\da-f]/gi, '').match(/../g) ?? [])
    .map((byte) => Number.parseInt(byte, 16))
    .reverse();
  if (key.length !== KEY) return bytes;
  return bytes.map((byte, index) => (index < 2 * KEY ? byte ^ key[index % KEY]! : byte));
}
const KEY = 16;

/** What a TrueType or OpenType file begins with (ISO/IEC 14496-22, 4.3). */
const STARTS = new Set([0x00010000, 0x4f54544f, 0x74727565]);
const [HEAD, ENTRY] = [12, 16];

/** True for a face whose tables all lie within its file. */
function isFace(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || !STARTS.has(view.getUint32(0))) return false;
  const count = view.getUint16(4);
  if (count === 0 || bytes.length < HEAD + count * ENTRY) return false;
  return Array.from({ length: count }, (_, index) => HEAD + index * ENTRY).every(
    (at) => view.getUint32(at + 8) + view.getUint32(at + 12) <= bytes.length,
  );
}
