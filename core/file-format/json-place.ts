/**
 * Where a text stops being JSON. V8's own message names the place for some mistakes only, and its
 * words change between versions.
 */

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PARTIAL_STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

/**
 * The offset of the first character that cannot stand there, or the text's length when it only ends
 * too early; null for valid JSON.
 */
export function jsonMistake(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    match(SPACE);
    if (expected === 'comma or end' && open.length === 0) return at === text.length ? null : at;
    if (at >= text.length) return text.length;
    const sign = text[at]!;
    if (expected === 'key' || expected === 'key or }') {
      if (sign === '}' && expected === 'key or }') {
        at++;
        open.pop();
        expected = 'comma or end';
      } else if (match(STRING)) expected = 'colon';
      else return stringMistake(at);
    } else if (expected === 'colon') {
      if (sign !== ':') return at;
      at++;
      expected = 'value';
    } else if (expected === 'comma or end') {
      const inside = open.at(-1)!;
      if (sign === ',') expected = inside === '{' ? 'key' : 'value';
      else if (sign === (inside === '{' ? '}' : ']')) open.pop();
      else return at;
      at++;
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      at++;
      expected = sign === '{' ? 'key or }' : 'value or ]';
    } else if (sign === ']' && expected === 'value or ]') {
      at++;
      open.pop();
      expected = 'comma or end';
    } else if (match(STRING) || match(SCALAR)) expected = 'comma or end';
    else return stringMistake(at);
  }

  /**
   * Within a string, the character that breaks it; else the place itself, or the end when a word
   * such as `true` is cut off there.
   */
  function stringMistake(start: number): number {
    PARTIAL_STRING.lastIndex = start;
    if (PARTIAL_STRING.test(text)) return PARTIAL_STRING.lastIndex;
    const rest = text.slice(start, start + 6);
    return start + rest.length === text.length &&
      ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest))
      ? text.length
      : start;
  }
}

/** The one-based line and column of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
