/** Fixes that put other words into the text, and what the text is afterwards. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { applyEdits } from '../../../core/editing/edits.ts';
import { plainText } from '../../../core/prose/text.ts';
import { document, marked, NOW, section } from './sample.ts';

const timeline = [marked('started', '2026-03-03 07:00'), marked('resolved', '2026-03-03 09:36')];

describe('the text is mended', () => {
  it.each<[string, string, string, string]>([
    [
      'time/weekday',
      'It began on Monday, 3 March 2026 at 07:00 UTC.',
      'Make it Tuesday',
      'It began on Tuesday, 3 March 2026 at 07:00 UTC.',
    ],
    [
      'time/weekday',
      'It began on Mon, 3 March 2026 at 07:00 UTC.',
      'Make it Tuesday',
      'It began on Tue, 3 March 2026 at 07:00 UTC.',
    ],
    [
      'text/duration',
      'The outage lasted 3 h 50 min.',
      'Make it 2 h 36 min',
      'The outage lasted 2 h 36 min.',
    ],
    ['text/duration', 'The outage lasted 3h 50m.', 'Make it 2h 36m', 'The outage lasted 2h 36m.'],
  ])('%s: %s', (rule, text, title, expected) => {
    const before = document({ sections: [section('summary', text)], timeline });
    const [found] = runChecks(before, { now: NOW }).filter((each) => each.rule === rule);
    expect(found!.fixes.map((fix) => fix.title)).toEqual([title]);
    const after = applyEdits(before, found!.fixes[0]!.edits);
    expect(plainText(after.sections[0]!.body)).toBe(expected);
    expect(runChecks(after, { now: NOW }).filter((each) => each.rule === rule)).toEqual([]);
  });
});
