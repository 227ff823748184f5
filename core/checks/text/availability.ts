/** The availability of a month, against the length of the outage that stands beside it. */
import { DAY } from '../../time/calendar.ts';
import { findDurations } from '../../time/find-durations.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Figure } from './figure.ts';

const WORD = joinedLines`
  (?:(?<!\p{L})(?:availability|uptime|verfügbarkeit|disponibilité|disponibilidad|disponibilidade
  |disponibilità|beschikbaarheid|dostępność|tillgänglighet\p{L}{0,2}|tilgængelighed\p{L}{0,2})(?!\p{L})
  |可用性|可用率|稼働率|가용성|가용률|가동률)
`;
const SHARE = String.raw`(\d{2}[.,]\d{1,4})[\s\u00a0]?%`;
const STATED = new RegExp(String.raw`${WORD}[^.;!?\n%\d]{0,40}?${SHARE}|${SHARE} ${WORD}`, 'giu');
/** What was agreed or wished for. */
const AIM = new RegExp(
  joinedLines`
    (?<!\p{L})(?:agreed|targets?|slo|sla|objective|guarante\p{L}+|promis\p{L}+|commit\p{L}*
    |contract\p{L}*|threshold|goal|at least|below|ziel\p{L}*|vereinbart\p{L}*|zugesagt\p{L}*
    |garanti\p{L}*|mindestens|objectif|objetivo|acordad[oa]|obiettivo|minst)(?!\p{L})|承诺|目標|目标|약정
  `,
  'iu',
);
const MONTH = new RegExp(
  joinedLines`
    (?<!\p{L})(?:month\p{L}*|monat\p{L}*|mois|mes|mês|mese|maand|miesiąc\p{L}*|månad\p{L}*|måned\p{L}*
    |january|february|march|april|june|july|august|september|october|november|december
    |januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin
    |juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio
    |agosto|septiembre|octubre|noviembre|diciembre)(?!\p{L})|\d月(?:份|の|は)|自然月|月間|월간
  `,
  'iu',
);
const LONGER = new RegExp(
  joinedLines`
    (?<!\p{L})(?:years?|annual\p{L}*|yearly|quarter\p{L}*|rolling|jahr\p{L}*|quartal\p{L}*|année
    |trimestre|año|ano|anno|jaar|kwartaal|rok\p{L}*|år\p{L}*)(?!\p{L})|年度|季度|四半期
  `,
  'iu',
);
/** Where only a part failed, an availability may be one of requests and not of minutes. */
const PARTLY = new RegExp(
  joinedLines`
    (?<!\p{L})(?:partial\p{L}*|partly|some|few|degrad\p{L}*|weighted|requests?|teilweise|einige\p{L}*
    |partiel\p{L}*|certain\p{L}*|parcial\p{L}*|algun\p{L}+|parzial\p{L}*|alcun[ie]|deels
    |częściow\p{L}+|delvis)(?!\p{L})|部分请求|一部
  `,
  'iu',
);
const DOWN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:downtime|outage|unavailab\p{L}+|down|offline|\p{L}{0,12}ausfall\p{L}{0,5}
    |\p{L}{0,12}störung|indisponib\p{L}+|panne|coupure|interrup\p{L}+|caída|corte|avería|queda
    |disservizio|storing|uitval|awari\p{L}*|przerw\p{L}*|avbrott\p{L}*|nedbrud\p{L}*)(?!\p{L})
    |故障|中断|停止|停机|障害|ダウン|장애|중단
  `,
  'iu',
);
const PLANNED =
  /(?<!\p{L})(?:planned|scheduled|maintenance|average|geplant\p{L}*|prévu\p{L}*)(?!\p{L})/iu;
/** How far around a figure its month and the length of its outage are looked for. */
const REACH = 240;
/** No month is longer, so that none leaves more of itself. */
const LONGEST_MONTH = 31 * DAY;

/** Availabilities that the outage beside them does not leave to any month. */
export function availabilities(text: string): Figure[] {
  return [...text.matchAll(STATED)].flatMap((match): Figure[] => {
    const written = (match[1] ?? match[2])!;
    const begin = Math.max(0, match.index - REACH);
    const around = text.slice(begin, match.index + match[0].length + REACH);
    if (!MONTH.test(around) || LONGER.test(around) || PARTLY.test(around)) return [];
    if (AIM.test(lineOf(text, match.index))) return [];
    const down = findDurations(around)
      .filter(({ start }) => {
        const before = around
          .slice(0, start)
          .split(/[.。;\n]/)
          .at(-1)!;
        return DOWN.test(before) && !PLANNED.test(before);
      })
      .sort((a, b) => b.minMs - a.minMs)[0];
    if (!down || down.minMs >= LONGEST_MONTH) return [];
    const most = 100 * (1 - down.minMs / LONGEST_MONTH);
    const said = Number(written.replace(',', '.'));
    const places = written.split(/[.,]/)[1]!.length;
    if (said - 0.5 * 10 ** -places <= most) return [];
    return [
      {
        quote: written,
        at: match.index + match[0].indexOf(written),
        message:
          `${down.written} leave at most ${most.toFixed(places)} % of a month of 31 days; ` +
          `the text says ${written} %.`,
      },
    ];
  });
}

function lineOf(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end === -1 ? undefined : end);
}
