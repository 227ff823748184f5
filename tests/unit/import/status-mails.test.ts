/** Mails by which status pages tell their subscribers: the newest post, and the earlier ones. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { moment } from './understood.ts';

const HEADER =
  'Subject: Fernlink: packets are lost in Amsterdam\nFrom: noreply@fernlink.example\nDate: 2 June 2025 06:12';

function posts(text: string): string[] {
  const { document } = importText(`${HEADER}\n\n${text}`, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  return document.updates.map(
    ({ at, status, body }) =>
      `${status} ${moment(at)} ${plainText(body).replace(/\s+/g, ' ').trim().split(' ').slice(0, 4).join(' ')}`,
  );
}

const WANTED = [
  'investigating 2025-06-02T02:22Z We see packet loss',
  'resolved 2025-06-02T04:11Z The router was replaced.',
];

describe('posts of a subscriber’s mail', () => {
  it.each([
    [
      'fields above each text',
      'Status: Resolved\nPosted: 2 June 2025 06:11 CEST\n\nThe router was replaced.\n\nHistory\n\n' +
        'Status: Investigating\nPosted: 2 June 2025 04:22 CEST\n\nWe see packet loss towards Amsterdam.',
    ],
    [
      'the status is new, the time is “when”',
      'Hi,\n\nNew status: Resolved\nWhen: 2 June 2025, 06:11 CEST\n\nThe router was replaced.\n\nEarlier:\n\n' +
        'Investigating (04:22 CEST)\nWe see packet loss towards Amsterdam.',
    ],
    [
      'earlier posts are quoted',
      'New status: Resolved\nWhen: 2 June 2025, 06:11 CEST\n\nThe router was replaced.\n\nEarlier:\n\n' +
        '> Investigating (04:22 CEST)\n> We see packet loss towards Amsterdam.',
    ],
    [
      'the status leads the earlier posts',
      'New Incident Status: Resolved\n\nThe router was replaced.\n\n2 June 2025, 06:11 CEST\n\nPrevious updates\n\n' +
        'Investigating - We see packet loss towards Amsterdam.\n2 June 2025, 04:22 CEST',
    ],
  ])('%s', (_, text) => {
    expect(posts(text)).toEqual(WANTED);
  });

  it('a quotation that only names a status is none', () => {
    expect(posts('Hello,\n\n> Resolved to call them at 06:11 CEST\n> and did so.\n\nBye')).toEqual(
      [],
    );
  });
});
