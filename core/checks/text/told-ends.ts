/**
 * The entry that tells, in the words of a sentence, how what the sentence is about began or ended:
 * "All wikis were read-only from 08:31 to 10:02", and the row "10:27 read-only mode lifted".
 */
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Claim } from '../model/claims.ts';
import { entriesOf, scaleOf, type Moment } from '../model/entries.ts';
import { sectionFacts, type Part, type StatedTime } from '../model/facts.ts';
import { DAY, MINUTE, toleranceMs } from '../model/moments.ts';
import { saysOfAll, saysRestored, saysStopped } from './standstill-words.ts';
import { subjectsOf, textOfRow } from './told-rows.ts';

/** That it did not work, or not yet. */
const IN_VAIN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:without (?:success|effect)|no (?:success|effect|luck|change|improvement)|in vain
    |unsuccessful\p{L}*|still|not|cannot|ohne (?:erfolg|wirkung)|erfolglos|vergeblich|weiterhin
    |nicht
    |noch|sans (?:succès|effet)|en vain|toujours|sin (?:éxito|efecto)|en vano|todavía|sigue\p{L}*
    |sem (?:sucesso|efeito)|em vão|ainda|senza (?:successo|effetto)|invano|ancora|zonder (?:succes
    |resultaat)|tevergeefs|nog)(?!\p{L})|n[’']t(?!\p{L})
  `,
  'iu',
);
/** Some of them, or some of it. */
const IN_PART = new RegExp(
  joinedLines`
    (?<!\p{L})(?:some|most|mostly|partly|partial\p{L}*|first (?:two|three|four|five|\d+)|half|one
    |two|three|slowly|gradually|teilweise|einige\p{L}*|die meisten|partiel\p{L}*|certain\p{L}*
    |la plupart|parcial\p{L}*|algun\p{L}+|la mayoría|parzial\p{L}*|alcun[ie]|deels
    |sommige)(?!\p{L})|%
  `,
  'iu',
);
/** "Restoration began", "services started to recover": that it is not over. */
const GETS_BETTER = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:restor|recover|mitigat|wiederherstell|rétabliss|recuper|restablec|ripristin
    |herstel)\p{L}*\s(?:has |had |hat |a |ha |foi )?(?:begins?|began|starts?|started|beginnt|begann
    |begonnen|commenc\p{L}+|comenz\p{L}+|empez\p{L}+|começ\p{L}+|inizi\p{L}+)
    |(?:begins?|began|starts?|started|beginning|starting)\s(?:to\s)?(?:restor|recover|mitigat)\p{L}*
    |initial\p{L}*)(?!\p{L})
  `,
  'iu',
);
/** What people say, decide and announce comes before or after the thing itself. */
const BY_PEOPLE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:report(?:s|ed)?|complain\p{L}*|says?|said|tells?|told|calls?|called|hears?|heard
    |writes?|wrote|ticket|tickets|alert\p{L}*|alarm\p{L}*|page[sd]?|notic\p{L}+|post\p{L}*
    |announc\p{L}+|status|confirm\p{L}*|monitor\p{L}*|closed?|declared?|decid\p{L}+|team
    |engineer\p{L}*
    |meld\p{L}+|gemeldet|bemerkt|hinweis\p{L}*|überwachung|bestätig\p{L}*|signal\p{L}+|alerte\p{L}*
    |confirm\p{L}+|constat\p{L}+|avis\p{L}+|inform\p{L}+|alarma|cerrad[oa]|segnal\p{L}+|avvis\p{L}+
    |meldt|gemeld)(?!\p{L})
  `,
  'iu',
);
/** The first of it. */
const BEGINS = new RegExp(
  joinedLines`
    (?<!\p{L})(?:begins?|began|start(?:s|ed)?(?: to)?|first|goes?|went|drops? out|runs? out|stops?
    |stopped|beginn\p{L}*|begann\p{L}*|erste\p{L}?|fällt|fallen|fiel\p{L}*|commenc\p{L}+|premi\p{L}+
    |ne (?:répond\p{L}*|fonctionne\p{L}*|marche\p{L}*) plus|empiez\p{L}+|empez\p{L}+|comienz\p{L}+
    |primer\p{L}*|dej\p{L}+ de|começ\p{L}+|par(?:a|am|ou|aram) de|inizi\p{L}+|prim[oiae]|smett\p{L}+
    |begin(?:t|nen)|eerste|valt|viel)(?!\p{L})
  `,
  'iu',
);

/**
 * The entry that gives an end of the incident another time than a claim does, or null. The entry
 * shares the claim's subject, is the only one that says so, and no entry is of the claimed time,
 * unless that one says that it still failed.
 */
export function toldOtherwise(document: Postmortem, claim: Claim): Moment | null {
  if (claim.time.precision === 'hour' || claim.time.time.approximate) return null;
  const { text } = claim.sentence;
  const subjects = subjectsOf(withoutCourse(text));
  const labelled = claim.strength === 'labelled';
  const ofAll = labelled || OF_ALL.test(text);
  const { moments } = entriesOf(document);
  if (moments.length > MOST) return null;
  const all: Row[] = moments
    .map((moment) => ({ moment, text: textOfRow(document, moment) }))
    // An entry that was taken from the sentence itself proves nothing.
    .filter((row) => !text.includes(row.text.slice(0, 30)));
  const same = all.find(({ moment }) => Math.abs(moment.ms - claim.time.ms) < MINUTE)?.moment;
  if (same && !(claim.side === 'end' && stillFailed(textOfRow(document, same)))) return null;
  const whole = labelled || ((saysOfAll(text) || OF_THE_WHOLE.test(text)) && cameBack(all));
  const told =
    claim.side === 'end' ? endOf(all, subjects, ofAll, whole) : beginOf(all, subjects, labelled);
  if (!told) return null;
  const apart = Math.abs(told.ms - claim.time.ms);
  if (apart <= Math.max(2 * MINUTE, toleranceMs(told.time)) || apart > DAY) return null;
  // What is over cannot fail again a little later, in the same words.
  return same && told.ms < same.ms ? null : told;
}

/** The service as such, the incident, users. */
const OF_THE_WHOLE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:normal |full )?service|services|access|operations?|guests?|visitors?|patients?
    |passengers?|students?|staff|readers?|members?|gäste\p{L}?|besucher\p{L}*|fahrgäste\p{L}?
    |betrieb|dienst
    |accès|visiteurs|usagers|voyageurs|huéspedes|viajeros|acceso|hóspedes|passageiros|acesso|ospiti
    |viaggiatori|accesso|gasten|reizigers|bezoekers)(?!\p{L})
  `,
  'iu',
);

