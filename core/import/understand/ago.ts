/**
 * How long ago a page says that something was posted, beside its stamp: "8 months ago", "vor 3
 * Tagen", "il y a 2 heures". It says nothing that the stamp does not.
 */
const LANGUAGES = 'en de fr es pt it nl pl sv da ja zh ko'.split(' ');
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
/** One, two and many are different words in some languages. */
const COUNTS = [1, 2, 5];
const ENGLISH = String.raw`(?:an?|a few) (?:second|minute|hour|day|week|month|year)s? ago|just now`;
const ABOUT = String.raw`(?:(?:about|over|almost|less than|more than|etwa|environ|casi|circa) )?`;

const AGO = new RegExp(
  String.raw`^\s*(?:[(·•|,–—-]\s*)?(${ABOUT}(?:${[...phrases(), ENGLISH].join('|')}))(?!\p{L})\s*\)?`,
  'iu',
);

/** The ways in which the languages say it, as patterns. */
function phrases(): Set<string> {
  const found = new Set<string>();
  for (const language of LANGUAGES)
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.RelativeTimeFormat(language, { style });
      for (const unit of UNITS) for (const count of COUNTS) found.add(pattern(format, count, unit));
    }
  return found;
}

function pattern(
  format: Intl.RelativeTimeFormat,
  count: number,
  unit: Intl.RelativeTimeFormatUnit,
): string {
  return format
    .formatToParts(-count, unit)
    .map(({ type, value }) =>
      type === 'integer'
        ? String.raw`\d{1,3}`
        : value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, ' ?'),
    )
    .join('');
}

/** No phrase is longer. */
const LONGEST = 60;

export interface Ago {
  /** The words, without brackets around them. */
  words: string;
  /** How much of the text they take. */
  length: number;
}

/** What they begin with, a cheap first look: most texts go on otherwise. */
const MAY_BEGIN = new RegExp(
  String.raw`^\s*(?:[(·•|,–—-]\s*)?(?:\d|(?:${[...firstWords()].join('|')})\s)`,
  'iu',
);

function firstWords(): Set<string> {
  const words = [...phrases()].map((phrase) => /^\p{L}+/u.exec(phrase)?.[0]);
  const others = 'an a just about over almost less more etwa environ casi circa'.split(' ');
  return new Set([...others, ...words.filter((word) => word !== undefined)]);
}

/** Such words at the beginning of a text, with the sign before them; null where there are none. */
export function agoAt(text: string): Ago | null {
  const match = MAY_BEGIN.test(text) ? AGO.exec(text.slice(0, LONGEST)) : null;
  return match && { words: match[1]!, length: match[0].length };
}
