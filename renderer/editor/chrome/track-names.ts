import { instantText } from '../../../core/time/calendar.ts';
import { localAt } from '../../../core/time/zones.ts';
import { dayAndMonth } from '../../../core/timeline/track-words.ts';
import type { TrackMoment } from '../../../core/timeline/track-moments.ts';
import type { Track } from '../../../core/timeline/track.ts';

const LONGEST = 90;

/** `09:22 detected`, `4 Mar 10:02`, `10:02 to 10:04`. */
export function momentTime({ fromMs, toMs, milestones }: TrackMoment, track: Track): string {
  const from = clock(fromMs, track);
  const to = clock(toMs, track);
  return [from === to ? from : `${from} to ${to}`, milestones.join(', ')].filter(Boolean).join(' ');
}

/**
 * What a screen reader says of a moment: `09:22 detected: Latency alert on checkout`, `3 entries,
 * 10:02 to 10:04`.
 */
export function momentName(
  moment: TrackMoment,
  track: Track,
  words: (id: string) => string,
): string {
  const time = momentTime(moment, track);
  if (moment.ids.length > 1 && moment.milestones.length === 0)
    return `${moment.ids.length} entries, ${time}`;
  const text = words(moment.ids[0]!);
  return text ? `${time}: ${text}` : time;
}

/** The beginning of a text, cut between words. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut} …`;
}

function clock(ms: number, { zone, manyDays }: Track): string {
  const local = localAt(instantText(ms), zone) ?? instantText(ms);
  const time = local.slice(17, 19) === '00' ? local.slice(11, 16) : local.slice(11, 19);
  return manyDays ? `${dayAndMonth(local.slice(0, 10))} ${time}` : time;
}
