/** "The failure was detected within 12 minutes", where the second entry is the alarm of it. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { entriesOf } from '../model/entries.ts';
import { sectionFacts } from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';
import { saysStopped } from './standstill-words.ts';
import { textOfRow } from './told-rows.ts';

const DETECTED_WITHIN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:detected|noticed|discovered|spotted) within (?:the first |just |only )?$
    |(?<!\p{L})innerhalb (?:von )?(?:nur )?$|(?<!\p{L})détectée? en (?:moins de )?$
    |(?<!\p{L})(?:detectada|detectado|detectó|detectou) en? (?:menos de )?$
    |(?<!\p{L})rilevat[oa] (?:in|entro) $|(?<!\p{L})wykryto w ciągu $
    |(?<!\p{L})binnen $|(?<!\p{L})upptäcktes inom $
  `,
  'iu',
);
/** Not a bound but how long it was. */
const TOOK = new RegExp(
  joinedLines`
    (?<!\p{L})(?:detection (?:took|came after)|time to (?:detect|detection)(?: was| of)?:?
    |(?:detected|noticed|discovered|spotted) (?:only )?after(?: only| just)?|erkennung dauerte
    |(?:bemerkt|erkannt|entdeckt) (?:erst )?nach|erst nach|la détection a (?:pris|demandé)
    |détectée? (?:au bout de|après)|la detección tardó|(?:detectada|detectado|detectó|detectou) (?:a
    |tras|após|después de|depois de)|a detecção levou|rilevat[oa] dopo) $
  `,
  'iu',
);
/** Where the verb comes last. */
const DETECTED_BEHIND = /^\s+(?:bemerkt|erkannt|entdeckt|ontdekt|opgemerkt)(?!\p{L})/iu;
const VERB_LAST = /(?:innerhalb (?:von )?(?:nur )?|binnen |erst nach )$/iu;
/** An aim, or another incident. */
const NO_FACT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:should|would|could|must|will|target\p{L}*|aim\p{L}*|slo|usually|normally|not|never
    |previous|earlier|last|soll\p{L}*|muss|müssen|ziel|künftig|devrait|doit|debe\p{L}*|deve\p{L}*
    |powin\p{L}*|nie|moet\p{L}*|ska)(?!\p{L})
  `,
  'iu',
);
const ALARM = new RegExp(
  joinedLines`
    (?<!\p{L})(?:alert\p{L}*|alarm\p{L}*|page[sd]?|paging|firing|monitoring|überwachung
    |supervision|monitoreo|monitoraggio|bewaking)(?!\p{L})
  `,
  'iu',
);

/** Bounds of the detection that the first two entries do not keep. */
export function detectedWithin(document: Postmortem): Diagnostic[] {
  const [first, second] = entriesOf(document).moments;
  if (!first || !second) return [];
  // Between the row that says that it stopped and the next one, the alarm, nobody told of it.
  if (!saysStopped(textOfRow(document, first)) || !ALARM.test(textOfRow(document, second)))
    return [];
  const span = second.ms - first.ms;
  return sectionFacts(document).flatMap(({ section, part, sentences }) =>
    section.kind === 'timeline' || section.kind === 'actions' || section.kind === 'supporting'
      ? []
      : sentences.flatMap(({ text, durations }) =>
          durations.flatMap((stated): Diagnostic[] => {
            const before = text.slice(0, stated.start);
            const within = DETECTED_WITHIN.test(before);
            const said =
              (within || TOOK.test(before)) &&
              (!VERB_LAST.test(before) || DETECTED_BEHIND.test(text.slice(stated.end)));
            const kept = span < stated.maxMs + MINUTE && (within || span > stated.minMs - MINUTE);
            if (!said || NO_FACT.test(text) || kept) return [];
            return [
              anotherLength(
                part,
                stated,
                'warning',
                `${timeLabel(first.time, second.time)} to ` +
                  `${timeLabel(second.time, first.time)} is ${spanLabel(span)}; ` +
                  `the text says ${within ? 'within ' : ''}${stated.written}.`,
                { kind: 'timeline', id: second.entry.id },
              ),
            ];
          }),
        ),
  );
}
