/**
 * The operators of a PDF content stream (ISO 32000-1, 7.8.2), with where each begins: at its first
 * operand.
 */

export interface ContentOperator {
  name: string;
  /** Offset of the first operand, or of the operator itself where it has none. */
  start: number;
  /** Behind the operator. */
  end: number;
}

const WHITE = classOf('\0\t\n\f\r ');
/** What ends a word: white space and delimiters. */
const STOPS = classOf('\0\t\n\f\r ()<>[]{}/%');
const [OPEN, CLOSE, LESS, GREATER, SLASH, PERCENT, BACKSLASH, SQUARE_OPEN, SQUARE_CLOSE] =
  Array.from('()<>/%\\[]', (sign) => sign.charCodeAt(0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];

function classOf(signs: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const sign of signs) table[sign.charCodeAt(0)] = 1;
  return table;
}

/**
 * Calls `each` for every operator in order; an inline image (`BI … ID … EI`) is one operator, `EI`.
 * @returns false when the bytes are not a content stream: a string, dictionary or image without an
 *   end.
 */
export function readOperators(
  bytes: Uint8Array,
  each: (operator: ContentOperator) => void,
): boolean {
  const length = bytes.length;
  const operator: ContentOperator = { name: '', start: 0, end: 0 };
  let at = 0;
  let first = -1;
  let depth = 0;
  while (at < length) {
    const byte = bytes[at]!;
    if (WHITE[byte]) {
      at++;
      continue;
    }
    if (byte === PERCENT) {
      while (at < length && bytes[at] !== 10 && bytes[at] !== 13) at++;
      continue;
    }
    if (first < 0) first = at;
    if (byte === OPEN) {
      at = endOfString(bytes, at);
      if (at < 0) return false;
    } else if (byte === LESS) {
      if (bytes[at + 1] === LESS) {
        depth++;
        at += 2;
      } else {
        at = bytes.indexOf(GREATER, at) + 1;
        if (at === 0) return false;
      }
    } else if (byte === GREATER) {
      if (bytes[at + 1] !== GREATER || --depth < 0) return false;
      at += 2;
    } else if (byte === SQUARE_OPEN) {
      depth++;
      at++;
    } else if (byte === SQUARE_CLOSE) {
      if (--depth < 0) return false;
      at++;
    } else if (byte === SLASH) {
      at = endOfWord(bytes, at + 1);
    } else {
      const end = endOfWord(bytes, at);
      // A lone delimiter that begins nothing.
      if (end === at) return false;
      if (depth === 0 && isOperator(bytes, at, end)) {
        operator.name = nameOf(bytes, at, end);
        operator.start = first;
        operator.end = end;
        if (operator.name === 'BI') {
          operator.end = endOfImage(bytes, end);
          operator.name = 'EI';
          if (operator.end < 0) return false;
        }
        at = operator.end;
        first = -1;
        each(operator);
      } else at = end;
    }
  }
  return first < 0 && depth === 0;
}

/** Numbers begin with a digit, a sign or a point; `true`, `false` and `null` are operands too. */
function isOperator(bytes: Uint8Array, start: number, end: number): boolean {
  const byte = bytes[start]!;
  if ((byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46) return false;
  return !(end - start >= 4 && /^(?:true|false|null)$/.test(nameOf(bytes, start, end)));
}

const NAMES = new Map<number, string>();

/** Operators are at most three signs long; each name is made once. */
function nameOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 3)
    return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 8)));
  let key = 0;
  for (let at = start; at < end; at++) key = (key << 8) | bytes[at]!;
  let name = NAMES.get(key);
  if (name === undefined) {
    name = String.fromCharCode(...bytes.subarray(start, end));
    NAMES.set(key, name);
  }
  return name;
}

/** A stretch of the stream as it is written. */
export function textBetween(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
}

function endOfWord(bytes: Uint8Array, start: number): number {
  const length = bytes.length;
  let at = start;
  while (at < length && STOPS[bytes[at]!] === 0) at++;
  return at;
}

/** Strings hold balanced parentheses and escapes. -1 without an end. */
function endOfString(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === OPEN) depth++;
    else if (bytes[at] === CLOSE && --depth === 0) return at + 1;
  }
  return -1;
}

/**
 * Behind the `EI` that ends an inline image: the first that stands between white space and is
 * followed by nothing but text. -1 without one.
 */
function endOfImage(bytes: Uint8Array, start: number): number {
  let at = start;
  while (
    at + 2 < bytes.length &&
    !(bytes[at] === 73 && bytes[at + 1] === 68 && WHITE[bytes[at + 2]!] && WHITE[bytes[at - 1]!])
  )
    at++;
  for (at += 3; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 69 || bytes[at + 1] !== 73 || !WHITE[bytes[at - 1]!]) continue;
    const after = bytes.subarray(at + 2, at + 12);
    if (
      (after.length === 0 || WHITE[after[0]!]) &&
      after.every((byte) => byte < 127 && (byte >= 32 || WHITE[byte]))
    )
      return at + 2;
  }
  return -1;
}

/** Digits of a glyph's code in a composite font. */
const CODE = 4;
const ZERO = 0x30;

/** Whether the first text that an operator shows in `<…>` has the glyph 0, which stands for none. */
export function showsMissingGlyph(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && bytes[at] !== LESS) at++;
  for (at++; at + CODE <= end && bytes[at] !== GREATER; at += CODE) {
    let digit = 0;
    while (digit < CODE && bytes[at + digit] === ZERO) digit++;
    if (digit === CODE) return true;
  }
  return false;
}
