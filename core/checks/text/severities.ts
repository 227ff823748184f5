/** One severity in the details of an incident, another in its text: "SEV2" above, "SEV1 declared". */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { placeOf } from '../model/facts.ts';

const LEVEL = /(?<![\p{L}\p{N}])(SEV|P|S)[ -]?([0-5])(?![\p{L}\p{N}]|[.,-]\d)/giu;
/** A severity may have been another one for a while. */
const CHANGED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:upgrad\p{L}+|downgrad\p{L}+|rais\p{L}+|lower\p{L}+|escalat\p{L}+|initial\p{L}*
    |first
    |originally|later|from|then|reclassif\p{L}+|re-?rated|changed|would|should|if|definition
    |hochgestuft
    |herabgestuft|zunächst|abaissé|relevé|d[’']abord|elevad\p{L}+|rebaj\p{L}+|promoted|demoted|now
    |until|or|any|every|each)(?!\p{L})|→|->
  `,
  'iu',
);

interface Named {
  kind: string;
  level: number;
  written: string;
  /** The words around it. */
  around: string;
  where: Place;
}

/** Severities of one scale that are not the same. */
export function severities(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const { severity } = document.incident;
  const own = namedIn(severity, () => ({ kind: 'document' }))[0];
  const told = [
    ...namedIn(document.title, () => ({ kind: 'title' })),
    ...document.sections.flatMap(({ id, kind, body }) =>
      kind === 'supporting' || kind === 'actions' || kind === 'next-steps' || kind === 'lessons'
        ? []
        : namedIn(plainText(body), (quote, at) =>
            placeOf({ kind: 'section', id, body }, quote, at),
          ),
    ),
    ...document.timeline.flatMap(({ id, body }) =>
      namedIn(plainText(body), (quote, at) => placeOf({ kind: 'timeline', id, body }, quote, at)),
    ),
  ];
  const all = own ? [own, ...told] : told;
  const [first] = all;
  if (!first || all.some(({ around }) => CHANGED.test(around))) return [];
  const other = all.find(({ level, kind }) => level !== first.level && kind === first.kind);
  // Where more than two are named, the scale itself is spoken of.
  if (!other || new Set(all.map(({ level }) => level)).size > 2) return [];
  return [
    {
      severity: 'warning',
      title: 'Two severities',
      message: `The report says ${first.written} in one place and ${other.written} in another.`,
      where: other.where,
      ...(first.where.kind !== 'document' && { other: first.where }),
      fixes: [],
    },
  ];
}

function namedIn(text: string, place: (quote: string, at: number) => Place): Named[] {
  return [...text.matchAll(LEVEL)].map((match) => {
    const { index } = match;
    return {
      kind: match[1]!.toUpperCase(),
      level: Number(match[2]),
      written: match[0],
      around: text.slice(Math.max(0, index - 30), index + 20),
      where: place(match[0], match.index),
    };
  });
}
