/**
 * What a report's labels say of its days: on which the incident was ("Incident date", "Datum der
 * Störung", 発生日時), and on which only the report was written ("Last modified on", "作成日").
 */
import type { RootContent } from 'mdast';
import { dayOf } from '../../time/calendar.ts';
import { findTimes } from '../../time/find-times.ts';
import { readTime } from '../../time/read-time.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { inlineText, plainText } from '../../prose/text.ts';
import { rootOf } from './blocks.ts';
import { certainDays, namedDays } from './evidence.ts';

/** An incident, in the languages that reports come in. */
const INCIDENT = joinedLines`
  (?:(?:de |des |der |del |della |do |da |d[’']|van (?:het |de )?|för |for |of (?:the )?|l[’'])*
  (?:incident\p{L}*|outage|event|issue|impact|störung\p{L}*|vorfall\p{L}*|ausfall\p{L}*|panne
  |incidente|incidência|caída|queda|guasto|storing|awarii|incydentu|avbrott\p{L}*|nedbrud\p{L}*))
`;
const START = joinedLines`
  (?:start(?:ed|s)?|began|beginn(?:ing)?|onset|début|inicio|início|inizio|begin|początek
  |rozpoczęcie|startzeit|date|day|datum|tag|jour|fecha|día|data|dia|giorno|dag|dato)
`;
/** "Incident start (UTC)", "Date of outage", "Störungsbeginn". */
const BEGAN = new RegExp(
  joinedLines`
    ^\W*(?:\d{1,2}[.)]\s?)?(?:${INCIDENT}[ -]?${START}|${START} ${INCIDENT}
    |störungs(?:beginn|datum|tag)|vorfalls(?:datum|tag)|ausfall(?:beginn|datum)|started|began
    |day|tag|jour|día|dia|giorno|dag|start(?: time| date)?|beginn|début|inicio|início|inizio
    |aanvang|początek
    |(?:障害)?発生(?:日時|時刻|日)|(?:故障|事故)?(?:发生时间|开始时间|日期)|(?:발생|장애) ?(?:일시|시각)?)
    (?!\p{L})[^:：\n]{0,20}$
  `,
  'iu',
);
/** "Date" alone: the incident's in a report, the page's below a title; better than nothing. */
const DATE =
  /^\W*(?:date|datum|fecha|data|dato|日付|日期|날짜|when|wann|quand|cuándo|quando)\W*$/iu;

