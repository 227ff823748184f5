/**
 * The key lines of a report in the wrong order: "Began 06:45", "Detected 06:20"; "Start 09:12", "End
 * 08:27"; and a report that was posted before what it tells of.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { entriesOf, scaleOf } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  type SectionFacts,
  type Sentence,
  type StatedTime,
} from '../model/facts.ts';
import { DAY, dayOf, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

type Kind = 'began' | 'detected' | 'ended' | 'posted';

/** Which moment a label names, by the first of these that it holds. */
const KINDS: readonly (readonly [Kind | null, RegExp])[] = [
  [
    null,
    /(?<!\p{L})(?:planned|scheduled|expected|estimated|maintenance|change|deploy\p{L}*|due|next|last|updated|geplant\p{L}*|wartung\p{L}*|prévue?|maintenance|previst[oa])(?!\p{L})/iu,
  ],
  [
    'posted',
    /(?<!\p{L})(?:published|posted|date of (?:this )?(?:report|publication)|veröffentlicht|publiée?|publicad[oa]|pubblicat[oa]|gepubliceerd|opublikowano|publicerad|udgivet)(?!\p{L})|掲載日時|公開日時|掲載時刻|发布时间|게시 ?일시/iu,
  ],
  [
    'detected',
    /(?<!\p{L})(?:detect(?:ed|ion)|discover(?:ed|y)|noticed|erkannt|entdeckt|erkennung|entdeckung|bemerkt|détect(?:ée?|ion)|découverte?|detect(?:ad[oa]|ada|ado)|detección|detecção|rilevat[oa]|rilevazione|ontdekt|wykryto|upptäckt|opdaget)(?!\p{L})|検知|检测|감지/iu,
  ],
  [
    'began',
    /(?<!\p{L})(?:start(?:ed|s)?|began|begin(?:ning|s)?|onset|(?:störungs)?beginn|begonnen|anfang|début|commencée?|inicio|início|inizio|aanvang|begin|początek)(?!\p{L})|発生|开始|발생/iu,
  ],
  [
    'ended',
    /(?<!\p{L})(?:end(?:ed|s)?|resolved|restored|finished|(?:störungs)?ende|behoben|beendet|fin|résolue?|rétablie?|resuelt[oa]|fim|término|resolvid[oa]|fine|risolt[oa]|einde|opgelost|koniec|slut)(?!\p{L})|復旧|恢复|복구/iu,
  ],
];
/** What a label may be: words on the line before the time, and no sentence. */
const LONGEST_LABEL = 70;
const SENTENCE_WORDS = /(?<!\p{L})(?:was|were|is|had|has|we|they|war|wurde|haben|a été|était|fue|foi|è stato)(?!\p{L})/iu;

interface Labelled {
  kind: Kind;
  stated: StatedTime;
  facts: SectionFacts;
}

const ORDER: readonly (readonly [Kind, Kind])[] = [
  ['began', 'detected'],
  ['began', 'ended'],
  ['detected', 'ended'],
];
/** Two clocks may show one moment so far apart. */
const SLIGHT_MS = 2 * MINUTE;
/** Stamps of pages and times of events are written by two hands. */
const FORESEEN_MS = 15 * MINUTE;

/** Key lines that contradict each other. */
export function wrongOrder(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  return sectionFacts(document).flatMap((facts) => {
    const labelled = labelsOf(facts, document);
    return ORDER.flatMap(([before, after]) => {
      const [one, ...ones] = labelled.filter(({ kind }) => kind === before);
      const [other, ...others] = labelled.filter(({ kind }) => kind === after);
      if (!one || !other || ones.length > 0 || others.length > 0) return [];
      const late = one.stated.ms - other.stated.ms;
      const slack = Math.max(SLIGHT_MS, toleranceMs(one.stated.time), toleranceMs(other.stated.time));
      if (late <= slack || late > 2 * DAY || mayBeNextDay(one.stated, other.stated)) return [];
      return [
        {
          severity: 'warning' as const,
          title: 'The wrong way round',
          message:
            `${VERBS[after]} at ${timeLabel(other.stated.time, one.stated.time)}, ` +
            `${spanLabel(late)} before it ${VERBS[before].toLowerCase()} ` +
            `at ${timeLabel(one.stated.time, other.stated.time)}.`,
          where: placeOf(facts.part, other.stated.time.written, other.stated.offset),
          other: placeOf(facts.part, one.stated.time.written, one.stated.offset),
          fixes: [],
        },
      ];
    });
  });
}

