/** What notices prove against one another, each beside what only looks like it. */
import { describe, expect, it } from 'vitest';
import { check, section, update } from './sample.ts';

const found = (rule: string, parts: Parameters<typeof check>[0]): string[] =>
  check(parts)
    .filter((one) => one.rule === rule && one.severity !== 'info')
    .map(({ message }) => message);

describe('a post that is open, stamped after the one that closes it', () => {
  const posts = (text: string, reopened = false) => ({
    updates: [
      update('one', '14:48', 'Mail is late.', { status: 'investigating' }),
      update('two', '16:12', 'All mail is in its boxes.', { status: 'resolved' }),
      update('three', '16:31', text, { status: 'monitoring' }),
      ...(reopened ? [update('four', '17:05', 'All is well.', { status: 'resolved' })] : []),
    ],
  });
  it('is told', () =>
    expect(found('updates/contradicts', posts('The queue gets shorter.'))).toEqual([
      '“Monitoring” is posted at 16:31, 19 min after “Resolved” at 16:12. Check the stamps of both.',
    ]));
  it.each([
    ['it says that it came back', posts('Mail is late again for some.')],
    ['it was closed once more', posts('The queue gets shorter.', true)],
  ])('is silent where %s', (_, parts) => expect(found('updates/contradicts', parts)).toEqual([]));
});

describe('what still fails after the end that the last post tells', () => {
  const posts = (text: string) => ({
    updates: [
      update('one', '12:05', text),
      update('two', '12:50', 'Between 10:20 and 11:45 transfers were refused.', {
        status: 'resolved',
      }),
    ],
  });
  it.each([
    ['Les virements échouent toujours pour un client sur dix.', 1],
    ['Die Überweisungen scheitern weiterhin bei jedem zehnten Kunden.', 1],
    ['De betalingen mislukken nog steeds bij één op de tien klanten.', 1],
    ['Aucun virement n’échoue plus.', 0],
    ['Les virements passent toujours.', 0],
  ])('%s', (text, count) => expect(found('updates/contradicts', posts(text))).toHaveLength(count));
});

describe('the last notice of a page without words of status', () => {
  const posts = (last: string) => ({
    updates: [
      update('one', '11:20', 'We continue to see elevated error rates for sending mail.'),
      update(
        'two',
        '12:50',
        `Between 09:47 and 11:02 customers experienced increased error rates. ${last}`,
      ),
    ],
  });
  it.each([
    ['The issue has been resolved and the service is operating normally.', 1],
    ['Le problème a été entièrement résolu.', 1],
    ['We are watching the second half of it.', 0],
  ])('%s', (last, count) => expect(found('updates/contradicts', posts(last))).toHaveLength(count));
});

describe('the length in a notice beside its own lines', () => {
  const lines = (length: string) => ({
    updates: [
      update(
        'one',
        '14:02',
        `A report in short.\n\nIncident Start: 08:12\n\nIncident End: 11:24\n\nDuration: ${length}`,
      ),
    ],
  });
  it.each([
    ['3 hours, 42 minutes', 1],
    ['3 hours, 12 minutes', 0],
    ['about 3 hours', 0],
  ])('%s', (length, count) => expect(found('text/duration', lines(length))).toHaveLength(count));
});

describe('a promise by a clock with its word', () => {
  const posts = (promise: string) => ({
    sections: [section('summary', 'De kabel is geraakt.')],
    updates: [
      update('one', '15:22', `De kabel wordt gelast. ${promise}`),
      update('two', '18:05', 'De eerste las is klaar.'),
    ],
  });
  it.each([
    ['Volgende update uiterlijk om 17.00 uur.', ['Promised 17:00, posted 18:05: 1 h 5 min late.']],
    ['Volgende update om 17 uur.', ['Promised 17:00, posted 18:05: 1 h 5 min late.']],
    ['Volgende update om 18.30 uur.', []],
    ['Volgende update binnen 4 uur.', []],
  ])('%s', (promise, messages) => expect(found('updates/late', posts(promise))).toEqual(messages));
});
