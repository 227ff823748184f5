/** The signs and words by which the parts of a written time are joined. */
import { WORDS } from './language-words.ts';
import { joinedLines } from '../prose/joined-lines.ts';

const APPROX = joinedLines`
  (?:at )?(?:(?:${WORDS.about})\.?(?!\p{L})|c\.|~|≈|±|some ?time around
    |(?:shortly|just|soon|right) (?:after|before))
`;
// Tokens join over spaces. A line break ends an expression, except after a word that says that more
// comes ("on", "at").
export const TO_CLOCK = new RegExp(
  joinedLines`
    (?:T(?=\d)|:(?=\d\d:\d\d:\d\d)|\/(?=\d\d:\d\d)| ?[,;]? {0,2}
      (?:[-@|·•] |(?:${WORDS.then}|h|kl)\.?\s)? ?(?:(?:${WORDS.sign})\s)?(?:${APPROX}\s?)?)
  `,
  'iuy',
);
export const TO_DATE = new RegExp(
  joinedLines`
    (?: ?\((?:on\s)?| [·•] | respectively,? on | ?,?\s(?:
        (?:${WORDS.on}|${WORDS.of})\s){1,2}| ?,? {1,2}| ?, ?|(?=(?:星期|周|週|礼拜)[一二三四五六日天]
        |[月火水木金土日]曜|[월화수목금토일]요일))
  `,
  'iuy',
);
export const TO_ZONE = / ?,? ?/y;
export const ZONE_IN_BRACKETS = / ?[([] ?/y;
/** "(Nederlandse tijd, CET)": what its people call a zone, before its abbreviation. */
export const NAME_BEFORE_ZONE = /(?:\p{L}{2,16}[ ,]{1,2}){1,4}(?=[A-Z]{3,5} ?[)\]])/uy;
/** "1942 eastern daylight time (EDT)": the abbreviation says it again. */
export const ZONE_AGAIN = /(?<= time) \([A-Z]{2,5}\)/y;
export const CLOSE_BRACKET = / ?[)\]]/y;
export const NEXT_DAY = /^ ?[([][+-]\d[)\]]/;
export const SAYS_CLOCK = new RegExp(
  String.raw`-|(?<!\p{L})(?:${WORDS.then}|kl|${WORDS.sign})(?!\p{L})`,
  'iu',
);
export const IS_APPROX = new RegExp(APPROX, 'iu');
/** That the same moment follows on another clock: "10:40 MESZ (d. h. 8:40 UTC)". */
const THAT_IS = joinedLines`
  i\. ?e\.|that is|which is|d\. ?h\.|das heißt|das (?:ist|sind)|das entspricht|entspricht|soit
  |c[’']est-à-dire|es decir|o sea|ou seja|isto é|cioè|ossia|vale a dire|oftewel|czyli|dvs\.
`;
/** Words that say so in brackets, and may say anything else outside of them. */
const IN_BRACKETS = `${THAT_IS}|also|dus|equals|or|oder|ou`;
export const AGAIN = new RegExp(
  ` ?(?:\\((?:(?:${IN_BRACKETS}),? )?|\\/|=|,? (?:${THAT_IS}),? ) ?`,
  'iy',
);
/** Within the brackets of a zone: "8 h 40 (heure de Paris, soit 6 h 40 UTC)". */
export const AGAIN_WITHIN = new RegExp(` ?[,;] ?(?:(?:${IN_BRACKETS}),? )?`, 'iy');
/** Behind a moment said again, where that clock is on another day: "0 h 28 (23 h 28 UTC la veille)". */
export const ITS_DAY = new RegExp(
  joinedLines`
    ,? (?:on )?(?:(?:the )?(?:same|next|following|previous) day|the day (?:before|after)|la veille
    |le lendemain|(?:am|des) (?:vortage?s?|folgetage?s?|nächsten tage?s?)|tags (?:zuvor|darauf)
    |(?:el|del) día (?:anterior|siguiente)|d?o dia (?:anterior|seguinte)|na véspera
    |(?:il|del) giorno (?:prima|dopo|precedente|successivo)|de dag (?:ervoor|erna)
    |(?:dagen|dag) (?:före|efter|før))
  `,
  'iuy',
);
export const OTHER_WEEK = /\b(?:next|last|previous|following|coming)\s$/i;
/** "8-ish", `9:30頃`. */
export const ISH = /-?ish\b| ?(?:頃|ごろ|左右|前后|前後|경|쯤)/iy;
/** What may follow a bare hour: the end of the clause, or its zone. */
export const ENDS_HERE = /^(?:\s*(?:[.,;:)\]](?!\d)|$)|\s\(?(?:UTC|GMT|[A-Z]{2,4}T)\b)/;
export const LATE_YEAR = / (\d{4})(?!\d|[:.-]\d)/y;
export const ENDS_LINE = /^ ?(?:[-:.,)\]|]|$)/;
