/**
 * Month and weekday names of the languages that reports come in, as CLDR has them within a date:
 * `node tests/tools/calendar-names.mjs > tests/fixtures/times/names.json`.
 */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'ja', 'zh', 'ko'];

const part = (language, options, type, date) =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
    .formatToParts(date)
    .find((each) => each.type === type).value;

const names = Object.fromEntries(
  LANGUAGES.map((language) => {
    const months = (month) =>
      Array.from({ length: 12 }, (_, index) =>
        part(
          language,
          { day: 'numeric', month, year: 'numeric' },
          'month',
          Date.UTC(2024, index, 5),
        ),
      );
    // 1 January 2024 was a Monday.
    const days = (weekday) =>
      Array.from({ length: 7 }, (_, index) =>
        part(language, { weekday }, 'weekday', Date.UTC(2024, 0, 1 + index)),
      );
    return [
      language,
      {
        long: months('long'),
        short: months('short'),
        days: days('long'),
        abbreviated: days('short'),
      },
    ];
  }),
);
process.stdout.write(`${JSON.stringify(names, null, 1)}\n`);
