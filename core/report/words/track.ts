import { weekdayOf } from '../../time/calendar.ts';
import type { TrackWords } from '../../timeline/track-words.ts';
import { durationText } from '../../time/date-words.ts';
import { filled } from '../../prose/filled.ts';
import type { ReportWords } from './report-words.ts';

/** What the picture of the incident says, in a report's language. */
export function trackWords(words: ReportWords): TrackWords {
  const day = (isoDay: string): string => {
    const [, month, date] = isoDay.split('-').map(Number) as [number, number, number];
    return filled(words.days.short.replace(' {year}', ''), {
      day: String(date),
      shortMonth: words.shortMonths[month - 1]!,
    });
  };
  return {
    milestones: words.milestones,
    phases: words.phases,
    leftOut: words.leftOut,
    day,
    weekday: (isoDay) => `${words.shortWeekdays[weekdayOf(isoDay)]!} ${day(isoDay)}`,
    duration: (ms) => durationText(words, ms),
  };
}
