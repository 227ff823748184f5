import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { credentialsIn, withoutCredentials } from '../../../../core/leaks/credentials.ts';
import { findLeaks } from '../../../../core/leaks/find.ts';
import { unpackExport } from '../../../../core/leaks/unpack.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { paragraph, prose } from '../../../../core/prose/build.ts';
import { buildReport } from '../../../../core/report/report.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { sampleDocument, seedDocuments } from '../../../tools/samples.ts';

/** Signs in no order, the same each time: no secret stands in this file, and no scanner fires. */
function signs(count: number, of = LETTERS): string {
  return Array.from({ length: count }, (_, at) => of[(at * at * 7 + at * 11 + 5) % of.length]).join(
    '',
  );
}
const LETTERS = 'kQ7bZx2LmW9rTfY4hNcV8sJdG3pE6vAaRu';
const CAPITALS = 'K7QBZ2LMW4RTFY5HNCV';
const HEX = '7b2d9f4e8a1c6035';
const joined = (...parts: string[]): string => parts.join('');

const pem = (kind: string, end = '\n'): string =>
  joined(
    '-----BEGIN ',
    kind,
    'PRIVATE',
    ' KEY-----',
    end,
    signs(64),
    end,
    signs(64, HEX),
    end,
    signs(9),
    end,
    '-----END ',
    kind,
    'PRIVATE',
    ' KEY-----',
  );

const SECRETS: [name: string, secret: string][] = [
  ['an access key of AWS', joined('AK', 'IA', signs(16, CAPITALS))],
  ['an access key of AWS', joined('AS', 'IA', signs(16, CAPITALS))],
  ['a secret access key of AWS', joined('aws_secret_', 'access_key = ', signs(40))],
  ['a secret access key of AWS', joined('"Secret', 'AccessKey": "', signs(40), '"')],
  ['a key of Google', joined('AI', 'za', signs(35))],
  ['a client secret of Google', joined('GOC', 'SPX-', signs(28))],
  ['a storage key of Azure', joined('AccountName=lamps;Account', 'Key=', signs(86), '==')],
  ['a shared access key of Azure', joined('SharedAccess', 'Key=', signs(43), '=')],
  ['a client secret of Azure', joined('a7K', '8', 'Q~', signs(32))],
  ['a signed address of Azure', joined('?sv=2022-11-02&s', 'ig=', signs(43), '%3D')],
  ['a signed token (JWT)', joined('ey', 'J', signs(30), '.ey', 'J', signs(60), '.', signs(43))],
  ['a private key', pem('')],
  ['a private key', pem('RSA ')],
  ['a private key', pem('OPENSSH ', '\\n')],
  ['a token of Slack', joined('xo', 'xb-', '4815162342-', signs(24))],
  [
    'a token of Slack',
    joined('xa', 'pp-', '1-', signs(11, CAPITALS), '-4815162342-', signs(64, HEX)),
  ],
  [
    'a webhook of Slack',
    joined('https://hooks.', 'slack.com/services/T7QBZ2LMW/B4RTFY5HN/', signs(24)),
  ],
  [
    'a webhook of Discord',
    joined('https://discord', '.com/api/webhooks/481516234248151623/', signs(68)),
  ],
  ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((kind): [string, string] => [
    'a token of GitHub',
    joined(kind, '_', signs(36)),
  ]),
  ['a token of GitHub', joined('github', '_pat_', signs(82))],
  ['a token of GitLab', joined('gl', 'pat-', signs(20))],
  ['a key of Stripe', joined('sk', '_live_', signs(24))],
  ['a key of Stripe', joined('rk', '_test_', signs(24))],
  ['a webhook secret of Stripe', joined('wh', 'sec_', signs(32))],
  ['an address with a password', joined('postgres://ledger:', 'tr0ub4dor', '@db.lamps.internal')],
  ['an address with a password', joined('redis://:', 'correct_horse', '@10.0.0.7:6379/0')],
  ['an address with a password', joined('mongodb+srv://app:', 'p%40ss9', '@c0.lamps.example')],
  [
    'a connection string with a password',
    joined('Server=db7;User Id=app;', 'Password=', 'tr0ub4dor', ';Encrypt=yes'),
  ],
];

