/** The text of a drawing (SVG) as pieces with their places, so that some can be cut out and the others stay as they were written. What the pieces mean, a parser says (`plain-drawing.ts`). */

export interface Piece {
  kind: 'open' | 'empty' | 'close' | 'text' | 'data' | 'comment' | 'instruction' | 'doctype';
  start: number;
  end: number;
}

export interface Attribute {
  name: string;
  /** With the white space before it. */
  start: number;
  end: number;
  /** The value, without its quotation marks. */
  valueStart: number;
  valueEnd: number;
}

/** The pieces in their order; null where one has no end. */
export function piecesOf(text: string): Piece[] | null {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length;) {
    const piece = pieceAt(text, start);
    if (!piece) return null;
    pieces.push(piece);
    start = piece.end;
  }
  return pieces;
}

function pieceAt(text: string, start: number): Piece | null {
  const until = (kind: Piece['kind'], mark: string, opened = 2): Piece | null => {
    const at = text.indexOf(mark, start + opened);
    return at === -1 ? null : { kind, start, end: at + mark.length };
  };
  if (text[start] !== '<') {
    const next = text.indexOf('<', start);
    return { kind: 'text', start, end: next === -1 ? text.length : next };
  }
  if (text.startsWith('<!--', start)) return until('comment', '-->', 4);
  if (text.startsWith('<![CDATA[', start)) return until('data', ']]>');
  if (text.startsWith('<?', start)) return until('instruction', '?>');
  if (text.startsWith('</', start)) return until('close', '>');
  const end = text.startsWith('<!', start) ? endOfDoctype(text, start) : endOfTag(text, start);
  return end === -1 ? null : { kind: text[start + 1] === '!' ? 'doctype' : text[end - 2] === '/' ? 'empty' : 'open', start, end };
}

function endOfTag(text: string, start: number): number {
  const mark = /["'>]/g;
  for (mark.lastIndex = start; mark.test(text);) {
    const sign = text[mark.lastIndex - 1]!;
    if (sign === '>') return mark.lastIndex;
    const closed = text.indexOf(sign, mark.lastIndex);
    if (closed === -1) return -1;
    mark.lastIndex = closed + 1;
  }
  return -1;
}

function endOfDoctype(text: string, start: number): number {
  const mark = /<!--|<\?|["'[\]>]/g;
  const ends: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '"': '"', "'": "'" };
  let inside = false;
  mark.lastIndex = start + 2;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [sign] = found;
    if (sign === '>' && !inside) return mark.lastIndex;
    if (sign === '[' || sign === ']') inside = sign === '[';
    const end = ends[sign];
    if (end === undefined) continue;
    const closed = text.indexOf(end, mark.lastIndex);
    if (closed === -1) return -1;
    mark.lastIndex = closed + end.length;
  }
  return -1;
}

/** The name of a tag, as it is written. */
export function nameAt(text: string, { start }: Piece): string {
  const name = /[^\s/>]*/y;
  name.lastIndex = start + 1;
  return name.exec(text)![0];
}

/** The attributes of a tag, as they are written. */
export function attributesAt(text: string, tag: Piece): Attribute[] {
  const attributes: Attribute[] = [];
  const next = /\s+([^\s=]+)\s*=\s*(["'])/y;
  next.lastIndex = tag.start + 1 + nameAt(text, tag).length;
  for (let start = next.lastIndex, found = next.exec(text); found; start = next.lastIndex, found = next.exec(text)) {
    const valueStart = next.lastIndex;
    const valueEnd = text.indexOf(found[2]!, valueStart);
    next.lastIndex = valueEnd + 1;
    attributes.push({ name: found[1]!, start, end: valueEnd + 1, valueStart, valueEnd });
  }
  return attributes;
}

/** A drawing with the entities that it declares put in, and without their declarations. */
export interface Expanded {
  text: string;
  /** It declares more than names for texts, such as attributes that no tag shows. */
  declaresMore: boolean;
}

/** More text than this, a few entities make of nothing. */
const LARGEST = 50_000_000;
const PREDEFINED = new Set(['lt', 'gt', 'amp', 'quot', 'apos']);

/** XML 1.0, 4.4: what entities stand for, in text and in values. Null where one stands for itself, or for more than any drawing holds. */
export function expanded(text: string, pieces: readonly Piece[]): Expanded | null {
  const doctype = pieces.find(({ kind }) => kind === 'doctype');
  const declared = doctype && text.slice(doctype.start, doctype.end);
  const open = declared?.indexOf('[') ?? -1;
  if (!doctype || !declared || open === -1) return { text, declaresMore: false };
  const { entities, more } = declarations(declared.slice(open + 1, declared.lastIndexOf(']')));
  let length = 0;
  let endless = false;
  const put = (part: string, inValue: boolean, path: readonly string[]): string => part.replace(/&([\p{L}_:][\p{L}\p{N}_:.-]*);/gu, (reference: string, name: string) => {
    const value = PREDEFINED.has(name) ? undefined : entities.get(name);
    if (value === undefined) return reference;
    length += value.length;
    if (endless || path.includes(name) || length > LARGEST) {
      endless = true;
      return '';
    }
    const whole = put(value, inValue, [...path, name]);
    return inValue && path.length === 0 ? whole.replaceAll('"', '&quot;').replaceAll("'", '&apos;') : whole;
  });
  const parts = pieces.map((piece) => {
    const part = text.slice(piece.start, piece.end);
    if (piece === doctype) return `${declared.slice(0, open).trimEnd()}>`;
    return piece.kind === 'text' || piece.kind === 'open' || piece.kind === 'empty' ? put(part, piece.kind !== 'text', []) : part;
  });
  return endless ? null : { text: parts.join(''), declaresMore: more };
}

/** Entities with a text of their own; what stands elsewhere is never fetched. The first declaration of a name counts. Those that hold tags are more than text. */
function declarations(subset: string): { entities: Map<string, string>; more: boolean } {
  const entities = new Map<string, string>();
  const next = /\s+|<!--[^]*?-->|<!ENTITY\s+([^\s%"'<>]+)\s+("[^"]*"|'[^']*')\s*>/y;
  let more = false;
  while (next.lastIndex < subset.length) {
    const found = next.exec(subset);
    if (!found) return { entities, more: true };
    const [, name, quoted = ''] = found;
    if (name === undefined || entities.has(name)) continue;
    const value = quoted.slice(1, -1).replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => String.fromCodePoint(Math.min(0x10ffff, hex === undefined ? Number(decimal) : parseInt(hex, 16))));
    if (/[<%]|&#/.test(value)) more = true;
    entities.set(name, value);
  }
  return { entities, more };
}
