/**
 * One figure told, and then referred to with another: "412 hosts fetched the list", and further
 * down "one of the 421 hosts that fetched the list".
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { statementBlocks, textBlocks } from '../../prose/text.ts';
import { placeOf, type Part } from '../model/facts.ts';
import { NUMBER, valueOf } from './figure.ts';

const HELPER = joinedLines`
  (?:had|have|has|were|was|would|could|hatten|haben|waren|wurden|ont|avaient|ont été|avaient été|han
  |habían|fueron|tinham|foram|hanno|avevano|sono stat[ei])
`;
/** "412 hosts fetched the empty list". */
const TOLD = new RegExp(
  joinedLines`
    (?<![\d.,:/-])(?<count>${NUMBER}) (?<noun>\p{L}{3,20}) (?:${HELPER} )?(?<verb>\p{L}{4,20})
    (?:[ \n](?:the|an?|den|die|das|le|la|les|l|el|los|las|os?|as?|il|lo|gli|een|het|de)(?: |’|'))?
    (?:[ \n]?(?<object>\p{L}{3,20}))?
  `,
  'giu',
);
/** "the 421 hosts that fetched the empty list". */
const REFERRED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:the|those|these|all|les|ces|los|las|esos|esas|os|as|aos|dos|das|i|gli|le|dei|delle
    |die|den|der|de)[ \n]
    (?<count>${NUMBER}) (?<noun>\p{L}{3,20}),?[ \n](?:that|which|who|qui|que|che|die|welche)[ \n]
    (?:${HELPER}[ \n])?(?<verb>\p{L}{4,20})
    (?:[ \n](?:the|an?|den|die|das|le|la|les|l|el|los|las|os?|as?|il|lo|gli|een|het|de)(?:[ \n]|’|'))?
    (?:[ \n]?(?<object>\p{L}{3,20}))?
  `,
  'giu',
);
const NOT_ALL_OF_THEM = new RegExp(
  joinedLines`
    (?<!\p{L})(?:about|around|approximately|roughly|nearly|almost|over|at least|at most|up to
    |more than|less than|some|another|further|other|only|first|last|then|initially|so far|by|per
    |each|every|of|in the first|within|etwa|rund|mindestens|weitere\p{L}*|zunächst|davon|environ
    |autres?|dont|unos|unas|otr[oa]s|outr[oa]s|altr[ei]|ongeveer|andere)\s$|[~≈]\s?$
  `,
  'iu',
);
const REACH = 24;

interface Told {
  part: Part;
  key: string;
  count: string;
  noun: string;
  offset: number;
}

/** Figures that are referred to by another number than the one told in the same words. */
export function figuresReferredTo(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const parts = document.sections.filter(
    ({ kind }) => kind !== 'supporting' && kind !== 'communication' && kind !== 'unsorted',
  );
  const read = (pattern: RegExp): Told[] =>
    parts.flatMap(({ id, body }) => toldIn({ kind: 'section', id, body }, pattern));
  const referred = read(REFERRED);
  if (referred.length === 0) return [];
  const told = read(TOLD);
  return referred.flatMap((one) => {
    const same = told.filter(({ key }) => key === one.key);
    const numbers = new Set(same.map(({ count }) => valueOf(count)));
    if (numbers.size !== 1 || numbers.has(valueOf(one.count))) return [];
    const [first] = same as [Told, ...Told[]];
    return [
      {
        severity: 'warning' as const,
        title: 'Figures disagree',
        message: `The text says ${one.count} ${one.noun} here and ${first.count} elsewhere.`,
        where: placeOf(one.part, one.count, one.offset),
        other: placeOf(first.part, first.count, first.offset),
        fixes: [],
      },
    ];
  });
}

/** What a pattern tells of all of them, by noun, verb and the first word of the object. */
function toldIn(part: Part & { kind: 'section' }, pattern: RegExp): Told[] {
  const blocks = textBlocks(part.body);
  const text = statementBlocks(part.body)
    .map((block, index) => block.text || ' '.repeat(blocks[index]!.text.length))
    .join('\n');
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(pattern)].flatMap((match): Told[] => {
    const { count, noun, verb, object = '' } = match.groups as Record<string, string>;
    const offset = match.index + match[0].indexOf(count!);
    const before = text.slice(Math.max(0, offset - REACH), offset);
    if (pattern === TOLD && NOT_ALL_OF_THEM.test(before)) return [];
    const key = [noun, verb, object].join(' ').toLowerCase();
    return [{ part, key, count: count!, noun: noun!, offset }];
  });
}
