/** A report that says when it was posted, and tells of what came later. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { entriesOf } from '../model/entries.ts';
import { placeOf, sectionFacts, type SectionFacts } from '../model/facts.ts';
import { keyLines, type KeyLine } from '../model/key-lines.ts';
import { DAY, dayOf, MINUTE, timeLabel } from '../model/moments.ts';

/** Stamps of pages and times of events are written by two hands. */
const FORESEEN_MS = 15 * MINUTE;

/** A slip of a digit, or of the month; what is older is the page's own date. */
const MOST_DAYS = 31;

/** What a page says of its posting, against the last entry of what it reports. */
export function postedTooEarly(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const { last, first } = entriesOf(document);
  // A page that goes on after its first posting may be posted at any time.
  if (!last || !first || document.updates.length > 0) return [];
  const posted = sectionFacts(document).flatMap((facts) =>
    UPDATED.test(facts.sentences.map(({ text }) => text).join('\n'))
      ? []
      : [
          ...keyLines(facts, document, true).filter(({ kind }) => kind === 'posted'),
          ...reviewed(facts),
        ],
  );
  const [only, ...more] = posted;
  // The head of a page stands on every page.
  if (!only || more.some(({ stated }) => stated.time.written !== only.stated.time.written))
    return [];
  const { stated, facts } = only;
  const early =
    stated.precision === 'day'
      ? Date.parse(`${dayOf(first.time) ?? ''}T00:00Z`) -
        Date.parse(`${dayOf(stated.time)!}T00:00Z`)
      : last.ms - stated.ms;
  if (!(early > (stated.precision === 'day' ? 0 : FORESEEN_MS)) || early > MOST_DAYS * DAY)
    return [];
  const against = stated.precision === 'day' ? first : last;
  return [
    {
      severity: 'warning',
      title: 'Posted before it happened',
      message:
        `The report was posted at ${timeLabel(stated.time, against.time)} and tells of ` +
        `${timeLabel(against.time, stated.time)}. Check the stamp and its zone.`,
      where: placeOf(facts.part, stated.time.written, stated.offset),
      other: { kind: 'timeline', id: against.entry.id },
      fixes: [],
    },
  ];
}

/** "The review was held on 9 June 2025." */
const REVIEWED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:review|retrospective|debrief|post-?mortem|nachbesprechung|revue|réunion de retour
    |revisión|revisão|riunione|evaluatie)(?: meeting)? (?:was held|took place|fand(?: statt)?|wurde
    |a eu lieu
    |se celebró|tuvo lugar|ocorreu|si è tenuta|vond plaats)(?: on| am| le| el| em| il| op)? $
  `,
  'iu',
);

function reviewed({ sentences, ...facts }: SectionFacts): Pick<KeyLine, 'stated' | 'facts'>[] {
  return sentences.flatMap(({ text, times }) =>
    times
      .filter(({ start, time }) => REVIEWED.test(text.slice(0, start)) && dayOf(time) !== null)
      .filter(({ precision }) => precision === 'day')
      .map((stated) => ({ stated, facts: { sentences, ...facts } })),
  );
}

/** A page that says when it was changed has had other texts before. */
const UPDATED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:updated|last (?:modified|edited|changed)|revised|aktualisiert|geändert
    |mise à jour|mis à jour|modifiée?|actualizad[oa]|atualizad[oa]|aggiornat[oa]
    |bijgewerkt)(?!\p{L})[^\n]{0,20}\d
    |(?:更新日時|最終更新|更新时间)[^\n]{0,6}\d
  `,
  'iu',
);
