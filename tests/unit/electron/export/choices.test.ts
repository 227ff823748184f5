import { describe, expect, it, test } from 'vitest';
import { baseName } from '../../../../electron/export/base-name.ts';
import { createChosenFiles } from '../../../../electron/export/chosen-files.ts';
import { choicesFor, readRemembered, withChoices } from '../../../../electron/export/remembered.ts';
import { shortened } from '../../../../electron/export/shortened.ts';

describe('what is remembered of exports', () => {
  const usual = choicesFor([], 'a');

  it('is the usual for the first export of all', () => {
    expect(usual).toMatchObject({
      formats: ['docx', 'pdf'],
      audience: 'everyone',
      zone: '',
      brief: false,
      withSource: true,
      tracked: false,
      images: 'folder',
      reference: null,
    });
  });

  it('is the document’s own; another document takes only looks and places', () => {
    const list = withChoices([], 'a', {
      ...usual,
      audience: 'internal',
      zone: 'UTC',
      name: 'a',
      accent: '#112233',
      pageSize: 'Letter',
      folder: '/out',
      reference: '/company.dotx',
    });
    expect(choicesFor(list, 'a')).toMatchObject({ audience: 'internal', zone: 'UTC', name: 'a' });
    expect(choicesFor(list, 'b')).toMatchObject({
      audience: 'everyone',
      zone: '',
      name: '',
      accent: '#112233',
      pageSize: 'Letter',
      folder: '/out',
      reference: '/company.dotx',
    });
  });

  it('is bounded: the document that was exported longest ago goes', () => {
    let list = readRemembered(undefined);
    for (let index = 0; index < 230; index++)
      list = withChoices(list, `d${index}`, { ...usual, name: `n${index}` });
    list = withChoices(list, 'd100', { ...usual, name: 'again' });
    expect(list).toHaveLength(200);
    expect(list[0]).toMatchObject({ document: 'd100', choices: { name: 'again' } });
    expect(list.some(({ document }) => document === 'd29')).toBe(false);
    expect(readRemembered(JSON.parse(JSON.stringify(list)))).toEqual(list);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'x'],
    ['other things', [{ document: 7 }]],
  ])('is empty when the file holds %s', (_name, value) =>
    expect(readRemembered(value)).toEqual([]),
  );

  it('keeps what can be read of an entry', () => {
    expect(
      readRemembered([
        {
          document: 'a',
          choices: {
            formats: ['odt'],
            audience: 'all',
            accent: 'red',
            zone: 'UTC',
            pageSize: 'A5',
          },
        },
      ])[0]!.choices,
    ).toMatchObject({
      formats: ['docx', 'pdf'],
      audience: 'everyone',
      accent: '',
      zone: 'UTC',
      pageSize: 'A4',
    });
  });
});

test('chosen files have one handle each, and no other handle leads anywhere', () => {
  const chosen = createChosenFiles();
  const one = chosen.add('/a/logo.png', 'logo.png');
  expect(chosen.add('/a/logo.png', 'logo.png')).toEqual(one);
  expect(chosen.add('/b/logo.png', 'logo.png').id).not.toBe(one.id);
  expect(chosen.path(one.id)).toBe('/a/logo.png');
  expect([chosen.path('/a/logo.png'), chosen.path('x'), chosen.path(null)]).toEqual([
    null,
    null,
    null,
  ]);
});

test.each([
  ['report', 'report'],
  [' Outage of 3 March ', 'Outage of 3 March'],
  ['a.pdf', 'a'],
  ['v1.2', 'v1.2'],
  ['障害報告', '障害報告'],
  ['a:b', 'a:b'],
])('“%s” is the file name “%s”', (typed, name) =>
  expect(baseName(typed)).toEqual({ ok: true, name }),
);
test.each(['', '  ', '.', '..', '../x', 'a/b', 'a\\b', 'a\nb', 'a\0', '.pdf'])(
  '%j is no file name, and that is said',
  (typed) => {
    const named = baseName(typed);
    expect(named.ok).toBe(false);
    expect(named.ok ? '' : named.sentence).toMatch(/^[^\n\0]+\.$/);
  },
);

test.each(['a:b', 'what?', '"quoted"', 'a|b', 'report ...', 'con', 'NUL.2026', 'com1'])(
  '%j is no file name on Windows, and that is said',
  (typed) => {
    const named = baseName(typed, 'win32');
    expect(named.ok ? '' : named.sentence).toMatch(/^Windows takes no file of the name .*\.$/);
  },
);
test.each(['console', 'v1.2', 'com12', '障害報告'])('%j is one', (typed) =>
  expect(baseName(typed, 'win32')).toEqual({ ok: true, name: typed }),
);

test('what is looked at is without the data of pictures, and not endless', () => {
  const data = 'A'.repeat(5000);
  expect(shortened(`before ![x](data:image/png;base64,${data}) after`)).toBe(
    `before ![x](data:image/png;base64,${'A'.repeat(24)}…) after`,
  );
  expect(shortened(`[t]: data:image/svg+xml,${'%3Csvg'.repeat(900)}\nnext`)).toMatch(
    /^\[t\]: data:image\/svg\+xml,.{24}…\nnext$/,
  );
  expect(shortened('x'.repeat(2_000_000)).length).toBeLessThan(400_000);
  expect(shortened('data: none of ours, only words')).toBe('data: none of ours, only words');
});
