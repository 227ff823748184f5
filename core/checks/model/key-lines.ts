/** Lines that are a label and a time: "Began 06:45", "Detected: 06:20", "Veröffentlicht: 3.4.2025". */
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { scaleOf } from './entries.ts';
import type { PartFacts, SectionFacts, Sentence, StatedTime } from './facts.ts';
import { dayOf } from './moments.ts';

/** What a label names. */
export type LineKind = 'began' | 'detected' | 'acknowledged' | 'ended' | 'posted';

/** Which moment a label names, by the first of these that it holds. */
const KINDS: readonly (readonly [LineKind | null, RegExp])[] = [
  [
    null,
    new RegExp(
      joinedLines`
        (?<!\p{L})(?:planned|scheduled|expected|estimated|maintenance|change|deploy\p{L}*|due|next
        |last|updated|geplant\p{L}*|wartung\p{L}*|prévue?|maintenance|previst[oa])(?!\p{L})
      `,
      'iu',
    ),
  ],
  [
    'posted',
    new RegExp(
      joinedLines`
        (?<!\p{L})(?:published|posted|issued|written|prepared|(?:review(?: meeting)?|retrospective
        |debrief) held|date(?: and time)? of (?:this )?(?:report|publication|issue)
        |veröffentlicht|herausgegeben|verfasst|erstellt|rédigée?|redactad[oa]|redigid[oa]
        |redatt[oa]|opgesteld|émise?|emitid[oa]|emess[oa]
        |publiée?|publicad[oa]|pubblicat[oa]|gepubliceerd|opublikowano|publicerad
        |udgivet)(?!\p{L})|掲載日時|公開日時|掲載時刻|发布时间|게시 ?일시
      `,
      'iu',
    ),
  ],
  [
    'detected',
    new RegExp(
      joinedLines`
        (?<!\p{L})(?:detect(?:ed|ion)|discover(?:ed|y)|noticed|erkannt|entdeckt|erkennung
        |entdeckung|bemerkt|détect(?:ée?|ion)|découverte?|detect(?:ad[oa]|ada|ado)|detección
        |detecção|rilevat[oa]|rilevazione|ontdekt|wykryto|upptäckt|opdaget)(?!\p{L})|検知|检测|감지
      `,
      'iu',
    ),
  ],
  [
    'acknowledged',
    /(?<!\p{L})(?:acknowledged?|acknowledgement|quittiert|acquittée?|reconocid[oa]|confirmad[oa] por)(?!\p{L})/iu,
  ],
  [
    'began',
    new RegExp(
      joinedLines`
        (?<!\p{L})(?:start(?:ed|s)?|began|begin(?:ning|s)?|onset|(?:störungs)?beginn|begonnen
        |anfang|début|commencée?|inicio|início|inizio|aanvang|begin|początek)(?!\p{L})|発生|开始|발생
      `,
      'iu',
    ),
  ],
  [
    'ended',
    new RegExp(
      joinedLines`
        (?<!\p{L})(?:end(?:ed|s)?|resolved|restored|finished|(?:störungs)?ende|behoben|beendet|fin
        |résolue?|rétablie?|resuelt[oa]|fim|término|resolvid[oa]|fine|risolt[oa]|einde|opgelost
        |koniec|slut)(?!\p{L})|復旧|恢复|복구
      `,
      'iu',
    ),
  ],
];
/** What a label may be: words on the line before the time, and no sentence. */
const LONGEST_LABEL = 70;
const SENTENCE_WORDS = new RegExp(
  joinedLines`
      (?<!\p{L})(?:was|were|is|had|has|we|they|war|wurde|haben|a été|était|fue|foi
      |è stato)(?!\p{L})
    `,
  'iu',
);

export interface KeyLine<Facts extends PartFacts = SectionFacts> {
  kind: LineKind;
  stated: StatedTime;
  facts: Facts;
}

/**
 * The key lines of a section or a notice, in its order, with `ms` on the scale of `scaleOf`.
 * @param days takes also those that give a day and no time of day
 * @param scale another one, where the lines are compared with one another alone
 */
export function keyLines<Facts extends PartFacts>(
  facts: Facts,
  document: Postmortem,
  days = false,
  scale = scaleOf(document),
): KeyLine<Facts>[] {
  return facts.sentences.flatMap((sentence) =>
    sentence.times.flatMap((found): KeyLine<Facts>[] => {
      const kind = kindOf(sentence, found);
      const stated = { ...found, ms: scale(found.time) };
      const known = days && found.precision === 'day' ? dayOf(found.time) !== null : stated.ms > 0;
      return kind === null || !known || found.doubtfulDay || (!days && found.precision === 'day')
        ? []
        : [{ kind, stated, facts }];
    }),
  );
}

function kindOf({ text, times }: Sentence, time: StatedTime): LineKind | null {
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
