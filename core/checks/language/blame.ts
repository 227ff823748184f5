import type { Check, Diagnostic } from '../diagnostic.ts';
import type { Postmortem, Prose, SectionKind } from '../../document/postmortem.ts';
import { placeOf, type Part } from '../facts.ts';
import { rulesFor } from './builtin.ts';
import { ownWords } from './own-words.ts';
import type { FoundPhrase, PhraseFinder } from './phrases.ts';

export const blame: Check = {
  rule: 'language/blame',
  describes: 'Wording that blames a person instead of naming what made the error possible (John Allspaw, “Blameless PostMortems and a Just Culture”). The words come from a list that can be extended.',
  run(document, { language }) {
    const finder = rulesFor(blame.rule, document, language);
    return partsOf(document).flatMap((part) => found(part.body, finder).map((phrase) => diagnostic(part, phrase)));
  },
};

/** Evidence is quoted, not written; what could not be placed is judged when it has been. */
const ELSEWHERE: ReadonlySet<SectionKind> = new Set<SectionKind>(['supporting', 'unsorted']);

/** The report's own text. Status updates are a record of what was posted. */
function partsOf({ sections, timeline }: Postmortem): Part[] {
  return [
    ...sections.filter(({ kind }) => !ELSEWHERE.has(kind)).map(({ id, body }): Part => ({ kind: 'section', id, body })),
    ...timeline.map(({ id, body }): Part => ({ kind: 'timeline', id, body })),
  ];
}

const phrases = new WeakMap<Prose, { finder: PhraseFinder; found: FoundPhrase[] }>();

function found(body: Prose, finder: PhraseFinder): FoundPhrase[] {
  const known = phrases.get(body);
  if (known?.finder === finder) return known.found;
  const result = finder(ownWords(body));
  phrases.set(body, { finder, found: result });
  return result;
}

function diagnostic(part: Part, { rule: { why, suggest }, start, end }: FoundPhrase): Diagnostic {
  const quote = ownWords(part.body).slice(start, end);
  return {
    rule: blame.rule, severity: 'warning', title: 'Blaming words',
    message: [`“${quote.replace(/\s+/g, ' ')}”${why === '' ? ' is on the list of words to avoid.' : `: ${why.charAt(0).toLowerCase()}${why.slice(1)}`}`, suggest].filter((sentence) => sentence !== '').join(' '),
    where: placeOf(part, quote, start), fixes: [],
  };
}
