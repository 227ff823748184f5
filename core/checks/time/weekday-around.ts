/**
 * A weekday that stands around a date without being of its form: "on Tuesday evening, 14 May 2025",
 * "14 May 2025, a Tuesday", "am Dienstagabend, 14. Mai".
 */
import { weekdayNames } from '../../time/calendar-words.ts';
import { weekdayOf } from '../../time/calendar.ts';
import type { StatedTime } from '../model/facts.ts';
import { dayOf } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

const PART_OF_DAY = joinedLines`
  (?:evening|morning|afternoon|night|noon|abend|morgen|vormittag|nachmittag|mittag|nacht|früh|soir
  |matin
    |après-midi|midi|noche|mañana|tarde|noite|manhã|sera|mattina|pomeriggio|avond|ochtend|middag
    |kväll|aften)s?
`;
const BEFORE = new RegExp(
  joinedLines`
    (?<!\p{L})(\p{L}{2,14}?)(?:[ ]?${PART_OF_DAY})?,? (?:(?:the|den|dem|der|le|el|o|il|de) )?$
  `,
  'iu',
);
const BEHIND = new RegExp(
  joinedLines`
    ^(?:, | \(| was | war | était | fue | foi )(?:(?:an?|ein|einem|un
    |um) )?(?:\p{L}{3,12} )?(\p{L}{5,14})(?=[,.;)]|$| (?:and|und|et|y|when|als)(?!\p{L}))
  `,
  'iu',
);
const GERMAN_SHORT = /(?<!\p{L})(Mo|Di|Mi|Do|Fr|Sa|So)\.?, $/u;
const SHORT = ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'];

/** The weekday, 0 = Sunday, that the words around a written date give it; null for none. */
export function weekdayAround(text: string, { start, end, time }: StatedTime): number | null {
  const day = dayOf(time);
  if (day === null || (time.dateFrom ?? 'written') !== 'written' || !/\d/.test(time.written))
    return null;
  const before = text.slice(Math.max(0, start - 40), start);
  const short = GERMAN_SHORT.exec(before)?.[1];
  if (short !== undefined && /^\d{1,2}\./.test(time.written)) return SHORT.indexOf(short);
  return (
    indexOf(BEFORE.exec(before)?.[1]) ??
    indexOf(BEHIND.exec(text.slice(end, end + 50))?.[1]) ??
    null
  );
}

/** Whether the words around a date name another weekday than its own. */
export function contradictsAround(text: string, stated: StatedTime): boolean {
  const named = weekdayAround(text, stated);
  return named !== null && named !== weekdayOf(dayOf(stated.time)!);
}

function indexOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const { whole, numbers } = weekdayNames();
  const name = word.toLowerCase();
  return [name, name.replace(/en$/, '')].flatMap((each) =>
    whole.has(each) ? (numbers.get(each) ?? []) : [],
  )[0];
}
