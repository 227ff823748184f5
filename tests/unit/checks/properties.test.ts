import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import { CHECKS, runChecks } from '../../../core/checks/registry.ts';
import { findOutOfPlace } from '../../../core/checks/model/sequence.ts';
import { applyEdits } from '../../../core/editing/edits.ts';
import { placeKey } from '../../../core/document/place.ts';
import { MILESTONES, UPDATE_STATUSES, type Postmortem } from '../../../core/document/postmortem.ts';
import { plainText } from '../../../core/prose/text.ts';
import { anyDocument } from '../document/documents.ts';
import { action, document, entry, NOW, section, time, update } from './sample.ts';
import { runs } from '../../tools/runs.ts';

const keyOf = ({ rule, where }: Diagnostic) => `${rule} ${placeKey(where)}`;
const errors = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === 'error').length;

/** Two days in minutes, a few of them, so that rows meet. */
const clock = fc
  .tuple(fc.integer({ min: 3, max: 4 }), fc.integer({ min: 0, max: 23 }))
  .map(
    ([day, minutes]) =>
      `2026-03-0${day} ${String(8 + Math.floor(minutes / 6)).padStart(2, '0')}:${minutes % 6}0`,
  );
const written = fc.oneof(
  { weight: 8, arbitrary: clock.map((text) => time(text)) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('2026-03-03', '2026-03-04').map((day) => time(day)) },
  { weight: 1, arbitrary: clock.map((text) => time(`~${text}`)) },
);
/**
 * What rows say: plain words, a message of some hour, a dashboard, a log line, blame, times within
 * the text.
 */
const rowText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Alarm.',
      'Restart.',
      'Leak found.',
      'We wait for the replay.',
      'A careless restart.',
      'From 10:00 to 09:30 UTC nobody looked.',
      'Ida deleted it on Monday, Mar 3, 2026.',
      '',
    ),
  },
  {
    weight: 1,
    arbitrary: clock.map(
      (at) =>
        `[Seen](https://example.slack.com/archives/C0/p${Date.parse(`${at.replace(' ', 'T')}:20Z`)}000)`,
    ),
  },
  { weight: 1, arbitrary: clock.map((at) => `\`${at.replace(' ', 'T')}:04Z tray empty\``) },
  {
    weight: 1,
    arbitrary: clock.map((at) => {
      const from = Date.parse(`${at.replace(' ', 'T')}:00Z`);
      return `[Graph](https://g.example/d?from=${from}&to=${from + 1_800_000})`;
    }),
  },
);
const timeline = fc
  .array(
    fc.tuple(
      written,
      rowText,
      fc.option(fc.constantFrom(...MILESTONES), { freq: 4 }),
      fc.option(fc.constantFrom('chat', 'page'), { freq: 2 }),
    ),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(([at, text, milestone, source], index) =>
      entry(`e${index}`, at, '', { body: section('summary', text).body, milestone, source }),
    ),
  );
const text = fc
  .array(
    fc.constantFrom(
      'Between 08:10 and 09:20 UTC on 3 March 2026 prints failed.',
      'At 10:00 UTC the leak was found.',
      'It was resolved at 11:30 UTC on 4 March 2026.',
      'The outage lasted 1 h 25 min.',
      'Nothing to say.',
      'On Monday, Mar 3, 2026 at 08:00 UTC it began.',
      'The issue was detected at 08:20 UTC on 3 March 2026.',
      'The issue was detected at 09:40 UTC on 3 March 2026.',
      'Labels were not available for 90 minutes.',
      'It was human error.',
      'Service was restored at 09:50 PST on 4 July 2026.',
      'On January 27nd it was quiet.',
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' '));
const actions = fc
  .array(
    fc.tuple(
      fc.constantFrom('Add an alarm.', 'Improve monitoring.', 'Be more careful.', 'Alerting', ''),
      fc.option(fc.constantFrom('2026-03-02', '2026-05-01', '2026-07-01')),
      fc.constantFrom('Ida', ''),
    ),
    { maxLength: 3 },
  )
  .map((rows) =>
    rows.map(([body, due, owner], index) =>
      action(`a${index}`, owner, { due, body: section('actions', body).body }),
    ),
  );
const updates = fc
  .array(
    fc.tuple(
      fc.option(clock, { freq: 8 }),
      fc.constantFrom(
        'More soon. Next update in 20 minutes.',
        'We are investigating the leak.',
        'Our teams are working on a fix.',
        'The issue has come back.',
        '',
      ),
      fc.constantFrom(...UPDATE_STATUSES),
    ),
    { maxLength: 5 },
  )
  .map((posts) =>
    posts.map(([at, body, status], index) => update(`u${index}`, at, body, { status })),
  );
