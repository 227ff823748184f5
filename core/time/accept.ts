/**
 * What makes a time expression in running prose a time and nothing else: the company it keeps. A
 * false alarm is worse than a time overlooked.
 */
import type { Expression } from './expression-model.ts';
import { WORD_BEGINS, WORDS } from './language-words.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** Characters before or after that make it part of a path, a version, an address, a price. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const JOINED_BEFORE = new RegExp(
  joinedLines`
    (?:(?![${CJK}])[\p{L}\p{N}\\/#$€£=%^&\x60]|(?![${CJK}])[\p{L}\p{N}_][.:,@_'-]|[\p{L}\p{N}]~
    |[-+]\+
    |[Tt]\+|(?<![${CJK}]):)$
  `,
  'u',
);
const JOINED_AFTER = new RegExp(
  String.raw`^(?:(?![${CJK}])[\p{L}\p{N}_%°$€£=\\]|\/|[.:](?=\d)|[.](?=[a-z])|-(?=[\p{L}\p{N}])|@)`,
  'u',
);

/**
 * True when nothing is glued to the expression. Behind a bracket a word may follow without a blank:
 * "(UTC)on 15 August".
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  const isClosed = /[)\]]/.test(text.charAt(end - 1)) && /\p{L}/u.test(text.charAt(end));
  return (
    (isSpace(text[start - 1]) || !JOINED_BEFORE.test(text.slice(Math.max(0, start - 2), start))) &&
    (isClosed || isSpace(text[end]) || !JOINED_AFTER.test(text.slice(end, end + 2)))
  );
}

/** Between most words, and nothing joins over it. */
function isSpace(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\n';
}