const VERBS: Record<Kind, string> = {
  began: 'Began',
  detected: 'Detected',
  ended: 'Ended',
  posted: 'Posted',
};

/** "Start 23:12", "End 00:27": an end without a day of its own may be of the next one. */
function mayBeNextDay(one: StatedTime, other: StatedTime): boolean {
  return (other.time.dateFrom ?? 'written') !== 'written' && one.ms - other.ms > DAY / 2;
}

/** What a page says of its posting, against the last entry of what it reports. */
export function postedTooEarly(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const { last, first } = entriesOf(document);
  // A page that goes on after its first posting may be posted at any time.
  if (!last || !first || document.updates.length > 0) return [];
  const posted = sectionFacts(document).flatMap((facts) =>
    UPDATED.test(facts.sentences.map(({ text }) => text).join('\n'))
      ? []
      : labelsOf(facts, document, true).filter(({ kind }) => kind === 'posted'),
  );
  const [only, ...more] = posted;
  if (!only || more.length > 0) return [];
  const { stated, facts } = only;
  const early =
    stated.precision === 'day'
      ? Date.parse(`${dayOf(first.time) ?? ''}T00:00Z`) - Date.parse(`${dayOf(stated.time)!}T00:00Z`)
      : last.ms - stated.ms;
  if (!(early > (stated.precision === 'day' ? 0 : FORESEEN_MS)) || early > 2 * DAY) return [];
  const against = stated.precision === 'day' ? first : last;
  return [
    {
      severity: 'warning',
      title: 'Posted before it happened',
      message:
        `The report was posted at ${timeLabel(stated.time, against.time)} and tells of ` +
        `${timeLabel(against.time, stated.time)}. Check the stamp and its zone.`,
      where: placeOf(facts.part, stated.time.written, stated.offset),
      other: { kind: 'timeline', id: against.entry.id },
      fixes: [],
    },
  ];
}

/** A page that says when it was changed has had other texts before. */
const UPDATED = new RegExp(
  joinedLines`
    (?<!\p{L})(?:updated|last (?:modified|edited|changed)|revised|aktualisiert|geändert|mise à jour|mis à jour|modifiée?|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt)(?!\p{L})[^\n]{0,20}\d
    |(?:更新日時|最終更新|更新时间)[^\n]{0,6}\d
  `,
  'iu',
);

function labelsOf(facts: SectionFacts, document: Postmortem, days = false): Labelled[] {
  const scale = scaleOf(document);
  return facts.sentences.flatMap((sentence) =>
    sentence.times.flatMap((found): Labelled[] => {
      const kind = kindOf(sentence, found);
      const stated = { ...found, ms: scale(found.time) };
      const known = days && found.precision === 'day' ? dayOf(found.time) !== null : stated.ms > 0;
      return kind === null || !known || found.doubtfulDay || (!days && found.precision === 'day')
        ? []
        : [{ kind, stated, facts }];
    }),
  );
}

function kindOf({ text, times }: Sentence, time: StatedTime): Kind | null {
  // Copied forms may have lost their line breaks: a label begins behind the value before it.
  const above = times.findLast((other) => other.end <= time.start);
  const begin = Math.max(above?.end ?? 0, text.lastIndexOf('\n', time.start - 1) + 1);
  const label = text.slice(begin, time.start);
  if (
    time.range !== undefined ||
    label.trim() === '' ||
    label.length > LONGEST_LABEL ||
    SENTENCE_WORDS.test(label)
  )
    return null;
  return KINDS.find(([, words]) => words.test(label))?.[0] ?? null;
}
