/** "214 bookings in total, as follows:", above a line for each kind of them with its number. */
import { joinedLines } from '../../prose/joined-lines.ts';
import { NOT_ALL, NUMBER, valueOf, type Figure } from './figure.ts';

/** A total that a line says. */
const TOTAL = new RegExp(
  joinedLines`
    (?:(?:合計|計|総計|合计|总计|共计|합계|총) ?(${NUMBER}) ?(?:件|人|名|台|社|本|个|個|条|건|명|대|개)
    |(?<!\p{L})(?:in total|a total of|in all|altogether|insgesamt|au total|en total|no total|ao todo
    |in totale|in totaal|łącznie|totalt|i alt):? (?:(?:were|waren|were affected|\p{L}{3,12}) ){0,2}?(${NUMBER})
    |(?<![\d.,:])(${NUMBER})(?: [\p{L}’'-]{2,20}){1,4} (?:in total|in all|altogether|insgesamt|au total
    |en total|no total|ao todo|in totale|in totaal|łącznie|totalt|i alt)(?!\p{L}))
  `,
  'iu',
);
/** That what follows is what it is made of. */
const MADE_OF = new RegExp(
  joinedLines`
    内訳|明细|明細|如下|내역|[:：]$|(?<!\p{L})(?:as follows|broken down|breakdown|made up of|split
    |aufgeteilt|davon|verteilt|réparti\p{L}*|répartition|desglos\p{L}*|repartid\p{L}*|distribuíd\p{L}*
    |suddivis\p{L}*|ripartit\p{L}*|verdeeld|onderverdeeld|w podziale)(?!\p{L})
  `,
  'iu',
);
/** "New bookings　131件", "New bookings: 131": a name, and its number with the same unit. */
const PART = new RegExp(
  joinedLines`
    ^\W{0,4}\p{L}[^\d\n:：]{1,40}[\s:：–-]{1,4}(${NUMBER}) ?(件|人|名|台|社|本|个|個|条|건|명|대|개
    |\p{L}{0,20})$
  `,
  'u',
);

/** Totals that the lines below them, each with one number of the same unit, do not make. */
export function totalsAboveLists(text: string): Figure[] {
  const lines = text.split('\n');
  let at = 0;
  return lines.flatMap((line, index): Figure[] => {
    const begin = at;
    at += line.length + 1;
    const said = TOTAL.exec(line);
    if (!said || !MADE_OF.test(line.trim()) || NOT_ALL.test(line.replace(MADE_OF, ''))) return [];
    const parts = partsBelow(lines, index + 1);
    const whole = (said[1] ?? said[2] ?? said[3])!;
    const sum = parts.reduce((a, b) => a + b, 0);
    // Far from it, the lines count something else.
    if (parts.length < 2 || sum === valueOf(whole)) return [];
    if (sum < valueOf(whole) / 2 || sum > valueOf(whole) * 2) return [];
    return [
      {
        quote: whole,
        at: begin + line.indexOf(whole, said.index),
        message: `${parts.join(' + ')} is ${sum}; the text says ${whole}.`,
      },
    ];
  });
}

function partsBelow(lines: readonly string[], from: number): number[] {
  const parts: number[] = [];
  let unit: string | undefined;
  for (const line of lines.slice(from)) {
    const read = PART.exec(line.trim());
    if (!read || (unit !== undefined && read[2] !== unit)) break;
    unit = read[2];
    parts.push(valueOf(read[1]!));
  }
  return parts;
}