/** What the first entry says that stopped is what the last of them says that works again. */
function cameBack(rows: readonly Row[]): boolean {
  const down = rows.find(({ text }) => saysStopped(text) && !BY_PEOPLE.test(text));
  const back = rows.findLast(({ text }) => saysRestored(text.replace(A_FIX, '')));
  if (!down || !back || down !== rows[0]) return false;
  const words = subjectsOf(withoutCourse(down.text));
  return shares(back, words);
}

/** Long timelines tell of several things in like words. */
const MOST = 60;
interface Row {
  moment: Moment;
  text: string;
}
/** "until that minute every map had been drawn": nothing failed before. */
const WELL_BEFORE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:until|before|up to) (?:then|(?:this|that) (?:minute|moment|point))
    |(?:bis zu|vor) diesem (?:moment|zeitpunkt)|avant cela|antes de es[eo]|antes disso|prima di (?:allora|questo)
    |bis dahin|jusque-là|jusqu[’']alors|hasta (?:entonces|ese momento)|até (?:então|esse momento)
    |fino (?:ad allora|a quel momento)|tot dan toe|tot dat moment)(?!\p{L})
  `,
  'iu',
);
/** "Before this moment every broker was healthy": said of all of them, and of nothing that failed. */
function saysWellBefore(text: string): boolean {
  return wellBefore(text).some((clause) => OF_ALL.test(clause));
}

function wellBefore(text: string): string[] {
  return text
    .split(/[.!?;\n]/)
    .filter((clause) => WELL_BEFORE.test(clause) && !saysStopped(clause));
}

/** "Fix deployed" says what was done, and not that it helped. */
const A_FIX = /(?<!\p{L})(?:hot)?fix(?:es)?(?!\p{L})/giu;
/** Everybody and everything. */
const OF_ALL = new RegExp(
  joinedLines`
    (?<!\p{L})(?:all|every\p{L}*|nobody|no one|none|alle[nrs]?|niemand|keine?r?|tous|toutes
    |aucun\p{L}*
    |personne|tod[oa]s|nadie|ningun\p{L}+|ninguém|nenhum\p{L}*|tutt[ei]|nessun\p{L}*|geen)(?!\p{L})
  `,
  'iu',
);

/** Whether a text tells of what people noticed, said or decided. */
export function byPeople(text: string): boolean {
  return BY_PEOPLE.test(text);
}

/**
 * The time before which all was well, as another sentence has it: "It was 16:10 when the first request
 * failed; until that minute every map had been drawn." Null where the claim is not before it.
 */
export function wellUntil(
  document: Postmortem,
  { time, sentence }: Claim,
): { part: Part; stated: StatedTime } | null {
  const scale = scaleOf(document);
  for (const { part, sentences } of sectionFacts(document))
    for (const { text, times } of sentences) {
      const [stated, ...more] = times;
      if (!stated || more.length > 0 || text === sentence.text || stated.precision !== 'minute')
        continue;
      if (!WELL_BEFORE.test(text) || !saysStopped(text) || toleranceMs(stated.time) > 0) continue;
      const late = scale(stated.time) - time.ms;
      if (late > 2 * MINUTE && late < DAY) return { part, stated };
    }
  return null;
}

function stillFailed(text: string): boolean {
  return (saysStopped(text) || IN_VAIN.test(text)) && !saysRestored(text);
}

/** Words that say how it went are in any row. */
function withoutCourse(text: string): string {
  return (text.match(/\p{L}[\p{L}-]*/gu) ?? [])
    .filter((word) => !saysRestored(word) && (word.includes('-') || !saysStopped(word)))
    .join(' ');
}

function shares(row: Row, subjects: ReadonlySet<string>): boolean {
  return [...subjectsOf(withoutCourse(row.text))].some((word) => subjects.has(word));
}

function endOf(
  rows: readonly Row[],
  subjects: ReadonlySet<string>,
  ofAll: boolean,
  whole: boolean,
): Moment | null {
  const [one, ...more] = rows.filter(
    (row) =>
      saysRestored(row.text.replace(A_FIX, '')) &&
      !IN_VAIN.test(row.text) &&
      !IN_PART.test(row.text) &&
      !GETS_BETTER.test(row.text) &&
      !BY_PEOPLE.test(row.text) &&
      (whole || shares(row, subjects) || (ofAll && OF_ALL.test(row.text))),
  );
  return one && more.length === 0 ? one.moment : null;
}

function beginOf(
  rows: readonly Row[],
  subjects: ReadonlySet<string>,
  labelled: boolean,
): Moment | null {
  const [well, ...others] = rows.filter(({ text }) => saysWellBefore(text));
  if (well && others.length === 0) return well.moment;
  const [one, ...more] = rows.filter(
    (row) =>
      saysStopped(row.text) &&
      !BY_PEOPLE.test(row.text) &&
      (wellBefore(row.text).length > 0 ||
        (!saysRestored(row.text) && BEGINS.test(row.text) && (labelled || shares(row, subjects)))),
  );
  return one && more.length === 0 ? one.moment : null;
}
