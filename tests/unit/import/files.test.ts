/**
 * Sources of all kinds through the one door: what each is taken for, several together, and every
 * bad input with its sentence.
 */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { buildReport } from '../../../core/report/report.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { importSources } from '../../../core/import/import-files.ts';
import type { ImportFilesOptions } from '../../../core/import/model/read-source.ts';
import type { ImportSource } from '../../../core/import/model/read-source.ts';
import { plainText } from '../../../core/prose/text.ts';
import { runs } from '../../tools/runs.ts';

type Content = string | Uint8Array | Record<string, string>;

function source(name: string, content: Content): ImportSource {
  if (typeof content === 'string') return { name, bytes: Buffer.from(content) };
  if (content instanceof Uint8Array) return { name, bytes: content };
  return {
    name,
    files: Object.entries(content).map(([path, text]) => ({
      name: path,
      bytes: Buffer.from(text),
    })),
  };
}

function read(sources: readonly [string, Content][], options: Partial<ImportFilesOptions> = {}) {
  return importSources(
    sources.map(([name, content]) => source(name, content)),
    { newId: sequentialIds('n'), today: '2026-05-01', ...options },
  );
}

/** The sentence about one source that cannot be read. */
async function refusal(
  name: string,
  content: Content,
  options: Partial<ImportFilesOptions> = {},
): Promise<string> {
  const { document, problems } = await read([[name, content]], options);
  expect(document).toBeNull();
  expect(problems).toHaveLength(1);
  return problems[0]!.sentence;
}

const MARKDOWN =
  '# Slow search\n\n## Timeline (UTC)\n\n- 2026-03-03 14:02 The first alert.\n- 2026-03-03 15:10 All is well.\n';
const STATUS =
  'Slow search\nIncident Report for Harbour Street Goods\nResolved\nIt is over.\nPosted Mar 3, 2026 - 15:12 UTC\nInvestigating\nWe look.\nPosted Mar 3, 2026 - 14:10 UTC\n';
const CSV = 'Time (UTC),Event,Who\n2026-03-03 14:05,Paged,Ada\n2026-03-03 14:30,Restarted,Bo\n';
const SLACK = {
  'channels.json': '[{"id":"C1","name":"inc-7"}]',
  'users.json': '[{"id":"U1","name":"ada","profile":{"display_name":"Ada"}}]',
  'inc-7/2026-03-03.json':
    '[{"type":"message","user":"U1","text":"looking into it","ts":"1772546700.000100"}]',
};
const PAGERDUTY =
  '{"log_entries":[{"id":"R1","type":"acknowledge_log_entry","summary":"Acknowledged by Ada","created_at":"2026-03-03T14:06:00Z","agent":{"type":"user_reference","summary":"Ada"}}]}';
const packed = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

describe('what a source is taken for', () => {
  it.each<[string, string, Content, string]>([
    ['Markdown', 'a.md', MARKDOWN, 'markdown'],
    ['a status page', 'a.txt', STATUS, 'status-page'],
    ['pasted text', '', STATUS, 'status-page'],
    ['CSV by its name', 'a.csv', CSV, 'csv'],
    ['CSV by its rows', '', CSV, 'csv'],
    ['a Slack export, packed', 'export.zip', packed(SLACK), 'slack'],
    ['a Slack export, unpacked', 'export', SLACK, 'slack'],
    [
      'a Slack export within a folder of the archive',
      'export.zip',
      packed(
        Object.fromEntries(Object.entries(SLACK).map(([path, text]) => [`team/${path}`, text])),
      ),
      'slack',
    ],
    ['PagerDuty', 'log.json', PAGERDUTY, 'pagerduty'],
    ['PagerDuty, pasted', '', PAGERDUTY, 'pagerduty'],
    [
      'a Markdown text that begins with a link',
      'a.md',
      `[a link](https://a.example)\n\n${MARKDOWN}`,
      'markdown',
    ],
    ['HTML', 'a.html', '<h1>A</h1><p>Text</p>', 'html'],
    ['a text that names JSON', '', 'We saw {"status": 500} in the log.', 'prose'],
  ])('%s', async (_what, name, content, format) => {
    const { each, problems } = await read([[name, content]]);
    expect(problems).toEqual([]);
    expect(each.map(({ read: { name: called, format: found } }) => [called, found])).toEqual([
      [name, format],
    ]);
  });

  it('is what the author says where they say it', async () => {
    expect((await read([['a.txt', MARKDOWN]], { format: 'prose' })).each[0]!.read.format).toBe(
      'prose',
    );
    expect(await refusal('a.md', MARKDOWN, { format: 'pagerduty' })).toMatch(
      /^The JSON has a mistake at line 1, column 1/,
    );
    expect(await refusal('a.json', PAGERDUTY, { format: 'slack' })).toMatch(
      /is not a Slack export/,
    );
    expect(await refusal('a.md', MARKDOWN, { format: 'docx' })).toMatch(/no Word document/);
  });
});

