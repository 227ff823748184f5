import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { remembered } from '../../document/remembered.ts';
import type { Section } from '../../document/postmortem.ts';
import { statementBlocks, textBlocks } from '../../prose/text.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { placeOf } from '../model/facts.ts';
import { availabilities } from './availability.ts';
import { countOf, NOT_ALL, NUMBER, valueOf, type Figure } from './figure.ts';
import { listedCounts } from './listed-counts.ts';
import { columnTotals, partsBehindColon } from './parts-of-sum.ts';

export const figures: Check = {
  rule: 'text/figures',
  describes:
    'A percentage, a sum or a number of things that the text itself shows to be another: ' +
    '“169 of 214 (89 %)”, “three sites: Ava and Bex”.',
  run: ({ sections }) =>
    sections.flatMap((section) =>
      section.kind === 'supporting'
        ? []
        : foundIn(section).map(({ quote, at, message }): Diagnostic => ({
            rule: figures.rule,
            severity: 'warning',
            title: 'Figures disagree',
            message,
            where: placeOf({ kind: 'section', id: section.id, body: section.body }, quote, at),
            fixes: [],
          })),
    ),
};

const foundIn = remembered((section: Section): Figure[] => {
  const blocks = textBlocks(section.body);
  // What is quoted is no statement; the rest stands where it does in the plain text.
  const text = statementBlocks(section.body)
    .map((block, index) => block.text || ' '.repeat(blocks[index]!.text.length))
    .join('\n');
  return [
    ...percentages(text),
    ...sums(text),
    ...partsBehindColon(text),
    ...columnTotals(section.body, text),
    ...counts(text),
    ...listedCounts(section.body, text),
    ...inTurn(text),
    ...availabilities(text),
  ];
});

const OF = joinedLines`
    (?:of|out of|von|aus|de|des|sur|su|di|dei|delle|van|av|af|z)(?: (?:the|den|insgesamt|los|las
    |les|os|as|i|de|all|more than|our|unseren|nos|nuestros))?
  `;
const PERCENT = joinedLines`
    (\d{1,3}(?:[.,]\d{1,2})?)[\s\u00a0\u202f]?(?:%|per ?cent|prozent|pour cent|por ciento
    |por cento|per cento|procent)
  `;
