/** A column of a timeline that counts from its beginning: "Since start: 25 min", at 09:35 of 09:20. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, TimelineEntry } from '../../document/postmortem.ts';
import { perRow } from '../../document/remembered.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { amountMs } from '../../time/relative.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import { MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';

const COUNTED = new RegExp(
  joinedLines`
    (?:^|\n)(?:(?:time )?since (?:the )?(?:start|beginning|onset|impact)|elapsed(?: time)?|t\+
    |offset
    |seit (?:dem )?(?:beginn|start)|depuis le début|desde (?:el|o) (?:inicio|início)|dall[’']inizio
    |sinds (?:het )?begin)\s?:\s?([^\n]{1,24})(?:$|\n)
  `,
  'iu',
);

const counted = perRow(({ body }: TimelineEntry) => {
  const text = plainText(body);
  const written = COUNTED.exec(text)?.[1]?.trim();
  const ms = written === undefined ? null : amountMs(written.replace(/^\+\s?/, ''));
  return written !== undefined && ms !== null ? { written, at: text.indexOf(written), ms } : null;
});

interface Counted {
  moment: Moment;
  written: string;
  at: number;
  ms: number;
}

/** The one row of such a column that does not count as the others do. */
export function sinceStart(document: Postmortem): Diagnostic[] {
  const found = counted(document.timeline, null);
  if (found.length < 3) return [];
  const byIndex = new Map(entriesOf(document).moments.map((moment) => [moment.index, moment]));
  const rows = found.flatMap(({ index, found: { written, at, ms } }): Counted[] => {
    const moment = byIndex.get(index);
    return moment && toleranceMs(moment.time) === 0 ? [{ moment, written, at, ms }] : [];
  });
  // Where most of them begin is where they count from.
  const begins = rows.map(({ moment, ms }) => moment.ms - ms);
  const near = (begin: number): number[] => begins.filter((one) => Math.abs(one - begin) < MINUTE);
  const begin = begins.find((one) => near(one).length === rows.length - 1);
  if (begin === undefined) return [];
  const first = rows.find(({ moment, ms }) => Math.abs(moment.ms - ms - begin) < MINUTE)!.moment;
  return rows
    .filter(({ moment, ms }) => Math.abs(moment.ms - ms - begin) >= MINUTE)
    .map(({ moment, written, at }) => {
      const { id, body } = document.timeline[moment.index]!;
      return anotherLength(
        { kind: 'timeline', id, body },
        { written, offset: at },
        'warning',
        `${timeLabel(moment.time, first.time)} is ${spanLabel(moment.ms - begin)} after the start ` +
          `that the other entries count from; the text says ${written}.`,
      );
    });
}
