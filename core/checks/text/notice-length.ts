/** "(lasting 1 hour 13 minutes)" at the head of an account that gives its one range. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { scaleOf } from '../model/entries.ts';
import { updateFacts } from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';

const LASTING = /(?:^|[\n(])(?:lasting|duration:?|dauer:?|durée ?:?|duración:?|durata:?) ?$/iu;

/** Lengths of accounts that are not those of the range in them. */
export function noticeLengths(document: Postmortem): Diagnostic[] {
  const scale = scaleOf(document);
  return document.updates.flatMap((update) => {
    const { part, sentences } = updateFacts(update, document);
    const times = sentences.flatMap((sentence) => sentence.times);
    const from = times.filter(({ range }) => range === 'from');
    const to = times.filter(({ range }) => range === 'to');
    const [begin, end] = [from[0], to[0]];
    if (!begin || !end || from.length > 1 || to.length > 1) return [];
    const span = scale(end.time) - scale(begin.time);
    if (begin.precision === 'day' || end.precision === 'day' || !(span > 0)) return [];
    return sentences.flatMap(({ text, durations }) =>
      durations.flatMap((stated): Diagnostic[] =>
        !LASTING.test(text.slice(0, stated.start)) ||
        (span > stated.minMs - MINUTE && span < stated.maxMs + MINUTE)
          ? []
          : [
              anotherLength(
                part,
                stated,
                'warning',
                `${timeLabel(begin.time, end.time)} to ${timeLabel(end.time, begin.time)} is ` +
                  `${spanLabel(span)}; the text says ${stated.written}.`,
              ),
            ],
      ),
    );
  });
}