const incidents: fc.Arbitrary<Postmortem> = fc
  .tuple(
    timeline,
    text,
    text,
    updates,
    actions,
    fc.constantFrom('Labels', 'A 30 min outage', 'Labels, April 3, 2026'),
    fc.constantFrom('UTC', '', 'PST'),
  )
  .map(([rows, summary, impact, posts, open, title, zone]) =>
    document({
      title,
      timeline: rows,
      updates: posts,
      actions: open,
      people: [{ name: 'Ida Holm', role: 'on call' }],
      sections: [
        section('summary', summary),
        section('impact', impact, { required: true }),
        section('timeline', ''),
        section('actions', ''),
      ],
      incident: {
        reference: '',
        organization: '',
        severity: '',
        services: [],
        zone,
        date: zone === '' ? '' : '2026-03-03',
      },
    }),
  );

/** One thing that an author does. */
type Step = (before: Postmortem) => Postmortem;
const at = fc.nat({ max: 13 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(at, rowText).map(([index, words]): Step => (before) => ({
    ...before,
    timeline: before.timeline.map((row, at) =>
      at === index ? { ...row, body: section('summary', words).body } : row,
    ),
  })),
  fc.tuple(at, written).map(
    ([index, time]): Step =>
      (before) =>
        applyEdits(
          before,
          before.timeline[index]
            ? [{ op: 'set-entry', id: before.timeline[index].id, set: { at: time } }]
            : [],
        ),
  ),
  fc.tuple(at, fc.option(fc.constantFrom(...MILESTONES))).map(
    ([index, milestone]): Step =>
      (before) =>
        applyEdits(
          before,
          before.timeline[index]
            ? [{ op: 'set-entry', id: before.timeline[index].id, set: { milestone } }]
            : [],
        ),
  ),
  fc.tuple(at, at).map(
    ([from, to]): Step =>
      (before) =>
        applyEdits(
          before,
          before.timeline[from]
            ? [
                {
                  op: 'move-entry',
                  id: before.timeline[from].id,
                  before: before.timeline[to]?.id ?? null,
                },
              ]
            : [],
        ),
  ),
  at.map(
    (index): Step =>
      (before) =>
        applyEdits(
          before,
          before.timeline[index] ? [{ op: 'remove-entry', id: before.timeline[index].id }] : [],
        ),
  ),
  fc.tuple(at, written, rowText).map(
    ([index, time, words]): Step =>
      (before) =>
        applyEdits(before, [
          {
            op: 'add-entry',
            entry: entry(`n${before.timeline.length}x${index}`, time, words),
            before: before.timeline[index]?.id ?? null,
          },
        ]),
  ),
  fc.tuple(fc.nat({ max: 1 }), text).map(([index, words]): Step => (before) => ({
    ...before,
    sections: before.sections.map((one, at) =>
      at === index
        ? {
            ...one,
            body: {
              ...one.body,
              children: [
                ...one.body.children.slice(0, 1),
                ...section('summary', words).body.children,
              ],
            },
          }
        : one,
    ),
  })),
  fc.constantFrom('UTC', 'PST', 'CET', '').map(
    (zone): Step =>
      (before) =>
        applyEdits(before, [{ op: 'set-incident', set: { zone } }]),
  ),
  fc.constantFrom('2026-03-03', '2026-03-04', '').map(
    (date): Step =>
      (before) =>
        applyEdits(before, [{ op: 'set-incident', set: { date } }]),
  ),
  fc.constantFrom('en', 'da').map((language): Step => (before) => ({ ...before, language })),
  fc.boolean().map((some): Step => (before) => ({
    ...before,
    people: some ? [{ name: 'Otto', role: '' }] : [],
  })),
  updates.map((posts): Step => (before) => ({ ...before, updates: posts })),
  actions.map((open): Step => (before) => ({ ...before, actions: open })),
);

describe('every check', () => {
  it('has a rule of its own, named by group, and says what it finds', () => {
    expect(new Set(CHECKS.map(({ rule }) => rule)).size).toBe(CHECKS.length);
    for (const { rule, describes } of CHECKS)
      expect([rule, describes]).toEqual([
        expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
        expect.stringMatching(/^[A-Z].*\.$/),
      ]);
  });

  it('never throws, changes nothing, and gives plain data that is the same every time', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, incidents), (sample) => {
        const copy = structuredClone(sample);
        const found = runChecks(sample, { now: NOW });
        expect(sample).toEqual(copy);
        expect(runChecks(sample, { now: NOW })).toEqual(found);
        // what is remembered makes no difference
        expect(runChecks(copy, { now: NOW })).toEqual(found);
        expect(structuredClone(found)).toEqual(found);
      }),
      { numRuns: runs(100) },
    );
  });

  it('is the same after any edits as on a document that was never seen', () => {
    fc.assert(
      fc.property(incidents, fc.array(anyStep, { minLength: 1, maxLength: 8 }), (before, steps) => {
        let current = before;
        runChecks(current, { now: NOW });
        for (const step of steps) {
          const edited = step(current);
          const seen = runChecks(edited, { now: NOW });
          expect(seen).toEqual(runChecks(structuredClone(edited), { now: NOW }));
          runChecks(edited, { now: NOW });
          current = edited;
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('points at places that exist, and quotes what stands there', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, incidents), (sample) => {
        for (const { rule, where, other, message, title } of runChecks(sample, { now: NOW })) {
          expect(title).not.toBe('');
          expect(message).toMatch(rule === 'sections/empty' ? /\S$/ : /[^.][.?]$/);
          expect(message).not.toMatch(/undefined|NaN|null\b|Invalid/);
          for (const place of [where, other]) {
            if (!place || !('id' in place)) continue;
            const parts = {
              section: sample.sections,
              timeline: sample.timeline,
              update: sample.updates,
              action: sample.actions,
            }[place.kind];
            const part = parts.find(({ id }) => id === place.id);
            expect(part).toBeDefined();
            if (place.quote !== undefined)
              expect(plainText(part!.body).split(place.quote).length - 1).toBeGreaterThan(
                place.nth ?? 0,
              );
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('leaves out what is ignored or switched off, and nothing else', () => {
    fc.assert(
      fc.property(incidents, (sample) => {
        const found = runChecks(sample, { now: NOW });
        const first = found[0];
        if (!first) return;
        const ignored = [{ rule: first.rule, place: placeKey(first.where), reason: 'It was so.' }];
        expect(runChecks({ ...sample, ignored }, { now: NOW })).toEqual(
          found.filter((other) => keyOf(other) !== keyOf(first)),
        );
        expect(runChecks(sample, { now: NOW }, { disabled: [first.rule] })).toEqual(
          found.filter(({ rule }) => rule !== first.rule),
        );
      }),
    );
  });
});

describe('every fix', () => {
  it('removes its diagnostic and adds no error', () => {
    fc.assert(
      fc.property(incidents, (sample) => {
        const found = runChecks(sample, { now: NOW });
        for (const diagnostic of found) {
          for (const fix of diagnostic.fixes) {
            const after = runChecks(applyEdits(sample, fix.edits), { now: NOW });
            expect(after.map(keyOf), fix.title).not.toContain(keyOf(diagnostic));
            expect(errors(after), fix.title).toBeLessThanOrEqual(
              errors(found) - (diagnostic.severity === 'error' ? 1 : 0),
            );
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('taken one after the other, they come to an end', () => {
    fc.assert(
      fc.property(incidents, (sample) => {
        let current = sample;
        for (let step = 0; step < 60; step++) {
          const fix = runChecks(current, { now: NOW }).find(({ fixes }) => fixes.length > 0)
            ?.fixes[0];
          if (!fix) return;
          current = applyEdits(current, fix.edits);
        }
        throw new Error('sixty fixes and no end');
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('what stands out of place', () => {
  const values = fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    ),
    { maxLength: 9 },
  );

  it('is the fewest rows to move', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { kept, outOfPlace } = findOutOfPlace(list);
        const timed = list.flatMap((value, index) => (Number.isNaN(value) ? [] : [index]));
        expect([...kept, ...outOfPlace].sort((a, b) => a - b)).toEqual(timed);
        kept.forEach((index, at) =>
          expect(at === 0 || list[kept[at - 1]!]! <= list[index]!).toBe(true),
        );
        let longest = 0;
        for (let mask = 0; mask < 1 << timed.length; mask++) {
          const chosen = timed.filter((_, bit) => mask & (1 << bit)).map((index) => list[index]!);
          if (chosen.every((value, at) => at === 0 || chosen[at - 1]! <= value))
            longest = Math.max(longest, chosen.length);
        }
        expect(kept).toHaveLength(longest);
      }),
      { numRuns: runs(100) },
    );
  });
});