describe.each(SECRETS)('%s', (name, secret) => {
  it.each(['%s', 'The key was %s, in the log.', '(%s)', '"%s"', 'a\n%s\nb'])('in %j', (frame) => {
    const text = frame.replace('%s', () => secret);
    const found = [...credentialsIn(text)];
    expect(found.map((credential) => credential.name)).toEqual([name]);
    expect(text).toContain(found[0]!.secret);
  });

  it('is printed by a few letters', () => {
    const { shown, secret: whole } = [...credentialsIn(secret)][0]!;
    const printed = withoutCredentials(`It was ${secret}.`);
    for (const text of [shown, printed]) {
      expect(text).toContain('…');
      expect(text).not.toContain(whole);
      // No stretch of nine letters or more of the secret itself.
      for (const part of [signs(9), signs(9, CAPITALS), 'tr0ub4dor', 'correct_horse', 'p%40ss9'])
        expect(text).not.toContain(part);
    }
  });
});

describe('no credential', () => {
  it.each([
    ['a commit', '4f2a9c1e7b3d8065f4a1c2e9b7d3086af5e4c1d2'],
    ['a hash', `sha256:${signs(64, HEX)}`],
    ['a hash of a lock file', `sha512-${signs(86)}==`],
    ['a UUID', '3f2b8c1d-7a4e-4b9c-8d6f-1e2a3b4c5d6e'],
    ['a digest of a picture', `registry.example/lamps@sha256:${signs(64, HEX)}`],
    ['the example of AWS', joined('AKIA', 'IOSFODNN7', 'EXAMPLE')],
    ['its secret', joined('aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY')],
    ['a row of one letter', joined('gh', 'p_', 'x'.repeat(36))],
    ['a row of zeros', joined('gl', 'pat-', '0'.repeat(20))],
    ['letters in their order', joined('sk_', 'live_', 'abcdefghijklmnopqrstuvwx')],
    [
      'a webhook as an example',
      joined('https://hooks.slack.com/services/T00000000/B00000000/', 'X'.repeat(24)),
    ],
    ['a token in angles', 'ghp_<token>, xoxb-<token>, sk_live_<key>, AIza<key>'],
    ['a token cut short', joined('gh', 'p_', 'a8Kq…, sk_', 'live_…, AK', 'IA…')],
    ['a password in angles', 'postgres://app:<password>@db.lamps.example/orders'],
    ['a word for the password', 'postgres://user:password@localhost/orders'],
    ['a variable', 'postgres://app:${DB_PASSWORD}@db and redis://:$REDIS_PASSWORD@cache'],
    ['stars', 'mysql://app:****@db7 and amqp://app:xxxx@mq1'],
    ['a port', 'http://lamps.example:8080/a@b and https://lamps.example/@ada'],
    ['a connection without one', 'Server=db7;User Id=app;Password=<password>;'],
    [
      'words about a private key',
      `The line -----BEGIN ${'PRIVATE'} KEY----- was in the log, we saw it there.`,
    ],
    ['a public key', `-----BEGIN PUBLIC KEY-----\n${signs(64)}`],
    ['the name of a kind of token', 'Tokens begin with ghp_, glpat-, xoxb-, eyJ or AKIA.'],
    ['a long name', 'The class AKIAdapterFactoryRegistry and task-sk_live_view_template.'],
  ])('%s', (_, text) => expect([...credentialsIn(text)]).toEqual([]));

  it('in reports as they are written', () => {
    for (const document of [sampleDocument(), ...seedDocuments().map((seed) => seed.document)])
      expect([...credentialsIn(JSON.stringify(document))]).toEqual([]);
  });
});

