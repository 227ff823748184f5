/** "What went wrong on January 14", above a timeline that is all of the 15th. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { dayOf as dayOfText } from '../../time/calendar.ts';
import { findTimes } from '../../time/find-times.ts';
import { readTime } from '../../time/read-time.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { entriesOf } from '../model/entries.ts';
import { clockOf, DAY, dayLabel, dayOf } from '../model/moments.ts';

/** The day is that of what happened, and not of the report. */
const ON = /(?<!\p{L})(?:on|of|am|vom|du|le|del|el|do|dia|van|op)\s(?:the\s)?$/iu;
const REPORT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:report|review|retrospective|minutes|posted|published|update|version|draft|meeting
    |bericht vom|stand|rapport
    |informe|relatório|verslag)(?!\p{L})
  `,
  'iu',
);

/** Further apart, a title without a year may mean the day of something else. */
const FEW_DAYS = 2;
/** A slip of a digit, or of the month. */
const MOST_DAYS = 31;
/** "Outage of 13 June 2025": the day is that of the incident itself. */
const INCIDENT_OF = new RegExp(
  joinedLines`
    (?<!\p{L})(?:outages?|incident|disruption|interruption|downtime|failure|\p{L}{0,12}störung|ausfall
    |vorfall|panne|coupure|perturbation|incidente|incidencia|caída|avería|corte|queda|falha|interrupção
    |guasto|disservizio|interruzione|storing|uitval)\s(?:of|on|vom|am|du|le|del|el|de|do|em|van|op)
    (?: the)?\s$
  `,
  'iu',
);

/** The title's day, which is not that of any entry. */
export function titleDay(document: Postmortem): Omit<Diagnostic, 'rule'> | null {
  const { title } = document;
  const [found, ...more] = findTimes(title, { zone: null, date: null });
  const { moments } = entriesOf(document);
  const first = moments[0];
  if (!found || more.length > 0 || !first || moments.length < 2) return null;
  const day = dayOf(first.time);
  if (day === null || REPORT.test(title)) return null;
  if (!ON.test(title.slice(0, found.start))) return null;
  // Rows whose day nobody wrote may have taken it from anywhere.
  const own = moments.filter(({ time }) => (time.dateFrom ?? 'written') === 'written');
  if (own.length === 0 || moments.some(({ time }) => dayOf(time) !== day)) return null;
  // In the morning of UTC it is the day before in half of the world.
  if ((first.time.zone ?? 'UTC') === 'UTC' && (clockOf(first.time) ?? '') < '12') return null;
  const year = Number(day.slice(0, 4));
  const { time } = readTime(found.time.written, { zone: null, date: null, year });
  const said = dayOfText(time.local);
  if (said === null || clockOf(time) !== null) return null;
  const apart = Math.abs(Date.parse(`${day}T00:00Z`) - Date.parse(`${said}T00:00Z`));
  const named =
    /\b\d{4}\b/.test(found.time.written) && INCIDENT_OF.test(title.slice(0, found.start));
  if (apart === 0 || apart > (named ? MOST_DAYS : FEW_DAYS) * DAY) return null;
  return {
    severity: 'warning',
    title: 'Two dates',
    message: `The title says ${dayLabel(said)}; every entry is of ${dayLabel(day)}.`,
    where: { kind: 'title' },
    other: { kind: 'timeline', id: own[0]!.entry.id },
    fixes: [],
  };
}