describe('documents of our own', () => {
  it('are sources too: the file, and the Markdown that was exported', async () => {
    const { document } = await read([['a.md', MARKDOWN]]);
    const again = await read([['a.postmortem', toCanonicalJson(document!)]]);
    expect(again.each[0]!.read.format).toBe('afterword');
    expect(again.document).toEqual(document);
    const exported = toMarkdownText(
      buildReport(document!, { audience: 'internal', zone: '', pageSize: 'A4' }),
    );
    const back = await read([['a.md', exported]]);
    expect(back.each[0]!.read.format).toBe('afterword');
    expect(back.document!.timeline.map(({ at }) => at?.instant)).toEqual(
      document!.timeline.map(({ at }) => at?.instant),
    );
  });

  it('in Markdown that was damaged are Markdown', async () => {
    const { document } = await read([['a.md', MARKDOWN]]);
    const exported = toMarkdownText(
      buildReport(document!, { audience: 'internal', zone: '', pageSize: 'A4' }),
    );
    for (let cut = 10; cut < exported.length; cut += 37) {
      const { problems, document: found } = await read([
        ['a.md', exported.slice(0, cut) + exported.slice(cut + 20)],
      ]);
      expect(problems).toEqual([]);
      expect(found).not.toBeNull();
    }
    const bad = await read([['a.md', `---\nformat: postmortem\nversion: [\n---\n\n${MARKDOWN}`]]);
    expect(bad.document!.timeline).toHaveLength(2);
  });

  it('of a newer version are refused', async () =>
    expect(await refusal('a.postmortem', '{"format":"postmortem","version":99}')).toMatch(
      /newer Afterword/,
    ));
});

describe('several sources', () => {
  it('are one timeline in time order, each entry with its source', async () => {
    const { document, each } = await read([
      ['notes.md', MARKDOWN],
      ['table.csv', CSV],
      ['log.json', PAGERDUTY],
      ['export.zip', packed(SLACK)],
    ]);
    expect(each.map(({ read: { format } }) => format)).toEqual([
      'markdown',
      'csv',
      'pagerduty',
      'slack',
    ]);
    const instants = document!.timeline.map(({ at }) => at!.instant!);
    expect(instants).toEqual([...instants].sort());
    expect(document!.timeline).toHaveLength(6);
    for (const name of ['notes.md', 'table.csv', 'log.json', 'export.zip'])
      expect(document!.timeline.some(({ source: from }) => from?.includes(name))).toBe(true);
  });

  it('are read although one of them cannot be', async () => {
    const { document, problems } = await read([
      ['notes.md', MARKDOWN],
      ['empty.txt', ''],
      ['log.json', PAGERDUTY],
    ]);
    expect(document!.timeline).toHaveLength(3);
    expect(problems).toEqual([
      { source: 'empty.txt', sentence: 'The file is empty. Check that it is the right file.' },
    ]);
  });

  it('of one name are told apart, and an author’s choice reaches its own', async () => {
    const text = '# A\n\n## Timeline\n\n- 2026-03-03 14:02 One.\n- 2026-03-03 14:05 Two.\n';
    const { each } = await read(
      [
        ['a.md', text],
        ['a.md', text],
      ],
      { zone: 'UTC', choices: { 'a.md (2)': { zone: 'Europe/Copenhagen' } } },
    );
    expect(
      each.map(({ read: { name, asksZone }, document }) => [
        name,
        asksZone,
        document.timeline[0]!.at!.instant,
      ]),
    ).toEqual([
      ['a.md', true, '2026-03-03T14:02:00Z'],
      ['a.md (2)', true, '2026-03-03T13:02:00Z'],
    ]);
  });

  it('in a packed folder of reports are each read, one that is packed again is not', async () => {
    const { each, problems } = await read([
      [
        'reports.zip',
        packed({
          'a.md': MARKDOWN,
          'sub/b.txt': STATUS,
          'logo.png': new Uint8Array([1]),
          'c.json': '{',
        }),
      ],
    ]);
    expect(each.map(({ read: { name, format } }) => [name, format])).toEqual([
      ['reports.zip/a.md', 'markdown'],
      ['reports.zip/sub/b.txt', 'status-page'],
    ]);
    expect(problems.map((problem) => problem.source)).toEqual(['reports.zip/c.json']);
    expect(
      await refusal('outer.zip', packed({ 'inner.zip': packed({ 'a.md': MARKDOWN }) })),
    ).toMatch(/nothing in it that can be read/);
  });

  it('tell how far the reading is, never backwards, to the end', async () => {
    const told: number[] = [];
    await importSources(
      [source('a.md', MARKDOWN), source('export.zip', packed(SLACK)), source('b.csv', CSV)],
      { newId: sequentialIds('n'), today: '2026-05-01' },
      (done) => told.push(done),
    );
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeGreaterThan(4);
  });
});

