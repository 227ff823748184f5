/**
 * How long comparing and merging take on a long timeline, beside a plain comparison of the lines of
 * both files in the same run. Prints a table; asserts nothing. Run: node
 * tests/bench/revision.bench.ts
 */
import { diffArrays } from 'diff';
import type { Postmortem, TimelineEntry } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { plainProse } from '../../core/prose/build.ts';
import { applyChanges } from '../../core/revision/apply.ts';
import { changesBetween } from '../../core/revision/compare.ts';
import { merge } from '../../core/revision/merge/merge.ts';
import { instantText } from '../../core/time/calendar.ts';

const START = Date.UTC(2026, 2, 3);

function entry(index: number): TimelineEntry {
  const instant = instantText(START + index * 60_000);
  return {
    id: `e${index}`,
    milestone: null,
    audience: 'everyone',
    source: null,
    at: {
      written: instant.slice(11, 16),
      local: instant.slice(0, 16),
      zone: 'UTC',
      instant,
      approximate: false,
    },
    body: plainProse(
      `The queue at press ${index % 7} grew to ${index}, and depot ${index % 13} called.`,
    ),
  };
}

const withRows = (timeline: TimelineEntry[]): Postmortem => ({
  format: 'postmortem',
  version: 3,
  id: 'bench',
  title: 'Bench',
  state: 'draft',
  revision: '1',
  edited: '',
  language: 'en',
  incident: { reference: '', organization: '', severity: '', services: [], zone: 'UTC', date: '' },
  people: [],
  sections: [],
  timeline,
  updates: [],
  actions: [],
  media: {},
  ignored: [],
});
/** As read from a file: nothing is shared with another version. */
const read = (document: Postmortem): Postmortem => structuredClone(document);

/** Of every `rows / changes` rows one is edited, moved, removed or added, in turn. */
function changed(document: Postmortem, changes: number, offset: number): Postmortem {
  const step = Math.floor(document.timeline.length / changes);
  let timeline = [...document.timeline];
  for (let turn = 0; turn < changes; turn++) {
    const at = Math.min(turn * step + offset, timeline.length - 1);
    const row = timeline[at]!;
    if (turn % 4 === 0)
      timeline[at] = { ...row, body: plainProse(`The queue grew again, said ${offset}-${turn}.`) };
    else if (turn % 4 === 1) timeline = timeline.toSpliced(at, 1).toSpliced(at + 20, 0, row);
    else if (turn % 4 === 2) timeline = timeline.toSpliced(at, 1);
    else timeline = timeline.toSpliced(at, 0, { ...entry(turn), id: `n${offset}x${turn}` });
  }
  return read({ ...document, timeline });
}

function best(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

for (const [rows, edits] of [
  [1_000, 20],
  [10_000, 200],
] as const) {
  const base = withRows(Array.from({ length: rows }, (_, index) => entry(index)));
  const [ours, theirs] = [changed(base, edits, 1), changed(base, edits, 3)];
  const lost = {
    ...ours,
    timeline: ours.timeline.map((row, index) => ({ ...row, id: `lost${index}` })),
  };
  const sorted = read({ ...base, timeline: base.timeline.toReversed() });
  const lines = [base, ours].map((one) => toCanonicalJson(one).split('\n'));
  const changes = changesBetween(base, ours);
  const conflicts = merge(base, ours, theirs).conflicts.length;
  console.log(`${rows} rows, ${edits} edits: ${changes.length} changes, ${conflicts} conflicts`);
  const start = performance.now();
  diffArrays(lines[0]!, lines[1]!);
  const plain = performance.now() - start;
  const show = (what: string, run: () => unknown): void => {
    const ms = best(run);
    console.log(`  ${what.padEnd(36)}${ms.toFixed(0).padStart(7)} ms  ×${(ms / plain).toFixed(2)}`);
  };
  console.log(`  ${'lines of both files (jsdiff)'.padEnd(36)}${plain.toFixed(0).padStart(7)} ms`);
  show('changes', () => changesBetween(base, ours));
  show('changes, all ids lost', () => changesBetween(base, lost));
  show('changes, the whole order turned', () => changesBetween(base, sorted));
  show('all of them applied', () => applyChanges(base, changes));
  show('merge', () => merge(base, ours, theirs));
}
