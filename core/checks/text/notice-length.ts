/** "(lasting 1 hour 13 minutes)", "Duration: 1 h 13 min" in a notice that gives its one stretch. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { scaleOf } from '../model/entries.ts';
import { updateFacts, type PartFacts, type StatedTime } from '../model/facts.ts';
import { keyLines, type LineKind } from '../model/key-lines.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';

const LASTING = /(?:^|[\n(])(?:lasting|duration:?|dauer:?|durée ?:?|duración:?|durata:?) ?$/iu;

/** Lengths of accounts that are not those of the stretch in them. */
export function noticeLengths(document: Postmortem): Diagnostic[] {
  return document.updates.flatMap((update) => {
    const facts = updateFacts(update, document);
    const told = stretchOf(facts, document);
    if (!told) return [];
    const [begin, end] = told;
    const span = end.ms - begin.ms;
    return facts.sentences.flatMap(({ text, durations }) =>
      durations.flatMap((stated): Diagnostic[] =>
        !LASTING.test(text.slice(0, stated.start)) ||
        (span > stated.minMs - MINUTE && span < stated.maxMs + MINUTE)
          ? []
          : [
              anotherLength(
                facts.part,
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

/** The one range of a notice, or its lines "Start: 08:12" and "End: 11:24". */
function stretchOf(facts: PartFacts, document: Postmortem): [StatedTime, StatedTime] | null {
  const scale = scaleOf(document);
  const times = facts.sentences.flatMap((sentence) => sentence.times);
  const lines = keyLines(facts, document);
  const ends = (range: 'from' | 'to', kind: LineKind): StatedTime[] => {
    const inRange = times.filter((time) => time.range === range);
    if (inRange.length > 0) return inRange.map((time) => ({ ...time, ms: scale(time.time) }));
    return lines.filter((line) => line.kind === kind).map(({ stated }) => stated);
  };
  const [begin, ...begins] = ends('from', 'began');
  const [end, ...others] = ends('to', 'ended');
  if (!begin || !end || begins.length > 0 || others.length > 0) return null;
  if (begin.precision === 'day' || end.precision === 'day') return null;
  return end.ms > begin.ms ? [begin, end] : null;
}