describe('bad input gives one sentence', () => {
  it.each<[string, string, Content, RegExp]>([
    [
      'JSON that is cut off',
      'log.json',
      PAGERDUTY.slice(0, 60),
      /^The JSON ends too early, at line 1, column 61: the file was cut off\. Export or copy it again\.$/,
    ],
    [
      'JSON that is cut off, pasted',
      '',
      `{\n "log_entries": [\n  {"id": "R1",`,
      /ends too early, at line 3, column 15/,
    ],
    ['JSON with a mistake', 'log.json', '{\n  "a": 1,,\n}', /mistake at line 2, column 10/],
    [
      'JSON of another kind',
      'package.json',
      '{"name":"x","version":"1"}',
      /of no kind that Afterword knows/,
    ],
    [
      'a day of a Slack export that is cut off',
      'export.zip',
      packed({ ...SLACK, 'inc-7/2026-03-04.json': '[{"type":"message"' }),
      /inc-7\/2026-03-04\.json ends in the middle of its data/,
    ],
    [
      'a ZIP with a name that leads outside',
      'export.zip',
      packed({ ...SLACK, '../../.bashrc': 'x' }),
      /leads out of its folder/,
    ],
    [
      'a ZIP bomb',
      'export.zip',
      zipSync({ 'inc-7/2026-03-03.json': new Uint8Array(20_000_000).fill(0x20) }, { level: 9 }),
      /times smaller than it is/,
    ],
    ['a ZIP of nothing', 'a.zip', packed({}), /nothing in it that can be read/],
    ['a folder of nothing', 'a', {}, /nothing in it that can be read/],
    [
      'a picture',
      'a.png',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
      /is not text but a picture/,
    ],
    [
      'an unknown encoding',
      'a.txt',
      new Uint8Array([0x54, 0x81, 0x8d, 0x9d, 0x20, 0x80, 0x81]),
      /encoding that could not be told/,
    ],
    [
      'an encoding that is not what it says',
      'a.html',
      new Uint8Array([...Buffer.from('<meta charset="shift_jis"><p>'), 0x81, 0x20, 0xff]),
      /says that it is in the encoding “shift_jis”/,
    ],
    [
      'too long a table',
      'a.csv',
      `Time,Event\n${'2026-03-03 14:00,x\n'.repeat(65_001)}`,
      /^The table has 65,003 lines, and a document has room for 65,000/,
    ],
    ['too long a text', 'a.txt', new Uint8Array(10_000_001).fill(0x61), /larger than 10 MB/],
  ])('%s', async (_what, name, content, sentence) => {
    const told = await refusal(name, content);
    expect(told).toMatch(sentence);
    expect(told).toMatch(/^[^\n]+\.$/);
  });
});

