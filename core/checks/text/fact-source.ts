import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Edit } from '../../editing/edits.ts';
import type { FactSource, LiveFact } from '../../document/live-fact.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { placedFacts, type PlacedFact } from '../../live-facts/places.ts';
import { sourcePhrase } from '../../live-facts/labels.ts';
import { factTeller, type FactTeller } from '../../live-facts/words.ts';
import { placeOf, type Part } from '../model/facts.ts';

export const factSource: Check = {
  rule: 'text/fact-source',
  describes: 'A live fact of the text follows a row, a milestone or a field that is gone.',
  run(document) {
    const placed = partsOf(document).flatMap((part) =>
      placedFacts(part.body).map((each) => ({ ...each, part })),
    );
    if (placed.length === 0) return [];
    const tell = factTeller(document);
    return placed
      .filter(({ fact }) => fact.value !== '' && tell(fact) === null)
      .map((each) => diagnostic(document, tell, each));
  },
};

function partsOf({ sections, timeline, updates, actions }: Postmortem): Part[] {
  const parts = (kind: Part['kind'], list: readonly Pick<Part, 'id' | 'body'>[]): Part[] =>
    list.map(({ id, body }) => ({ kind, id, body }));
  return [
    ...parts('section', sections),
    ...parts('timeline', timeline),
    ...parts('update', updates),
    ...parts('action', actions),
  ];
}

function diagnostic(
  document: Postmortem,
  tell: FactTeller,
  { fact, offset, part }: PlacedFact & { part: Part },
): Diagnostic {
  const where = placeOf(part, fact.value, offset);
  const nth = 'nth' in where ? (where.nth ?? 0) : 0;
  const put = (title: string, words: string | LiveFact): Fix => {
    const { kind, id } = part;
    const edit: Edit = { op: 'replace-words', in: kind, id, quote: fact.value, nth, words };
    return { title, edits: [edit] };
  };
  const others = document.timeline
    .map(({ id }): LiveFact => ({ ...fact, source: { kind: 'entry', id } }))
    .filter((other) => tell(other) === fact.value);
  const follow = others.slice(0, 1).map((other) => {
    return put(`Follow ${sourcePhrase(other.source, document)}`, other);
  });
  return {
    rule: factSource.rule,
    severity: 'warning',
    title: 'Follows nothing any more',
    message: `“${fact.value}” followed ${goneSource(fact.source)}. Its words stay as they are.`,
    where,
    fixes: [...follow, put('Turn it into text', fact.value)],
  };
}

function goneSource(source: FactSource): string {
  switch (source.kind) {
    case 'entry':
      return 'a timeline entry that is gone or has no time';
    case 'milestone':
      return `the milestone “${source.milestone}”, which no entry has`;
    case 'length':
      return `the time from ${source.from} to ${source.to}, which the timeline does not tell`;
    case 'detail':
      return 'a field of the details that is empty';
    default:
      return 'what this version does not know';
  }
}
