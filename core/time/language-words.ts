/**
 * The few words around a time that no calendar lists, language by language. A language is added by
 * adding its row; the patterns are put together once, from all rows.
 */

interface TimeWords {
  /** Before a clock: "at 10:05", "um 10:05 Uhr", "às 14h04". */
  at: string;
  /** Before a clock that is only about right. */
  about: string;
  /** Between the two ends of a stretch of time. */
  to: string;
  and: string;
  between: string;
  /** In front of a clock and a part of it: "kl. 14.05", "Ore 10:14". */
  sign: string;
  /** Behind a number that is a clock because of it. */
  oclock: string;
  /** The same word counts hours: only beside minutes or a word of `at` is it a clock. */
  hours: string;
  noon: string;
  midnight: string;
  morning: string;
  afternoon: string;
  night: string;
  /** Before a day. */
  on: string;
  /** Between day, month and year. */
  of: string;
}

const TABLE: Readonly<Record<string, TimeWords>> = {
  en: {
    at: 'at|by|until|till|before|after|since|from|to|and|past|between',
    about: 'around|about|approximately|approx|roughly|circa|ca',
    to: 'to|until|till|through|up to',
    and: 'and',
    between: 'between',
    sign: '',
    oclock: 'hrs',
    hours: 'hours',
    noon: 'noon|midday',
    midnight: 'midnight',
    morning: '(?:in the|this|that) (?:early )?morning',
    afternoon: '(?:in the|this|that) (?:afternoon|evening)',
    night: 'at night|tonight|that night',
    on: 'on|the',
    of: 'of',
  },
  de: {
    at: 'um|ab|bis|vor|nach|seit|von|zwischen',
    about: 'gegen|etwa|ungefähr|zirka|kurz nach|kurz vor',
    to: 'bis',
    and: 'und',
    between: 'zwischen',
    sign: '',
    oclock: 'uhr',
    hours: '',
    noon: 'mittag',
    midnight: 'mitternacht',
    morning: 'morgens|vormittags|früh',
    afternoon: 'nachmittags|abends|mittags',
    night: 'nachts',
    on: 'am|dem|den|der|vom|zum',
    of: '',
  },
  fr: {
    at: "à|dès|depuis|jusqu[’']à|avant|après|entre|de|et",
    about: 'vers|environ|aux environs de',
    to: "à|jusqu[’']à",
    and: 'et',
    between: 'entre',
    sign: '',
    oclock: '',
    hours: 'heures?',
    noon: 'midi',
    midnight: 'minuit',
    morning: 'du matin',
    afternoon: "de l[’']après-midi|du soir",
    night: 'de la nuit',
    on: 'le|du|au',
    of: '',
  },
  es: {
    at: 'a las?|desde las?|hasta las?|de las?|entre las?|y las?|antes de las?|después de las?',
    about: 'hacia las?|sobre las?|alrededor de las?|cerca de las?|aproximadamente a las?',
    to: 'a las?|hasta las?|hasta|y las?|a',
    and: 'y|y las?',
    between: 'entre las?',
    sign: '',
    oclock: '',
    hours: 'horas?|hs',
    noon: 'mediodía',
    midnight: 'medianoche',
    morning: 'de la (?:mañana|madrugada)',
    afternoon: 'de la tarde|del mediodía',
    night: 'de la noche',
    on: 'el|del|al',
    of: 'de|del',
  },
  pt: {
    at: 'às?|desde as?|até as?|até às?|das?|entre as?|e as?|antes das?|depois das?|após as?',
    about: 'por volta das?|cerca das?|aproximadamente às?',
    to: 'às?|até as?|até às?|e as?',
    and: 'e|e as?',
    between: 'entre as?',
    sign: '',
    oclock: '',
    hours: 'horas?',
    noon: 'meio-dia',
    midnight: 'meia-noite',
    morning: 'da (?:manhã|madrugada)',
    afternoon: 'da tarde',
    night: 'da noite',
    on: 'em|no dia|na|no|do dia|dia',
    of: 'de|do',
  },
  it: {
    at: 'alle|dalle|fino alle|prima delle|dopo le|tra le|fra le|le|delle|e le',
    about: 'verso le|intorno alle|circa alle|attorno alle',
    to: 'alle|fino alle|e le',
    and: 'e|e le',
    between: 'tra le|fra le',
    sign: 'ore|h',
    oclock: '',
    hours: 'ore',
    noon: 'mezzogiorno',
    midnight: 'mezzanotte',
    morning: 'di mattina|del mattino|della mattina',
    afternoon: 'del pomeriggio|di sera|della sera',
    night: 'di notte|della notte',
    on: 'il|del|dal|al',
    of: '',
  },
  nl: {
    at: 'om|tot|vanaf|van|voor|na|sinds|tussen',
    about: 'rond|omstreeks|tegen|ongeveer om|circa',
    to: 'tot|en',
    and: 'en',
    between: 'tussen',
    sign: '',
    oclock: '',
    hours: 'uur|u',
    noon: 'middaguur',
    midnight: 'middernacht',
    morning: "[’']s (?:ochtends|morgens)",
    afternoon: "[’']s (?:middags|avonds)",
    night: "[’']s nachts",
    on: 'op|de|van',
    of: '',
  },
  pl: {
    at: 'o|od|do|po|przed|między|a',
    about: 'około|ok|koło',
    to: 'do|a',
    and: 'i|a',
    between: 'między',
    sign: 'godz\\.?|godzina|godzinie|godziny',
    oclock: '',
    hours: '',
    noon: 'południ[ea]|południu',
    midnight: 'północy?',
    morning: 'rano|przed południem',
    afternoon: 'po południu|wieczorem',
    night: 'w nocy',
    on: 'w|we|dnia|od',
    of: '',
  },
  sv: {
    at: 'vid|från|till|efter|före|mellan|sedan',
    about: 'omkring|runt|ungefär|cirka',
    to: 'till|och',
    and: 'och',
    between: 'mellan',
    sign: 'kl\\.?|klockan',
    oclock: '',
    hours: '',
    noon: '',
    midnight: 'midnatt',
    morning: 'på (?:morgonen|förmiddagen)',
    afternoon: 'på (?:eftermiddagen|kvällen)',
    night: 'på natten',
    on: 'den|på',
    of: '',
  },
  da: {
    at: 'ved|fra|til|efter|før|mellem|siden',
    about: 'omkring|cirka|ca',
    to: 'til|og',
    and: 'og',
    between: 'mellem',
    sign: 'kl\\.?|klokken',
    oclock: '',
    hours: '',
    noon: '',
    midnight: 'midnat',
    morning: 'om (?:morgenen|formiddagen)',
    afternoon: 'om (?:eftermiddagen|aftenen)',
    night: 'om natten',
    on: 'den|på',
    of: '',
  },
};

