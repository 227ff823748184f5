/**
 * Scripts in Word: a run of right-to-left, complex or East Asian text must say so, or its font, its
 * direction and its spelling are those of the Latin text around it.
 */
import { isRightToLeft } from './direction.ts';

/** What a run's text is written in, and the language to mark it with: '' = the document's. */
export interface ScriptRun {
  text: string;
  script: 'plain' | 'rtl' | 'complex' | 'eastAsian';
  language: string;
}

/** Languages that stand behind the document's own where its text needs them. */
export interface DocumentLanguages {
  main: string;
  eastAsian: string;
  /** '' where no complex or right-to-left text needs one. */
  bidi: string;
  rightToLeft: boolean;
}

const RTL = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const COMPLEX = '\\u0900-\\u109f\\u1780-\\u17ff';
const EAST_ASIAN =
  '\\u1100-\\u11ff\\u2e80-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7fb\\uf900-\\ufaff' +
  '\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{323af}';
/** Between two words of one script these belong to it. */
const BETWEEN = '[\\s\\p{P}\\p{N}]*';

const SPECIAL = new RegExp(`[${RTL}${COMPLEX}${EAST_ASIAN}]`, 'u');
const RUNS = new RegExp(
  [
    `(?<rtl>[${RTL}]+(?:${BETWEEN}[${RTL}]+)*)`,
    `(?<complex>[${COMPLEX}]+(?:${BETWEEN}[${COMPLEX}]+)*)`,
    `(?<eastAsian>[${EAST_ASIAN}]+)`,
    `[^${RTL}${COMPLEX}${EAST_ASIAN}]+`,
  ].join('|'),
  'gu',
);

/** The languages that are taken for a script where nothing says which of its languages it is. */
const BY_SCRIPT: readonly [script: RegExp, language: string][] = [
  [/[\u0590-\u05ff\ufb1d-\ufb4f]/, 'he-IL'],
  [/[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/, 'ar-SA'],
  [/[\u0900-\u097f]/, 'hi-IN'],
  [/[\u0980-\u09ff]/, 'bn-IN'],
  [/[\u0b80-\u0bff]/, 'ta-IN'],
  [/[\u0c00-\u0c7f]/, 'te-IN'],
  [/[\u0e00-\u0e7f]/, 'th-TH'],
];

/** Text cut where its script changes; null for text of one plain script, which is nearly all. */
export function scriptRuns(
  text: string,
  { bidi, eastAsian }: DocumentLanguages,
): ScriptRun[] | null {
  if (!SPECIAL.test(text)) return null;
  return [...text.matchAll(RUNS)].map(({ 0: part, groups }) => {
    if (groups?.['rtl'] || groups?.['complex'])
      return {
        text: part,
        script: groups['rtl'] ? 'rtl' : 'complex',
        language: languageOf(part, bidi),
      };
    if (groups?.['eastAsian'])
      return { text: part, script: 'eastAsian', language: eastAsianLanguage([part]) ?? eastAsian };
    return { text: part, script: 'plain', language: '' };
  });
}

/**
 * The languages of a document: its own, and for other scripts those that its text shows.
 * @param texts all of its text, in parts
 */
export function documentLanguages(given: string, texts: readonly string[]): DocumentLanguages {
  const language = withRegion(given);
  const primary = language.toLowerCase().split(/[-_]/)[0]!;
  const rightToLeft = isRightToLeft(language);
  const bidi =
    rightToLeft || ['hi', 'bn', 'ta', 'te', 'th', 'mr', 'ne'].includes(primary)
      ? language
      : (scriptOf(texts)?.[1] ?? '');
  return {
    main: language,
    eastAsian: ['zh', 'ja', 'ko'].includes(primary)
      ? language
      : (eastAsianLanguage(texts) ?? 'zh-CN'),
    bidi,
    rightToLeft,
  };
}

/**
 * A language as Word names them: with a region, without which it has no dictionary. The likeliest
 * one (CLDR) where none is given.
 */
function withRegion(language: string): string {
  if (!/^[a-z]{2,3}$/i.test(language)) return language;
  const { region } = new Intl.Locale(language).maximize();
  return region === undefined ? language : `${language}-${region}`;
}

function scriptOf(texts: readonly string[]): (typeof BY_SCRIPT)[number] | undefined {
  return BY_SCRIPT.find(([script]) => texts.some((text) => script.test(text)));
}

/**
 * The document's language where it is written in this script (Persian and Arabic share theirs),
 * else the one that is most likely.
 */
function languageOf(part: string, bidi: string): string {
  const script = scriptOf([part]);
  if (!script) return '';
  const shares = SHARED[bidi.toLowerCase().split(/[-_]/)[0]!] === script[1];
  return shares ? bidi : script[1];
}
const SHARED: Record<string, string> = {
  fa: 'ar-SA',
  ur: 'ar-SA',
  ps: 'ar-SA',
  sd: 'ar-SA',
  ug: 'ar-SA',
  ckb: 'ar-SA',
  ar: 'ar-SA',
  he: 'he-IL',
  iw: 'he-IL',
  yi: 'he-IL',
  mr: 'hi-IN',
  ne: 'hi-IN',
};

/** Kana are Japanese and Hangul is Korean; Han alone may be any. */
function eastAsianLanguage(texts: readonly string[]): string | null {
  if (texts.some((text) => /[\u3041-\u30ff]/.test(text))) return 'ja-JP';
  return texts.some((text) => /[\u1100-\u11ff\uac00-\ud7fb]/.test(text)) ? 'ko-KR' : null;
}

/**
 * Faces for scripts that the text's own face has no letters for. They are on every Windows and Mac
 * with Office; other programs take their own in their place.
 */
export function eastAsianFace(language: string, kind: 'serif' | 'sans'): string {
  const [serif, sans] = eastAsianFaces(language);
  return kind === 'serif' ? serif : sans;
}

function eastAsianFaces(language: string): [serif: string, sans: string] {
  const [primary, region = ''] = language.toLowerCase().split(/[-_]/);
  if (primary === 'ja') return ['MS Mincho', 'MS Gothic'];
  if (primary === 'ko') return ['Batang', 'Malgun Gothic'];
  return /^(?:tw|hk|mo|hant)$/.test(region)
    ? ['PMingLiU', 'Microsoft JhengHei']
    : ['SimSun', 'Microsoft YaHei'];
}
