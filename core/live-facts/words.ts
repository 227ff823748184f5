/** What a live fact says: one function, for the editor, the file and every report. */
import type { FactForm, FactSource } from '../document/live-fact.ts';
import type {
  Incident,
  Milestone,
  Postmortem,
  Time,
  TimelineEntry,
} from '../document/postmortem.ts';
import { dateWordsFor, dayText, durationText } from '../time/date-words.ts';
import { shownTime } from '../time/shown-time.ts';

import { clockOf, dayOf } from '../time/calendar.ts';
import { localAt } from '../time/zones.ts';
import { milestoneInstants } from '../timeline/milestones.ts';
import { zoneWord } from './zone-word.ts';

/** The part of a document that facts follow. */
export interface FactSources {
  incident: Incident;
  language: string;
  timeline: readonly Pick<TimelineEntry, 'id' | 'at' | 'milestone'>[];
}

export type Fact = { source: FactSource; form: FactForm };

/** Gives a fact's words; null where its source is gone or says nothing that can be told. */
export type FactTeller = (fact: Fact) => string | null;

/**
 * @param zone what times are told in; '' = the document's. In another than the document's they name
 *   theirs, because the rest of the text does not change with it.
 */
export function factTeller(sources: FactSources, zone = ''): FactTeller {
  const { incident, language, timeline } = sources;
  const words = dateWordsFor(language);
  const byId = new Map(timeline.map((entry) => [entry.id, entry]));
  const reached = milestoneInstants({ timeline } as Pick<Postmortem, 'timeline'>);
  const marked = (milestone: Milestone): Time | null =>
    (
      reached[milestone]?.entry ??
      timeline.find((entry) => entry.milestone === milestone && clockOf(entry.at?.local))
    )?.at ?? null;
  return ({ source, form }) => {
    switch (source.kind) {
      case 'entry':
        return timeWords(byId.get(source.id)?.at ?? null, form, incident.zone, zone);
      case 'milestone':
        return timeWords(marked(source.milestone), form, incident.zone, zone);
      case 'length': {
        const [from, to] = [reached[source.from], reached[source.to]];
        return from && to && to.ms >= from.ms ? durationText(words, to.ms - from.ms) : null;
      }
      case 'detail':
        return detailWords(incident, source.field, (date) => dayText(words, date, 'plain'));
      default:
        // Of a newer version.
        return null;
    }
  };
}

function timeWords(at: Time | null, form: FactForm, own: string, asked: string): string | null {
  if (!at || clockOf(at.local) === null) return null;
  const zone = asked && asked !== own && staysOnDay(at, own, asked) ? asked : own;
  const { clock } = shownTime(at, zone);
  const named = form === 'zone' || (asked !== '' && asked !== own);
  if (!named || /\s/.test(clock)) return clock;
  const word = zoneWord(at.instant !== null && zone ? zone : (at.zone ?? ''), at.instant);
  return word === '' ? clock : `${clock} ${word}`;
}

/** The text around a time says the day: where that would change, the time stays as it is. */
function staysOnDay(at: Time, own: string, asked: string): boolean {
  if (at.instant === null) return true;
  const here = own ? localAt(at.instant, own) : at.local;
  return dayOf(here) === dayOf(localAt(at.instant, asked));
}

function detailWords(
  incident: Incident,
  field: keyof Incident,
  day: (date: string) => string,
): string | null {
  if (!Object.hasOwn(incident, field)) return null;
  const value = incident[field];
  const text = Array.isArray(value)
    ? value
        .map((each) => each.trim())
        .filter(Boolean)
        .join(', ')
    : String(value).replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  return field === 'date' ? day(text) : text;
}
