/** Languages by their English names: a document stores BCP 47, a person writes “German”. */

const CODES = [
  ...['en', 'en-GB', 'en-US', 'de', 'de-AT', 'de-CH', 'fr', 'fr-CA', 'es', 'it', 'pt', 'pt-BR'],
  ...['nl', 'da', 'sv', 'nb', 'fi', 'is', 'pl', 'cs', 'sk', 'hu', 'ro', 'bg', 'hr', 'sl', 'et'],
  ...['lv', 'lt', 'el', 'tr', 'uk', 'ru', 'he', 'ar', 'fa', 'hi', 'bn', 'ta', 'th', 'vi', 'id'],
  ...['ja', 'ko', 'zh', 'zh-TW'],
];
const NAMES = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
let known: { code: string; name: string }[] | null = null;

function languages(): { code: string; name: string }[] {
  known ??= CODES.map((code) => ({ code, name: NAMES.of(code) ?? code }));
  return known;
}

/** The names that are offered. */
export function languageNames(): string[] {
  return languages().map(({ name }) => name);
}

/** `de` is “German”; a code that is not offered stays as it is. */
export function languageName(code: string): string {
  return languages().find((one) => one.code === code)?.name ?? code;
}

/** The code that is meant by a name or a code; null where none is. */
export function languageCode(written: string): string | null {
  const text = written.trim();
  if (text === '') return 'en';
  const named = languages().find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (named) return named.code;
  if (!/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
