/**
 * One figure that two places of a report give differently: "12 customers were affected" in the
 * summary, "14 customers were affected" under its impact.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, Section, SectionKind } from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { statementBlocks, textBlocks } from '../../prose/text.ts';
import { placeOf, type Part } from '../model/facts.ts';
import { NUMBER, valueOf } from './figure.ts';

/** What happened to all of them, with the stem that it is told by. */
const HAPPENED: readonly (readonly [string, string])[] = [
  [
    'affected',
    joinedLines`
      affected|impacted|hit|betroffen|touchée?s?|concernée?s?|impactée?s?|afectad[oa]s|afetad[oa]s
      |coinvolt[ei]|interessat[ei]|getroffen
    `,
  ],
  ['lost', 'lost|verloren|perdue?s?|perdid[oa]s|pers[ei]|kwijt'],
  [
    'rejected',
    'rejected|declined|refused|turned away|abgelehnt|refusée?s?|rechazad[oa]s|recusad[oa]s',
  ],
  ['failed', 'failed|fehlgeschlagen|échoué|fallaron|falharam|fallit[ei]|mislukt'],
  ['received', 'received|opened|filed|eröffnet|ouverts?|abiertos|abertos|aperti'],
  ['unable', "unable|could not|couldn[’']t|cannot|konnten nicht"],
  ['delayed', 'delayed|verzögert|retardée?s?|retrasad[oa]s|atrasad[oa]s|vertraagd'],
];
const WERE = joinedLines`
  (?:(?:were|was|have been|had been|waren|wurden|sind|ont été|étaient|fueron|se vieron|foram
  |sono stat[ei]
  |furono|werden|zijn) )?
`;
const VERBS: readonly (readonly [string, string])[] = [
  [
    'affected',
    'affected|impacted|hit|traf|betraf|a touché|a concerné|afectó a|afetou|ha coinvolto|trof',
  ],
  ['lost', 'lost|verlor|a perdu|perdió|perdeu|ha perso'],
  ['received', 'received|opened|filed'],
];
const PATTERNS = [
  ...HAPPENED.map(
    ([stem, words]) =>
      [
        stem,
        new RegExp(
          String.raw`(?<![\d.,:/-])(?<count>${NUMBER}) (?<noun>\p{L}{4,20}) ${WERE}(?:${words})(?!\p{L})`,
          'giu',
        ),
      ] as const,
  ),
  ...VERBS.map(
    ([stem, words]) =>
      [
        stem,
        new RegExp(
          String.raw`(?<!\p{L})(?:${words}) (?<count>${NUMBER}) (?<noun>\p{L}{4,20})(?!\p{L})`,
          'giu',
        ),
      ] as const,
  ),
];
/** Not all of them, not exactly, not in all or not yet. */
const IN_PART = new RegExp(
  joinedLines`
    (?<!\p{L})(?:about|around|approximately|roughly|nearly|almost|over|at least|at most|up to
    |more than
    |less than|fewer than|some|another|further|additional|other|only|first|last|then|initially
    |so far|by (?:\d|then|noon)
    |per|each|every|of|in|at|on|from|between|until|after|before|within|during|while|also|still
    |estimate\p{L}*
    |etwa|rund|circa|ca|mindestens|höchstens|mehr als|weniger als|weitere\p{L}*|zunächst|bis|von|im
    |aus
    |nach|vor|davon|je|pro|environ|près de|plus de|moins de|au moins|autres?|dont|par|dans|chez
    |unos|unas
    |cerca de|más de|menos de|al menos|otr[oa]s|de los|de las|cada|por|en|mais de|pelo menos
    |outr[oa]s|em
    |più di|almeno|altr[ei]|dei|delle|ogni|ongeveer|minstens|andere|per|van)(?!\p{L})|[~≈%(]
  `,
  'iu',
);

/** Verbs whose second word says nothing of a place. */
const LOG_IN = /(?:log|sign|check)(?:ged|ed|ging|ing)? in(?!\p{L})/giu;

interface Told {
  part: Part;
  key: string;
  count: string;
  noun: string;
  offset: number;
}

/** Figures of one thing that are not the same in two places. */
export function figuresToldTwice(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const told = document.sections.flatMap((section): readonly Told[] =>
    NOT_TOLD.has(section.kind) ? [] : toldInSection(section),
  );
  const first = new Map<string, Told>();
  return told.flatMap((one) => {
    const known = first.get(one.key);
    if (!known) first.set(one.key, one);
    if (!known || valueOf(known.count) === valueOf(one.count)) return [];
    return [
      {
        severity: 'warning' as const,
        title: 'Figures disagree',
        message: `The text says ${one.count} ${one.noun} here and ${known.count} elsewhere.`,
        where: placeOf(one.part, one.count, one.offset),
        other: placeOf(known.part, known.count, known.offset),
        fixes: [],
      },
    ];
  });
}

const NOT_TOLD = new Set<SectionKind>(['supporting', 'communication', 'unsorted']);

const toldInSection = remembered(({ id, body }: Section) => toldIn({ kind: 'section', id, body }));

function toldIn(part: Part & { kind: 'section' }): Told[] {
  const lines = textBlocks(part.body);
  const text = statementBlocks(part.body)
    .map((block, index) => block.text || ' '.repeat(lines[index]!.text.length))
    .join('\n');
  if (!/\d/.test(text)) return [];
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    return PATTERNS.flatMap(([stem, pattern]) =>
      [...sentence.matchAll(pattern)].flatMap((match): Told[] => {
        const { count, noun } = match.groups as { count: string; noun: string };
        const clause = clauseOf(sentence, match.index, match.index + match[0].length);
        const rest = clause
          .replace(match[0], ' ')
          .replace(/^\s*(?:a total of|in total|insgesamt|au total|en total)\s/iu, '');
        if (IN_PART.test(rest.replace(LOG_IN, '')) || valueOf(count) < 2) return [];
        const key = `${stem} ${noun.toLowerCase().slice(0, 6)}`;
        return [{ part, key, count, noun, offset: start + match.index + match[0].indexOf(count) }];
      }),
    );
  });
}

/** What stands farther from a figure says nothing of it, in characters. */
const NEAR = 500;

/** From the comma before to the comma behind. */
function clauseOf(whole: string, from: number, to: number): string {
  const first = Math.max(0, from - NEAR);
  const sentence = whole.slice(first, to + NEAR);
  const [start, end] = [from - first, to - first];
  const before = sentence.slice(0, start);
  const begin =
    Math.max(before.lastIndexOf(', '), before.lastIndexOf('; '), before.lastIndexOf(' and ')) + 1;
  const behind = /[,;:.]|\s(?:and|und|et|y|e|en)\s/u.exec(sentence.slice(end));
  return sentence.slice(begin, behind ? end + behind.index : undefined);
}