const THAT_IS = joinedLines`
  (?:i\.e\.|that is|which is|or|es decir|soit|das sind|das entspricht|entspricht|also|d\. ?h\.
  |o sea|ou seja|cioè|dus|czyli|the|el|los|le|la|il|de)
`;
/** "1,200 of 4,800 customers, that is 25 %", "41,200 of 206,000 (20 per cent)". */
const PART_OF_ALL = new RegExp(
  joinedLines`
      (?<![\d.,:])(${NUMBER}) (?:\p{L}{3,20} )?${OF} (${NUMBER})[^.;!?\n%\d]{0,90}?
      [(,–—-] ?(?:${THAT_IS},? ){0,3}${PERCENT}
    `,
  'giu',
);
/** "Of the 214 applications that were open, 169 (79 %)". */
const OF_ALL_PART = new RegExp(
  joinedLines`
      (?<!\p{L})${OF} (${NUMBER}) [^.;!?\n%\d]{2,80}?(${NUMBER})[^.;!?\n%\d]{0,30}?\(${PERCENT}\)
    `,
  'giu',
);
/** "79 % (169 of 214)". */
const PERCENT_FIRST = new RegExp(
  String.raw`(?<![\d.,])${PERCENT}[^.;!?\n%\d]{0,50}?\((${NUMBER}) (?:${OF}|/) (${NUMBER})`,
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

function percentages(text: string): Figure[] {
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
  return [...found.values()];
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

/** "193 (Hall A 112, Hall B 48, Hall C 23)". */
const WITH_PARTS = new RegExp(
  String.raw`(?<![\d.,:])(${NUMBER})[^()\d.;!?\n]{0,40}\(([^()\n]{7,160})\)`,
  'gu',
);
const ONE_PART = new RegExp(
  String.raw`^(?:\p{L}[^\d:]{0,30}(?: \p{L})?:? (${NUMBER})|(${NUMBER}) \p{L}[\p{L} -]{1,30})$`,
  'u',
);
function sums(text: string): Figure[] {
  return [...text.matchAll(WITH_PARTS)].flatMap((match) => {
    const [, whole, list] = match as unknown as [string, string, string];
    if (NOT_ALL.test(list)) return [];
    const parts = list
      .split(/[,;] | and | und | et | y | e | \+ /)
      .map((one) => ONE_PART.exec(one.trim()));
    if (parts.length < 2 || parts.some((one) => one === null)) return [];
    const values = parts.map((one) => valueOf(one![1] ?? one![2]!));
    const [sum, said] = [values.reduce((a, b) => a + b, 0), valueOf(whole)];
    // Far from it, the brackets say something else.
    if (sum === said || values.some((value) => value >= said) || sum < said / 2 || sum > said * 2)
      return [];
    return [
      {
        quote: whole,
        at: match.index,
        message: `${values.join(' + ')} is ${sum}; the text says ${whole}.`,
      },
    ];
  });
}

const COUNT = joinedLines`
  (?<![\p{L}\d.,:-])([2-9]|1[0-2]|\p{L}{2,8}) (\p{L}{3,20})(?: [\p{L}’'-]{1,20}){0,6}[\s\u00a0]?: ?
  ([^.;:!?()\n]{3,200})(?=[.;\n]|$)
`;
const COUNTED = new RegExp(COUNT, 'giu');
/** A name: one to three words that begin as names do, or a code. */
const NAME = /^(?:\p{Lu}|\d)[\p{L}\p{N}’'/-]{0,24}(?: (?:\p{Lu}|\d)[\p{L}\p{N}’'/-]{0,24}){0,2}$/u;
const OPEN = new RegExp(
  joinedLines`
      (?<!\p{L})(?:including|such as|e\.g|among|for example|etc|others?|more|each|darunter
      |unter anderem|usw|notamment|entre autres|entre otr[oa]s|tra cui|onder andere)(?!\p{L})
    `,
  'iu',
);
const STEP = new RegExp(
  joinedLines`
      (?<!\p{L})([2-9]|\p{L}{3,8}) (phases?|stages?|steps?|waves?|parts?|Phasen|Schritten?|Etappen
      |Wellen|étapes|vagues|fases|etapas|oleadas|ondas|fasi|tappe)(?!\p{L})
    `,
  'giu',
);

function counts(text: string): Figure[] {
  const listed = [...text.matchAll(COUNTED)].flatMap((match): Figure[] => {
    const [whole, count, noun, list] = match as unknown as [string, string, string, string];
    const said = countOf(count);
    const items = itemsOf(list);
    if (said === null || items.length < 2 || items.length === said || OPEN.test(whole)) return [];
    if (!items.every((item) => NAME.test(item))) return [];
    return [
      {
        quote: count,
        at: match.index,
        message: `The text says ${count} ${noun} and names ${items.length}: ${items.join(', ')}.`,
      },
    ];
  });
  const told = [...text.matchAll(STEP)].flatMap((match): Figure[] => {
    const [, count, noun] = match as unknown as [string, string, string];
    const said = countOf(count);
    const numbers = numbered(text, noun);
    if (said === null || numbers < 2 || numbers === said) return [];
    return [
      {
        quote: count,
        at: match.index,
        message: `The text says ${count} ${noun}; ${numbers} are told.`,
      },
    ];
  });
  return [...listed, ...told];
}

function itemsOf(list: string): string[] {
  return list
    .split(
      new RegExp(
        joinedLines`
          , (?:and |und |et |y |e |en |i |och |og )?
          | and | und | et | y | e | en | och | og | sowie 
        `,
        'u',
      ),
    )
    .map((item) => item.trim());
}

/** How many of "Phase 1", "Phase 2" … begin a line; 0 where they are not told one by one. */
function numbered(text: string, noun: string): number {
  const stem = noun.toLowerCase().slice(0, 4);
  const numbers = [...text.matchAll(/(?:^|\n)\W{0,3}(\p{L}{3,10}) ([1-9])(?!\d)/gu)].flatMap(
    (match) => (match[1]!.toLowerCase().startsWith(stem.slice(0, 4)) ? Number(match[2]) : []),
  );
  const highest = Math.max(0, ...numbers);
  return new Set(numbers).size === highest ? highest : 0;
}

/** "Lisbon and Warsaw were clean at 14:49, 14:53 and 14:58 respectively". */
const IN_TURN = new RegExp(
  joinedLines`
    ([^.;!?\n]{10,200}?)(\d{1,2}[:.h]\d{2}(?:(?:, (?:and |und |et |y |e )?
    | and | und | et | y | e )\d{1,2}[:.h]\d{2}){1,6})[^.;!?\n\d]{0,30}?
    (?:respectively|respectivement|respectivamente|rispettivamente|respectievelijk|beziehungsweise)
  `,
  'giu',
);
const NAMES = new RegExp(
  joinedLines`
      (?<!\p{L})\p{Lu}[\p{L}\p{N}-]{1,20}(?:(?:, (?:and |und |et |y |e )?
      | and | und | et | y | e )\p{Lu}[\p{L}\p{N}-]{1,20}){1,6}
    `,
  'gu',
);

function inTurn(text: string): Figure[] {
  return [...text.matchAll(IN_TURN)].flatMap((match) => {
    const [, before, values] = match as unknown as [string, string, string];
    const lists = [...before.matchAll(NAMES)];
    const [names, times] = [itemsOf(lists[0]?.[0] ?? ''), itemsOf(values)];
    if (lists.length !== 1 || names.length < 2 || names.length === times.length) return [];
    return [
      {
        quote: values,
        at: match.index + before.length,
        message: `${names.length} are named, ${names.join(', ')}, and ${times.length} times are given.`,
      },
    ];
  });
}
