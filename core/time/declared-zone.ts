import { byText } from './by-text.ts';
import { dateAt } from './date-token.ts';
import { plain } from './tokens.ts';
import { zoneAt } from './zone-token.ts';
import { resolveZone } from './zones.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** A zone that a text declares for all its times. */
export interface DeclaredZone {
  /** As `Time.zone` has it. */
  zone: string;
  /** The zone as written; `text.slice(start, end)`. */
  written: string;
  start: number;
  end: number;
}

/** What a zone is called. */
export const ZONE_NAMES = [
  'time ?zone',
  'zeitzone',
  'fuseau horaire',
  'zona horaria',
  'huso horario',
  'fuso horário',
  'fuso orario',
  'tijdzone',
  'strefa czasowa',
  'tidszone?',
];
/** What a zone's label is called. */
const LABELS = [
  ...ZONE_NAMES,
  joinedLines`
      (?:fuso|huso|fuseau|zone|zona|strefa|tz|horarios?|horários?|orari[oi]?
      |uhrzeiten)(?=\s{0,3}[:：])
    `,
];
/** What times and their lists are called. */
const LISTS = [
  'times?(?:stamps?)?',
  'timelines?',
  'chronology',
  'zeitleiste',
  'zeitlicher ablauf',
  'chronologie',
  'cronología',
  'cronologia',
  'linha do tempo',
  'línea de tiempo',
  'tijdlijn',
  'oś czasu',
  'tidslinje',
];
const UNSPACED = '時系列|経過|时间线|時間線|타임라인|タイムゾーン|时区|時區|시간대';
const NAMES = joinedLines`
  (?:(?<!\p{L})(?:${[...LABELS, ...LISTS].join('|')})(?!\p{L})|(?:${UNSPACED})
    |\bevents?(?=\s*[([]))
`;
const OF_WHAT = joinedLines`
  (?:\s+of\s+(?:the\s+)?(?:events?|incident|outage|day))?
  (?:\s+(?:in|on)\s+(?:this|the)\s+(?:report|document|page|timeline|post-?mortem|text|log
      |table|section|form|sheet|ticket|record|mail|message|note))?
  (?:\s+(?:below|listed|shown|given|mentioned|here|stamps?))*
`;
const SAYS = String.raw`(?:\s+(?:are|in|is|given|shown|listed|expressed|stated|reported))*`;
const OPENS = joinedLines`
    \s*[:,(\[-]?\s*(?:all\s+)?(?:times?\s+)?(?:are\s+)?(?:in\s+)?(?:the\s+)?(?:local\s*[(,]\s*)?
  `;
const DECLARATION = new RegExp(`${NAMES}${OF_WHAT}${SAYS}${OPENS}`, 'giu');
/**
 * "the times ET was on the phone": only a space leads to the zone, and the sentence goes on behind
 * it.
 */
const BARE_LEAD = /[a-z] $/i;
const SAID_OTHERWISE = /\b(?:are|in|is|given|shown|listed|expressed|stated|reported|the) $/i;
const GOES_ON = /^\s+(?!unless|except|if|\(|-)\p{L}/iu;

/** "Times", "clocks", in the languages that reports come in. */
const TIMES = joinedLines`
    (?:times?(?:stamps?)?|clocks?|hours|zeiten|uhrzeiten|zeitangaben|angaben|heures|horaires|horas
      |horários|horarios|ore|orari|tijden|tijdstippen|godziny|czasy|tider|klockslag
      |tidspunkter|tidsangivelser)
  `;
/** A sentence that speaks of all times: "Every clock is UTC.", "Todas las horas son …". */
const ALL = joinedLines`
    (?:all|every|each|the|unless noted, all|alle|sämtliche|die|toutes?|tous|les|todas|todos
      |las|los|as|os|tutti|tutte|gli|le|de|wszystkie|alla)
  `;
const ARE = joinedLines`
    (?:are|is|in|given|shown|use|sind|ist|stehen|gelten|sont|est|en|son|están|se|são|estão|de|da
    |do|di
      |em|sono|è|in|zijn|staan|są|podano|w|är|anges|i|er)
  `;
/** "on this form", "in diesem Bericht". */
const OF_THIS = joinedLines`
  [ ](?:on|of|in|auf|de|du|en|em|di|van) (?:this|the|dieser|diesem|ce|cette|est[ea]|quest[oa]|dit
    |deze) \p{L}{2,16}
`;
/** How such a sentence begins, or what is in it: a cheap first look, because most have neither. */
const OPENS_WITH_TIMES = new RegExp(`^\\W*(?:${ALL} )*${TIMES}`, 'iu');
const NAMES_TIMES = /時刻|時間|时间|시간|시각/;
const OF_ALL_TIMES = new RegExp(
  joinedLines`
    ^\W*(?:${ALL} ){0,2}${TIMES}(?:(?: ?\([^)]*\)|${OF_THIS})? ${ARE}(?!\p{L})|(?: \p{L}+){0,2} ?[(:]
      |(?:,? [\p{L}\d+:-]{1,16}){1,3}\W{0,3}$)
    |(?:時刻|時間|时间|시간|시각)(?:は|はすべて|均为|均為|都是|均|은|는)
  `,
  'iu',
);
const SENTENCES = /[^.!?。！？\n]+(?:\.(?!\s|$)[^.!?。！？\n]*)*/gu;
/** A clock, or a part of one, as a cheap look: such a sentence tells what happened. */
const CLOCK = /\d[:.h]\d\d|\d\s?[ap]\.?m\b|\d{4}\s?(?:UTC|GMT)|\d[時时点點시](?![間间간])/i;

/** A line's end: `(CET):`. */
const LEAD_WITH_ZONE = /^([^\n()]{8,200})\(([^\n()]{1,40})\)[ *_]{0,4}:[ *_]{0,4}$/gmu;

/** The end of such a line alone: in most texts there is none. */
const ENDS_WITH_ZONE = /\)[ *_]{0,4}:[ *_]{0,4}$/m;

