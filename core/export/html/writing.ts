/**
 * How a block is written: its direction, and its language where its script shows that it is another
 * than the report's.
 */
import { beginsRightToLeft, isRightToLeft } from '../direction.ts';

/** Scripts that show another language: Greek, Hebrew, Arabic, those of India, Thai, East Asia. */
const OTHER = new RegExp(
  [
    '[\\u0370-\\u03ff\\u0590-\\u08ff\\u0900-\\u097f\\u0e00-\\u0e7f\\u1100-\\u11ff\\u1f00-\\u1fff',
    '\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufdff\\ufe70-\\ufefc]',
  ].join(''),
);

/**
 * The language that text of a script is taken for, and the languages that are written in it too: a
 * report in one of those keeps its own. Scripts of many languages (Latin, Cyrillic) name none. Kana
 * come before Han: Japanese has both. With the regions that Word is told (`export/scripts.ts`).
 */
const SCRIPTS: readonly { letters: RegExp; language: string; shared: RegExp }[] = [
  { letters: /[\u3040-\u30ff]/gu, language: 'ja-JP', shared: /^ja\b/i },
  { letters: /[\u1100-\u11ff\uac00-\ud7af]/gu, language: 'ko-KR', shared: /^ko\b/i },
  { letters: /\p{Script=Han}/gu, language: 'zh-CN', shared: /^(?:zh|ja|ko|yue)\b/i },
  { letters: /\p{Script=Arabic}/gu, language: 'ar-SA', shared: /^(?:ar|fa|ur|ps|sd|ug|ckb)\b/i },
  { letters: /\p{Script=Hebrew}/gu, language: 'he-IL', shared: /^(?:he|iw|yi)\b/i },
  { letters: /\p{Script=Devanagari}/gu, language: 'hi-IN', shared: /^(?:hi|mr|ne|sa|kok)\b/i },
  { letters: /\p{Script=Thai}/gu, language: 'th-TH', shared: /^th\b/i },
  { letters: /\p{Script=Greek}/gu, language: 'el', shared: /^el\b/i },
];

/**
 * Attributes for an element with this text, beginning with a space; '' for nearly all.
 * @param language of the report
 * @param han the language that Han alone is taken for
 */
export function writingOf(text: string, language: string, han = (): string => 'zh-CN'): string {
  const mirrored = isRightToLeft(language);
  if (!OTHER.test(text)) return mirrored && /\p{L}/u.test(text) ? ' dir="ltr"' : '';
  const found = languageOf(text, language);
  const lang = found === 'zh-CN' ? han() : found;
  const against = beginsRightToLeft(text) !== mirrored && /\p{L}/u.test(text);
  return `${against ? ` dir="${mirrored ? 'ltr' : 'rtl'}"` : ''}${lang ? ` lang="${lang}"` : ''}`;
}

/** The language that most letters are of. A sentence of Japanese holds more Han than kana. */
function languageOf(text: string, language: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counted = SCRIPTS.map((script) => ({
    script,
    count: text.match(script.letters)?.length ?? 0,
  }));
  const [kana, , han] = counted as [(typeof counted)[number], unknown, (typeof counted)[number]];
  if (kana.count > 0) kana.count += han.count;
  const most = counted.find(({ count }) => count * 2 > letters);
  return most && !most.script.shared.test(language) ? most.script.language : '';
}
