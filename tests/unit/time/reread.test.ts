import { describe, expect, test } from 'vitest';
import { newPostmortem } from '../../../core/editing/template.ts';
import type {
  Postmortem,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../../core/document/postmortem.ts';
import { emptyProse } from '../../../core/prose/build.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { TimeContext } from '../../../core/time/reading.ts';
import { rereadDocument } from '../../../core/time/reread.ts';
import { sequentialIds } from '../../../core/document/ids.ts';

const NOW = '2026-03-03T12:00:00Z';

function report(
  written: readonly string[],
  zone: string,
  date: string,
  more: Partial<TimeContext> = {},
): Postmortem {
  const base = newPostmortem(
    { id: 'x', name: 'x', description: '', sections: [] },
    { zone, today: '2026-03-04', newId: sequentialIds('d') },
  );
  let previous: Time | null = null;
  const timeline = written.map((text, index): TimelineEntry => {
    const at: Time = readTime(text, {
      zone: zone || null,
      date: date || null,
      previous,
      now: NOW,
      ...more,
    }).time;
    previous = at;
    return {
      id: `e${index}`,
      at,
      milestone: null,
      body: emptyProse(),
      audience: 'everyone',
      source: null,
    };
  });
  return { ...base, incident: { ...base.incident, zone, date }, timeline };
}

const locals = (document: Postmortem): (string | null | undefined)[] =>
  document.timeline.map(({ at }) => at?.local);
const instants = (document: Postmortem): (string | null | undefined)[] =>
  document.timeline.map(({ at }) => at?.instant);

describe('another zone for the document', () => {
  const before = report(
    ['09:15', '09:22 UTC', '2026-03-03 10:00', '+5m', 'now'],
    'Europe/Copenhagen',
    '2026-03-03',
  );

  test('keeps the clock and moves the instant of what has no zone of its own', () => {
    const after = rereadDocument(before, { zone: 'America/New_York' });
    expect(after.incident.zone).toBe('America/New_York');
    expect(locals(after)).toEqual([
      '2026-03-03T09:15',
      '2026-03-03T09:22',
      '2026-03-03T10:00',
      '2026-03-03T10:05',
      '2026-03-03T13:00',
    ]);
    expect(instants(after)).toEqual([
      '2026-03-03T14:15:00Z',
      '2026-03-03T09:22:00Z',
      '2026-03-03T15:00:00Z',
      '2026-03-03T15:05:00Z',
      NOW,
    ]);
    expect(after.timeline[1]).toBe(before.timeline[1]);
    expect(after.timeline[4]).toBe(before.timeline[4]);
  });

  test('there and back is where it was', () => {
    expect(
      rereadDocument(rereadDocument(before, { zone: 'Asia/Tokyo' }), { zone: 'Europe/Copenhagen' }),
    ).toEqual(before);
  });

  test('nothing changed is the same object', () => {
    expect(rereadDocument(before, { zone: 'Europe/Copenhagen' })).toBe(before);
    const own = report(['2026-03-03 09:15 UTC'], 'Europe/Copenhagen', '2026-03-03');
    expect(rereadDocument(own, { zone: 'Asia/Tokyo', date: '2026-03-04' }).timeline).toBe(
      own.timeline,
    );
  });

  test('a zone at last', () => {
    const after = rereadDocument(report(['09:15'], '', '2026-03-03'), { zone: 'UTC' });
    expect(after.timeline[0]!.at).toMatchObject({
      zone: 'UTC',
      instant: '2026-03-03T09:15:00Z',
      zoneFrom: 'document',
    });
  });

  test('no zone any more', () => {
    const after = rereadDocument(report(['09:15'], 'UTC', '2026-03-03'), { zone: '' });
    expect(after.timeline[0]!.at).toMatchObject({
      local: '2026-03-03T09:15',
      zone: null,
      instant: null,
    });
  });

  test('the zone of the source stays', () => {
    const imported = report(['09:15'], 'CET', '2026-03-03', { zoneFrom: 'source' });
    expect(rereadDocument(imported, { zone: 'UTC' }).timeline).toBe(imported.timeline);
  });

  test('what was chosen at a clock change holds in its own zone only', () => {
    const doubled = report(['2026-10-25 02:30'], 'Europe/Copenhagen', '');
    const at: Time = {
      ...doubled.timeline[0]!.at!,
      instant: '2026-10-25T01:30:00Z',
      reasons: ['second-chosen'],
    };
    const after = rereadDocument(
      { ...doubled, timeline: [{ ...doubled.timeline[0]!, at }] },
      { zone: 'UTC' },
    );
    expect(after.timeline[0]!.at).toMatchObject({
      local: '2026-10-25T02:30',
      zone: 'UTC',
      instant: '2026-10-25T02:30:00Z',
    });
    expect(after.timeline[0]!.at).not.toHaveProperty('reasons');
  });

  test('settles what IST means', () => {
    const after = rereadDocument(report(['2026-07-01 14:07 IST'], '', ''), {
      zone: 'Europe/Dublin',
    });
    expect(instants(after)).toEqual(['2026-07-01T13:07:00Z']);
  });

  test('reaches the updates and their promises', () => {
    const at = before.timeline[0]!.at!;
    const update: StatusUpdate = {
      id: 'u1',
      at,
      status: 'update',
      body: emptyProse(),
      nextUpdate: at,
    };
    const after = rereadDocument({ ...before, updates: [update] }, { zone: 'UTC' });
    expect(after.updates[0]).toMatchObject({
      at: { instant: '2026-03-03T09:15:00Z' },
      nextUpdate: { instant: '2026-03-03T09:15:00Z' },
    });
  });
});

describe('another day for the incident', () => {
  test('moves the times that had theirs from it, past midnight too', () => {
    const before = report(
      ['23:50', '00:10', '00:30', '2026-03-03 10:00', 'Dec 24 10:00 UTC'],
      'UTC',
      '2026-03-03',
    );
    expect(locals(before)).toEqual([
      '2026-03-03T23:50',
      '2026-03-04T00:10',
      '2026-03-04T00:30',
      '2026-03-03T10:00',
      '2025-12-24T10:00',
    ]);
    const after = rereadDocument(before, { date: '2026-04-10' });
    expect(locals(after).slice(0, 4)).toEqual([
      '2026-04-10T23:50',
      '2026-04-11T00:10',
      '2026-04-11T00:30',
      '2026-03-03T10:00',
    ]);
    expect(after.timeline[3]).toBe(before.timeline[3]);
  });

  test('a day at last', () => {
    const after = rereadDocument(report(['09:15', '9.42'], 'UTC', ''), { date: '2026-03-03' });
    expect(instants(after)).toEqual(['2026-03-03T09:15:00Z', '2026-03-03T09:42:00Z']);
    expect(after.timeline[1]!.at!.written).toBe('9.42');
  });

  test('the day of the source stays', () => {
    const imported = report(['09:15'], 'UTC', '2026-03-03', { dateFrom: 'source' });
    expect(rereadDocument(imported, { date: '2026-04-10' }).timeline).toBe(imported.timeline);
  });

  test('an entry without a time stays as it is', () => {
    const before = report(['[???]', 'soon'], 'UTC', '2026-03-03');
    expect(rereadDocument(before, { date: '2026-04-10', zone: 'CET' }).timeline).toBe(
      before.timeline,
    );
  });
});
