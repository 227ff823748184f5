/** The messages that a value of the chat holds: when each was written, and whether it is pinned. */
import type { RootContent } from 'mdast';
import { at, isRecord, type JsonRecord, recordsAt, textAt } from '../json-value.ts';
import { epochSeconds } from '../moments.ts';

export function messagesOf(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : recordsAt(value, 'messages');
}

/**
 * `ts` is text: seconds since 1970, a dot, and what makes it unique. As a number it would lose its
 * last digits.
 */
export function secondsOf(message: JsonRecord): number | null {
  const ts = textAt(message, 'ts');
  return /^\d{9,10}(?:\.\d+)?$/.test(ts) && epochSeconds(ts) !== null
    ? Number(ts.split('.')[0])
    : null;
}

export interface Message {
  seconds: number;
  ts: string;
  conversation: string;
  thread: number | null;
  body: RootContent[];
  pinned: boolean;
}

export function isPinned(message: JsonRecord): boolean {
  const marked = recordsAt(message, 'reactions').some((reaction) =>
    /^(?:round_)?pushpin$|^pin$/.test(textAt(reaction, 'name')),
  );
  return (
    marked ||
    (Array.isArray(at(message, 'pinned_to')) && (at(message, 'pinned_to') as unknown[]).length > 0)
  );
}

/** By seconds, then by what follows the dot, digit for digit. */
export function byTs(a: Message, b: Message): number {
  if (a.seconds !== b.seconds) return a.seconds - b.seconds;
  const [first, second] = [a, b].map(({ ts }) => (ts.split('.')[1] ?? '').padEnd(12, '0')) as [
    string,
    string,
  ];
  return Number(first > second) - Number(first < second);
}
