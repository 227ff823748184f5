import { describe, expect, it, test } from 'vitest';
import { CHECKS } from '../../../../core/checks/registry.ts';
import { ENGLISH, languageRulesSchema } from '../../../../core/checks/model/language-rules.ts';
import { groupsOf } from '../../../../renderer/dialogs/settings/groups.ts';
import { newRow, rowsOf, rulesOf, wrongIn } from '../../../../renderer/dialogs/settings/words.ts';

describe('the list of checks', () => {
  it('has every check once, in a group with a name', () => {
    const groups = groupsOf(CHECKS);
    expect(groups.flatMap(({ checks }) => checks.map(({ rule }) => rule)).toSorted()).toEqual(
      CHECKS.map(({ rule }) => rule).toSorted(),
    );
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
    for (const { name, checks } of groups)
      for (const { rule, title, describes } of checks) {
        expect([name, title, describes]).toEqual([
          expect.stringMatching(/^[A-Z]/),
          expect.stringMatching(/^[A-Z][a-z ]+$/),
          expect.stringMatching(/\.$/),
        ]);
        expect(rule).toContain('/');
      }
  });

  it('calls checks by their names', () => {
    expect(
      groupsOf([
        { rule: 'timeline/missing-zone', describes: 'No zone.' },
        { rule: 'else/where', describes: 'There.' },
      ]),
    ).toEqual([
      {
        name: 'Timeline',
        checks: [{ rule: 'timeline/missing-zone', title: 'Missing zone', describes: 'No zone.' }],
      },
      { name: 'Else', checks: [{ rule: 'else/where', title: 'Where', describes: 'There.' }] },
    ]);
  });
});

describe('the author’s own words', () => {
  const rule = {
    check: 'language/blame' as const,
    phrases: ['fat finger*', 'obviously'],
    why: 'It judges.',
    suggest: 'Say what happened.',
  };

  test('come back as they were when nothing is changed, also those with more than the dialog shows', () => {
    for (const rules of [[rule], [...ENGLISH]])
      expect(rulesOf(rowsOf(rules))).toEqual(rules.map((one) => ({ ...one })));
  });

  test('are read from what is typed', () => {
    const rules = rulesOf([
      { ...rowsOf([rule])[0]!, words: 'simply, just , ' },
      {
        ...newRow(),
        check: 'actions/vague',
        words: 'look into',
        suggest: ' Say when it is done. ',
      },
      newRow(),
    ]);
    expect(rules).toEqual([
      {
        check: 'language/blame',
        phrases: ['simply', 'just'],
        why: 'It judges.',
        suggest: 'Say what happened.',
      },
      { check: 'actions/vague', phrases: ['look into'], why: '', suggest: 'Say when it is done.' },
    ]);
    expect(languageRulesSchema.safeParse(rules).success).toBe(true);
  });

  test.each([
    [
      [
        { ...newRow(), words: 'fine' },
        { ...newRow(), words: 'good, x+[' },
      ],
      1,
      /^“x\+\[” is no regular expression: a phrase is words/,
    ],
    [[{ ...newRow(), words: 'a' }], 0, /^“a” must have at least two letters\.$/],
    [[{ ...newRow(), words: '(open' }], 0, /^“\(open” has a bracket without its other half\.$/],
    [[newRow(), { ...newRow(), suggest: 'Say why.' }], 1, /^Write the words to look for\.$/],
    [
      [{ ...newRow(), words: 'fine', suggest: 'x'.repeat(301) }],
      0,
      /^The suggestion must have at most 300 letters\.$/,
    ],
  ])('are told of in one sentence when they are wrong: %#', (rows, row, sentence) => {
    expect(wrongIn(rows)).toEqual({ row, sentence: expect.stringMatching(sentence) });
  });

  test('are right when nothing is written', () => {
    expect(wrongIn([newRow()])).toBeNull();
    expect(rulesOf([newRow()])).toEqual([]);
  });
});
