/** "duration: 3h25m" in front matter that says when it started and ended, too. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { frontMatterOf } from '../model/front-matter.ts';
import { DAY, instantMs, MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';

/** Lengths of the front matter that are not those between its own two times. */
export function frontLengths(document: Postmortem): Diagnostic[] {
  const front = frontMatterOf(document);
  const [from, ...starts] = front?.times.filter(({ name }) => name === 'start') ?? [];
  const [to, ...ends] = front?.times.filter(({ name }) => name === 'end') ?? [];
  if (!front || !from || !to || starts.length > 0 || ends.length > 0) return [];
  const span = instantMs(to.time) - instantMs(from.time);
  if (!(span > 0) || span > 60 * DAY) return [];
  const { id, body } = front.section;
  return front.lengths
    .filter(({ minMs, maxMs }) => span <= minMs - MINUTE || span >= maxMs + MINUTE)
    .map((stated) =>
      anotherLength(
        { kind: 'section', id, body },
        stated,
        'error',
        `${timeLabel(from.time, to.time)} to ${timeLabel(to.time, from.time)} is ` +
          `${spanLabel(span)}; the text says ${stated.written}.`,
      ),
    );
}