/** Words that lead to the day on which a page was made. */
const OF_THE_PAGE = new RegExp(
  joinedLines`
    (?:(?<!\p{L})(?:created|modified|updated|edited|changed|published|posted|written|prepared
    |printed|exported|issued|drafted|submitted|report date|date of (?:the )?report|due(?: date)?
    |erstellt|geändert|aktualisiert|veröffentlicht|gedruckt|berichtsdatum|verfasst|fällig
    |créée?|modifiée?|publiée?|rédigée?|imprimée?|échéance
    |creado|modificado|publicado|actualizado|redactado|criado|atualizado|redigido
    |creato|modificato|pubblicato|aggiornato|redatto|gemaakt|gewijzigd|gepubliceerd|opgesteld
    |utworzono|opublikowano|zaktualizowano|sporządzono|skapad|ändrad|publicerad|oprettet|udgivet)
    (?!\p{L})|(?:作成|更新|発行|報告|公開|掲載)日(?:時)?|(?:创建|发布|更新|报告)(?:时间|日期)|(?:작성|게시|수정)일)
    [^.。\n\d]{0,24}$
  `,
  'iu',
);
/** Who wrote a page, in front of its day or behind it: "By Ada Berg | 3 May 2025". */
const BY = /^[\s*_#]*(?:by|von|par|por|di|door|av|af|autor|author)\s(?=\p{Lu})/iu;
const BY_BEHIND = /^[\s,|·•–—-]*(?:by|von|par|por|di|door|av|af)\s(?=\p{Lu})/iu;

/** "4 min read", "Lesezeit 3 Minuten", "Leitura de 3 min". */
const READING_TIME = new RegExp(
  joinedLines`
    \d{1,2}[\s-]?min(?:\.|ut\p{L}{0,3})?[\s-](?:read|lesezeit|de lecture|de lectura|de leitura
    |di lettura|leestijd|czytania|läsning|læsning)|(?:lesezeit|lecture|lectura|leitura|lettura
    |leestijd|reading time)\W{0,3}(?:(?:de|di)\s)?\d{1,2}\s?min|^\W*\d{1,2}\s?min(?:utes)?\W*$
    |読了|阅读|분 소요
  `,
  'iu',
);

/** Longer is no label and its value. */
const LONGEST = 140;

/**
 * The days that a text names beyond doubt, without those on which the page itself was made. With a
 * year, days that have a month's name and no year are of it.
 */
export function daysOfEvents(text: string, year: number | null = null): string[] {
  return text
    .split('\n')
    .filter((line) => /\d/.test(line))
    .flatMap((line) => line.split(/(?<=(?:[!?。]|(?<!\d)\.)\s)/))
    .filter((sentence) => /\d/.test(sentence) && !isOfThePage(sentence))
    .flatMap((line) => {
      const certain = certainDays(line);
      return certain.length > 0 || year === null ? certain : yearless(line, year);
    });
}

/** The days with a month's name and no year, in the year that is given. */
export function yearless(line: string, year: number | null): string[] {
  return year === null || line.length > 1_000 ? [] : namedDays(line, year);
}

/** Whether a line gives the day on which the page was made, and no other. */
export function isOfThePage(line: string): boolean {
  const first = line.search(/\d/);
  if (first === -1 || line.length > LONGEST) return false;
  if (isByline(line)) return true;
  // The day may begin with the name of its month or weekday.
  const lead = line
    .slice(0, first)
    .replace(/(?:\p{Lu}[\p{L}\p{M}]{2,9}[.,]? ?(?:,? the )?){0,2}$/u, (names) =>
      OF_THE_PAGE.test(line.slice(0, first)) ? names : '',
    );
  return OF_THE_PAGE.test(lead);
}

/** A line that names who wrote it and when, and perhaps how long it takes to read: no sentence. */
function isByline(line: string): boolean {
  if (/[!?:]\s|(?<!\d)\.\s|\d[:.h]\d\d/.test(line) || certainDays(line).length !== 1) return false;
  const found = findTimes(line, { zone: null, date: null, year: 2000 });
  const day = found.find(({ precision }) => precision === 'day');
  if (!day) return false;
  const behind = line.slice(day.end);
  if (READING_TIME.test(behind) || BY_BEHIND.test(behind)) return true;
  return BY.test(line) && /^[\s*_]*(?:$|[\\|·•–—,])/.test(behind);
}

export interface Labelled {
  label: string;
  value: string;
}

/** "Label: value" lines, rows of two cells, and a short title with its value below it. */
export function labelled(blocks: readonly RootContent[]): Labelled[] {
  return blocks.flatMap((block, index): Labelled[] => {
    if (block.type === 'table')
      return block.children.flatMap(({ children }) =>
        children.length === 2
          ? [{ label: inlineText(children[0]!), value: inlineText(children[1]!) }]
          : [],
      );
    const next = blocks[index + 1];
    if (block.type === 'heading' && next)
      return [{ label: inlineText(block), value: firstLine(plainText(rootOf([next]))) }];
    return plainText(rootOf([block]))
      .split('\n')
      .flatMap((line) => {
        const parts =
          line.length > LONGEST ? null : /^([^:：\t\n]{2,60})[:：\t]\s*(\S.*)$/u.exec(line);
        return parts ? [{ label: parts[1]!, value: parts[2]! }] : [];
      });
  });
}

function firstLine(text: string): string {
  return text.slice(0, LONGEST).split('\n')[0]!;
}

/** Whether a label says that what follows is when the incident began. */
export function isStart(label: string): boolean {
  return BEGAN.test(label.trim());
}

const ENDED = new RegExp(
  joinedLines`
    ^\W*(?:(?:incident |outage |service |impact )?
    (?:end(?:ed)?|resolved|restored|recovered|recovery)(?: at| time| date)*
    |(?:störungs)?ende|behoben|wiederhergestellt|fin(?: de l[’']incident)?|rétablissement|résolution
    |fin(?: del? incidente)?|restablecimiento|fim|restabelecimento|fine|ripristino|einde|hersteld
    |koniec|slut|(?:復旧|回復|解消|終了)(?:日時|時刻)|(?:恢复|结束|修复)时间|(?:복구|종료) ?(?:일시|시각))\W*$
  `,
  'iu',
);

/** Whether a label says that what follows is when the incident ended. */
export function isEnd(label: string): boolean {
  return ENDED.test(label.trim());
}

/** The day on which the incident began, as a label says it; undefined where none does. */
export function labelledStart(
  fields: readonly Labelled[],
  dayFirst: boolean | null = null,
): string | undefined {
  return dayOfLabel(fields, BEGAN, dayFirst);
}

/** The day that is labelled a date and no more. */
export function labelledDate(fields: readonly Labelled[]): string | undefined {
  return dayOfLabel(fields, DATE);
}

function dayOfLabel(
  fields: readonly Labelled[],
  label: RegExp,
  dayFirst: boolean | null = null,
): string | undefined {
  for (const found of fields) {
    const day = label.test(found.label.trim())
      ? (certainDays(found.value)[0] ?? dayInOrder(found.value, dayFirst))
      : undefined;
    if (day) return day;
  }
  return undefined;
}

/** "12/11/2025", where the text shows which way round its days are. */
function dayInOrder(value: string, dayFirst: boolean | null): string | undefined {
  if (dayFirst === null) return undefined;
  const written = /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)/.exec(value)?.[0];
  const read = written && readTime(written, { zone: null, date: null, dayFirst }).time.local;
  return read ? (dayOf(read) ?? undefined) : undefined;
}
