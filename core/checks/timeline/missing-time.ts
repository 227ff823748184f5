import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { TimelineEntry } from '../../document/postmortem.ts';
import { isEmptyProse } from '../../prose/text.ts';
import { dayLabel } from '../model/moments.ts';
import { perRow } from '../../document/remembered.ts';
import { isCutOff, malformedPart } from '../model/miswritten.ts';

/** How authors say that they do not know: `???`, `tbd`, `unknown`, `n/a`, `--`. */
const SAID_UNKNOWN =
  /^[\s[(]*(\?+(?::\?+)?|[-–—]+|tb[dc]|n\/?a|unknown|time unknown|not known)[\s\])]*$/i;

export const missingTime: Check = {
  rule: 'timeline/missing-time',
  describes: 'An entry has no time of day, or one that could not be read.',
  run: ({ timeline }) => rows(timeline, null).map(({ found }) => found),
};

const rows = perRow(({ id, at, body }: TimelineEntry): Diagnostic | null => {
  if (at?.local?.includes('T')) return null;
  // A row that is only begun says nothing yet.
  if (at === null || at.written.trim() === '')
    return isEmptyProse(body)
      ? null
      : diagnostic(id, 'warning', 'No time', 'This entry has no time. When was it?');
  if (at.local !== null)
    return diagnostic(
      id,
      'info',
      'Only a day',
      `Only the day is given, ${dayLabel(at.local)}. A time of day places the entry among those of that day.`,
    );
  if (SAID_UNKNOWN.test(at.written))
    return diagnostic(
      id,
      'info',
      'Time unknown',
      `The time is given as “${at.written.trim()}”. A rough one (“around 13:00”) would place the entry.`,
    );
  // What is wrong in it is said by `time/malformed`.
  if (isCutOff(at) || malformedPart(at) !== null) return null;
  return diagnostic(
    id,
    'warning',
    'Time not understood',
    `“${at.written.trim()}” could not be read as a time. Write it as 14:07, 2.07pm or 2026-03-03 14:07.`,
  );
});

function diagnostic(
  id: string,
  severity: Diagnostic['severity'],
  title: string,
  message: string,
): Diagnostic {
  return {
    rule: missingTime.rule,
    severity,
    title,
    message,
    where: { kind: 'timeline', id },
    fixes: [],
  };
}
