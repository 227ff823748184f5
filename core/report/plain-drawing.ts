/**
 * Drawings (SVG) without anything that could run, or be fetched, where somebody opens one by itself: as a file in a report's folder, or out of a Word file.
 * What is drawn stays, letter by letter as it was written.
 */
import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { attributesAt, expanded, nameAt, piecesOf, type Piece } from './drawing-source.ts';
import { plainStyle } from './plain-style.ts';

/** Every runtime has them; the language's own library does not declare them. */
declare const TextDecoder: new (encoding: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The drawing; the same bytes where it is plain already; null for what is damaged. */
export function plainDrawing(bytes: Uint8Array): Uint8Array | null {
  try {
    const encoding = encodingOf(bytes);
    const written = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    const pieces = piecesOf(written);
    const source = pieces && expanded(written, pieces);
    const edits = source && editsOf(source.text);
    if (!edits) return null;
    if (edits.length === 0 && !source.declaresMore) return bytes;
    const plain = edited(source.text, edits);
    // Looked at once more: a cut may have brought together what was apart.
    return editsOf(plain)?.length === 0 ? new TextEncoder().encode(plain.replace(ENCODING, '$1UTF-8')) : null;
  } catch {
    return null;
  }
}

const ENCODING = /^(\uFEFF?<\?xml\b[^>]*?\bencoding\s*=\s*["'])[\w.:-]+/;

/** What begins with one byte for each letter is never UTF-16, whatever it says. */
function encodingOf(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^\u00EF\u00BB\u00BF/, '');
  const named = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1] ?? 'utf-8';
  return /^(?:utf-?16|ucs|iso-10646)/i.test(named) ? 'utf-8' : named;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

function edited(text: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts = edits.map((edit) => {
    const before = text.slice(at, edit.start);
    at = edit.end;
    return before + edit.text;
  });
  return parts.join('') + text.slice(at);
}

/** What has to go, in the order of the text; null where it is no drawing, or one that the parser and its text tell apart. */
function editsOf(text: string): Edit[] | null {
  const pieces = piecesOf(text);
  const elements = elementsOf(parsed(text));
  if (!pieces || elements[0]?.localName !== 'svg' || isActive(elements[0])) return null;
  const edits: Edit[] = [];
  let element = 0;
  for (const [index, piece] of pieces.entries()) {
    const isTag = piece.kind === 'open' || piece.kind === 'empty';
    const current = isTag ? elements[element++] : undefined;
    if (isTag && current?.tagName !== nameAt(text, piece)) return null;
    if (piece.start < (edits.at(-1)?.end ?? 0)) continue;
    if (current) {
      const found = isActive(current) ? [{ start: piece.start, end: pieces[lastPieceOf(pieces, index)]!.end, text: '' }] : [...attributeEdits(text, piece, current), ...styleEdits(piece, current, pieces, index)];
      edits.push(...found);
    } else if (fetches(text, piece)) edits.push({ start: piece.start, end: piece.end, text: '' });
  }
  return element === elements.length ? edits : null;
}

function parsed(text: string): Document {
  const stop = (level: string, message: string): void => { if (level !== 'warning') throw new Error(message); };
  return new DOMParser({ onError: stop, locator: false }).parseFromString(text.replace(/^\uFEFF/, ''), 'image/svg+xml');
}

const ELEMENT = 1;

/** All elements, in the order of the text. */
function elementsOf(document: Document): Element[] {
  const elements: Element[] = [];
  const left: Node[] = [document];
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.nodeType === ELEMENT) elements.push(node as Element);
    for (let child = node.lastChild; child; child = child.previousSibling) left.push(child);
  }
  return elements;
}

function lastPieceOf(pieces: readonly Piece[], index: number): number {
  if (pieces[index]!.kind === 'empty') return index;
  let depth = 0;
  for (let at = index; at < pieces.length; at++) {
    if (pieces[at]!.kind === 'open') depth++;
    else if (pieces[at]!.kind === 'close' && --depth === 0) return at;
  }
  return pieces.length - 1;
}

const PAGE = 'http://www.w3.org/1999/xhtml';
const ACTIVE = new Set(['script', 'foreignobject', 'handler', 'listener']);
const ANIMATIONS = new Set(['animate', 'animatecolor', 'animatemotion', 'animatetransform', 'set']);

/** Scripts, parts of pages, and what would make an address or a handler out of something else while it is shown. */
function isActive(element: Element): boolean {
  const name = (element.localName ?? element.tagName).toLowerCase();
  if (element.namespaceURI === PAGE || ACTIVE.has(name)) return true;
  const changed = (element.getAttribute('attributeName') ?? '').replace(/^.*:/, '').trim();
  return ANIMATIONS.has(name) && /^(?:href|src|on.*)$/i.test(changed);
}

const NAMES = 'http://www.w3.org/2000/xmlns/';
const PICTURES = new Set(['image', 'feImage']);

function attributeEdits(text: string, tag: Piece, element: Element): Edit[] {
  const attributes = attributesAt(text, tag);
  if (attributes.length !== element.attributes.length) throw new Error('The parser sees other attributes than those that are written.');
  return attributes.flatMap(({ name, start, end, valueStart, valueEnd }): Edit[] => {
    const attribute = element.getAttributeNode(name);
    if (!attribute) throw new Error(`The attribute ${name} is not where the parser sees it.`);
    if (attribute.namespaceURI === NAMES) return [];
    const local = (attribute.localName ?? name).toLowerCase();
    const runs = /^on/.test(local) || name === 'xml:base';
    if (runs || ((local === 'href' || local === 'src') && !staysInside(attribute.value, element))) return [{ start, end, text: '' }];
    const plain = plainStyle(attribute.value);
    return plain === attribute.value ? [] : [{ start: valueStart, end: valueEnd, text: escaped(plain) }];
  });
}

/** A place in the drawing itself, or the bytes of a picture. */
function staysInside(address: string, { localName }: Element): boolean {
  return /^\s*(?:#|$)/.test(address) || (PICTURES.has(localName ?? '') && /^\s*data:image\//i.test(address));
}

function styleEdits(tag: Piece, element: Element, pieces: readonly Piece[], index: number): Edit[] {
  if (tag.kind === 'empty' || element.localName !== 'style') return [];
  const written = element.textContent ?? '';
  const plain = plainStyle(written);
  return plain === written ? [] : [{ start: tag.end, end: pieces[lastPieceOf(pieces, index)]!.start, text: escaped(plain) }];
}

/** A style sheet or a definition of the type that is somewhere else; everybody has the one of the standard. */
function fetches(text: string, { kind, start, end }: Piece): boolean {
  const piece = text.slice(start, end);
  if (kind === 'instruction') return /^<\?xml-stylesheet\b/i.test(piece);
  return kind === 'doctype' && /\b(?:SYSTEM|PUBLIC)\b/.test(piece) && !/["']https?:\/\/www\.w3\.org\/[^"']*["']\s*>$/.test(piece);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}
