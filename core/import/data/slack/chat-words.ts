/** What an entry and the preview say of a conversation: its name, its thread, its messages. */
import { clockOf, dayOf } from '../../../time/calendar.ts';
import { momentAt } from '../moments.ts';
import type { Message } from './chat-messages.ts';

/**
 * `Slack #incident-42, thread of 14:02 · 1648110000.000200`: the last part is the message's id,
 * which its permalink ends in.
 */
export function sourceOf(
  { conversation, thread, seconds, ts }: Message,
  zone: string | null,
): string {
  const name = conversation === '' ? 'Slack' : `Slack ${channelName(conversation)}`;
  return `${name}${thread === null ? '' : `, thread of ${threadTime(thread, seconds, zone)}`} · ${ts}`;
}

function threadTime(thread: number, seconds: number, zone: string | null): string {
  const { local } = momentAt(thread * 1000, zone).time;
  const clock = clockOf(local)!.slice(0, 5);
  return dayOf(local) === dayOf(momentAt(seconds * 1000, zone).time.local)
    ? clock
    : `${dayOf(local)} ${clock}`;
}

/** A conversation between people has no channel's mark. */
export function channelName(conversation: string): string {
  return conversation === '' || conversation.includes(' ') ? conversation : `#${conversation}`;
}

/** The first five names of a list, and how many more there are. */
export function firstFive(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `${names.slice(0, 5).join(', ')}${more}`;
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
