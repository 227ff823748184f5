import type { Check } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import { placeKey } from '../../document/place.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { placeOf, sectionFacts, type StatedTime } from '../model/facts.ts';
import { timeNotInTimeline } from './time-not-in-timeline.ts';

/** One time may be that of a call or of the report; more are the course of something. */
const LEAST = 2;

export const untaken: Check = {
  rule: 'text/untaken',
  describes:
    'The text names times of day, the document has no timeline, and none of the times was taken as an event.',
  run(document, context) {
    if (document.timeline.length > 0) return [];
    const known = new Set(
      timeNotInTimeline.run(document, context).map(({ where }) => placeKey(where)),
    );
    const places = timesOfDay(document).filter((place) => !known.has(placeKey(place)));
    if (places.length < LEAST) return [];
    return [
      {
        rule: untaken.rule,
        severity: 'info',
        title: 'Times without entries',
        message: `${untakenWords(places.length)}. Add entries for what happened then.`,
        where: places[0]!,
        fixes: [],
      },
    ];
  },
};

/**
 * What an import says of a document that it found no timeline for; null where the text names hardly
 * a time.
 */
export function untakenNote(document: Postmortem): string | null {
  const { length } = document.timeline.length > 0 ? [] : timesOfDay(document);
  return length < LEAST ? null : untakenWords(length);
}

function untakenWords(count: number): string {
  return `${count} times in this text were not taken as events`;
}

/**
 * The times themselves, each with its sentence; none where `untakenNote` says nothing. For an
 * import's preview.
 */
export function untakenTimes(
  document: Postmortem,
): { written: string; sentence: string; section: string }[] {
  if (untakenNote(document) === null) return [];
  return sectionFacts(document).flatMap(({ section, sentences }) =>
    section.kind === 'communication'
      ? []
      : sentences.flatMap(({ text, times }) =>
          times
            .filter(isTimeOfDay)
            .map(({ time }) => ({ written: time.written, sentence: text, section: section.title })),
        ),
  );
}

function isTimeOfDay({ precision, time }: StatedTime): boolean {
  return precision !== 'day' && precision !== 'none' && time.local?.includes('T') === true;
}

/** Where the sections name a time of day, in reading order. */
function timesOfDay(document: Postmortem): Place[] {
  return sectionFacts(document).flatMap(({ section, part, sentences }) =>
    section.kind === 'communication'
      ? []
      : sentences.flatMap(({ times }) =>
          times.filter(isTimeOfDay).map(({ time, offset }) => placeOf(part, time.written, offset)),
        ),
  );
}
