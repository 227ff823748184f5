/**
 * What a status update promises: "Next update at 09:30", "in 20 minutes", "within 5 business days".
 */
import type { Time } from '../document/postmortem.ts';
import { addDays, dayOf, MINUTE, weekdayOf } from './calendar.ts';
import { findTimes } from './find-times.ts';
import type { TimeContext } from './reading.ts';
import { AMOUNT, amountMs } from './relative.ts';
import { settleOnDay, timeAfter } from './time-after.ts';
import { plain } from './tokens.ts';
import { joinedLines } from '../prose/joined-lines.ts';

export interface FoundPromise {
  start: number;
  end: number;
  /** The words that name the moment: `text.slice(start, end)`, the same as `time.written`. */
  written: string;
  /** `update`: the next status update. `report`: the postmortem or another report. */
  kind: 'update' | 'report';
  /** When it is due. A promise in days has a day and no instant. */
  time: Time;
}

const SENTENCE = /[^\n]+?(?:[.!?](?=\s+["“(]?\p{Lu}|\s*$)|(?=\n)|$)/gu;
const UPDATE = new RegExp(
  joinedLines`
    \b(?:next|another|further|more|additional)\s+(?:status\s+)?
    (?:updates?|communications?|information|details|news|bulletin|message|notice|report in)\b
    |\bhear from us\b|\b(?:share|know|say|tell you) more\b|\bmore (?:at|by|within)\b
    |\bcheck back\b|\bexpect (?:an|our|the next|another) update\b
    |\bupdates?\b.{0,30}\b(?:will|to follow|due|expected|every)\b
    |(?:\bwill\b|\b\w+[’']ll\b|\b(?:aim|expect|plan|going)\s+to\b).{0,60}\b(?:updat\w+
      |be back|more information|report back|(?:post|write|report) again|follow up here)\b
    |(?<!\p{L})(?:nächste[rsn]?\s(?:meldung|aktualisierung|information|update
    |statusmeldung)
      |weitere[rs]?\s(?:meldung|informationen|update|stand)|berichten wir
      |prochaine?\s(?:mise à jour|point|communication
        |message|information|nouvelle)|nouvelles informations|próxim[ao]\s(?:actualización|aviso
        |informe|información|atualização|comunicado
        |informação)
      |prossim[oa]\s(?:aggiornamento|comunicazione|informazione)|volgende\s(?:update|melding
      |bericht|informatie)
      |następn[ay]\s(?:aktualizacja|komunikat)|nästa\s(?:uppdatering|meddelande|information)
      |næste\s(?:opdatering|meddelelse|information))(?!\p{L})|次回(?:の)?(?:更新|報告|続報)|下次更新|다음 (?:공지
      |업데이트)
    |(?<!\p{L})(?:wir (?:melden|informieren)|melden wir uns|informieren wir|(?:neue[sr]?
    |weiteres) update
      |update folgt|nous (?:vous )?(?:tiendrons|informerons|reviendrons|ferons)|nouveau point
      |volveremos a (?:informar|actualizar)|(?:les )?informaremos|actualizaremos|nueva actualización
      |voltaremos a (?:informar|atualizar)|atualizaremos|novas? (?:atualizaç(?:ão|ões)
      |informaç(?:ão|ões))
      |(?:vi )?aggiorneremo|nuovo aggiornamento|(?:nieuwe?|een|nieuw) (?:update|bericht)
      |nieuwe informatie|update volgt
      |poinformujemy|zaktualizujemy|(?:kolejn|następn)[yaą] (?:aktualizacj[aęi]|komunikat
      |informacj[aęi])
      |(?:vi )?återkommer|ny uppdatering|(?:vi )?vender tilbage|ny opdatering)(?!\p{L})
    |(?:時|分|頃|ごろ)に(?:改めて|再度|次の)?.{0,6}(?:ご?報告|更新|お知らせ)|将[于在].{0,16}(?:更新|通报|公布)
    |(?:추가|다시) (?:공지|안내)
  `,
  'iu',
);
const REPORT = new RegExp(
  joinedLines`
    \b(?:post[- ]?mortem|rca|root[- ]cause (?:analysis|report)
      |(?:incident|full|detailed|final|written) (?:report|review)
      |report (?:on|about|of) (?:the|this)|write-?up|analysis)\b
  `,
  'i',
);
const FUTURE = /\bwill\b|[’']ll\b|\bto be\b|\bexpect|\bplan\b/i;
const SPAN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:in|within|every|update:|innerhalb von|binnen|dans|d[’']ici|en|dentro de|em|entro
      |tra|fra|za|inom|om)\s+(?:(?:about|approximately|around|another|the\s+next
        |the\s+coming|at\s+most|less\s+than|höchstens|spätestens|au\s+plus|moins\s+de|hasta
        |menos\s+de|até|no\s+máximo|massimo|meno\s+di|maximaal|maksymalnie|högst|højst)\s+)*
    ((?:${AMOUNT})(?:\s?(?:and\s)?(?:${AMOUNT}))?|(?:half an hour|the next half[- ]hour
    |(?:a )?half[- ]hour|(?:einer )?halben stunde|une demi-heure|demi-heure|media hora|meia hora
    |mezz[’']ora|(?:een )?half uur|pół godziny|en halv timme|en halv time)|an hour and a half
    |one hour and a half)
  `,
  'iu',
);
const HALF_HOUR =
  /half[- ]hour|half an|halben|demi-heure|media hora|meia hora|mezz|half uur|pół|halv/i;
const DAYS = new RegExp(
  joinedLines`
    \b(?:in|within)\s+(?:the\s+)?(?:(?:next|coming)\s+)?(\d{1,2}|one|two|three|four|five
      |seven|ten)\s+(business|working)\s+days?\b
  `,
  'i',
);
const DAY_COUNT: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  ten: 10,
};

function kindOf(sentence: string): FoundPromise['kind'] | null {
  if (UPDATE.test(sentence)) return 'update';
  return REPORT.test(sentence) && FUTURE.test(sentence) ? 'report' : null;
}

/**
 * The first promise of a text posted at `posted`, or null. "As soon as possible" and "very soon"
 * promise nothing that can be checked.
 */
export function findPromise(
  text: string,
  context: TimeContext & { posted: Time },
): FoundPromise | null {
  for (const match of plain(text).matchAll(SENTENCE)) {
    const sentence = match[0];
    const kind = kindOf(sentence);
    const found =
      kind &&
      promiseIn(text.slice(match.index, match.index + sentence.length), match.index, kind, context);
    if (found) return found;
  }
  return null;
}

function promiseIn(
  sentence: string,
  offset: number,
  kind: FoundPromise['kind'],
  context: TimeContext & { posted: Time },
): FoundPromise | null {
  return (
    inBusinessDays(sentence, offset, kind, context) ??
    inSpan(sentence, offset, kind, context) ??
    atTime(sentence, offset, kind, context)
  );
}

function inBusinessDays(
  sentence: string,
  offset: number,
  kind: FoundPromise['kind'],
  { posted }: { posted: Time },
): FoundPromise | null {
  const match = DAYS.exec(plain(sentence));
  const day = dayOf(posted.local);
  if (!match || day === null) return null;
  const written = sentence.slice(match.index, match.index + match[0].length);
  const local = addBusinessDays(day, DAY_COUNT[match[1]!.toLowerCase()] ?? Number(match[1]));
  return {
    start: offset + match.index,
    end: offset + match.index + written.length,
    written,
    kind,
    time: { written, local, zone: null, instant: null, approximate: false, dateFrom: 'previous' },
  };
}

/** Monday to Friday; holidays are not known. */
function addBusinessDays(day: string, count: number): string {
  let date = day;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (weekdayOf(date) % 6 !== 0) left--;
  }
  return date;
}

/** "d’ici 10h30", "om 17.00 uur", "em 14:30 h" name a time of day. */
const CLOCK = /ici\s+\d{1,2}h(?:\d\d)?$|\d[.:]\d\d ?(?:uur|uhr|h|hrs)$|\bom \d{1,2} uur$/i;

function inSpan(
  sentence: string,
  offset: number,
  kind: FoundPromise['kind'],
  { posted, zone }: TimeContext & { posted: Time },
): FoundPromise | null {
  const match = SPAN.exec(plain(sentence));
  const ms = match && (HALF_HOUR.test(match[1]!) ? 30 * MINUTE : amountMs(match[1]!));
  if (!match || ms === null || CLOCK.test(match[0])) return null;
  const written = sentence.slice(match.index, match.index + match[0].length);
  const { time } = timeAfter(posted, ms, written, '', zone);
  return time.local === null
    ? null
    : {
        start: offset + match.index,
        end: offset + match.index + written.length,
        written,
        kind,
        time,
      };
}

/** What is promised: an update, a report, the next message. */
const PROMISED = new RegExp(
  joinedLines`
    updat|communicat|details|news|hear|share|post[- ]?mortem|rca|report|review|write-?up|analysis
    |information|\bback\b|\bagain\b|follow up
    |nächste|weitere|berichten|informier|melden|prochain|nouvel|informés|próxim|prossim|volgende
    |następn|nästa|næste|次回|下次|다음
  `,
  'i',
);

function atTime(
  sentence: string,
  offset: number,
  kind: FoundPromise['kind'],
  context: TimeContext & { posted: Time },
): FoundPromise | null {
  const { posted } = context;
  const zone = posted.zone ?? context.zone;
  const day = dayOf(posted.local) ?? context.date;
  const after = Math.max(0, sentence.search(PROMISED) - 40);
  const found = findTimes(sentence, { ...context, zone, date: day, now: posted.instant }).find(
    ({ start }) => start >= after,
  );
  if (!found || found.time.local === null) return null;
  const time = settleOnDay(found.time, posted);
  // What lies before the posting is no promise, or one that was read wrongly (9:00 for the
  // evening).
  return (
    time && {
      start: offset + found.start,
      end: offset + found.end,
      written: found.time.written,
      kind,
      time,
    }
  );
}
