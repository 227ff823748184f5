import { describe, expect, it } from 'vitest';
import { phraseFinder } from '../../../core/checks/language/phrases.ts';
import {
  ENGLISH,
  languageRulesSchema,
  parseLanguageRules,
  type LanguageRule,
} from '../../../core/checks/model/language-rules.ts';
import { authorWords } from '../../../core/checks/language/author-words.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { plainText } from '../../../core/prose/text.ts';
import { action, brief, check, document, entry, NOW, section } from './sample.ts';

const only = (rule: string, lines: string[]) => lines.filter((line) => line.startsWith(rule));
const people = [
  { name: 'Ida Holm', role: 'on call' },
  { name: 'Mark Ruud', role: '' },
  { name: 'Platform team', role: '' },
];

describe('language/blame', () => {
  const blame = (text: string) =>
    only('language/blame', brief(check({ people, sections: [section('summary', text)] }))).map(
      (line) => line.replace('language/blame warning summary ', ''),
    );

  it.each<[string, string, string[]]>([
    ['the classic', 'The cause was human error.', ['human error']],
    ['across a line', 'The cause was human\nerror.', ['human\nerror']],
    [
      'denied',
      'This was not human error. Calling it human error? We look at systems rather than human error.',
      ['human error'],
    ],
    ['quoted', 'A customer called it “human error”, and another "careless work".', []],
    ['in code and quotations', '`human error`\n\n> human error\n\n```\nhuman error\n```', []],
    ['hindsight', 'We should have known that the press was full.', ['should have known']],
    ['a plan in hindsight', 'We should have tested the press on the second node.', []],
    ['a role at fault', 'The engineer failed to look at the tray.', ['engineer failed to']],
    [
      'a program that fails',
      'The load balancer failed to drain. The operator failed to reconcile. The admin failed to load.',
      [],
    ],
    [
      'somebody by name',
      'Ida deleted the wrong tray. Mark Ruud accidentally ran it twice.',
      ['Ida deleted', 'Mark Ruud accidentally'],
    ],
    ['a word that is also a name', 'Please mark deleted trays. They mark broke trays.', []],
    ['a team is no person', 'The Platform team caused a delay.', []],
    ['a stranger', 'Otto deleted the wrong tray.', []],
    [
      'a system that broke',
      'The press broke the queue. A negligible delay. The lazy loader is careful.',
      [],
    ],
    ['possessive', 'It was Ida’s mistake.', ['Ida’s mistake']],
  ])('%s', (_, text, expected) => expect(blame(text)).toEqual(expected));

  it('looks at the timeline too, and not at evidence or at what was posted', () => {
    const found = check({
      timeline: [entry('a', '09:00', 'A careless restart.')],
      sections: [section('supporting', 'Human error.'), section('lessons', 'Careless work.')],
    });
    expect(only('language/blame', brief(found))).toEqual([
      'language/blame warning lessons Careless',
      'language/blame warning a careless',
    ]);
  });

  it('quotes the words, says why, and suggests', () => {
    expect(check({ sections: [section('summary', 'It was human error.')] })[0]).toMatchObject({
      message:
        '“human error”: it ends the inquiry at a person. ' +
        'Say what made the mistake easy to make, and why nothing caught it.',
      where: { kind: 'section', id: 'summary', quote: 'human error', nth: 0 },
    });
  });

  it('is for documents in English', () => {
    const sample = document({
      language: 'da',
      sections: [section('summary', 'It was human error.')],
    });
    expect(runChecks(sample, { now: NOW })).toEqual([]);
    expect(brief(runChecks({ ...sample, language: 'en-GB' }, { now: NOW }))).toEqual([
      'language/blame warning summary human error',
    ]);
  });

  it('takes an author’s own list, in any language, and can be switched off', () => {
    const sample = document({
      language: 'da',
      sections: [section('summary', 'Vagten sov i timen.')],
    });
    const language: LanguageRule[] = [
      {
        check: 'language/blame',
        phrases: ['sov (tungt )?i timen'],
        why: '',
        suggest: 'Skriv hvad vagten kunne se.',
      },
    ];
    expect(runChecks(sample, { now: NOW, language })[0]!.message).toBe(
      '“sov i timen” is on the list of words to avoid. Skriv hvad vagten kunne se.',
    );
    expect(runChecks(sample, { now: NOW, language }, { disabled: ['language/blame'] })).toEqual([]);
    // what was found with a list is not remembered without it
    expect(runChecks(sample, { now: NOW })).toEqual([]);
  });
});

