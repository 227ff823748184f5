/**
 * A chat export with more messages than a document has room for: what is taken, and that it is
 * told.
 */
import { expect, test } from 'vitest';
import { MOST_MESSAGES } from '../../../../core/import/data/slack/chat.ts';
import { readSlack } from '../../../../core/import/data/slack/read-slack.ts';
import { jsonFile, options } from './reading.ts';

const START = 1_772_000_000;
const day = (channel: string, messages: number) =>
  jsonFile(
    `${channel}/2026-03-03.json`,
    Array.from({ length: messages }, (_, index) => ({
      type: 'message',
      user: 'U1',
      text: `word${index}`,
      ts: `${START + index}.000100`,
    })),
  );

test('the largest channel goes first', () => {
  const {
    document,
    read: { notes, channels },
  } = readSlack([day('small', 10), day('large', MOST_MESSAGES)], options());
  expect(document.timeline).toHaveLength(10);
  expect(channels).toEqual([
    { name: 'small', messages: 10, taken: true },
    { name: 'large', messages: MOST_MESSAGES, taken: false },
  ]);
  expect(notes.join()).toContain('#large not taken: a document has room for 65,000 messages');
});

test('of one alone the first messages are taken, and the note says until when', () => {
  const {
    document,
    read: { notes },
  } = readSlack([day('only', MOST_MESSAGES + 5)], options());
  const taken = document.timeline.length;
  expect(taken).toBeGreaterThan(MOST_MESSAGES * 0.8);
  expect(taken).toBeLessThanOrEqual(MOST_MESSAGES);
  expect(notes.join()).toContain(
    `the latest ${(MOST_MESSAGES + 5 - taken).toLocaleString('en-GB')} messages not taken, after ${document.timeline.at(-1)!.at!.written}`,
  );
});
