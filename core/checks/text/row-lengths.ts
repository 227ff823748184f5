/**
 * What an entry says of how long after another one it came: "14:21 First alert, six minutes after the
 * site went down", where the site went down at 14:05.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, Prose } from '../../document/postmortem.ts';
import { perRow } from '../../document/remembered.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import { entryFacts, type StatedDuration } from '../model/facts.ts';
import { DAY, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';
import { rowsSharing, subjectsOf, textOfRow } from './told-rows.ts';

const AFTER_IT = joinedLines`
  (?:after|nach|après|después de|tras|depois de|após|dopo|na)
`;
/** A row that counts from another one, so that only those are read. */
const MAY_COUNT = new RegExp(
  String.raw`(?:min|hour|stunde|heure|hora|or[ae]|uur|std)\p{L}{0,6}\.? ${AFTER_IT} `,
  'iu',
);
const counting = perRow(({ body }: { body: Prose }) =>
  MAY_COUNT.test(plainText(body)) ? true : null,
);
const ANCHOR = new RegExp(String.raw`^ ${AFTER_IT} ([^,;.:!?()\n]{3,60})`, 'iu');
const NO_FACT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:should|would|could|will|if|at least|at most|up to|less than|more than|within|every
    |another|soll\p{L}*|mindestens|höchstens|au moins|au plus|moins de|plus de|al menos|menos de
    |más de|pelo menos|almeno|meno di|più di)(?!\p{L})
  `,
  'iu',
);

/** Lengths in entries that do not lead back to the one entry they are counted from. */
export function rowLengths(document: Postmortem): Diagnostic[] {
  const rows = counting(document.timeline, null);
  if (rows.length === 0) return [];
  const { moments } = entriesOf(document);
  return rows.flatMap(({ index }) => {
    const own = moments.find((moment) => moment.index === index);
    const entry = document.timeline[index]!;
    if (!own || toleranceMs(own.time) > 0) return [];
    const { part, sentences } = entryFacts(entry, document);
    return sentences.flatMap(({ text, times, durations }) =>
      durations.flatMap((stated) => {
        // With times of its own the row tells of more than its moment.
        const anchor = ANCHOR.exec(text.slice(stated.end))?.[1];
        if (anchor === undefined || times.length > 0 || NO_FACT.test(text)) return [];
        const from = countedFrom(document, own, anchor, stated);
        if (!from) return [];
        const label = `${timeLabel(from.time, own.time)} to ${timeLabel(own.time, from.time)}`;
        return [
          anotherLength(
            part,
            stated,
            'warning',
            `${label} is ${spanLabel(own.ms - from.ms)}; the text says ${stated.written}.`,
          ),
        ];
      }),
    );
  });
}

/** The one earlier entry that the words mean, where no entry lies as far back as is said. */
function countedFrom(
  document: Postmortem,
  own: Moment,
  anchor: string,
  { minMs, maxMs }: StatedDuration,
): Moment | null {
  const { moments } = entriesOf(document);
  const fits = (ms: number): boolean => ms > minMs - MINUTE && ms < maxMs + MINUTE;
  if (moments.some(({ ms }) => fits(own.ms - ms))) return null;
  const words = subjectsOf(anchor);
  const told = rowsSharing(document, words).filter(
    ({ moment }) => moment.ms < own.ms && own.ms - moment.ms < DAY,
  );
  // Of the rows that share its words, the one that shares the most.
  const most = Math.max(0, ...told.map(({ shared }) => shared.length));
  const [from, ...more] = told.filter(({ shared }) => shared.length === most);
  return from && more.length === 0 && textOfRow(document, from.moment) !== '' ? from.moment : null;
}