describe('actions/vague', () => {
  const vague = (text: string, more = {}) =>
    only(
      'actions/vague',
      brief(
        check({ actions: [{ ...action('t', 'Ida', more), body: section('actions', text).body }] }),
      ),
    );
  it.each<[string, string, object, boolean]>([
    ['care', 'Be more careful with the tray.', {}, true],
    ['all that is said', 'Improve monitoring.', {}, true],
    ['in general', 'Improve monitoring in general', {}, true],
    ['with what it is of', 'Improve monitoring of the tray with an alarm at 80 %.', {}, false],
    ['with a ticket', 'Improve monitoring', { ticket: 'OPS-12' }, false],
    ['with a link', '[Improve monitoring](https://example.org/12)', {}, false],
    ['care with a ticket is care', 'Be more careful', { ticket: 'OPS-12' }, true],
    ['one word', 'Alerting', {}, true],
    ['a question to answer', 'Investigate why the tray reported empty.', {}, false],
    ['an open end', 'Investigate further', {}, true],
    ['done', 'Improve monitoring', { status: 'done' }, false],
    ['dots', '…', {}, false],
  ])('%s', (_, text, more, expected) => expect(vague(text, more).length > 0).toBe(expected));

  it('quotes and suggests', () => {
    expect(
      check({
        actions: [{ ...action('t', 'Ida'), body: section('actions', 'Improve monitoring.').body }],
      })[0]!.message,
    ).toBe(
      '“Improve monitoring”: nobody can tell when it is done. ' +
        'Name what is added or changed, and the result that shows it works.',
    );
  });
});

describe('a list of wording', () => {
  it('is built in, and holds to its own shape', () => {
    expect(languageRulesSchema.safeParse(ENGLISH.map((rule) => ({ ...rule }))).success).toBe(true);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '[', /^The list is not JSON/],
    ['no list', '{}', /^The list: expected array/],
    ['no phrases', '[{ "check": "language/blame" }]', /^Rule 1, phrases: /],
    ['an unknown check', '[{ "check": "blame", "phrases": ["abc"] }]', /^Rule 1, check: /],
    [
      'an unknown key',
      '[{ "check": "language/blame", "phrases": ["abc"], "pattern": "x" }]',
      /^Rule 1: .*pattern/,
    ],
    [
      'a regular expression',
      '[{ "check": "language/blame", "phrases": ["ok ok", "(a+)+$"] }]',
      /^Rule 1, phrases, item 2: is no regular expression/,
    ],
    ['half a bracket', '[{ "check": "language/blame", "phrases": ["a (b"] }]', /bracket/],
    [
      'an unknown placeholder',
      '[{ "check": "language/blame", "phrases": ["{who} did"] }]',
      /knows no \{who\}/,
    ],
  ])('%s gives one sentence', (_, json, sentence) => {
    const read = parseLanguageRules(json);
    expect(read).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) as string });
    expect((read as { sentence: string }).sentence).toMatch(/^[^\n]+\.$/);
  });

  it.each<[string, string, string[]]>([
    [
      'fat finger*',
      'Fat-finger no. fat fingered yes. FAT FINGERS yes.',
      ['fat fingered', 'FAT FINGERS'],
    ],
    [
      '(dropped|lost) the (red )?tray',
      'lost the tray, dropped the red tray, lost the blue tray',
      ['lost the tray', 'dropped the red tray'],
    ],
    [
      '{person} slept',
      'The engineer slept. Ida slept. The queue slept.',
      ['engineer slept', 'Ida slept'],
    ],
    ["didn't look", 'It didn’t look', ['didn’t look']],
  ])('%s', (phrase, text, expected) => {
    expect(
      languageRulesSchema.safeParse([{ check: 'language/blame', phrases: [phrase] }]).success,
    ).toBe(true);
    const finder = phraseFinder(
      [{ check: 'language/blame', phrases: [phrase], why: '', suggest: '' }],
      people,
    );
    expect(finder.mayHold(text)).toBe(true);
    expect(finder.find(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('sees quotations letter for letter in place', () => {
    const { body } = section(
      'summary',
      'One “two” `three` ![four](media:x) **five**\n\n> six\n\n| a | "b" |\n| - | - |\n| c | d |',
    );
    expect(authorWords(body)).toHaveLength(plainText(body).length);
    expect(authorWords(body).replace(/\s+/g, ' ').trim()).toBe('One five a c d');
  });
});
