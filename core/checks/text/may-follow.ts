import type { Check, Fix } from '../model/diagnostic.ts';
import type { Edit } from '../../editing/edits.ts';
import type { FactForm, LiveFact } from '../../document/live-fact.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, SectionKind } from '../../document/postmortem.ts';
import { placedFacts } from '../../live-facts/places.ts';
import { sourcePhrase } from '../../live-facts/labels.ts';
import { factTeller, type FactTeller } from '../../live-facts/words.ts';
import { replaceWords } from '../../prose/replace.ts';
import { entriesOf, scaleOf } from '../model/entries.ts';
import { placeOf, sectionFacts, type Part, type StatedTime } from '../model/facts.ts';

/** A time of the text that is a row's, word for word. */
interface Match {
  where: Place;
  fact: LiveFact;
  edit: Edit;
}

/**
 * One note for a whole document: it is an offer, and most reports name the times of many rows. Once
 * it was set aside, no other place makes it again.
 */
export const mayFollow: Check = {
  rule: 'text/may-follow',
  describes: 'A time of the text is that of one timeline entry, and could follow it.',
  run(document) {
    if (document.timeline.length === 0) return [];
    if (document.ignored.some(({ rule }) => rule === mayFollow.rule)) return [];
    const found = matchesIn(document);
    const [first] = found;
    if (!first) return [];
    return [
      {
        rule: mayFollow.rule,
        severity: 'info',
        title: 'Could follow the timeline',
        message:
          `“${first.fact.value}” is the time of ` +
          `${sourcePhrase(first.fact.source, document)}${others(found.length - 1)}`,
        where: first.where,
        ...(first.fact.source.kind === 'entry' && {
          other: { kind: 'timeline' as const, id: first.fact.source.id },
        }),
        fixes: fixesFor(found),
      },
    ];
  },
};

function others(more: number): string {
  if (more === 0) return '. Kept together, the text changes with the entry.';
  return more === 1
    ? ', and one other time in the text is that of an entry, too. Kept together, the text changes with the entries.'
    : `, and ${more} other times in the text are those of entries, too. ` +
        'Kept together, the text changes with the entries.';
}

function fixesFor(found: readonly Match[]): Fix[] {
  const first: Fix = { title: 'Keep them together', edits: [found[0]!.edit] };
  if (found.length === 1) return [first];
  const all = found.length === 2 ? 'both' : `all ${found.length}`;
  return [
    { title: `Keep ${all} together`, edits: found.map(({ edit }) => edit) },
    { ...first, title: 'Keep only this one together' },
  ];
}

/** What these hold was said or seen elsewhere, and stays as it was. */
const ELSEWHERE: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'supporting',
  'communication',
  'unsorted',
]);
const FORMS: readonly FactForm[] = ['plain', 'zone'];

function matchesIn(document: Postmortem): Match[] {
  const scale = scaleOf(document);
  const rows = new Map<number, string[]>();
  for (const { ms, entry } of entriesOf(document).moments)
    rows.set(ms, [...(rows.get(ms) ?? []), entry.id]);
  const tell = factTeller(document);
  return sectionFacts(document).flatMap(({ section, part, sentences }) =>
    ELSEWHERE.has(section.kind)
      ? []
      : sentences.flatMap(({ times }) =>
          times.flatMap((time) => {
            const ids = time.doubtfulDay ? [] : (rows.get(scale(time.time)) ?? []);
            return ids.length === 1 ? (matchOf(tell, part, time, ids[0]!) ?? []) : [];
          }),
        ),
  );
}

/** Only where the words stay as they are. */
function matchOf(
  tell: FactTeller,
  part: Part,
  { time: { written }, offset }: StatedTime,
  id: string,
): Match | null {
  const source = { kind: 'entry', id } as const;
  const form = FORMS.find((each) => tell({ source, form: each }) === written);
  const follows = placedFacts(part.body).some(
    (each) => each.offset <= offset && offset < each.offset + each.fact.value.length,
  );
  if (!form || follows) return null;
  const fact: LiveFact = { type: 'fact', form, source, value: written };
  const where = placeOf(part, written, offset);
  const nth = 'nth' in where ? (where.nth ?? 0) : 0;
  if (replaceWords(part.body, written, nth, fact) === null) return null;
  return {
    where,
    fact,
    edit: { op: 'replace-words', in: part.kind, id: part.id, quote: written, nth, words: fact },
  };
}
