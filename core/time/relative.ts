/**
 * Amounts of time in words and numbers: `5m`, `1h30`, `20 minutes`, `half an hour`, `two hours`.
 * Shared by fields, durations and promises.
 */
import { DAY, HOUR, MINUTE } from './calendar.ts';
import { NUMBER_WORDS, numberWord } from './number-words.ts';
import { joinedLines } from '../prose/joined-lines.ts';

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^s(?:ec(?:ond)?s?)?$|^(?:sekund|segund|second[ei]|秒|초)/i, 1000],
  [/^m(?:in(?:ute)?s?)?\.?$|^(?:min[uü]t|分|분)/i, MINUTE],
  [
    /^h(?:(?:ou)?rs?)?$|^(?:st[uü]nd|std|heure|hora|or[ae]$|uur$|uren$|godz|timm|tim\.?$|timer$|時間|小时|小時|시간)/i,
    HOUR,
  ],
  [/^d(?:ays?)?$|^(?:tag|jour|d[ií]as?$|giorn|dag|dni$|天)/i, DAY],
  [/^w(?:eeks?|ks?)?$/i, 7 * DAY],
  [/^(?:kwartier|viertelst|quart|cuarto|kwadrans)/i, 15 * MINUTE],
];

/** A quarter of an hour. */
const QUARTER = joinedLines`
  kwartier|Viertelstunden?|quarts? d['’]heure|cuartos? de hora|quart[oi] d['’]ora
  |kwadrans[eó]?w?
`;

/** One amount: `2 hours`, `two hours`, `1.5h`. Groups: number, unit. */
export const AMOUNT = joinedLines`
  (\d+(?:[.,]\d+)?|(?:${NUMBER_WORDS})(?=[\s’'-]))[\s’']?-?(seconds?|secs?|minutes?|mins?|hours?
    |hrs?|days?|weeks?|Sekunden?|minütig\p{L}{0,2}|stündig\p{L}{0,2}|Minuten?|Min\.|Stunden?|Std\.?
    |Tagen?|Tage|secondes?|heures?|jours?
    |segundos?|minutos?|horas?|d[ií]as?|second[oi]|minut[oi]|or[ae]|giorn[oi]|uur|uren
    |dagen|dag|godzin[aęy]?|godz\.?|tim\.?|minut[aęy]?|timme|dni|timmar|timer|minuter|minutter
    |dagar|dage
    |${QUARTER}|秒|分[間钟鐘]|時間|小时|小時|天|초|분|시간|s|m|h|d)(?![a-zß-ÿ])
`;

/** Milliseconds of one unit as written; null for none. */
export function unitMs(unit: string): number | null {
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? null;
}

/** `2`, `1.5`, `two`, `an`; null for anything else. */
export function numberOf(written: string): number | null {
  if (/^\d/.test(written)) return Number(written.replace(',', '.'));
  return numberWord(written);
}

const WHOLE = new RegExp(
  `^(?:${AMOUNT})(?:\\s?(?:,|and|&)?\\s?(?:${AMOUNT}))?(?:\\s?(?:,|and|&)?\\s?(?:${AMOUNT}))?$`,
  'i',
);
const SHORT = /^(\d+)h(\d{1,2})$/i;
const CLOCKLIKE = /^(\d{1,3}):(\d{2})$/;

/**
 * Milliseconds of a whole text that is an amount: `5`, `5m`, `1h30`, `1:30`, `half an hour`; a bare
 * number is minutes. Null for anything else.
 */
export function amountMs(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d{1,4}$/.test(trimmed)) return Number(trimmed) * MINUTE;
  if (/^half an hour$/i.test(trimmed)) return 30 * MINUTE;
  if (/^an hour and a half$/i.test(trimmed)) return 90 * MINUTE;
  const short = SHORT.exec(trimmed) ?? CLOCKLIKE.exec(trimmed);
  if (short) return Number(short[1]) * HOUR + Number(short[2]) * MINUTE;
  const match = WHOLE.exec(trimmed);
  if (!match) return null;
  let total = 0;
  for (let index = 1; index < match.length; index += 2)
    if (match[index] !== undefined) total += numberOf(match[index]!)! * unitMs(match[index + 1]!)!;
  return total;
}