const UNIT = new RegExp(
  joinedLines`
    ^\s?(?:%|°|x\b|ms\b|s\b|secs?\b|seconds?\b|mins?\b|minutes?\b|h\b|hours?\b|days?\b
      |weeks?\b|[kmgt]i?b(?:ps)?\b|[kmg]?hz\b|million\b|billion\b|k\b|percent|per\s|usd\b
      |eur\b|dkk\b|times\b|cpus?\b|v?cores?\b|req|rps\b|qps\b|releases?\b|versions?\b)
  `,
  'i',
);
const LENGTH = /^\s?(?:hours?|minutes?|mins?|seconds?|h\b|hrs? (?:of|long)\b|ratio)/i;
const LENGTH_BEFORE = new RegExp(
  joinedLines`
    (?:\b(?:lasted|lasting|took|taking|elapsed|downtime|uptime|duration|ratio|scored?
        |total(?:l?ing)?|mtt\w|aspect|within|in under|length)\b(?:\s+time)?
      (?:\s+(?:of|for|was|is|:))*[:\s]*(?:approximately\s|about\s|around\s)?)$
  `,
  'i',
);
/** "Every order we took was lost" tells of one moment. */
const EVERY = joinedLines`
  (?:every|each)(?!\s(?:\p{L}+\s){1,5}(?:was|were|had|lost|failed|went|got|began
  |\p{L}{2,12}ed)(?!\p{L}))
`;
const RECURRING = new RegExp(
  joinedLines`
    \b(?:${EVERY}|daily|nightly|weekly|hourly|monthly|weekdays|cron\w*|business hours
      |office hours|working hours|opening hours)\b[^.!?\n]{0,40}$
  `,
  'iu',
);
/** "A nightly job had removed the index at …": what is called nightly did something once. */
const DID_ONCE = new RegExp(
  joinedLines`
    \b(?:an?|the|our|its|this|that|last) (?:daily|nightly|weekly|hourly|monthly)\b
      [^.!?\n]{1,36}(?<!\p{L})(?:had|was|were|did|ran|began|took|went|fell|left|kept|hit|broke
        |sent|made|stopped|\p{L}{2,12}ed)(?!\p{L})
  `,
  'iu',
);
/** "restored at every desk at 17:20": all of them, once. */
const RESTORED_EVERYWHERE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:restored|recovered|resolved|repaired|fixed|available|wiederhergestellt|behoben
    |rétabli\p{L}*|résolu\p{L}*|restablecid[oa]s?|resuelt[oa]s?|restabelecid[oa]s?|resolvid[oa]s?
    |ripristinat[oaie]|risolt[oaie]|hersteld)
    (?: again)? (?:at|in|on|for|to|across|bei|für|dans|sur|à|pour|en|em|per|su|voor|op)\s
    (?:every|each|all|jede\p{L}*|chaque|tou(?:s|tes) les|tod[oa]s l[oa]s|cada|tod[oa]s [oa]s
    |tutt[ei] (?:i|le|gli)|ogni|elke) [^.!?\n]{0,40}$
  `,
  'iu',
);
const RECURRING_AFTER = new RegExp(
  joinedLines`
    ^[^.!?\n]{0,6}\b(?:${EVERY}|daily|nightly|weekly|business hours|office hours|working hours)\b
  `,
  'iu',
);
const CLOCK_PREPOSITION = new RegExp(`${WORD_BEGINS}(?:${WORDS.at}|${WORDS.about})\\.?\\s$`, 'iu');
/** What says in another language that a number behind it is a time of day. */
const FOREIGN_PREPOSITION = new RegExp(
  joinedLines`
    ${WORD_BEGINS}(?:(?:(?:${WORDS.foreignAt}|${WORDS.foreignAbout}|d[’']ici)\.?\s){1,2}
      |(?:point|information|heure|mise à jour|à partir de) ?: )$
  `,
  'iu',
);
/** The same where a dot parts hours and minutes: no "von 10.15" which may be an amount. */
const FOREIGN_AT = new RegExp(
  joinedLines`
    ${WORD_BEGINS}(?:um|gegen|alle|dalle|verso le|om|rond|omstreeks|vid|ved|a las|hacia las
      |às|por volta das|à|vers)\s$
  `,
  'iu',
);
const BARE_PREPOSITION = /\b(?:at|by|until|till|around|about|before|after|since|from|between)\s$/i;
const H_PREPOSITION = /\b(?:at|by|until|till|since|from|between)\s(?:about\s|around\s)?$/i;
const RECURRING_ABROAD = new RegExp(
  joinedLines`
    (?<!\p{L})(?:jeden|täglich|werktags|chaque|tous les|toutes les|cada|todos los|todas las
      |diariamente|todos os|todas as|ogni|tutti i|elke|dagelijks|każd\p{L}+|codziennie|varje
      |dagligen|hver|dagligt)(?!\p{L})[^.!?\n]{0,40}$|(?:毎日|毎週|每天|每周|매일|매주)[^。！？\n]{0,10}$
  `,
  'iu',
);
/** "by 14 h 44 min" is no time of day; French writes one so, after a word of its own. */
const COUNTS_MINUTES = /^ ?(?:\d{1,2} ?)?m(?:in(?:ute)?s?)?\.?(?!\p{L})/iu;
/** "de 3 horas y 35 minutos": what minutes are added to is a length. */
const ADDS_MINUTES = new RegExp(`^ (?:${WORDS.and}) \\d{1,2} ?min`, 'iu');
const STRETCH = /^\s(?:interval|period|window|shift|mark|cycle|of)/i;
const DAY_PREPOSITION =
  /\b(?:on|by|since|from|until|till|before|after|between|dated?|posted|updated?):?\s\(?$/i;
const VERSION_BEFORE = new RegExp(
  joinedLines`
    (?:\b(?:versions?|v|release|releases|tag|rev|build|ticket|issue|port|section|page
        |chapter|step|table|figure|rfc|http)\s?#?)$
  `,
  'i',
);
/** `John 4:12`: chapter and verse. */
const CHAPTER = new RegExp(joinedLines`
    \b(?:Genesis|Exodus|Joshua|Judges|Ruth|Samuel|Kings|Psalms?|Proverbs|Isaiah|Daniel
      |Matthew|Mark|Luke|John|Acts|Romans|Corinthians|James|Peter|Revelation|Surah?)\s$
  `);
const IN = /\bin\s$/i;
const UPDATE_AT =
  /\bupdates?\s(?:(?:will be|is|due|expected|posted|provided)\s)*(?:at|by|around)\s$/i;
const SENTENCE_AT = /At\s$(?<=(?:^|[.!?]\s+|\n\s*)At\s)/;
/** "was restored at 17.30": what happens to a service happens at a time. */
const EVENT_AT = new RegExp(
  joinedLines`
    \b(?:start(?:ed|ing|s)?|beg[aiu]n(?:ning|s)?|ended|ending|occurred|happened|restored
      |resolved|detected|noticed|reported|failed|recovered|stopped|lost|went down|back up
      |came back)\s(?:again\s)?(?:at|by|around|from|until)\s(?:approximately\s|about\s
      |around\s)?$
  `,
  'i',
);
const AT = /\b(?:at|by|until|till|from|between|around|about|approximately|after|before)\s$/i;

/**
 * True when prose means a time by this. `dotted` = the text has already used a dot for a clock
 * without doubt.
 */
export function isTimeInProse(found: Expression, text: string, dotted: boolean): boolean {
  if (!standsAlone(text, found.start, found.end)) return false;
  const before = text.slice(Math.max(0, found.start - 60), found.start);
  const after = text.slice(found.end, found.end + 24);
  if (VERSION_BEFORE.test(before)) return false;
  if (!found.clock) return isDayInProse(found, before, after);
  // `25:10` alone is a score; `25:10 UTC` was meant for a time of day, and is one that does not
  // exist.
  if (!found.clock.exists || (found.clock.hour === 24 && found.clock.minute > 0))
    return (
      found.clock.form === 'colon' &&
      (hasPlainZone(found) || (found.date !== null && !found.date.weak))
    );
  if (found.clock.form === 'bare') return isBareHour(found, before);
  if (!found.date && recurs(before, after)) return false;
  if (found.zone !== null || (found.date !== null && !found.date.weak) || found.again)
    return found.clock.form !== 'military' || !IN.test(before);
  return isClockInProse(found, before, after, dotted);
}

/** Whether what stands around a clock says that it is one of every day, or of every week. */
function recurs(before: string, after: string): boolean {
  if (RECURRING_AFTER.test(after)) return true;
  return (
    (RECURRING.test(before) || RECURRING_ABROAD.test(before)) &&
    !DID_ONCE.test(before) &&
    !RESTORED_EVERYWHERE.test(before)
  );
}

/** A zone that nothing else could be: `UTC`, `CET`, `AEST`. */
export function hasPlainZone({ zone }: Expression): boolean {
  return zone !== null && /^(?:[A-Z]{1,4}T|UTC|MSK|WIB)\b/.test(zone);
}

/**
 * "at 9 UTC", "by 17 CET on 3 March": the preposition and the zone or date together leave nothing
 * else that the number could be.
 */
function isBareHour(found: Expression, before: string): boolean {
  const dated = found.date !== null && !found.date.weak;
  if (found.date !== null && found.date.end < found.clock!.end) return dated;
  return (
    BARE_PREPOSITION.test(before) && (hasPlainZone(found) || (dated && /\bat\s$/i.test(before)))
  );
}

function isDayInProse(found: Expression, before: string, after: string): boolean {
  const date = found.date;
  if (!date || UNIT.test(after)) return false;
  if (date.weak) return date.year !== null && DAY_PREPOSITION.test(before);
  // "In March 20 nodes": a month and a count.
  return date.year !== null || !IN.test(before);
}

function isClockInProse(
  found: Expression,
  before: string,
  after: string,
  dotted: boolean,
): boolean {
  const clock = found.clock!;
  if (clock.halfDay) return true;
  switch (clock.form) {
    case 'colon':
      return (
        !LENGTH.test(after) &&
        !LENGTH_BEFORE.test(before) &&
        !(/^\d:/.test(found.clockText) && CHAPTER.test(before))
      );
    case 'dot':
      return (
        !UNIT.test(after) &&
        (FOREIGN_AT.test(before) ||
          UPDATE_AT.test(before) ||
          (EVENT_AT.test(before) && found.clockText.length === 5) ||
          (SENTENCE_AT.test(before) && found.clockText.length === 5) ||
          (dotted && AT.test(before)))
      );
    case 'word':
      return found.weekday !== null || found.dayWord !== null || CLOCK_PREPOSITION.test(before);
    case 'hour':
      return true; // 9 o'clock
    case 'h':
      if (ADDS_MINUTES.test(after) || (/ /.test(found.clockText) && LASTED.test(before)))
        return false;
      return (
        FOREIGN_PREPOSITION.test(before) ||
        (H_PREPOSITION.test(before) &&
          !STRETCH.test(after) &&
          !COUNTS_MINUTES.test(after) &&
          (/h\d/i.test(found.clockText) || /\bat\s$/i.test(before)))
      );
    case 'holed':
      return true;
    case 'military':
      return /hrs|hours/i.test(found.clockText) && !LENGTH_BEFORE.test(before);
    default:
      return false;
  }
}

/** "La durée totale de l'incident est de 1 h 15": written apart it is how long. */
const LASTED =
  /(?<!\p{L})(?:dur(?:ée|ait|a|ación|ação|ata|ou|ó)|pendant|durant)(?!\p{L})[^.;:,\d]{0,45}$/iu;