it.each([
  ...['AKIA', 'eyJaaaaaaaaaaaa.', 'eyJ', 'xoxb-', 'ghp_a', 'AIza-', 'sig=', 'a://b:', 'a:', '://'],
  ...[';pwd=', ';Password= ', 'secret_access_key=   ', 'aaaaaaaaa.', 'a1Q~', 'Q~', 'a', '0', ' '],
  ...[
    'webhook.office.com/webhookb2/0',
    'hooks.slack.com/services/AAAAAA/',
    'whsec_a',
    '-----BEGIN ',
  ],
  joined('-----BEGIN ', 'PRIVATE', ' KEY-----'),
  joined('-----BEGIN ', 'PRIVATE', ' KEY-----', 'a'.repeat(39), ' '),
])('half a megabyte of %j takes under a second', (near) => {
  const text = near.repeat(Math.ceil(500_000 / near.length));
  // The processor's time, the least of three: other work on the machine is not what is measured.
  const times = [1, 2, 3].map(() => {
    const start = process.threadCpuUsage();
    expect([...credentialsIn(text)]).toEqual([]);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(1000);
});

describe('in an export', () => {
  const token = joined('gh', 'p_', signs(36));
  const sample = sampleDocument();
  const document: Postmortem = {
    ...sample,
    sections: [
      ...sample.sections,
      {
        id: 'told',
        kind: 'custom',
        title: 'What we saw',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: prose(paragraph(`The log held ${token} in clear.`)),
      },
    ],
  };
  const expected = {
    kind: 'credential',
    text: `ghp_${token.slice(4, 7)}…${token.slice(-3)}`,
    why: 'looks like a token of GitHub',
    where: 'the text',
    place: { kind: 'section', id: 'told', quote: token },
  };

  it.each(['docx', 'md', 'html'] as const)(
    'is told once in %s, with its place, whoever it is for',
    async (format) => {
      for (const audience of ['everyone', 'internal'] as const) {
        const report = buildReport(document, { audience, zone: '' });
        const bytes =
          format === 'docx'
            ? await toDocx(report)
            : new TextEncoder().encode(format === 'md' ? toMarkdownText(report) : toHtml(report));
        const parts = await unpackExport(bytes, format);
        expect(findLeaks(document, parts, { audience })).toEqual([expected]);
      }
    },
  );

  it('is found in the pages, the properties and the attachments of a PDF', async () => {
    const other = joined('gl', 'pat-', signs(20));
    const third = joined('sk', '_live_', signs(24));
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    page.drawText(`The log held ${token.slice(0, 20)}`, { x: 50, y: 700, size: 12 });
    page.drawText(`${token.slice(20)} in clear.`, { x: 50, y: 680, size: 12 });
    pdf.setSubject(`by ${other}`);
    await pdf.attach(new TextEncoder().encode(`{"key":"${third}"}`), 'a.postmortem');
    const leaks = findLeaks(document, await unpackExport(await pdf.save(), 'pdf'));
    expect(leaks.map(({ why, where, place }) => [why, where, place === null])).toEqual([
      ['looks like a token of GitHub', 'page 1', false],
      ['looks like a key of Stripe', 'the document inside the file', true],
      ['looks like a token of GitLab', 'the properties', true],
    ]);
  });

  it('is found where a page breaks it, and told once', () => {
    const where = 'page 2';
    const broken = `The log held ${token.slice(0, 20)}\n${token.slice(20)} in clear.`;
    expect(findLeaks(document, [{ where, name: where, text: broken }])).toEqual([
      { ...expected, where },
    ]);
  });

  it('is told without a place where only the file holds it', () => {
    const where = 'the properties';
    expect(findLeaks(sample, [{ where, name: where, text: `by ${token}` }])).toEqual([
      { ...expected, where, place: null },
    ]);
  });

  it('stays out of what is said about internal parts', () => {
    const said = `Somebody put ${token} into the log of the gateway.`;
    const [inside, outside] = (['internal', 'everyone'] as const).map((audience) => ({
      ...document.sections.at(-1)!,
      id: audience,
      audience,
      body: prose(paragraph(said)),
    }));
    const both = { ...sample, sections: [...sample.sections, inside!, outside!] };
    const leaks = findLeaks(both, [{ where: 'the text', name: 'x', text: said }]);
    expect(leaks.map(({ kind }) => kind)).toEqual(['credential', 'sentence']);
    for (const { text, why } of leaks) expect(`${text} ${why}`).not.toContain(token.slice(0, 12));
  });
});
