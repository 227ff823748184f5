/** Words of sentences that state no event, in other languages than English. */
import { alternatives, weekdayNames } from '../../time/calendar-words.ts';
import { WORDS } from '../../time/language-words.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

/** What is to come: a promise, a plan. */
export const PROMISED = new RegExp(
  [
    [
      'nächste (?:meldung|aktualisierung|information)',
      'nächste[rns]? \\p{L}+(?=:| um)',
      'künftig',
      'findet',
      'finden',
      'wird',
      'werden',
      'soll(?:en)?',
      'voraussichtlich',
      'geplant',
    ].join('|'),
    'prochaine? (?:mise à jour|point|message)|sera|seront|prévue?s?|devrait',
    'próxima? (?:actualización|aviso)|será|serán|(?:está )?previst[oa]s?(?= (?:para|a las?) )|está previsto|debería',
    'próxima? (?:atualização|aviso)|será|serão|está prevista?|deverá',
    'prossimo (?:aggiornamento|avviso)|sarà|saranno|è previst[oa]|dovrebbe',
    'volgende (?:update|melding)|zal|zullen|verwachten|gepland',
    '(?:następn|kolejn)\\p{L}{1,2} (?:aktualizacj|komunikat|informacj)\\p{L}?|będzie|zostanie',
    'planowan[ey]|(?:przewidywan|szacowan)[aey] \\p{L}+',
    'nästa (?:uppdatering|meddelande)|kommer att|ska|planeras',
    'næste (?:opdatering|meddelelse)|vil blive|skal|planlagt',
  ]
    .map((words) => `(?<!\\p{L})(?:${words})(?!\\p{L})`)
    .concat('予定|次回|预计|下次|将于|예정|다음 (?:공지|업데이트)')
    .join('|'),
  'iu',
);

/** Somebody promised something. */
const PROMISES = new RegExp(
  joinedLines`
    (?<!\p{L})(?:promis(?:e|ed|ing)|(?:next|another|more|further) (?:updates?|news|information|details)
    |versprach(?:en)?|versprochen|prom(?:is|et|ett)\p{L}{1,6}|beloof(?:de|den|d)|obieca\p{L}{1,4}
    |lovade|lovede|約束)(?!\p{L})
  `,
  'iu',
);
/** Leads to the time by which it was promised, in so many letters at most. */
const LONGEST_BY = 30;
const BY = new RegExp(
  joinedLines`
    (?<!\p{L})(?:by|before|no later than|until|bis|spätestens|d[’']ici|avant|antes d[ae]s?(?: las?)?
    |até(?: as?| às)?|a más tardar|entro(?: le)?|uiterlijk|vóór|do|najpóźniej|senast|senest|inden)\s
    (?:um |à |om |o |godz\.? |kl\.? )?$
  `,
  'iu',
);

/**
 * Whether a time is the one by which something was promised: "we promised another by 14:30", "more
 * news by 02:15". What is told around it may have happened.
 * @param before the words of the sentence up to the time
 */
export function isPromised(before: string): boolean {
  return BY.test(before.slice(-LONGEST_BY)) && PROMISES.test(before);
}

