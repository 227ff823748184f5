/**
 * A time that no entry has, where one entry tells of the same in the same words and has its digits
 * the other way round: "from 6:42 the screens showed nothing", and the row "6:24 The screens of all
 * stations go blank".
 */
import type { Postmortem } from '../../document/postmortem.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import type { Sentence, StatedTime } from '../model/facts.ts';
import { clockOf, dayOf } from '../model/moments.ts';
import { rowsSharing, subjectsOf } from './told-rows.ts';

/** So many words of an entry, or half of all that it says, are those of the sentence. */
const ENOUGH = 3;

/** The entry whose time it must be, or null. */
export function swappedWith(
  document: Postmortem,
  { text }: Sentence,
  { time }: StatedTime,
): Moment | null {
  const clock = clockOf(time)?.slice(0, 5);
  if (clock === undefined) return null;
  const swapped = entriesOf(document).moments.filter((moment) => {
    const other = clockOf(moment.time)?.slice(0, 5);
    return other !== undefined && isSwapped(clock, other) && dayOf(moment.time) === dayOf(time);
  });
  const [only, ...more] = swapped;
  if (!only || more.length > 0) return null;
  const rows = rowsSharing(document, subjectsOf(text));
  const own = rows.find(({ moment }) => moment.index === only.index);
  const most = Math.max(0, ...rows.filter((row) => row !== own).map(({ shared }) => shared.length));
  if (!own || own.shared.length <= most) return null;
  const said = subjectsOf(own.text).size;
  return own.shared.length >= ENOUGH || (own.shared.length >= 2 && 2 * own.shared.length >= said)
    ? only
    : null;
}

/** `06:42` and `06:24`, `12:05` and `21:05`. */
function isSwapped(one: string, other: string): boolean {
  const [hours, minutes] = [one.slice(0, 2), one.slice(3)];
  const turned = (digits: string): string => `${digits[1]!}${digits[0]!}`;
  if (one === other) return false;
  return other === `${hours}:${turned(minutes)}` || other === `${turned(hours)}:${minutes}`;
}
