/**
 * Names of months and weekdays as they are written in the languages that reports come in. They are
 * the runtime's own (CLDR, by way of `Intl`); nothing is listed here.
 */

/** The languages in which times are read. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'sv',
  'da',
  'ja',
  'zh',
  'ko',
] as const;

interface Names {
  /** Every spelling in lower case -> 1 to 12, or 0 for Sunday to 6. */
  numbers: ReadonlyMap<string, number>;
  /** Spelt out in some language; the others are abbreviations, which may be words of their own. */
  whole: ReadonlySet<string>;
}

let months: Names | null = null;
let weekdays: Names | null = null;

/** Months by name, spelt out and abbreviated, with and without their accents. */
export function monthNames(): Names {
  months ??= namesOf('month', (index) => Date.UTC(2023, index, 15), 12, 1);
  return months;
}

/** Weekdays by name: 0 for Sunday. */
export function weekdayNames(): Names {
  weekdays ??= namesOf('weekday', (index) => Date.UTC(2023, 0, 1 + index), 7, 0);
  return weekdays;
}

function namesOf(
  field: 'month' | 'weekday',
  moment: (index: number) => number,
  count: number,
  first: number,
): Names {
  const numbers = new Map<string, number>();
  const whole = new Set<string>();
  const clashing = new Set<string>();
  for (const language of LANGUAGES)
    for (const width of ['long', 'short'] as const)
      for (const format of formats(language, field, width))
        for (let index = 0; index < count; index++) {
          const part = format.formatToParts(moment(index)).find(({ type }) => type === field);
          for (const name of spellings(part?.value ?? '')) {
            const known = numbers.get(name);
            if (known !== undefined && known !== index + first) clashing.add(name);
            numbers.set(name, index + first);
            if (width === 'long') whole.add(name);
          }
        }
  clashing.forEach((name) => numbers.delete(name));
  return { numbers, whole };
}

/** A month beside its day may have another form than alone: `marzec`, `13 marca`. */
function formats(
  language: string,
  field: 'month' | 'weekday',
  width: 'long' | 'short',
): Intl.DateTimeFormat[] {
  const alone = new Intl.DateTimeFormat(language, { [field]: width, timeZone: 'UTC' });
  return field === 'weekday'
    ? [alone]
    : [alone, new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' })];
}

/** Letters only: `3月` is read by its sign, not by its name. */
function spellings(name: string): string[] {
  const word = name.toLowerCase().replace(/\.$/, '');
  if (!/^[\p{Script=Latin}-]{2,}$/u.test(word)) return [];
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  // "segunda-feira" is written "segunda" as well.
  const short = word.includes('-') ? [word.slice(0, word.indexOf('-'))] : [];
  return [...new Set([word, bare, ...short])];
}

/** The names as alternatives of a pattern, the longest first. */
export function alternatives({ numbers }: Names): string {
  return [...numbers.keys()].sort((a, b) => b.length - a.length).join('|');
}