/** What happens again and again. */
export const REPEATED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:jeden (?:tag|morgen|abend)|jede (?:nacht|woche|stunde)|täglich|nächtlich
    |wöchentlich|(?:mon|diens|mittwoch|donners|frei|sams|sonn)tags|mittwochs|chaque (?:jour|nuit
    |matin|soir|semaine)|tous les (?:jours|matins|soirs)|toutes les (?:nuits|heures)
    |cada (?:día|noche|mañana|semana|hora|dia|noite|manhã)|todos los días|todas las noches
    |todos os dias|todas as noites|ogni (?:giorno|notte|mattina|sera|settimana|ora)
    |elke (?:dag|nacht|ochtend|avond|week)|dagelijks|codziennie|każdego (?:dnia|wieczoru)
    |varje (?:dag|natt|morgon|kväll)|dagligen|hver (?:dag|nat|morgen|aften)|dagligt)(?!\p{L})
    |毎[日晩朝週]|每[天日晚周]|매[일주]
  `,
  'iu',
);

/** "Monday to Friday, 8:00–20:00", "segunda a sábado", "jeden Sonntag": the hours of every week. */
let weekRange: RegExp | null = null;
export function namesWeekDays(sentence: string): boolean {
  if (weekRange) return weekRange.test(sentence);
  const day = String.raw`(?:${alternatives(weekdayNames())})(?!\p{L})\.?`;
  // Behind the number of a day stands its month, or nothing.
  const date = joinedLines`
    \s?(?:the |den |le )?\d{1,2}(?:st|nd|rd|th|\.)?
    (?:[,)]|\s*$|\s+(?:of |de )?(?!uhr|h(?:rs|eures|oras))\p{L}{3})
  `;
  const to = joinedLines`
      \s?(?:[-–—/]|(?:${WORDS.to}|bis|thru|a|à|au|al|às?|t\/m|tot en met)(?!\p{L}))\s?
    `;
  const each = joinedLines`
    (?:jede[nrs]?|chaque|tous les|cada|todos?(?: os| los)?|todas?(?: as| las)?|ogni|elke|iedere
    |każd\p{L}{1,3}|varje|hver)\s
  `;
  weekRange = new RegExp(
    joinedLines`
      (?<!\p{L})(?:${day}(?:-feira)?${to}(?:o |le |el )?${day}(?!${date})|${each}${day})
    `,
    'iu',
  );
  return weekRange.test(sentence);
}

/** Two times that two subjects share: each is told by the whole sentence. */
export const RESPECTIVELY = new RegExp(
  joinedLines`
    (?<!\p{L})(?:respectively|jeweils|beziehungsweise|bzw\.|respectivement|respectivamente
    |rispettivamente|respectievelijk|odpowiednio|respektive|henholdsvis)(?!\p{L})|それぞれ|分别|各自|각각
  `,
  'iu',
);

/** What happened is told in the past, or by what has gone on since. */
const PAST = new RegExp(
  joinedLines`
    (?<!\p{L})(?:\p{L}{2,}ed|was|were|could|would|had|did|been|since|became|began|begun|bent|bit
    |blew|bore|bought|broke|brought|built|burst|came|caught|chose|cut|dealt|drew|drove|dug|fed|fell
    |felt|fled|flew|fought|found|froze|gave|gone|got|grew|heard|held|hid|hit|hung|kept|knew|laid
    |lay|led|left|let|lit|lost|made|meant|met|overtook|paid|put|quit|ran|rang|read|rebuilt|reran
    |reset|rose|said|sank|sat|saw|seen|sent|set|shook|shot|shrank|shut|slept|slid|sold|sought|sped
    |spent|split|spoke|sprang|spread|spun|stole|stood|struck|stuck|swept|swung|taken|taught|thought
    |threw|told|took|tore|undid|undertook|understood|went|withdrew|woke|won|wore|wrote)(?!\p{L})
  `,
  'iu',
);
/** What is so at any time, or is to be done. */
const PRESENT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:is|are|can|may(?! \d)(?<!\d may)|must|should|has to|have to|needs?|opens?|closes?
    |leaves?|begins?
    |starts?|ends?|takes? place|runs?|reloads?|arrives?|lasts?|before|please|do not
    |don[’']t)(?!\p{L})
  `,
  'iu',
);

/** "Start: Thursday 13 July, 12:00" has no verb at all. */
const LABELLED = /^\W*\p{L}[\p{L} ]{1,30}:/u;
/** "Is sent" tells no more of the past than "sends". */
const PASSIVE = /(?<!\p{L})(?:is|are|be)\s(?:(?:not|now|also|only|always)\s)?\p{L}+/giu;
/** A sentence of fewer words may leave its verb out: "Full recovery at 10:05." */
const LEAST_WITH_VERB = 6;

/**
 * Whether an English clause of a sentence speaks of what is so or is to come: a habit, an offer, an
 * instruction. A report tells in the past what happened; only its notices speak of the moment.
 */
export function tellsNoPast(clause: string, sentence: string, report: boolean): boolean {
  if (/\bsince\b/i.test(sentence)) return false;
  if (LABELLED.test(sentence)) return false;
  const finite = sentence.replace(PASSIVE, ' ');
  if (report && !PAST.test(finite)) return sentence.trim().split(/\s+/).length >= LEAST_WITH_VERB;
  return PRESENT.test(clause) && !PAST.test(clause);
}