const joined = (key: keyof TimeWords): string =>
  [...new Set(Object.values(TABLE).flatMap((row) => row[key].split('|')))]
    .filter((word) => word !== '' && !word.startsWith('('))
    .sort((a, b) => b.length - a.length)
    .join('|');
const foreign = (key: 'at' | 'about'): string => {
  const { en, ...others } = TABLE;
  // Words of English too, where they stand before lengths and counts.
  const english = new Set([...en![key].split('|'), 'a', 'as', 'do', 'ok', 'van']);
  return [...new Set(Object.values(others).flatMap((row) => row[key].split('|')))]
    .filter((word) => word !== '' && !english.has(word) && !word.startsWith('('))
    .sort((a, b) => b.length - a.length)
    .join('|');
};
/** Rows whose alternatives hold groups of their own are kept whole. */
const grouped = (key: keyof TimeWords): string =>
  Object.values(TABLE)
    .map((row) => row[key])
    .filter((words) => words !== '')
    .join('|');

/** Alternatives for patterns that ignore case; none of them captures. */
export const WORDS = {
  /** Between a day and its clock. */
  then: 'at|from|by|um|ab|von|à|dès|de|a las?|desde las?|às?|das?|alle|dalle|om|vanaf|van|o|od|vid|från|ved|fra',
  at: joined('at'),
  /** The same without English, where a number behind them is not yet a time. */
  foreignAt: foreign('at'),
  foreignAbout: foreign('about'),
  about: joined('about'),
  to: joined('to'),
  and: joined('and'),
  between: joined('between'),
  sign: joined('sign'),
  oclock: joined('oclock'),
  hours: joined('hours'),
  noon: joined('noon'),
  midnight: joined('midnight'),
  morning: grouped('morning'),
  afternoon: grouped('afternoon'),
  night: grouped('night'),
  on: joined('on'),
  of: joined('of'),
} as const;

/** No letter goes on here: `\b` knows no letters but English ones. */
export const WORD_ENDS = String.raw`(?![\p{L}\p{M}])`;
export const WORD_BEGINS = String.raw`(?<![\p{L}\p{M}\p{N}])`;

/** Chinese, Japanese and Korean parts of the day stand before the clock. */
export const CJK = {
  am: '午前|上午|凌晨|清晨|早上|早晨|早|오전|새벽|아침|朝',
  pm: '午後|下午|傍晚|夕方|오후|저녁|昼',
  night: '晚上|夜里|夜晚|晚|夜|밤',
  noon: '正午|中午|정오',
  midnight: '午夜|零时|零時|자정',
} as const;
