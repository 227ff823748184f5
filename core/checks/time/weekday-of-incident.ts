/**
 * The weekday that a sentence gives to the incident itself: "the outage of this Thursday", "la panne
 * de jeudi matin", "der Ausfall am Dienstag". The timeline knows on which days it was.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { weekdayNames } from '../../time/calendar-words.ts';
import { WEEKDAYS, weekdayOf } from '../../time/calendar.ts';
import { placeOf, sectionFacts, textOfPart, type SectionFacts } from '../model/facts.ts';
import { dayLabel, dayOf } from '../model/moments.ts';

const INCIDENT = joinedLines`
  (?:outage|incident|failure|disruption|downtime|ausfall|störung|vorfall|panne|coupure|incidente
  |caída|corte|falha|queda|guasto|disservizio|storing|uitval)
`;
const ON = joinedLines`
  (?:on|of|from|am|vom|an|von|du|de|del|da|do|di|van|op)(?: (?:the|this|last|past|diesem|dieser|ce|cet
  |cette|este|esta|quest[oa]|deze|afgelopen))?
`;

const NAMED = (): RegExp =>
  new RegExp(
    `(?<!\\p{L})${INCIDENT} ${ON} (${[...weekdayNames().whole].join('|')})(?!\\p{L})`,
    'giu',
  );
let pattern: RegExp | null = null;

/** More days are no incident of which a weekday could be said. */
const MOST_DAYS = 3;

export function weekdayOfIncident(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const days = [...new Set(document.timeline.flatMap(({ at }) => dayOf(at) ?? []))];
  if (days.length === 0 || days.length > MOST_DAYS) return [];
  const known = new Set(days.map(weekdayOf));
  return sectionFacts(document).flatMap((facts) =>
    namedIn(facts).flatMap(({ word, at, meant }): Omit<Diagnostic, 'rule'>[] =>
      known.has(meant)
        ? []
        : [
            {
              severity: 'warning',
              title: 'Another weekday',
              message:
                `The text says ${word}; the timeline is of ${dayLabel(days[0]!)}, ` +
                `a ${WEEKDAYS[weekdayOf(days[0]!)]!}.`,
              where: placeOf(facts.part, word, at),
              fixes: [],
            },
          ],
    ),
  );
}

interface Named {
  word: string;
  at: number;
  /** 0 for Sunday. */
  meant: number;
}

/** A section that is as it was is not read again. */
const namedBefore = new WeakMap<SectionFacts, Named[]>();

function namedIn(facts: SectionFacts): Named[] {
  const read = namedBefore.get(facts);
  if (read) return read;
  const { numbers } = weekdayNames();
  pattern ??= NAMED();
  const text = facts.section.kind === 'supporting' ? '' : textOfPart(facts.part);
  const found = [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: word, index }) => {
    const meant = numbers.get(word!.toLowerCase());
    const at = index + whole.length - word!.length;
    return meant === undefined ? [] : [{ word: word!, at, meant }];
  });
  namedBefore.set(facts, found);
  return found;
}
