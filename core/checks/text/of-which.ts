/**
 * A whole and the parts that are said to be of it: "640 tills, of which 410 in shops and 250 in
 * markets". Less than the whole may be left untold; more than the whole it cannot be.
 */
import { joinedLines } from '../../prose/joined-lines.ts';
import { NUMBER, valueOf, type Figure } from './figure.ts';

const OF_WHICH = joinedLines`
  (?:of which|of whom|of these|of them|davon|darunter|dont|parmi (?:eux|elles)|de los cuales
  |de las cuales|de ellos|de ellas|dos quais|das quais|deles|delas|dei quali|delle quali|di cui
  |waarvan|z czego|z tego|w tym|varav|hvoraf)
`;
/** One part: its number, at most two words of what it counts, and where they are. */
const PLACE = joinedLines`
  (?:in|on|at|from|with|via|by|through|aus|im|auf|bei|mit|en|à|au|aux|dans|chez|de|des|du|del|da|do
  |na|no|em|nel|nella|nei|nelle|w|we|z|i|på|fra|från|op|van|uit)
`;
const PART = String.raw`(?:${NUMBER})(?: \p{L}{3,20})? ${PLACE} [^.,;:!?()\n\d]{2,40}`;
const AND = String.raw`(?:,? (?:and|und|et|y|e|en|i|oraz|och|og) |, )`;
const WHOLE_AND_PARTS = new RegExp(
  joinedLines`
    (?<![\d.,:])(${NUMBER}) (?:\p{L}[^.,;:!?()\n\d]{2,60})[,;(]? ?(?<!\p{L})${OF_WHICH}:?
    (?: (?:were|are|waren|étaient|eran|eram
    |erano))? (${PART}(?:${AND}${PART}){1,6})
  `,
  'giu',
);
const ONE = new RegExp(
  String.raw`(?<![\d.,:])(${NUMBER})(?: \p{L}{3,20})? (${PLACE})(?!\p{L})`,
  'giu',
);
const BOUNDED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:about|around|nearly|almost|over|at least|up to|more than|some|also|both|too|etwa
    |rund|knapp|über|mindestens|auch|sowohl|environ|près de|plus de|aussi|unos|unas|casi|cerca de
    |más de|también|quase|mais de|também|circa|quasi|più di|anche|ongeveer|bijna|ook|około
    |ponad)(?!\p{L})|[~≈%]
  `,
  'iu',
);

/** Wholes that are less than what is said to be of them. */
export function ofWhich(text: string): Figure[] {
  return [...text.matchAll(WHOLE_AND_PARTS)].flatMap((match): Figure[] => {
    const [all, whole, list] = match as unknown as [string, string, string];
    const parts = [...list.matchAll(ONE)];
    // Told by two measures, one thing may be in two parts: only what is told by one word adds up.
    const places = new Set(parts.map(([, , place]) => place!.toLowerCase()));
    if (BOUNDED.test(all) || parts.length < 2 || places.size > 1) return [];
    const values = parts.map(([, number]) => valueOf(number!));
    const [sum, said] = [values.reduce((a, b) => a + b, 0), valueOf(whole)];
    if (sum <= said || values.some((value) => value >= said)) return [];
    return [
      {
        quote: whole,
        at: match.index,
        message: `${values.join(' + ')} is ${sum}; the text says ${whole}.`,
      },
    ];
  });
}
