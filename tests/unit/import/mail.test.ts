/** Stored mails: their encodings, their parts, what is kept of their header. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { isMail } from '../../../core/import/text/mail-signs.ts';
import { plainText } from '../../../core/prose/text.ts';

const HEAD = [
  'From: =?utf-8?Q?Bj=C3=B6rn_Lind?= <bjorn@harbour.example>',
  'To: ops@harbour.example',
  'Subject: =?utf-8?B?RndkOiBDYXJ0cyBsb3N0?=',
  'Date: Wed, 11 Mar 2026 18:00:00 +0100',
  'Message-ID: <1@harbour.example>',
  'MIME-Version: 1.0',
];
const mail = (...lines: string[]): Uint8Array =>
  Buffer.from([...HEAD, ...lines].join('\r\n'), 'latin1');

async function read(bytes: Uint8Array, name = 'fwd.eml') {
  const { document, each, problems } = await importSources([{ name, bytes }], {
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  const unsorted =
    document?.sections
      .filter(({ kind }) => kind === 'unsorted')
      .map(({ body }) => plainText(body))
      .join('\n') ?? '';
  return {
    document: document!,
    unsorted,
    read: each[0]?.read,
    problems,
    words: JSON.stringify(document),
  };
}

describe('a mail', () => {
  it.each<[string, string[]]>([
    [
      'quoted-printable in Latin-1',
      [
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Timeline (CET)',
        '',
        '14:02 The caf=E9 till went=',
        ' down.',
        '14:20 Back again.',
        '',
      ],
    ],
    [
      'eight bits in Windows-1252',
      [
        'Content-Type: text/plain; charset=windows-1252',
        'Content-Transfer-Encoding: 8bit',
        '',
        'Timeline (CET)',
        '',
        '14:02 The caf\xe9 till went down.',
        '14:20 Back again.',
        '',
      ],
    ],
    [
      'base64 in UTF-8',
      [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(
          'Timeline (CET)\n\n14:02 The café till went down.\n14:20 Back again.\n',
        ).toString('base64'),
        '',
      ],
    ],
    [
      'two forms of the same text',
      [
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Timeline (CET)',
        '',
        '14:02 The caf&eacute; till went down.'.replace('&eacute;', 'e'),
        '14:20 Back again.',
        '--b',
        'Content-Type: text/html',
        '',
        '<table><tr><td>layout</td></tr></table>',
        '--b--',
        '',
      ],
    ],
  ])('is read: %s', async (_how, lines) => {
    const { document, read: facts } = await read(mail(...lines));
    expect(facts).toMatchObject({ format: 'email' });
    expect(document.title).toBe('Carts lost');
    expect(
      document.timeline.map(({ at, body }) => [at?.instant, plainText(body).replace('é', 'e')]),
    ).toEqual([
      ['2026-03-11T13:02:00Z', 'The cafe till went down.'],
      ['2026-03-11T13:20:00Z', 'Back again.'],
    ]);
  });

  it('keeps its header as people see it, and names what is attached', async () => {
    const { unsorted, read: facts } = await read(
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'See the graph.',
        '--b',
        'Content-Type: image/png; name="graph.png"',
        'Content-Disposition: attachment; filename="graph.png"',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '--b--',
        '',
      ),
    );
    for (const line of [
      'From: Björn Lind <bjorn@harbour.example>',
      'To: ops@harbour.example',
      'Subject: Fwd: Carts lost',
      'Attachments: graph.png',
    ])
      expect(unsorted).toContain(line);
    expect(facts!.notes.join()).toContain('graph.png');
  });

  it('of HTML alone is read as such, nothing of it runs', async () => {
    const { document, words } = await read(
      mail(
        'Content-Type: text/html; charset=utf-8',
        '',
        '<h2>Summary</h2><p>Carts were empty.</p><script>alert(1)</script><img src="https://outside.example/pixel.png" alt="pixel"><h2>Impact</h2><p>Many.</p>',
        '',
      ),
    );
    expect(document.title).toBe('Carts lost');
    expect(document.sections.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['summary', 'impact']),
    );
    expect(words).not.toContain('alert(1)');
  });

  it('with many parts in parts gives a sentence', async () => {
    const nested = Array.from({ length: 60 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary=b${depth}`,
      '',
      `--b${depth}`,
    ]).flat();
    const { problems } = await read(mail(...nested, 'Content-Type: text/plain', '', 'deep'));
    expect(problems[0]?.sentence).toMatch(/^The mail is damaged/);
  });
});

describe('what is a stored mail', () => {
  it.each<[string, string, boolean]>([
    ['a header with an id', HEAD.join('\n'), true],
    ['the header of a copied mail', 'From: A\nTo: B\nSubject: C\n\nText', false],
    ['Markdown with labels', 'Title: A\nDate: today\nOwner: B\n\n# Text', false],
    ['prose', 'On Monday: the shop was down.\nFrom: nowhere', false],
    ['nothing', '', false],
  ])('%s', (_what, text, expected) => expect(isMail(Buffer.from(text))).toBe(expected));
});
