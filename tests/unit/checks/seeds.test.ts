/**
 * Every diagnostic on the published reports, each read against its text and proven by it. The
 * reports stay where they are: facts only here, no sentences.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import { OFFERS, runChecks } from '../../../core/checks/registry.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';

const NOW = '2026-06-01T00:00:00Z';
const shared = new URL('../../../../shared/', import.meta.url);

/** `rule severity quote × how often`, in reading order. */
const EXPECTED: Record<string, string[]> = {
  'seeds/000': [],
  'seeds/001': [
    'text/start info 06:54', // the first alert is at 06:59
    'timeline/milestones info',
    'updates/late info 08.30', // came 08:31
    // identified 08:25 in the timeline; at 08:31 the page still investigates
    'updates/contradicts info',
    'updates/late info 9:00', // promised twice, came 09:01
    'updates/late info 09:30', // came 09:32
    'updates/late warning within 5 business days', // came on the seventh
  ],
  'seeds/002': [
    'time/weekday error Tuesday, Nov 11, 2021', // a Thursday
    // the timeline: 23 November, 16:43
    'text/start error Tuesday, Nov 11, 2021 at approximately 16:43 UTC',
    'updates/contradicts warning', // identified on 24 November; “Investigating” posted on the 28th
    'updates/contradicts info', // resolved on 3 December; “Resolved” posted on the 6th
    'actions/owner warning',
    'actions/owner warning',
    'actions/due info',
  ],
  'seeds/003': [
    'text/time-not-in-timeline info 16:21 BST on Monday 16th September 2019',
    'text/time-not-in-timeline info 17:19 BST',
    // posted 17:25; restored at 17:19 by the summary
    'updates/contradicts warning are currently working on applying the fix',
  ],
  'seeds/004': ['2.07pm (14.07 MDT)', '2.08pm', '2.16pm', '2.37pm', '2.40pm'].map(
    (quote) => `text/time-not-in-timeline info ${quote}`,
  ),
  'corpus/2i2c': [
    'evidence/link-time warning', // 22:00 links to a message of 23:00:50
    'time/rollover info', // 23:00, then 00:40
    'actions/owner warning',
    'actions/owner warning',
    'actions/due info',
    'timeline/milestones info',
  ],
  'corpus/k8s': [
    'actions/owner warning',
    'actions/owner warning',
    'actions/due info',
    'timeline/missing-time info',
    'time/rollover info', // 23:55, then 07:00
  ],
  'corpus/moj': [
    'timeline/missing-zone warning',
    'time/malformed warning 22025-03-18 09:36',
    'text/duration warning 1h 37m', // 09:36 to 10:40 is 1 h 4 min
    'text/duration warning 2d 1h 29m', // 18 Mar 09:36 to 20 Mar 12:09 is 2 d 2 h 33 min
    'timeline/milestones info',
    ...Array<string>(6).fill('actions/owner warning'),
    'actions/due info',
  ],
  'corpus/mybinder': [
    'time/zone-season warning',
    ...Array<string>(5).fill('actions/owner warning'),
    'actions/due info',
  ], // PST in September
  'corpus/opensuse': [
    'text/duration info 34 minutes', // from the detection at 12:43; from 12:32 it is 45
    ...Array<string>(4).fill('actions/owner warning'),
    'actions/due info',
    'timeline/milestones info',
  ],
  'corpus/posthog': [...Array<string>(6).fill('actions/owner warning'), 'actions/due info'],
};

function read(name: string, timelineFromText = false): Diagnostic[] {
  const [folder, start] = name.split('/') as [string, string];
  const file = readdirSync(new URL(`${folder}/`, shared)).find(
    (candidate) => candidate.startsWith(start) && !candidate.endsWith('.json'),
  )!;
  const text = readFileSync(new URL(`${folder}/${file}`, shared), 'utf8');
  return runChecks(
    importText(text, {
      name: file,
      newId: sequentialIds('n'),
      today: '2026-06-01',
      timelineFromText,
    }).document,
    { now: NOW },
    { disabled: OFFERS },
  );
}

const lines = (found: readonly Diagnostic[]) =>
  found.map(({ rule, severity, where }) =>
    [rule, severity, ...('quote' in where && where.quote ? [where.quote] : [])].join(' '),
  );

describe('the published reports', () => {
  if (!existsSync(shared)) {
    it('are not on this machine', () =>
      console.log('checks: ../shared is absent, so the published reports are not checked here'));
    return;
  }

  it.each(Object.entries(EXPECTED))('%s: nothing but what its text proves', (name, expected) => {
    expect(lines(read(name)).sort()).toEqual([...expected].sort());
  });

  it('quote both sides', () => {
    const messages = read('seeds/002').map(({ message }) => message);
    expect(messages[0]).toContain(
      'was a Thursday. 23 Nov 2021 was a Tuesday, and the document has 16:43 on that day.',
    );
    expect(messages[1]).toContain('12 days apart');
    expect(read('seeds/001').map(({ message }) => message)).toContain(
      'Promised 09:30, posted 09:32: 2 min late.',
    );
    expect(read('corpus/moj').map(({ message }) => message)).toContain(
      '18 Mar 2025 09:36 to 20 Mar 2025 12:09 is 50 h 33 min; the text says 2d 1h 29m.',
    );
  });

  it('with the timeline taken from the text, say of it only what the page contradicts', () => {
    const taken = (name: string) =>
      lines(read(name, true)).filter((line) => !line.startsWith('timeline/milestones'));
    expect(taken('seeds/000')).toEqual([]);
    expect(taken('seeds/003')).toEqual([
      'updates/contradicts warning are currently working on applying the fix',
    ]);
    expect(taken('seeds/004')).toEqual([]);
  });
});
