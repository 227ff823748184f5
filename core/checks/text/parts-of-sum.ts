/** A whole whose parts stand behind a colon, or above it in a column. */
import type { Root, RootContent, Table } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { NOT_ALL, NUMBER, valueOf, type Figure } from './figure.ts';

/** "90 carts were lost: 40 in the north, 30 in the south and 10 in the west". */
const BEHIND_COLON = new RegExp(
  String.raw`(?<![\d.,:])(${NUMBER}) ([^()\d.;!?\n:]{1,60})\s?: ((?:[^.;!?\n()]|\.(?=\d)){7,200})`,
  'gu',
);
const PLACED = new RegExp(
  joinedLines`
    ^(${NUMBER}) (?:in|on|at|from|with|via|by|through|aus|im|auf|bei|mit|en|à|au|aux|dans|de|des|du
    |del|da|do|na|no|em|nel|nella|nelle|w|we|z|i|på|op|van|uit)\s\p{L}[\p{L}\p{N} .'’-]{1,40}$
  `,
  'u',
);
const ROUGHLY = new RegExp(
  joinedLines`
    (?<!\p{L})(?:about|around|over|nearly|almost|some|more than|etwa|rund|über|environ|plus de|unos
    |más de|circa|cerca de|ongeveer|około)\s$|[~≈]\s?$
  `,
  'iu',
);

/** Wholes that are not the sum of the parts behind their colon. */
export function partsBehindColon(text: string): Figure[] {
  return [...text.matchAll(BEHIND_COLON)].flatMap((match) => {
    const [all, whole, , list] = match as unknown as [string, string, string, string];
    if (NOT_ALL.test(all) || ROUGHLY.test(text.slice(Math.max(0, match.index - 12), match.index)))
      return [];
    const parts = list
      .split(/, (?:and |und |et |y |e |en |och |og )?| and | und | et | y | e | en | och | og /u)
      .map((one) => PLACED.exec(one.trim()));
    if (parts.length < 2 || parts.some((one) => one === null)) return [];
    return judged(
      parts.map((one) => valueOf(one![1]!)),
      whole,
      match.index,
    );
  });
}

const TOTAL = new RegExp(
  joinedLines`
    ^\W*(?:(?:grand |in )?total[esi]?|totaal|summe|gesamt|insgesamt|somme|suma|razem|łącznie|totalt
    |i alt|合計|総計|合计|总计|합계)\W*$
  `,
  'iu',
);
/** Totals that their column does not make. */
export function columnTotals(body: Root, text: string): Figure[] {
  return [...lineTotals(text), ...tableTotals(body)];
}

function lineTotals(text: string): Figure[] {
  const found: Figure[] = [];
  let above: number[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const read = nameAndNumber(line);
    const isTotal = read !== null && TOTAL.test(read.name);
    if (isTotal && above.length > 1)
      found.push(...judged(above, read.number, at + line.lastIndexOf(read.number)));
    above = read && !isTotal ? [...above, valueOf(read.number)] : [];
    at += line.length + 1;
  }
  return found;
}

const LONGEST_NAME = 50;
const LEADER = new Set(' .…·\t');

/**
 * "North ....... 40", "North      40": a name and its number at the end of a line. Cells of a table
 * that was pasted, with a tab between, may be named by a number: "3⇥240".
 */
function nameAndNumber(line: string): { name: string; number: string } | null {
  const text = line.trim();
  const number = text.split(/\s/).at(-1)!;
  let end = text.length - number.length;
  while (end > 0 && LEADER.has(text[end - 1]!)) end--;
  const gap = text.slice(end, text.length - number.length);
  return WHOLE_NUMBER.test(number) &&
    (gap.length > 1 || gap === '\t') &&
    end > 0 &&
    end <= LONGEST_NAME &&
    (gap === '\t' || /^\p{L}/u.test(text))
    ? { name: text.slice(0, end), number }
    : null;
}

function tableTotals(body: Root): Figure[] {
  let at = 0;
  return body.children.flatMap((child) => {
    const found = child.type === 'table' ? ofTable(child, at) : [];
    at += textOf(child).length + 1;
    return found;
  });
}

function ofTable(table: Table, begin: number): Figure[] {
  let at = begin;
  const rows = table.children.map(({ children }) =>
    children.map((cell) => {
      const text = textOf(cell as unknown as RootContent);
      const placed = { text: text.trim(), at };
      at += text.length + 1;
      return placed;
    }),
  );
  const [, ...values] = rows;
  const total = values.pop();
  if (!total || values.length < 2 || !TOTAL.test(total[0]?.text ?? '')) return [];
  return total.slice(1).flatMap((cell, index) => {
    const column = values.map((row) => row[index + 1]?.text ?? '');
    return [cell.text, ...column].every((one) => WHOLE_NUMBER.test(one))
      ? judged(column.map(valueOf), cell.text, cell.at)
      : [];
  });
}
const WHOLE_NUMBER = new RegExp(`^(?:${NUMBER})$`, 'u');

function textOf(child: RootContent): string {
  return plainText({ type: 'root', children: [child] });
}

function judged(values: readonly number[], whole: string, at: number): Figure[] {
  const [sum, said] = [values.reduce((a, b) => a + b, 0), valueOf(whole)];
  // Far from it, the whole is of something else.
  if (sum === said || sum < said / 2 || sum > said * 2) return [];
  return [
    { quote: whole, at, message: `${values.join(' + ')} is ${sum}; the text says ${whole}.` },
  ];
}
