import type { Check, Diagnostic } from '../diagnostic.ts';
import { isEmptyProse } from '../../prose/text.ts';
import { dayLabel } from '../moments.ts';
import { isCutOff, malformedPart } from '../time/malformed.ts';

/** How authors say that they do not know: `???`, `tbd`, `unknown`, `n/a`, `--`. */
const SAID_UNKNOWN = /^[\s[(]*(\?+|[-–—]+|tb[dc]|n\/?a|unknown|time unknown|not known)[\s\])]*$/i;

export const missingTime: Check = {
  rule: 'timeline/missing-time',
  describes: 'An entry has no time of day, or one that could not be read.',
  run({ timeline }) {
    const found: Diagnostic[] = [];
    for (const { id, at, body } of timeline) {
      if (at?.local?.includes('T')) continue;
      if (at === null || at.written.trim() === '') {
        // A row that is only begun says nothing yet.
        if (!isEmptyProse(body)) found.push(diagnostic(id, 'warning', 'No time', 'This entry has no time. When was it?'));
      } else if (at.local !== null) found.push(diagnostic(id, 'info', 'Only a day', `Only the day is given, ${dayLabel(at.local)}. A time of day places the entry among those of that day.`));
      else if (SAID_UNKNOWN.test(at.written)) found.push(diagnostic(id, 'info', 'Time unknown', `The time is given as “${at.written.trim()}”. A rough one (“around 13:00”) would place the entry.`));
      // What is wrong in it is said by `time/malformed`.
      else if (!isCutOff(at) && malformedPart(at) === null) found.push(diagnostic(id, 'warning', 'Time not understood', `“${at.written.trim()}” could not be read as a time. Write it as 14:07, 2.07pm or 2026-03-03 14:07.`));
    }
    return found;
  },
};

function diagnostic(id: string, severity: Diagnostic['severity'], title: string, message: string): Diagnostic {
  return { rule: missingTime.rule, severity, title, message, where: { kind: 'timeline', id }, fixes: [] };
}
