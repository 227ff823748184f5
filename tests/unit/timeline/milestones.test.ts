import { describe, expect, test } from 'vitest';
import type { Milestone } from '../../../core/document/postmortem.ts';
import { metrics } from '../../../core/timeline/metrics.ts';
import { guessMilestone, milestoneInstants } from '../../../core/timeline/milestones.ts';
import { NORMAL, rows } from './rows.ts';

describe('metrics', () => {
  const texts = (document: Parameters<typeof metrics>[0]): string[] =>
    metrics(document).map(({ label, text }) => `${label} ${text}`.trim());

  test('from the start to each milestone', () => {
    expect(texts(NORMAL)).toEqual([
      'to detect 7 min',
      'to acknowledge',
      'to identify 27 min',
      'to mitigate 58 min',
      'to resolve 1 h 16 min',
    ]);
    expect(metrics(NORMAL)[0]).toEqual({
      id: 'detect',
      milestone: 'detected',
      label: 'to detect',
      ms: 420_000,
      text: '7 min',
    });
  });

  test('nothing without a start, an instant, or in the wrong order', () => {
    expect(
      metrics(
        rows('UTC', '2026-03-03', [
          ['09:22', 'detected'],
          ['10:31', 'resolved'],
        ]),
      ).every(({ ms }) => ms === null),
    ).toBe(true);
    expect(
      metrics(
        rows('', '', [
          ['09:15', 'started'],
          ['09:22', 'detected'],
        ]),
      ).every(({ ms }) => ms === null),
    ).toBe(true);
    expect(
      texts(
        rows('UTC', '2026-03-03', [
          ['09:15', 'started'],
          ['09:10', 'detected'],
        ]),
      )[0],
    ).toBe('to detect');
    expect(texts({ timeline: [] })).toHaveLength(5);
  });

  test('counts instants, not clocks', () => {
    expect(
      texts(
        rows('UTC', '2026-03-03', [
          ['09:15 CET', 'started'],
          ['09:15 UTC', 'resolved'],
        ]),
      )[4],
    ).toBe('to resolve 1 h');
  });

  test('several entries with one milestone', () => {
    const document = rows('UTC', '2026-03-03', [
      ['09:15', 'started'],
      ['09:05', 'started'],
      ['10:00', 'resolved'],
      ['12:00', 'resolved'],
    ]);
    expect(milestoneInstants(document).started!.entry.id).toBe('e1');
    expect(milestoneInstants(document).resolved!.entry.id).toBe('e3');
  });
});

describe('a milestone named by the words', () => {
  const named: readonly (readonly [string, Milestone])[] = [
    ['Incident Started: Customer reports of errors', 'started'],
    ['Start: the deploy began', 'started'],
    ['Outage began in zone B', 'started'],
    ['Impact starts', 'started'],
    ['First alert of increased error messages.', 'detected'],
    ['Detected by synthetic checks', 'detected'],
    ['Issue was detected by the on-call engineer', 'detected'],
    ['First detected', 'detected'],
    ['Alert acknowledged', 'acknowledged'],
    ['First engineer acknowledges the issue', 'acknowledged'],
    ['Acknowledged by SRE', 'acknowledged'],
    ['The fault was identified and a repair was begun', 'identified'],
    ['Root cause identified', 'identified'],
    ['Load balancing issue identified', 'identified'],
    ['We identified the root cause as a full disk', 'identified'],
    ['Incident mitigated', 'mitigated'],
    ['Mitigation of unbalanced traffic completed', 'mitigated'],
    ['Impact was mitigated by failing over', 'mitigated'],
    ['incident resolved, bridge closed', 'resolved'],
    ['Incident Resolved: Intermittent errors mitigated', 'resolved'],
    ['The incident was declared resolved at noon', 'resolved'],
    ['Resolved 2025', 'resolved'],
    ['Incident repaired and resolved.', 'resolved'],
  ];
  for (const [text, milestone] of named.filter(([text]) => !text.startsWith('Our on call')))
    test(text, () => expect(guessMilestone(text)).toBe(milestone));

  test.each([
    '',
    'Monitoring phase. The system was operating normally.',
    'Solution deployed and confirmed working.',
    'The incident was not resolved',
    'Issue partially mitigated',
    'We believed the issue was resolved',
    'The issue will be resolved by the vendor',
    'Working until the issue is resolved',
    'The team resolved to meet',
    'Deployment started',
    'Backup started at noon',
    'Investigation started',
    'We started the incident call',
    'Users identified themselves',
    'Escalated to Engineering',
    'Incident Ticket Created',
    'Traffic is moved to zone A',
    'The issue was identified and the incident resolved',
    'If the incident is resolved, close the ticket',
  ])('no guess: %s', (text) => expect(guessMilestone(text)).toBeNull());
});
