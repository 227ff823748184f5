import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/editing/edits.ts';
import type { LiveFact } from '../../../core/document/live-fact.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { withFreshFacts } from '../../../core/live-facts/settle.ts';
import { factsIn } from '../../../core/live-facts/in-prose.ts';
import { plainText } from '../../../core/prose/text.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { emptyDocument } from '../document/documents.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { entry, NOW } from './sample.ts';

const gone: LiveFact = {
  type: 'fact',
  form: 'plain',
  source: { kind: 'entry', id: 'x' },
  value: '09:15',
};

function documentOf(text: string | LiveFact[], more: Partial<Postmortem> = {}): Postmortem {
  return emptyDocument({
    incident: { ...emptyDocument().incident, zone: 'UTC', date: '2026-03-03' },
    sections: [
      {
        id: 's1',
        kind: 'root-cause',
        title: 'Cause',
        audience: 'everyone',
        required: false,
        guidance: '',
        body:
          typeof text === 'string'
            ? plainProse(text)
            : {
                type: 'root',
                children: [
                  { type: 'paragraph', children: [{ type: 'text', value: 'At ' }, ...text] },
                ],
              },
      },
    ],
    timeline: [
      entry('e1', '09:15', 'Solution deployed', { milestone: 'started' }),
      entry('e2', '10:20', 'All is well'),
      entry('e3', '11:00', 'One of two'),
      entry('e4', '11:00', 'The other'),
    ],
    ...more,
  });
}

const found = (document: Postmortem, rule: string) =>
  runChecks(document, { now: NOW }).filter((each) => each.rule === rule);
const factsOf = (document: Postmortem): string[] =>
  factsIn(document.sections[0]!.body).map(
    ({ value, source }) => `${value} ${'id' in source ? source.id : source.kind}`,
  );

describe('text/may-follow', () => {
  const rule = 'text/may-follow';

  it('makes one offer for a document, which changes no word of it', () => {
    const document = documentOf(
      'We deployed at 09:15, it worked at 10:20, and again at 09:15 UTC.',
    );
    const [only, ...others] = found(document, rule);
    expect(others).toEqual([]);
    expect(only!.message).toBe(
      '“09:15” is the time of “Solution deployed”, and 2 other times in the text are those of ' +
        'entries, too. Kept together, the text changes with the entries.',
    );
    expect(only!.fixes.map(({ title }) => title)).toEqual([
      'Keep all 3 together',
      'Keep only this one together',
    ]);
    const fixed = applyEdits(document, only!.fixes[0]!.edits);
    expect(plainText(fixed.sections[0]!.body)).toBe(plainText(document.sections[0]!.body));
    expect(factsOf(fixed)).toEqual(['09:15 e1', '10:20 e2', '09:15 UTC e1']);
    expect(found(fixed, rule)).toEqual([]);
    expect(factsOf(applyEdits(document, only!.fixes[1]!.edits))).toEqual(['09:15 e1']);
  });

  it.each([
    [
      'It worked at 10:20.',
      '“10:20” is the time of “All is well”. Kept together, the text changes with the entry.',
    ],
    [
      'It worked at 10:20, not at 09:15.',
      '“10:20” is the time of “All is well”, and one other time in the text is that of an ' +
        'entry, too. Kept together, the text changes with the entries.',
    ],
  ])('counts the other times of %j', (text, message) =>
    expect(found(documentOf(text), rule).map((each) => each.message)).toEqual([message]),
  );

  it.each([
    ['a time of no row', 'It failed at 09:16.'],
    ['a time of two rows', 'It failed at 11:00.'],
    ['another day', 'It failed on 4 March 2026. The next day at 09:15 too.'],
    ['words that would change', 'It failed at 9.15am.'],
    ['a part of a longer time', 'It failed at 09:15:30.'],
    ['what is quoted', '`09:15 started`'],
  ])('is silent about %s', (_, text) => {
    expect(found(documentOf(text), rule)).toEqual([]);
  });

  it('is silent once it was set aside anywhere', () => {
    const ignored = [{ rule, place: 'section:gone', reason: '' }];
    expect(found(documentOf('It failed at 09:15.', { ignored }), rule)).toEqual([]);
  });
});

describe('text/fact-source', () => {
  const rule = 'text/fact-source';

  it('says what is followed no more, and offers the row of the same time or text', () => {
    const document = documentOf([{ ...gone, value: '09:15' }]);
    const [only] = found(document, rule);
    expect(only!.message).toBe(
      '“09:15” followed a timeline entry that is gone or has no time. Its words stay as they are.',
    );
    expect(only!.fixes.map(({ title }) => title)).toEqual([
      'Follow “Solution deployed”',
      'Turn it into text',
    ]);
    expect(factsOf(applyEdits(document, only!.fixes[0]!.edits))).toEqual(['09:15 e1']);
    expect(factsOf(applyEdits(document, only!.fixes[1]!.edits))).toEqual([]);
  });

  it('means the right one of the same words', () => {
    const document = documentOf([
      { ...gone, source: { kind: 'entry', id: 'e1' } },
      { type: 'text', value: ' and ' } as unknown as LiveFact,
      { ...gone, source: { kind: 'milestone', milestone: 'resolved' } },
    ]);
    const [only, ...others] = found(document, rule);
    expect(others).toEqual([]);
    expect(only!.where).toMatchObject({ quote: '09:15', nth: 1 });
    expect(factsOf(applyEdits(document, only!.fixes.at(-1)!.edits))).toEqual(['09:15 e1']);
  });

  it('is silent about facts that say what is so', () => {
    expect(found(documentOf([{ ...gone, source: { kind: 'entry', id: 'e1' } }]), rule)).toEqual([]);
  });
});

describe('text/time-not-in-timeline', () => {
  it('reads no time of day in a length that follows its milestones', () => {
    const length = { kind: 'length', from: 'started', to: 'resolved' } as const;
    for (const clock of ['09:31', '10:20', '10:31', '18:20', '23:59']) {
      const document = documentOf([{ type: 'fact', form: 'plain', source: length, value: '' }], {
        timeline: [
          entry('e1', '09:15', 'It began', { milestone: 'started' }),
          entry('e2', clock, 'It ended', { milestone: 'resolved' }),
        ],
      });
      const settled = withFreshFacts(document);
      expect(plainText(settled.sections[0]!.body)).toMatch(/^At (?:\d+ h )?\d+ min$/);
      expect(found(settled, 'text/time-not-in-timeline')).toEqual([]);
    }
  });
});
