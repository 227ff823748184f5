/** Names that are written in two ways, each beside two names that are alike. */
import { describe, expect, it } from 'vitest';
import { check, entry, section } from './sample.ts';

const found = (parts: Parameters<typeof check>[0]): string[] =>
  check(parts)
    .filter(({ title }) => title === 'Two names')
    .map(({ message }) => message);

describe('a place', () => {
  const rows = (last: string) => [
    entry('a', '07:10', 'No light in Harwick and in Brenmoor.'),
    entry('b', '07:40', 'A van is on its way, the fault is near Brenmoor.'),
    entry('c', '08:30', last),
  ];
  it.each([
    ['Light again in Brendmoor.', 'The text says Brendmoor here and Brenmoor elsewhere.'],
    ['Light again in Brenmoor.', null],
    // A letter at the end is grammar, another name is another place, people differ by a letter.
    ['Light again in Brenmoors.', null],
    ['Light again in Brinmoor.', null],
    ['Mrs Brendmoor has light again.', null],
    ['Light again in Brendmoor and in Brenmoor.', null],
  ])('%s', (text, expected) => {
    expect(found({ timeline: rows(text) })).toEqual(expected === null ? [] : [expected]);
  });
});

describe('a ticket', () => {
  const tickets = (one: string, other: string) => ({
    sections: [
      section('summary', `All of it is in ticket ${one}.`),
      section('root-cause', `The maker has answered in ${other}.`),
    ],
  });
  it.each([
    ['REQ-5182', 'ticket REQ-5128', 1],
    ['REQ-5182', 'ticket REQ-5182', 0],
    ['REQ-5182', 'ticket REQ-5183', 0],
    ['REQ-5182', 'change REQ-5128', 0],
    ['REQ-5182', 'ticket REQ-5128 and ticket REQ-6001', 0],
  ])('%s and %s', (one, other, count) => {
    expect(found(tickets(one, other))).toHaveLength(count);
  });
});
