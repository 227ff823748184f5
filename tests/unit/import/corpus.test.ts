/**
 * Reports with their truth beside them, where they lie next to the checkout: what was reached stays
 * reached.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';

const FOLDER = fileURLToPath(new URL('../../../../shared/corpus2/', import.meta.url));

interface Truth {
  timeline: { at: string; text_starts: string }[];
  updates: { at: string }[];
  known_defects: { kind: string; strength: string }[];
}

/** The rules that answer for a kind of defect. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  weekday_mismatch: ['time/weekday'],
  timeline_out_of_order: ['timeline/order'],
  duration_mismatch: ['text/duration'],
  summary_vs_status: ['text/end', 'text/start', 'updates/contradicts'],
  status_vs_timeline: ['updates/contradicts'],
  late_promised_update: ['updates/late'],
  malformed_time: ['time/malformed'],
  malformed_date: ['time/malformed'],
  wrong_zone_for_date: ['time/zone-season', 'time/weekday'],
  summary_vs_timeline: ['text/start', 'text/end', 'text/time-not-in-timeline', 'text/contradicts'],
};

const clockOf = (at: string | null | undefined) => /T(\d\d:\d\d)/.exec(at ?? '')?.[1];
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

it.skipIf(!existsSync(FOLDER))('the corpus is understood as far as before', () => {
  const sums = { wanted: 0, entries: 0, extra: 0, updates: 0, posted: 0 };
  const missed: string[] = [];
  for (const name of readdirSync(FOLDER).filter((each) => /^\d.*\.(?:txt|md|html)$/.test(each))) {
    const stem = name.replace(/\.\w+$/, '');
    const truth = JSON.parse(readFileSync(`${FOLDER}${stem}.truth.json`, 'utf8')) as Truth;
    const { document } = importText(readFileSync(FOLDER + name, 'utf8'), {
      name: '',
      newId: sequentialIds('n'),
      today: '2026-01-01',
      timelineFromText: true,
    });
    const left = document.timeline.map(({ at, body }) => ({
      clock: clockOf(at?.local),
      text: words(plainText(body)).join(' '),
    }));
    for (const { at, text_starts } of truth.timeline) {
      const starts = words(text_starts).slice(0, 4).join(' ');
      const clock = clockOf(at);
      const found = left.findIndex(
        (entry) => entry.text.includes(starts) && (clock === undefined || clock === entry.clock),
      );
      sums.wanted++;
      if (found !== -1) sums.entries += left.splice(found, 1).length;
    }
    sums.extra += left.length;
    sums.updates += truth.updates.length;
    expect(document.updates, stem).toHaveLength(truth.updates.length);
    const posted = document.updates.map(({ at }) => clockOf(at?.local));
    sums.posted += truth.updates.filter(({ at }) => posted.includes(clockOf(at))).length;
    const rules = runChecks(document, { now: '2026-06-01T00:00:00Z' }).map(({ rule }) => rule);
    for (const { kind, strength } of truth.known_defects) {
      const answer = rules.findIndex((rule) => RULES[kind]?.includes(rule));
      if (strength !== 'hard' || !RULES[kind]) continue;
      if (answer === -1) missed.push(`${stem} ${kind}`);
      else rules.splice(answer, 1);
    }
  }
  expect(missed).toEqual([]);
  expect(sums).toMatchObject({ extra: 0, posted: sums.updates });
  expect(sums.wanted - sums.entries).toBeLessThanOrEqual(4);
});
