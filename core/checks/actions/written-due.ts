/**
 * Days by which something is to be done, where they stand in the words of an action or of a section
 * about what comes next: "to be done by 10 January 2025", for an incident of the 21st.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { plainText } from '../../prose/text.ts';
import { findTimes } from '../../time/find-times.ts';
import { dayLabel, dayOf } from '../model/moments.ts';
import { placeOf, type Part } from '../model/facts.ts';

const DUE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:due(?: date)?(?: on| by| is)?|by|until|till|deadline|no later than
    |target(?: date)?|before
    |fällig(?: am)?|bis(?: zum| spätestens)?|spätestens(?: am)?|frist|avant le|d[’']ici (?:le|au)
    |pour le
    |échéance|au plus tard le|antes del|hasta el|para el|a más tardar el|plazo|vence el
    |até(?: o dia)?
    |prazo|para o dia|entro il|entro|scadenza|vóór|uiterlijk(?: op)?|tegen|deadline|do
    |senast(?: den)?
    |inden)[\s:.,–-]{1,3}(?:\p{L}{5,12},? )?$
  `,
  'iu',
);
/** It was to be done long ago, or was. */
const PAST = new RegExp(
  joinedLines`
    (?<!\p{L})(?:was|were|had|has been|already|previous\p{L}*|originally|expired?|since|done|closed
    |missed
    |wurde|war|bereits|schon|erledigt|été|était|déjà|fait|fue|ya|hecho|foi|já|feito|stato|era|già
    |fatto|al
    |gedaan|klaar)(?!\p{L})
  `,
  'iu',
);

/** Written days that lie before the day of the incident. */
export function dueBefore(
  { sections, actions }: Postmortem,
  began: string | null,
): Omit<Diagnostic, 'rule'>[] {
  if (began === null) return [];
  const parts: Part[] = [
    ...actions
      .filter(({ due, status }) => due === null && (status === 'open' || status === 'in-progress'))
      .map(({ id, body }): Part => ({ kind: 'action', id, body })),
    ...sections
      .filter(({ kind }) => kind === 'actions' || kind === 'next-steps')
      .map(({ id, body }): Part => ({ kind: 'section', id, body })),
  ];
  return parts.flatMap((part) => {
    const text = plainText(part.body);
    if (!/\b(?:19|20)\d\d\b/.test(text)) return [];
    const times = findTimes(text, { zone: null, date: null });
    return sentencesOf(text, times).flatMap(({ start, end }) => {
      return times.flatMap((found) => {
        if (found.start < start || found.end > end) return [];
        const day = dayOf(found.time);
        const before = text.slice(start, found.start);
        if (day === null || day >= began || found.problems.length > 0) return [];
        if (!/\b(?:19|20)\d\d\b/.test(found.time.written)) return [];
        const clause = before.slice(
          Math.max(before.lastIndexOf('. '), before.lastIndexOf(';')) + 1,
        );
        if (
          !DUE.test(before) ||
          PAST.test(clause.slice(-60).replace(/to be (?:done|closed)/gi, ''))
        )
          return [];
        return [
          {
            severity: 'error' as const,
            title: 'Due before the incident',
            message:
              `The text says by ${dayLabel(day)}, which is before the incident of ` +
              `${dayLabel(began)}.`,
            where: placeOf(part, found.time.written, found.start),
            fixes: [],
          },
        ];
      });
    });
  });
}
