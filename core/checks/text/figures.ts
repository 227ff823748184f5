import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { remembered } from '../../document/remembered.ts';
import type { Section } from '../../document/postmortem.ts';
import { statementBlocks, textBlocks } from '../../prose/text.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { placeOf } from '../model/facts.ts';
import { availabilities } from './availability.ts';
import { COUNT_WORDS, countOf, NOT_ALL, NUMBER, valueOf, type Figure } from './figure.ts';
import { listedCounts } from './listed-counts.ts';
import { announcedActions } from './announced-actions.ts';
import { divided } from './divided.ts';
import { figuresReferredTo } from './referred-figures.ts';
import { figuresToldTwice } from './told-figures.ts';
import { percentages } from './percentages.ts';
import { writtenSums } from './written-sums.ts';
import { columnTotals, partsBehindColon } from './parts-of-sum.ts';
import { ofWhich } from './of-which.ts';
import { totalsAboveLists } from './total-above-list.ts';

export const figures: Check = {
  rule: 'text/figures',
  describes:
    'A percentage, a sum, a rate or a number of things that the text itself shows to be another: ' +
    '“169 of 214 (89 %)”, “three sites: Ava and Bex”.',
  run: (document) => [
    ...document.sections.flatMap((section) =>
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
    ...[
      ...figuresToldTwice(document),
      ...figuresReferredTo(document),
      ...announcedActions(document),
    ].map((one) => ({ rule: figures.rule, ...one })),
  ],
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
    ...writtenSums(text),
    ...divided(text),
    ...partsBehindColon(text),
    ...ofWhich(text),
    ...totalsAboveLists(text),
    ...columnTotals(section.body, text),
    ...counts(text),
    ...listedCounts(section.body, text),
    ...inTurn(text),
    ...availabilities(text),
  ];
});

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
  (?<![\p{L}\d.,:-])([2-9]|1[0-2]
  |${COUNT_WORDS}) (\p{L}{3,20})(?: [\p{L}’'-]{1,20}){0,6}[\s\u00a0]?: ?
  ([^.;:!?()\n]{3,200})(?=[.;\n]|$)
`;
const COUNTED = new RegExp(COUNT, 'giu');
/** "four sites (Lyon, Nantes and Brest)". */
const COUNTED_IN_BRACKETS = new RegExp(
  joinedLines`
    (?<![\p{L}\d.,:-])([2-9]|1[0-2]
    |${COUNT_WORDS}) (\p{L}{3,20})(?: \p{L}{3,20})? \(([^()\n:;]{5,160})\)
  `,
  'giu',
);
/** A name: one to three words that begin as names do, or a code. */
const NAME = new RegExp(
  joinedLines`
    ^(?:(?:\p{Lu}|\d)[\p{L}\p{N}’'/-]{0,24}(?: (?:\p{Lu}|\d)[\p{L}\p{N}’'/-]{0,24}){0,2}
    |[a-z]{2,12}(?:-[a-z0-9]{1,12}){1,3})$
  `,
  'u',
);
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
  const listed = [...text.matchAll(COUNTED), ...text.matchAll(COUNTED_IN_BRACKETS)].flatMap(
    (match): Figure[] => {
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
    },
  );
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
