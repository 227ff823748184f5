/** A whole in two parts, "180 of the 240 orders; the other 80", and shares in words, "half of them". */
import { joinedLines } from '../../prose/joined-lines.ts';
import { COUNT_WORDS, countOf, NOT_ALL, NUMBER, valueOf, type Figure } from './figure.ts';

const OF = joinedLines`
  (?:of|out of|von|aus|der|des|sur|de|del|di|dei|degli|delle|dos|das|van|av|af)
  (?: (?:the|den|der|les|los|las|os|as|i|gli|le|de|its|our
  |all|unseren|unserer|nos|nuestr[oa]s|noss[oa]s|nostr[ei]|onze))?
`;
const OTHER = joinedLines`
  (?:other|remaining|rest,|übrigen|restlichen|anderen|autres|restante?s|otr[oa]s|outr[oa]s|demais
  |altr[ie]|restanti|overige|andere|øvrige|övriga)
`;
/** "We restored 180 of the 240 orders; the other 80 are lost." */
const PART_FIRST = new RegExp(
  joinedLines`
    (?<![\d.,:])(${NUMBER})(?: \p{L}{3,20})? ${OF} (${NUMBER})(?= \p{L})[^.!?\n\d]{3,80}
    (?<!\p{L})${OTHER} (${NUMBER})(?![\d%]| ?%)
  `,
  'giu',
);
/** "Six of our eleven brokers crashed; the other four kept running." */
const IN_NUMBER_WORDS = new RegExp(
  joinedLines`
    (?<![\p{L}\p{N}.,:-])(${COUNT_WORDS})(?: \p{L}{3,20})? ${OF} (${COUNT_WORDS})(?= \p{L})[^.!?\n\d]{3,80}
    (?<!\p{L})${OTHER} (${COUNT_WORDS})(?![\p{L}-])
  `,
  'giu',
);
/** "Of the 240 orders, 180 were restored, and the other 80 …", "… and 80 were not". */
const WHOLE_FIRST = new RegExp(
  joinedLines`
    (?<!\p{L})${OF} (${NUMBER}) [^.!?\n\d]{3,60}? (${NUMBER})(?![\d%]| ?%)[^.!?\n\d]{3,80}?
    (?:(?<!\p{L})${OTHER} (${NUMBER})|(?:and|und|et|y|e|en) (${NUMBER}) (?:were|was|did|had
    |could) not)
    (?![\d%]| ?%)
  `,
  'giu',
);
const ROUGHLY = new RegExp(
  joinedLines`
    (?<!\p{L})(?:about|around|approximately|roughly|nearly|almost|over|some|more than|less than
    |at least|etwa
    |rund|circa|ca|knapp|fast|über|mehr als|environ|près de|plus de|presque|unos|unas|casi|cerca de
    |más de
    |quase|mais de|quasi|più di|ongeveer|bijna|meer dan|just|well)(?!\p{L})|[~≈]
  `,
  'iu',
);

const SHARES: readonly (readonly [number, string])[] = [
  [
    50,
    'half|(?:die )?hälfte|(?:la )?moitié|(?:la )?mitad|(?:a )?metade|(?:la )?metà|(?:de )?helft',
  ],
  [25, '(?:a|one) quarter|ein viertel|un quart|un cuarto|um quarto|un quarto|een kwart'],
  [100 / 3, '(?:a|one) third|ein drittel|un tiers|un tercio|um terço|un terzo|een derde'],
  [75, 'three quarters|drei viertel|trois quarts|tres cuartos|três quartos|tre quarti|driekwart'],
  [200 / 3, 'two thirds|zwei drittel|deux tiers|dos tercios|dois terços|due terzi|tweederde'],
];
const IN_WORDS = SHARES.map(
  ([share, words]) =>
    [
      share,
      new RegExp(
        joinedLines`
          (?<!\p{L})(${words}) (?:of|der|des|de|do|da|dei|degli|delle
          |van)(?!\p{L})[^.;!?\n\d%]{2,50}?
          [,(–—] ?(${NUMBER})(?: \p{L}{3,20})? (?:${OF}|/) (${NUMBER})(?![\d%])
        `,
        'giu',
      ),
    ] as const,
);

/** Parts that do not make their whole, and shares in words that the two numbers do not make. */
export function divided(text: string): Figure[] {
  return [
    ...[...text.matchAll(PART_FIRST)].flatMap((match) => rest(match, 2, 1, match[3]!)),
    ...[...text.matchAll(IN_NUMBER_WORDS)].flatMap((match) => rest(match, 2, 1, match[3]!)),
    ...[...text.matchAll(WHOLE_FIRST)].flatMap((match) => rest(match, 1, 2, match[3] ?? match[4]!)),
    ...IN_WORDS.flatMap(([share, pattern]) =>
      [...text.matchAll(pattern)].flatMap((match) => inWords(match, share, text)),
    ),
  ];
}

function rest(match: RegExpExecArray, whole: number, part: number, other: string): Figure[] {
  const [all, some, others] = [match[whole]!, match[part]!, other].map(numberOf) as [
    number,
    number,
    number,
  ];
  const before = match.input.slice(Math.max(0, match.index - 12), match.index);
  if (
    !(some < all && others < all) ||
    ROUGHLY.test(`${before}${match[0]}`) ||
    NOT_ALL.test(match[0])
  )
    return [];
  // Far from it, the other number is of something else.
  if (some + others === all || Math.abs(some + others - all) > all / 2) return [];
  return [
    {
      quote: other,
      at: match.index + match[0].lastIndexOf(other),
      message: `${match[part]} + ${other} is ${some + others}; the text says ${match[whole]}.`,
    },
  ];
}

function numberOf(written: string): number {
  return /^\d/.test(written) ? valueOf(written) : (countOf(written) ?? Number.NaN);
}

function inWords(match: RegExpExecArray, share: number, text: string): Figure[] {
  const [, words, part, all] = match as unknown as [string, string, string, string];
  const is = (100 * valueOf(part)) / valueOf(all);
  const before = text.slice(Math.max(0, match.index - 16), match.index);
  const slack = ROUGHLY.test(before) ? 8 : 4;
  if (!(valueOf(all) > valueOf(part)) || Math.abs(is - share) <= slack) return [];
  return [
    {
      quote: words,
      at: match.index,
      message: `${part} of ${all} is ${is.toFixed(0)} %; the text says ${words}.`,
    },
  ];
}
