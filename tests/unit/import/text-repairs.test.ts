/** Texts that a copy damaged: lines run together, table cells on lines of their own, chats. */
import { describe, expect, it } from 'vitest';
import { mendedTables } from '../../../core/import/text/mended-tables.ts';
import { readMessages } from '../../../core/import/text/messages.ts';
import { unglued } from '../../../core/import/text/unglued.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';

describe('Markdown in one line', () => {
  it.each<[string, string, string[]]>([
    [
      'headings',
      '### Report ### Summary The lift stood still. ### Cause A rope.',
      ['### Report', '', '### Summary The lift stood still.', '', '### Cause A rope.'],
    ],
    [
      'labels in bold',
      '## Report **Cause** One rope tore. ## Next **Lesson** Two ropes.',
      [
        '## Report',
        '',
        '**Cause**',
        'One rope tore.',
        '',
        '## Next',
        '',
        '**Lesson**',
        'Two ropes.',
      ],
    ],
    [
      'bullets',
      '## Lessons Ropes tear. - Buy two. - Look at them. ## End',
      ['## Lessons Ropes tear.', '- Buy two.', '- Look at them.', '', '## End'],
    ],
    [
      'a heading that gives a value',
      '## Began: 9 May 2025 ## Ended: 10 May 2025',
      ['Began: 9 May 2025', '', 'Ended: 10 May 2025'],
    ],
  ])('%s', (_, text, lines) => expect(unglued(text).split('\n')).toEqual(lines));

  it.each([
    ['one mark is a word', 'Ticket ## 4 is open'],
    ['whole headings', '# Report\n\n## Cause\n\nA rope - the old one - tore.'],
    ['no marks', 'The lift stood still. - Nobody was in it.'],
    ['nothing', ''],
  ])('%s stays as it is', (_, text) => expect(unglued(text)).toBe(text));
});

describe('a table whose cells lie on lines of their own', () => {
  it.each<[string, string[], string[]]>([
    [
      'without a rule',
      ['| Time |', 'What |', '| 08:16 |', 'Rope tears |', '| 08:30 |', 'Lift stands |'],
      [
        '',
        '| Time | What |',
        '| --- | --- |',
        '| 08:16 | Rope tears |',
        '| 08:30 | Lift stands |',
        '',
      ],
    ],
    [
      'with its rule',
      ['| Time | What |', '| --- | --- |', '| 08:16 |', 'Rope tears |'],
      ['', '| Time | What |', '| --- | --- |', '| 08:16 | Rope tears |', ''],
    ],
    [
      'of three columns, between texts',
      ['Before', '| Uhr |', 'Wer |', 'Was |', '| 08:16 |', 'Wart |', 'Seil reißt |', 'Danach'],
      [
        'Before',
        '',
        '| Uhr | Wer | Was |',
        '| --- | --- | --- |',
        '| 08:16 | Wart | Seil reißt |',
        '',
        'Danach',
      ],
    ],
  ])('%s', (_, broken, whole) =>
    expect(mendedTables(broken.join('\n')).split('\n')).toEqual(whole),
  );

  it.each([
    ['whole', ['| Time | What |', '| --- | --- |', '| 08:16 | Rope tears |']],
    ['code', ['```', '| Time |', 'What |', '| 08:16 |', 'Rope tears |', '```']],
    ['rows of other lengths', ['| Time |', 'What |', '| 08:16 |', 'Rope |', 'tears |']],
    ['one row', ['| Time |', 'What |']],
    ['no table', ['a | b', 'c |', 'd']],
  ])('%s stays as it is', (_, lines) =>
    expect(mendedTables(lines.join('\n'))).toBe(lines.join('\n')),
  );
});

describe('a conversation', () => {
  const said = (text: string) =>
    readMessages(parseMarkdown(text).children)?.entries.map(({ stamp, body }) => [
      stamp,
      plainText({ type: 'root', children: body }).replace(/\n/g, ' '),
    ]);

  it.each<[string, string]>([
    ['name, then clock', 'Mina Toll  10:02\nrope tore\n\nOle Vik  10:09\non my way'],
    ['clock, then name', '[10:02] Mina Toll\nrope tore\n\n[10:09] Ole Vik\non my way'],
    ['on two lines', 'Mina Toll\n10:02\nrope tore\n\nOle Vik\n10:09\non my way'],
    ['in brackets', 'Mina Toll [10:02]\nrope tore\nOle Vik [10:09]\non my way'],
  ])('%s', (_, text) =>
    expect(said(text)).toEqual([
      ['10:02', 'Mina Toll: rope tore'],
      ['10:09', 'Ole Vik: on my way'],
    ]),
  );

  it('with days, half days and an app', () =>
    expect(
      said('Watch APP  Yesterday at 10:02 PM\nrope tore\n\nOle Vik  1/6/2025, 9:15 AM\nfixed'),
    ).toEqual([
      ['Yesterday at 10:02 PM', 'Watch: rope tore'],
      ['1/6/2025, 9:15 AM', 'Ole Vik: fixed'],
    ]));

  it('keeps what stands before it', () => {
    const found = readMessages(
      parseMarkdown('From the channel\n\nMina Toll 10:02\nrope tore\n\nOle Vik 10:09\nfixed')
        .children,
    );
    expect(plainText({ type: 'root', children: found!.before })).toBe('From the channel');
  });

  it.each([
    ['one message', 'Mina Toll 10:02\nrope tore'],
    ['a head with nothing said', 'Mina Toll 10:02\n\nOle Vik 10:09'],
    ['lines that begin with their time', '10:02 rope tore\n\n10:09 lift stands'],
    ['prose', 'The rope tore at 10:02.\n\nOle came at 10:09.'],
  ])('%s is none', (_, text) => expect(said(text)).toBeUndefined());
});
