/** Shares in per cent, against the two numbers that they are of. */
import { joinedLines } from '../../prose/joined-lines.ts';
import { NUMBER, valueOf, type Figure } from './figure.ts';

const OF = joinedLines`
    (?:of|out of|von|aus|de|des|sur|su|di|dei|delle|van|av|af|z)(?: (?:the|den|insgesamt|los|las
    |les|os|as|i|de|all|more than|our|unseren|nos|nuestros))?
  `;
const PERCENT = joinedLines`
    (\d{1,3}(?:[.,]\d{1,2})?)[\s\u00a0\u202f]?(?:%|per ?cent|prozent|pour cent|por ciento
    |por cento|per cento|procent)
  `;
const THAT_IS = joinedLines`
  (?:i\.e\.|that is|which is|which makes|or|es decir|soit|das sind|das ist|das entspricht|entspricht
  |also|d\. ?h\.|o sea|ou seja|cioè|pari al|dus|czyli|the|an?|el|los|le|la|il|de|of
  |(?:error|failure|success|loss) rate|share|quote|fehlerquote|un taux de|una tasa de)
`;
/** "1,200 of 4,800 customers, that is 25 %", "41,200 of 206,000 (20 per cent)". */
const PART_OF_ALL = new RegExp(
  joinedLines`
      (?<![\d.,:])(${NUMBER}) (?:\p{L}{3,20} )?${OF} (${NUMBER})[^.;!?\n%\d]{0,90}?
      [(,–—-] ?(?:${THAT_IS},? ){0,4}${PERCENT}
    `,
  'giu',
);
/** "Of the 214 applications that were open, 169 (79 %)", "…, 169 were lost, which is 79 %". */
const OF_ALL_PART = new RegExp(
  joinedLines`
      (?<!\p{L})${OF} (${NUMBER}) [^.;!?\n%\d]{2,80}?(${NUMBER})(?:[^.;!?\n%\d]{0,30}?\(
      |[^.;!?\n%\d()]{0,40}?, (?:${THAT_IS},? ){1,4})${PERCENT}
    `,
  'giu',
);
/** "79 % (169 of 214)". */
const PERCENT_FIRST = new RegExp(
  String.raw`(?<![\d.,])${PERCENT}[^.;!?\n%\d]{0,50}?\((${NUMBER})(?: \p{L}{3,20})? (?:${OF}|/) (${NUMBER})`,
  'giu',
);
const ROUGHLY = new RegExp(
  joinedLines`
      (?:about|around|approximately|roughly|nearly|almost|over|more than|less than|under|up to
      |some|~|≈|etwa|rund|circa|ca\.|knapp|gut|über|unter|fast|environ|près de|presque|plus de
      |moins de|unos|casi|cerca de|más de|menos de|quase|mais de|quasi|più di|ongeveer|bijna
      |meer dan)\s?(?:the|el|los|le|la|il)?\s?$
    `,
  'i',
);

/** Percentages that the numbers beside them do not make. */
export function percentages(text: string): Figure[] {
  if (!/%|per ?cent|prozent|pour cent|por c[ie]|procent/i.test(text)) return [];
  const found = new Map<number, Figure>();
  const look = (pattern: RegExp, groups: readonly [number, number, number]): void => {
    for (const match of text.matchAll(pattern)) {
      const [part, all, percent] = groups.map((group) => match[group]!) as [string, string, string];
      const at = match.index + match[0].lastIndexOf(percent);
      const place = pattern === PERCENT_FIRST ? match.index : at;
      const message = percentMessage(
        part,
        all,
        percent,
        text.slice(Math.max(0, place - 24), place),
      );
      if (message !== null && !found.has(place))
        found.set(place, { quote: percent, at: place, message });
    }
  };
  look(PART_OF_ALL, [1, 2, 3]);
  look(OF_ALL_PART, [2, 1, 3]);
  look(PERCENT_FIRST, [2, 3, 1]);
  return [...found.values(), ...dividedWholes(text), ...moreThanAll(text)];
}

function percentMessage(part: string, all: string, percent: string, before: string): string | null {
  const [some, whole] = [valueOf(part), valueOf(all)];
  const said = Number(percent.replace(',', '.'));
  if (!(whole > 1) || some > whole || said > 100) return null;
  const share = (100 * some) / whole;
  const exact = /[.,]/.test(percent) ? 10 ** -percent.split(/[.,]/)[1]!.length : 1;
  const slack = ROUGHLY.test(before) ? Math.max(3, share / 10) : exact;
  if (Math.abs(share - said) <= slack || Math.abs(100 - share - said) <= exact) return null;
  return `${part} of ${all} is ${share.toFixed(exact < 1 ? 1 : 0)} %; the text says ${percent} %.`;
}

const SENTENCE = /[^.!?\n]+(?:[.,](?=\d)[^.!?\n]+)*/g;
const WITH_SHARE = new RegExp(
  String.raw`(?<![\d.,:])(${NUMBER})(?: \p{L}+)? \(${PERCENT}\)`,
  'giu',
);
const FIRST_NUMBER = new RegExp(String.raw`(?<![\d.,:])(${NUMBER})(?= \p{L}{3})`, 'u');

/** "Of 120 payments, 84 (70 %) were made on the day and the other 46 (30 %) a day later." */
function dividedWholes(text: string): Figure[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }): Figure[] => {
    const parts = [...sentence.matchAll(WITH_SHARE)];
    const whole = FIRST_NUMBER.exec(sentence);
    if (parts.length < 2 || !whole || whole.index >= parts[0]!.index) return [];
    const shares = parts.reduce((sum, match) => sum + Number(match[2]!.replace(',', '.')), 0);
    const values = parts.map((match) => valueOf(match[1]!));
    const sum = values.reduce((a, b) => a + b, 0);
    const said = valueOf(whole[1]!);
    if (Math.abs(shares - 100) > 1 || sum === said || sum < said / 2 || sum > said * 2) return [];
    return [
      {
        quote: whole[1]!,
        at: index + whole.index,
        message: `${values.join(' + ')} is ${sum}; the text says ${whole[1]}.`,
      },
    ];
  });
}

/** "60 % of the traffic went to Oslo, 25 % to Turin and 25 % to Porto". */
const SHARES = new RegExp(
  joinedLines`
    (?<![\d.,])${PERCENT} (?:of|der|des|du|de la|del|della|van|van de|do|da) [^.;:!?\n%\d,]{3,60}
    ((?:(?:, (?:and |und |et |y |e |en )?| and | und | et | y | e | en )\d{1,3}[\s\u00a0\u202f]?%
    (?: (?:to|in|on|from|via|nach|aus|über|auf|à|vers|en|a|para|ao|naar
    |uit)(?: the)? \p{Lu}[^.;:!?\n%\d,]{1,30})){2,8})
  `,
  'gu',
);

function moreThanAll(text: string): Figure[] {
  return [...text.matchAll(SHARES)].flatMap((match): Figure[] => {
    const [, first, list] = match as unknown as [string, string, string];
    const values = [
      first,
      ...[...list.matchAll(/(\d{1,3})[\s\u00a0\u202f]?%/g)].map((one) => one[1]!),
    ];
    const sum = values.reduce((all, value) => all + Number(value.replace(',', '.')), 0);
    // Less than all may leave out what is small.
    if (sum <= 101) return [];
    return [
      {
        quote: first,
        at: match.index,
        message: `${values.join(' + ')} is ${sum} %, which is more than all.`,
      },
    ];
  });
}