describe('encodings', () => {
  const words = 'Der Ausfall begann um 14:02 für alle. Größere Störung.';
  const utf32 = (text: string): Uint8Array =>
    Buffer.concat(
      [0xfeff, ...[...text].map((letter) => letter.codePointAt(0)!)].map((point) => {
        const four = Buffer.alloc(4);
        four.writeUInt32LE(point);
        return four;
      }),
    );
  it.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(words, 'utf16le')],
    ['UTF-32', utf32(words)],
    ['Latin-1', Buffer.from(words, 'latin1')],
  ])('%s', async (_which, bytes) =>
    expect(JSON.stringify((await read([['a.txt', bytes]])).document!.sections)).toContain(
      'für alle. Größere Störung.',
    ),
  );

  it('that a page or a file declares', async () => {
    const japanese = new Uint8Array([
      ...Buffer.from('<html><head><meta charset="Shift_JIS"></head><body><p>'),
      0x8f,
      0xe1,
      0x8a,
      0x51,
      ...Buffer.from('</p></body></html>'),
    ]);
    expect(JSON.stringify((await read([['a.html', japanese]])).document!.sections)).toContain(
      '障害',
    );
    const chinese = new Uint8Array([
      ...Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gb18030"><p>'),
      0xb9,
      0xca,
      0xd5,
      0xcf,
      ...Buffer.from('</p>'),
    ]);
    expect(JSON.stringify((await read([['a.html', chinese]])).document!.sections)).toContain(
      '故障',
    );
  });

  it('cut off in the middle of a letter', async () => {
    expect(
      JSON.stringify(
        (await read([['a.txt', Buffer.from('The café is closed — £').subarray(0, -1)]])).document!
          .sections,
      ),
    ).toContain('The café is closed —');
  });
});

describe('a table with a thousand columns', () => {
  it('is read and loses nothing', async () => {
    const columns = Array.from({ length: 1_000 }, (_, index) => `field${index}`);
    const rows = [0, 1, 2].map((row) =>
      [`2026-03-03 14:0${row}`, ...columns.slice(1).map((_, index) => `v${row}x${index}`)].join(
        ',',
      ),
    );
    const { document } = await read([
      ['wide.csv', ['Time (UTC)', ...columns.slice(1)].join(',') + '\n' + rows.join('\n')],
    ]);
    expect(document!.timeline.map(({ at }) => at?.instant)).toEqual([
      '2026-03-03T14:00:00Z',
      '2026-03-03T14:01:00Z',
      '2026-03-03T14:02:00Z',
    ]);
    const text = JSON.stringify(document);
    for (const cell of ['v0x0', 'v1x500', 'v2x998']) expect(text).toContain(cell);
  });
});

describe('hostile HTML', () => {
  it('runs and loads nothing, and its words are kept', async () => {
    const html =
      '<html><head><meta http-equiv="refresh" content="0;url=https://outside.example"><script>harm()</script></head><body onload="harm()"><h1>Report</h1><p onclick="harm()">Before.</p><img src="https://outside.example/p.png" onerror="harm()" alt="a graph"><iframe src="https://outside.example" srcdoc="<script>harm()</script>"></iframe><a href="javascript:harm()">A link.</a><svg onload="harm()"><text>drawn</text></svg><style>p{background:url(https://outside.example/s)}</style><form action="https://outside.example"><input value="x"><button>Send</button></form><p>After.</p></body></html>';
    const { document } = await read([['a.html', html]]);
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/harm\(\)|javascript:|srcdoc|onerror|onclick/);
    const nodes = document!.sections.map(({ body }) => JSON.stringify(body)).join();
    expect(nodes).not.toContain('"type":"image"');
    expect(nodes).toContain('"url":"https://outside.example/p.png"');
    for (const words of ['Before.', 'a graph', 'A link.', 'After.'])
      expect(document!.sections.map(({ body }) => plainText(body)).join('\n')).toContain(words);
  });
});

it('no bytes make it throw', async () => {
  const starts = [
    '',
    '%PDF-1.7\n',
    'PK\u0003\u0004',
    '{"log_entries":[',
    '<rss>',
    'From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n',
    '<div class="update-row"><div class="update-title">',
    'a,b\n1,',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 300 }),
      async (start, bytes) => {
        const { document, problems } = await read([
          ['x', Buffer.concat([Buffer.from(start), bytes])],
        ]);
        expect(problems.length + (document ? 1 : 0)).toBe(1);
      },
    ),
    { numRuns: runs(150) },
  );
});
