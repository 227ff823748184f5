import { joinedLines } from './joined-lines.ts';

/** Signs that take two columns of a fixed-width face. */
const WIDE = new RegExp(
  joinedLines`
    [\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff
    \ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6
    \u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]
  `,
  'u',
);
const MARK = /\p{M}|\u200b|\u200d|\ufe0f/u;

/** How many columns of a fixed-width face a text takes. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let count = 0;
  for (const sign of text) if (!MARK.test(sign)) count += WIDE.test(sign) ? 2 : 1;
  return count;
}