/** The sentences that say something of all times of a text, each with where it begins. */
function* sentencesOfAllTimes(flat: string): Generator<{ start: number; words: string }> {
  const brackets = /[(（]/.test(flat);
  for (const { 0: sentence, index } of flat.matchAll(SENTENCES)) {
    if (speaksOfAllTimes(sentence)) yield { start: index, words: sentence };
    if (!brackets) continue;
    for (const { start, words } of inBrackets(sentence))
      if (speaksOfAllTimes(words)) yield { start: index + start, words };
  }
}

function speaksOfAllTimes(words: string): boolean {
  return (
    words.length < 240 &&
    (OPENS_WITH_TIMES.test(words) || NAMES_TIMES.test(words)) &&
    OF_ALL_TIMES.test(words) &&
    !CLOCK.test(words)
  );
}

/**
 * "What happened (horário de Brasília):", "Here is the sequence (CET):": what leads to a list names
 * the zone of its times in brackets and nothing else there.
 */
function zoneOfLead(flat: string, text: string): DeclaredZone | null {
  if (!ENDS_WITH_ZONE.test(flat)) return null;
  for (const { 1: line, 2: words, index } of flat.matchAll(LEAD_WITH_ZONE)) {
    if (CLOCK.test(line!)) continue;
    const at = index + line!.length + 1;
    const zone = zoneAt(flat, at, 'prose', false);
    if (zone?.end !== at + words!.length) continue;
    const written = text.slice(at, zone.end);
    const reading = resolveZone(written);
    if (reading.zone !== null) return { zone: reading.zone, written, start: at, end: zone.end };
  }
  return null;
}

/** What a country's time is called, with its abbreviation or offset behind it. */
const NAMED_TIME = new RegExp(
  joinedLines`
      (?<!\p{L})(?:hora|heure|ora|horário|uhrzeit|zeit|tijd|czas|tid
      |time)((?: \p{L}{1,20}){0,4}) ?\(([^\n()]{2,40})\)
    `,
  'giu',
);

/** "Hora de Chile continental (UTC-3)", "Podane godziny: czas polski (CEST)". */
function zoneOfNamedTime(flat: string, text: string): DeclaredZone | null {
  if (!flat.includes('(') || flat.search(NAMED_TIME) === -1) return null;
  for (const { 0: sentence, index } of flat.matchAll(SENTENCES)) {
    if (sentence.length > 240 || CLOCK.test(sentence)) continue;
    for (const named of sentence.matchAll(NAMED_TIME)) {
      const start = index + named.index + named[0].lastIndexOf('(') + 1;
      const zone = zoneAt(flat, start, 'prose', false);
      if (zone?.end !== start + named[2]!.length) continue;
      const written = text.slice(start, zone.end);
      const reading = resolveZone(written);
      if (reading.zone !== null) return { zone: reading.zone, written, start, end: zone.end };
    }
  }
  return null;
}

/**
 * "Service down for 3 hours (Japan time)": brackets that hold the name of a zone and nothing else,
 * beside no time of day. An abbreviation there may mean anything.
 */
function zoneInBrackets(flat: string, text: string): DeclaredZone | null {
  for (const { 1: words, index } of flat.matchAll(/[(（]([^()（）\n]{4,40})[)）]/gu)) {
    if (/^[A-Z]{2,5}$/.test(words!)) continue;
    const start = index + 1;
    const zone = zoneAt(flat, start, 'prose', false);
    if (zone?.end !== start + words!.length) continue;
    const line = flat.slice(flat.lastIndexOf('\n', index) + 1, index);
    const written = text.slice(start, zone.end);
    const reading = resolveZone(written);
    if (reading.zone !== null && !CLOCK.test(line))
      return { zone: reading.zone, written, start, end: zone.end };
  }
  return null;
}

/** "What happened next (all times in CEST) is this": what brackets say is a sentence of its own. */
function inBrackets(sentence: string): { start: number; words: string }[] {
  return [...sentence.matchAll(/[(（]([^()（）\n]{4,80})[)）]/gu)].map(({ 1: words, index }) => ({
    start: index + 1,
    words: words!,
  }));
}

function zoneOfAllTimes(flat: string, text: string): DeclaredZone | null {
  for (const { start, words } of sentencesOfAllTimes(flat)) {
    let best: DeclaredZone | null = null;
    for (const { index } of words.matchAll(/(?<![\p{Script=Latin}\d/])[\p{L}]|[+]/gu)) {
      if (best && start + index < best.end) continue;
      const at = start + index;
      const zone = zoneAt(flat, at, 'prose', false);
      if (!zone || /[A-Za-z0-9/]/.test(flat[zone.end] ?? '')) continue;
      const written = text.slice(at, zone.end);
      const reading = resolveZone(written);
      // "hora peninsular (CET)": the place says more than the abbreviation of the season.
      if (reading.zone !== null) best ??= { zone: reading.zone, written, start: at, end: zone.end };
    }
    best ??= cityAtEnd(words, start, text);
    if (best) return best;
  }
  return null;
}

/** "Os horários são os de Brasília": a city's own name, in its own letters. */
function cityAtEnd(words: string, start: number, text: string): DeclaredZone | null {
  const name = /(?<!\p{L})\p{Lu}\p{L}{2,20}(?: \p{Lu}\p{L}{2,20})?(?=\W{0,3}$)/u.exec(words);
  if (!name) return null;
  const { zone } = resolveZone(`horário de ${name[0]}`);
  const at = start + name.index;
  const end = at + name[0].length;
  return zone === null ? null : { zone, written: text.slice(at, end), start: at, end };
}

/**
 * The day that a text gives to all times which name none: "Times are UTC on Saturday, 5 April 2025,
 * save where a line gives a day of its own". As written; null where there is no such sentence.
 */
export function findDeclaredDay(text: string): string | null {
  const flat = plain(text);
  for (const { start, words } of sentencesOfAllTimes(flat)) {
    const days = [...words.matchAll(/(?<![\p{L}\d])(?:\d|\p{Lu}\p{Ll})/gu)].flatMap(({ index }) => {
      const day = dateAt(flat, start + index, 'prose');
      return day && day.month > 0 && !day.weak ? [text.slice(start + index, day.end)] : [];
    });
    if (days.length > 0 && new Set(days).size === 1) return days[0]!;
  }
  return null;
}

/**
 * `All times are in CET`, `Timeline (UTC)`, `Times in UTC`, `Chronology of events [CET]`, `Time
 * zone: UTC`: the first that names a zone which is known.
 */
export const findDeclaredZone = byText((text): Readonly<DeclaredZone> | null => {
  const flat = plain(text);
  for (const match of flat.matchAll(DECLARATION)) {
    const start = match.index + match[0].length;
    const zone = zoneAt(flat, start, 'prose', true);
    if (!zone || /[A-Za-z0-9/]/.test(flat[zone.end] ?? '')) continue;
    if (
      BARE_LEAD.test(match[0]) &&
      !SAID_OTHERWISE.test(match[0]) &&
      GOES_ON.test(flat.slice(zone.end, zone.end + 10))
    )
      continue;
    const written = text.slice(start, zone.end);
    const reading = resolveZone(written);
    if (reading.zone !== null) return { zone: reading.zone, written, start, end: zone.end };
  }
  return (
    zoneOfAllTimes(flat, text) ??
    zoneOfLead(flat, text) ??
    zoneOfNamedTime(flat, text) ??
    zoneInBrackets(flat, text)
  );
});

/**
 * What cannot be in the zone that a text declares, "All times in PST (UTC-7)": the words and why;
 * null where it is right.
 */
export function declaredZoneProblem(text: string): { part: string; start: number } | null {
  const declared = findDeclaredZone(text);
  return declared && resolveZone(declared.written).problem
    ? { part: declared.written, start: declared.start }
    : null;
}
