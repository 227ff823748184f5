import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/document/edits.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { brief, check, document, NOW, update } from './sample.ts';

type Updates = ReturnType<typeof update>[];

describe('updates/order', () => {
  it.each<[string, Updates, string[]]>([
    ['in order', [update('a', '09:00'), update('b', '09:00'), update('c', '10:00')], []],
    ['one out of place', [update('a', '09:00'), update('b', '11:00'), update('c', '10:00')], ['updates/order error c']],
    ['without times', [update('a', null), update('b', null)], []],
  ])('%s', (_, updates, expected) => expect(brief(check({ updates }))).toEqual(expected));

  it('sorts them', () => {
    const sample = document({ updates: [update('a', '11:00'), update('b', '10:00'), update('c', '09:00')] });
    const found = runChecks(sample, { now: NOW });
    expect(found[0]!.message).toMatch(/^The update of \d\d:00 stands (after|before) that of \d\d:00\.$/);
    expect(runChecks(applyEdits(sample, found[0]!.fixes[0]!.edits), { now: NOW })).toEqual([]);
  });
});

describe('updates/late', () => {
  const promise = 'We found a leak in the gateway. Next update at 10:00.';
  const news = 'The second node is drained and prints come out again.';
  it.each<[string, Updates, string[]]>([
    ['kept', [update('a', '09:00', promise), update('b', '10:00', news)], []],
    ['kept a little early', [update('a', '09:00', promise), update('b', '09:52', news)], []],
    ['a minute late', [update('a', '09:00', promise), update('b', '10:01', news)], ['updates/late info a 10:00']],
    ['half an hour late', [update('a', '09:00', promise), update('b', '10:30', news)], ['updates/late warning a 10:00']],
    ['news before its time keep it', [update('a', '09:00', promise), update('b', '09:30', news), update('c', '10:30', news)], []],
    ['no news do not', [update('a', '09:00', promise), update('b', '09:01', 'We are continuing to investigate the fault.'), update('c', '10:30', news)], ['updates/late warning a 10:00']],
    ['the same promise again: the last is named', [update('a', '09:00', promise), update('b', '09:40', `Still draining. ${promise}`), update('c', '10:01', news)], ['updates/late info b 10:00']],
    ['a later promise takes it over', [update('a', '09:00', promise), update('b', '09:30', `${news} Next update at 11:00.`), update('c', '11:00', news)], []],
    ['resolved before', [update('a', '09:00', promise), update('b', '09:30', 'All is well.', { status: 'resolved' }), update('c', '12:00', 'More.')], []],
    ['in minutes', [update('a', '09:00', 'Next update in 20 minutes.'), update('b', '09:40', news)], ['updates/late warning a in 20 minutes']],
    ['nothing came at all', [update('a', '09:00', promise)], []],
    ['soon is no promise', [update('a', '09:00', 'We will be back with an update very soon.'), update('b', '12:00', news)], []],
  ])('%s', (_, updates, expected) => {
    expect(brief(check({ updates }))).toEqual(expected);
  });

  it('quotes the promise and the posting', () => {
    expect(check({ updates: [update('a', '09:00', promise), update('b', '10:02', news)] })[0]!.message).toBe('Promised 10:00, posted 10:02: 2 min late.');
  });

  it('counts business days for a promised report, past updates that are not the report', () => {
    const updates = [update('a', '2026-03-03 09:00', 'A postmortem will be published within 5 business days.', { status: 'resolved' }), update('b', '2026-03-04 09:00', 'All is still well.'), update('c', '2026-03-12 09:00', '', { status: 'postmortem' })];
    const [found] = check({ updates });
    expect(found).toMatchObject({ severity: 'warning', message: 'Promised “within 5 business days” (10 Mar 2026), posted 12 Mar 2026: 2 business days late.' });
    expect(check({ updates: [updates[0]!, { ...updates[2]!, at: update('x', '2026-03-10 23:30').at }] })).toEqual([]);
  });
});
