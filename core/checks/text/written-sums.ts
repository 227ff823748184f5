/** Sums and rates that a sentence spells out: "12, 19 and 8 minutes, 45 minutes in total". */
import { joinedLines } from '../../prose/joined-lines.ts';
import { NOT_ALL, NUMBER, valueOf, type Figure } from './figure.ts';

const AND = '(?:,? (?:and|und|et|y|e|en|och|og|plus) )';
const IN_ALL = joinedLines`
  (?:in all|in total|altogether|all told|together|combined|overall|a total of|total(?:ling
  |s)?(?: of)?
  |making|which makes|insgesamt|zusammen|in summe|gesamt|au total|en tout|soit|en total|en conjunto
  |no total|ao todo|in totale|complessivamente|in totaal|samen|łącznie|razem|totalt|i alt)
`;
const UNIT = joinedLines`
  (?:minutes?|mins?|hours?|seconds?|days?|Minuten|Stunden|Sekunden|Tagen?|heures?|secondes?|jours
  |minutos|horas|segundos|días|dias|minuti|ore|secondi|giorni|uren|uur|dagen|seconden|minuter
  |timmar)
`;
/** "12, 19 and 8 minutes, a total of 45 minutes". */
const LISTED = new RegExp(
  joinedLines`
    (?<![\d.,:])((?:\d{1,4}, ){0,6}\d{1,4}${AND}\d{1,4}) (${UNIT})(?!\p{L})
    (?:[^.;!?\n\d]{0,60}?(?<!\p{L})${IN_ALL}[^.;!?\n\d]{0,12} (\d{1,5}) (${UNIT})(?!\p{L})
    |, (?:or |i\.e\. |also |soit |es decir,? |cioè )?(\d{1,5}) (${UNIT}) [^.;!?\n\d]{0,20}?(?<!\p{L})${IN_ALL}(?!\p{L}))
  `,
  'giu',
);
const WITH_PLUS = new RegExp(
  String.raw`(?<![\d.,:+-])((?:(?:${NUMBER}) \+ ){1,8}(?:${NUMBER})) = (${NUMBER})`,
  'gu',
);
const PLACE = joinedLines`
  (?:in|on|at|from|for|with|via|by|through|aus|im|auf|bei|mit|en|à|au|aux|dans|sur|del?|na|no|em
  |nel|nella
  |a|ad|op|uit|van)
`;
/** "We lost 120 orders in the north, 80 in the south and 35 in the west, 245 in all." */
const PLACED = new RegExp(
  joinedLines`
    (?<![\d.,:])((?:${NUMBER})(?: \p{L}{2,20})? ${PLACE} [^.;:!?\n\d,]{2,40}
    (?:, (?:${NUMBER}) ${PLACE} [^.;:!?\n\d,]{2,40}){0,6}
    (?:,? (?:and|und|et|y|e|en) )(?:${NUMBER}) ${PLACE} [^.;:!?\n\d,]{2,40}),
    (?: (${IN_ALL}) (${NUMBER})| (${NUMBER})(?: \p{L}{2,20})? (${IN_ALL}))(?!\p{L})
  `,
  'giu',
);
/** "Over the 40 minutes we dropped 12,000 messages, 400 a minute". */
const RATE = new RegExp(
  joinedLines`
    (?<![\d.,:])(\d{1,4}) (minutes|hours|seconds|Minuten|Stunden|minutos|horas|minuti|ore)
    [^.;:!?\n\d]{2,60}? (${NUMBER}) [^.;:!?\n\d,]{3,40}, (?:or |i\.e\. |that is |which is |also |das sind
    |soit |es decir,? |cioè )?(${NUMBER})(?: \p{L}{3,20})? (?:a|an|per|every|pro|je|por|al
    |all[’']) ?
    (minute|hour|second|Minute|Stunde|minuto|hora|ora)(?!\p{L})
  `,
  'giu',
);
const ROUGHLY = new RegExp(
  joinedLines`
    (?<!\p{L})(?:about|around|approximately|roughly|nearly|almost|over|some|more than|less than
    |etwa|rund
    |circa|ca|knapp|über|environ|près de|plus de|unos|casi|cerca de|más de|quase|quasi|più di
    |ongeveer)(?!\p{L})|[~≈]
  `,
  'iu',
);

/** Totals and rates that the numbers before them do not make. */
export function writtenSums(text: string): Figure[] {
  return [...listed(text), ...withPlus(text), ...placed(text), ...rates(text)];
}

function listed(text: string): Figure[] {
  return [...text.matchAll(LISTED)].flatMap((match): Figure[] => {
    const [whole, list, unit, before, beforeUnit, behind, behindUnit] = match as unknown as [
      string,
      string,
      string,
      string | undefined,
      string | undefined,
      string | undefined,
      string | undefined,
    ];
    const said = (before ?? behind)!;
    const sameUnit = sameStem(unit, (beforeUnit ?? behindUnit)!);
    if (!sameUnit || ROUGHLY.test(whole) || NOT_ALL.test(whole)) return [];
    const values = (list.match(/\d+/g) ?? []).map(Number);
    return wrong(values, said, match.index + whole.lastIndexOf(said));
  });
}

function withPlus(text: string): Figure[] {
  return [...text.matchAll(WITH_PLUS)].flatMap((match) => {
    const [whole, list, said] = match as unknown as [string, string, string];
    return wrong(list.split(' + ').map(valueOf), said, match.index + whole.lastIndexOf(said));
  });
}

function placed(text: string): Figure[] {
  return [...text.matchAll(PLACED)].flatMap((match) => {
    const [whole, list] = match as unknown as [string, string];
    const said = (match[3] ?? match[4])!;
    if (ROUGHLY.test(whole) || NOT_ALL.test(whole)) return [];
    const values = [...list.matchAll(new RegExp(`(?<![\\d.,:])(?:${NUMBER})`, 'gu'))].map(([one]) =>
      valueOf(one),
    );
    return wrong(values, said, match.index + whole.lastIndexOf(said));
  });
}

function rates(text: string): Figure[] {
  return [...text.matchAll(RATE)].flatMap((match): Figure[] => {
    const [whole, span, unit, count, rate, per] = match as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    if (!sameStem(unit, per) || ROUGHLY.test(whole)) return [];
    const is = valueOf(count) / Number(span);
    const said = valueOf(rate);
    if (Math.abs(is - said) <= Math.max(1, is / 50)) return [];
    return [
      {
        quote: rate,
        at: match.index + whole.lastIndexOf(rate),
        message: `${count} in ${span} ${unit} are ${Math.round(is)} a ${per}; the text says ${rate}.`,
      },
    ];
  });
}

function sameStem(one: string, other: string): boolean {
  return one.slice(0, 3).toLowerCase() === other.slice(0, 3).toLowerCase();
}

function wrong(values: readonly number[], said: string, at: number): Figure[] {
  const sum = values.reduce((a, b) => a + b, 0);
  // Far from it, the number is of something else.
  if (
    values.length < 2 ||
    sum === valueOf(said) ||
    sum < valueOf(said) / 2 ||
    sum > valueOf(said) * 2
  )
    return [];
  return [{ quote: said, at, message: `${values.join(' + ')} is ${sum}; the text says ${said}.` }];
}
