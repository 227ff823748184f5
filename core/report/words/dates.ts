import { weekdayOf } from '../../time/calendar.ts';
import { formatDuration, type DayStyle } from '../../time/format.ts';
import { filled, type ReportWords } from './words.ts';

/** An ISO day in the words of a language. */
export function dayText(words: ReportWords, isoDate: string, style: DayStyle): string {
  const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
  const weekday = weekdayOf(isoDate.slice(0, 10));
  return filled(words.days[style], {
    weekday: words.weekdays[weekday]!,
    shortWeekday: words.shortWeekdays[weekday]!,
    day: String(day),
    month: words.months[month - 1]!,
    shortMonth: words.shortMonths[month - 1]!,
    year: String(year),
  });
}

/** A length of time with the units of a language: "1 h 16 min". */
export function durationText(words: ReportWords, ms: number): string {
  return formatDuration(ms).replace(
    /(?<=\d )(?:min|[dhs])/g,
    (unit) => words.units[unit as keyof ReportWords['units']],
  );
}
