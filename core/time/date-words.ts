/** Days and lengths of time in the words of a language that a report can be set in. */
import { filled } from '../prose/filled.ts';
import { weekdayOf } from './calendar.ts';
import { formatDuration, type DayStyle } from './format.ts';

export interface DateWords {
  /** BCP 47, the language only: `en`. */
  language: string;
  /** January first. */
  months: readonly string[];
  /** As `short` days write them. */
  shortMonths: readonly string[];
  /** Sunday first. */
  weekdays: readonly string[];
  shortWeekdays: readonly string[];
  /** `{weekday}`, `{shortWeekday}`, `{day}`, `{month}`, `{shortMonth}`, `{year}` */
  days: Record<DayStyle, string>;
  units: Record<'d' | 'h' | 'min' | 's', string>;
}

/** Every language that has its words; the first is taken where none fits. */
export const DATE_WORDS = {
  en: dateWords('en', {
    days: {
      day: '{shortWeekday} {day} {month} {year}',
      long: '{weekday} {day} {month} {year}',
      plain: '{day} {month} {year}',
      short: '{day} {shortMonth} {year}',
    },
    units: { d: 'd', h: 'h', min: 'min', s: 's' },
  }),
  de: dateWords('de', {
    days: {
      day: '{shortWeekday}, {day}. {month} {year}',
      long: '{weekday}, {day}. {month} {year}',
      plain: '{day}. {month} {year}',
      short: '{day}. {shortMonth} {year}',
    },
    units: { d: 'd', h: 'h', min: 'min', s: 's' },
  }),
  fr: dateWords('fr', {
    days: {
      day: '{shortWeekday} {day} {month} {year}',
      long: '{weekday} {day} {month} {year}',
      plain: '{day} {month} {year}',
      short: '{day} {shortMonth} {year}',
    },
    units: { d: 'j', h: 'h', min: 'min', s: 's' },
  }),
} as const satisfies Record<string, DateWords>;

/** The words for a BCP 47 tag, by its language: `de-AT` is German. English for any other. */
export function dateWordsFor(language: string): DateWords {
  const [primary] = language.toLowerCase().split(/[-_]/);
  return Object.values(DATE_WORDS).find((words) => words.language === primary) ?? DATE_WORDS.en;
}

/** An ISO day in the words of a language. */
export function dayText(words: DateWords, isoDate: string, style: DayStyle): string {
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
export function durationText(words: DateWords, ms: number): string {
  return formatDuration(ms).replace(
    /(?<=\d )(?:min|[dhs])/g,
    (unit) => words.units[unit as keyof DateWords['units']],
  );
}

/** The names are the runtime's own (CLDR), as they stand within a date. */
function dateWords(language: string, own: Pick<DateWords, 'days' | 'units'>): DateWords {
  return {
    language,
    months: monthsOf(language, 'long'),
    shortMonths: monthsOf(language, 'short'),
    weekdays: weekdaysOf(language, 'long'),
    shortWeekdays: weekdaysOf(language, 'short'),
    ...own,
  };
}

function monthsOf(language: string, month: 'long' | 'short'): string[] {
  // Within a date: German writes "Jan." there, and "Jan" alone.
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return Array.from({ length: 12 }, (_, index) => partOf(format, 'month', Date.UTC(2024, index)));
}

function weekdaysOf(language: string, weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  // 1 September 2024 was a Sunday.
  return Array.from({ length: 7 }, (_, index) =>
    partOf(format, 'weekday', Date.UTC(2024, 8, 1 + index)),
  );
}

function partOf(format: Intl.DateTimeFormat, type: 'month' | 'weekday', ms: number): string {
  return format.formatToParts(ms).find((part) => part.type === type)!.value;
}
