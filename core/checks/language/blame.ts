import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Section, SectionKind, TimelineEntry } from '../../document/postmortem.ts';
import { placeOf, type Part } from '../model/facts.ts';
import { rulesFor } from './builtin.ts';
import { perRow } from '../../document/remembered.ts';
import { mayHold } from './may-hold.ts';
import { authorWords } from './author-words.ts';
import type { FoundPhrase, PhraseFinder } from './phrases.ts';

export const blame: Check = {
  rule: 'language/blame',
  describes:
    'Wording that blames a person instead of naming what made the error possible (John ' +
    'Allspaw, “Blameless PostMortems and a Just Culture”). ' +
    'The words come from a list that can be extended.',
  run(document, { language }) {
    const finder = rulesFor(blame.rule, document, language);
    const { sections, timeline } = document;
    return [...inSections(sections, finder), ...inRows(timeline, finder)].flatMap(
      ({ found }) => found,
    );
  },
};

/** Evidence is quoted, not written; what could not be placed is judged when it has been. */
const ELSEWHERE: ReadonlySet<SectionKind> = new Set<SectionKind>(['supporting', 'unsorted']);

// The report's own text. Status updates are a record of what was posted.
const inSections = perRow(({ kind, id, body }: Section, finder: PhraseFinder) =>
  ELSEWHERE.has(kind) ? null : inPart({ kind: 'section', id, body }, finder),
);
const inRows = perRow(({ id, body }: TimelineEntry, finder: PhraseFinder) =>
  inPart({ kind: 'timeline', id, body }, finder),
);

function inPart(part: Part, finder: PhraseFinder): Diagnostic[] | null {
  const found = part.body.children.some((block) => mayHold(block, finder))
    ? finder.find(authorWords(part.body))
    : [];
  return found.length === 0 ? null : found.map((phrase) => diagnostic(part, phrase));
}

function diagnostic(part: Part, { rule: { why, suggest }, start, end }: FoundPhrase): Diagnostic {
  const quote = authorWords(part.body).slice(start, end);
  const reason =
    why === ''
      ? ' is on the list of words to avoid.'
      : `: ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
  return {
    rule: blame.rule,
    severity: 'warning',
    title: 'Blaming words',
    message: [`“${quote.replace(/\s+/g, ' ')}”${reason}`, suggest]
      .filter((sentence) => sentence !== '')
      .join(' '),
    where: placeOf(part, quote, start),
    fixes: [],
  };
}
