import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { readMarkdownFile } from '../../../../core/markdown-file/markdown-file.ts';
import { idOfPath } from '../../../../core/markdown-file/names.ts';
import { templateSchema } from '../../../../core/editing/template.ts';
import { isCommandLine } from '../../../../electron/cli/arguments.ts';
import type { CliIo } from '../../../../electron/cli/io.ts';
import {
  createHistoryStore,
  type HistoryStore,
} from '../../../../electron/history/history-store.ts';
import { writeExport } from '../../../../electron/export/export-files.ts';
import { runCli } from '../../../../electron/cli/run.ts';
import { LARGEST_SOURCE } from '../../../../core/files/decode.ts';
import { readFromDisk } from '../../../../electron/import/read-sources.ts';

/** An invented status page. */
const PAGE = `Search is slow
Incident Report for Harbour Street Goods
Resolved
It is over.
Posted Feb 11, 2026 - 15:20 CET
Investigating
We are looking. Next update at 14:30
Posted Feb 11, 2026 - 14:02 CET
`;

let folder: string;
let out: string;
let err: string;
let stdin: string | Uint8Array;
let progress: number[];
let time: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'afterword-cli-'));
  out = err = stdin = '';
  progress = [];
  time = Date.UTC(2026, 10, 21, 12);
});
afterEach(() => rm(folder, { recursive: true }));

const noEngine = (): Promise<never> => Promise.reject(new Error('no engine'));
const template = templateSchema.parse({
  id: 'blank',
  name: 'Blank',
  description: '',
  sections: [
    { kind: 'summary', title: 'Summary' },
    { kind: 'timeline', title: 'Timeline' },
  ],
});

const history = (): HistoryStore => createHistoryStore(folder, { days: () => 90, now: () => time });

function run(...args: string[]): Promise<number> {
  const io: CliIo = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(Buffer.from(stdin as string)),
    readFile,
    readSource: readFromDisk,
    progress: (done) => void progress.push(done),
    outBytes: (bytes) => void (out += Buffer.from(bytes).toString()),
    writeFile: (path, bytes) => writeFile(path, bytes),
    writeExport,
    exists: () => Promise.resolve(false),
    git: () => Promise.resolve({ code: null, out: '', err: '' }),
    makeFolder: () => Promise.resolve(),
    cwd: folder,
    printer: {
      fonts: () => Promise.resolve({ rules: '', unknown: [] }),
      print: noEngine,
      shrink: noEngine,
      draw: noEngine,
    },
    history: history(),
    templateIds: () => Promise.resolve(['blank']),
    template: (id) => Promise.resolve(id === 'blank' ? template : undefined),
    now: () => '2026-11-21T12:00:00Z',
    zone: 'Europe/Copenhagen',
  };
  return runCli(args, io);
}
const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('a program start', () => {
  it.each<[string[], boolean]>([
    [['import', 'x.txt'], true],
    [['frob'], true],
    [['--help'], true],
    [[], false],
    [['/home/me/x.postmortem'], false],
    [['x.postmortem'], false],
    [['C:\\x.postmortem'], false],
  ])('%j is a command: %s', (args, expected) => expect(isCommandLine(args)).toBe(expected));
});

describe('import', () => {
  it('writes a document and says on standard error what was understood', async () => {
    await writeFile(join(folder, 'page.txt'), PAGE);
    expect(await run('import', 'page.txt', '-o', 'page.postmortem')).toBe(0);
    const document = JSON.parse(await read('page.postmortem')) as {
      title: string;
      updates: { status: string; at: { instant: string } }[];
    };
    expect(document.title).toBe('Search is slow');
    expect(document.updates.map(({ status, at }) => [status, at.instant])).toEqual([
      ['investigating', '2026-02-11T13:02:00Z'],
      ['resolved', '2026-02-11T14:20:00Z'],
    ]);
    expect(err).toContain('2 status updates');
    expect(out).toBe('');
  });

  it('reads standard input, and several sources into one timeline that keeps where each came from', async () => {
    stdin = '# A\n\n## Timeline (UTC)\n\n- 2026-02-11 10:00 one\n- 2026-02-11 12:00 three\n';
    await writeFile(join(folder, 'b.md'), '# B\n\n## Timeline (UTC)\n\n- 2026-02-11 11:00 two\n');
    expect(await run('import', '-', 'b.md', '-o', 'all.postmortem')).toBe(0);
    const document = JSON.parse(await read('all.postmortem')) as {
      timeline: { at: { written: string }; source: string }[];
      sections: { kind: string; body: unknown }[];
    };
    expect(document.timeline.map(({ at, source }) => [at.written, source])).toEqual([
      ['2026-02-11 10:00', '-'],
      ['2026-02-11 11:00', 'b.md'],
      ['2026-02-11 12:00', '-'],
    ]);
    expect(document.sections.filter(({ kind }) => kind === 'timeline')).toHaveLength(1);
    expect(JSON.stringify(document.sections.filter(({ kind }) => kind === 'unsorted'))).toContain(
      '"B"',
    );
  });

  it('takes folders, archives and data, names each as it was typed, and says how far it is', async () => {
    await mkdir(join(folder, 'reports', 'sub'), { recursive: true });
    await writeFile(
      join(folder, 'reports', 'sub', 'a.md'),
      '# A\n\n## Timeline (UTC)\n\n- 2026-02-11 10:00 one\n- 2026-02-11 12:00 three\n',
    );
    await writeFile(join(folder, 'reports', '.hidden.md'), 'not for import');
    await writeFile(
      join(folder, 'log.csv'),
      'Time (UTC),Event\n2026-02-11 11:00,two\n2026-02-11 13:00,four\n',
    );
    expect(await run('import', 'reports', './log.csv', '-o', 'all.postmortem')).toBe(0);
    const document = JSON.parse(await read('all.postmortem')) as { timeline: { source: string }[] };
    expect(document.timeline.map(({ source }) => source.split(':')[0])).toEqual([
      'reports/sub/a.md',
      'log.csv',
      'reports/sub/a.md',
      'log.csv',
    ]);
    expect(err).toMatch(/^reports\/sub\/a\.md: .*\n\.\/log\.csv: .*\n$/);
    expect(progress.at(-1)).toBe(1);
  });

  it('adds to a document of its own', async () => {
    await writeFile(join(folder, 'page.txt'), PAGE);
    await run('import', 'page.txt', '-o', 'page.postmortem');
    await writeFile(join(folder, 'log.csv'), 'Time (UTC),Event\n2026-02-11 13:10,two\n');
    expect(await run('import', 'page.postmortem', 'log.csv', '-o', 'both.postmortem')).toBe(0);
    expect(JSON.parse(await read('both.postmortem'))).toMatchObject({
      title: 'Search is slow',
      updates: [{}, {}],
      timeline: [{ source: expect.stringContaining('log.csv') as string }],
    });
  });

  it('writes nothing when one of several sources cannot be read, and names all that cannot', async () => {
    await writeFile(join(folder, 'page.txt'), PAGE);
    await writeFile(join(folder, 'cut.json'), '{"log_entries":[');
    expect(await run('import', 'page.txt', 'cut.json', '-o', 'out.postmortem')).toBe(2);
    expect(err).toBe(
      'afterword: cut.json: The JSON ends too early, at line 1, column 17: ' +
        'the file was cut off. Export or copy it again.\n',
    );
    await expect(read('out.postmortem')).rejects.toThrow('ENOENT');
  });

  it('takes the channels that are named', async () => {
    const day = (said: string): string =>
      `[{"type":"message","user":"U1","text":"${said}","ts":"1772546700.000100"}]`;
    for (const [channel, said] of [
      ['inc-7', 'looking'],
      ['lunch', 'soup'],
    ] as const) {
      await mkdir(join(folder, 'chat', channel), { recursive: true });
      await writeFile(join(folder, 'chat', channel, '2026-03-03.json'), day(said));
    }
    await writeFile(join(folder, 'chat', 'users.json'), '[{"id":"U1","name":"ada"}]');
    expect(await run('import', 'chat', '--channels', '#lunch', '-o', 'a.postmortem')).toBe(0);
    const text = await read('a.postmortem');
    expect([text.includes('soup'), text.includes('looking')]).toEqual([true, false]);
  });

  it('reads as the format that is named', async () => {
    await writeFile(join(folder, 'a.txt'), 'Time (UTC),Event\n2026-02-11 11:00,two\n');
    expect(await run('import', 'a.txt', '--format', 'csv', '-o', 'a.postmortem')).toBe(0);
    expect(err).toContain('1 ');
    err = '';
    expect(await run('import', 'a.txt', '--format', 'odt', '-o', 'b.postmortem')).toBe(2);
    expect(err).toMatch(/status-json, slack, pagerduty/);
  });

  it.each<[string, Uint8Array | null, RegExp]>([
    ['empty', new Uint8Array(), /is empty/],
    ['binary', Buffer.from([0, 1, 2, 0, 255]), /is not text/],
    ['too large', new Uint8Array(LARGEST_SOURCE + 1).fill(0x61), /larger than 10 MB/],
    ['of no encoding', Buffer.from([0x63, 0x61, 0x81, 0x8d, 0x01]), /encoding/],
    ['missing', null, /no such file/],
  ])(
    'a file that is %s gives one sentence and exit 2, and overwrites nothing',
    async (_name, bytes, sentence) => {
      if (bytes) await writeFile(join(folder, 'in.txt'), bytes);
      await writeFile(join(folder, 'kept.postmortem'), 'kept');
      expect(await run('import', 'in.txt', '-o', 'kept.postmortem')).toBe(2);
      expect(err).toMatch(/^afterword: in\.txt: [^\n]+\n$/);
      expect(err).toMatch(sentence);
      expect(await read('kept.postmortem')).toBe('kept');
    },
  );
});

describe('check', () => {
  it('exits by the gravest finding asked for, and prints the agreed JSON', async () => {
    await writeFile(join(folder, 'page.txt'), PAGE);
    await run('import', 'page.txt', '-o', 'page.postmortem');
    expect(await run('check', 'page.postmortem', '--severity', 'error')).toBe(0);
    out = '';
    expect(await run('check', 'page.postmortem', '--json', '--severity', 'info')).toBe(1);
    const { files } = JSON.parse(out) as {
      files: { file: string; diagnostics: Record<string, unknown>[] }[];
    };
    expect(files).toHaveLength(1);
    expect(files[0]!.diagnostics[0]).toMatchObject({
      rule: 'updates/late',
      where: { kind: 'update' },
      fix: null,
    });
    expect(Object.keys(files[0]!.diagnostics[0]!)).toEqual([
      'rule',
      'severity',
      'message',
      'where',
      'fix',
    ]);
  });

  it('looks for the words of a list of one’s own, and says where a list is wrong', async () => {
    await writeFile(join(folder, 'page.md'), '# Labels\n\n## Summary\n\nThe gremlins did it.\n');
    await run('import', 'page.md', '-o', 'page.postmortem');
    await writeFile(
      join(folder, 'words.json'),
      JSON.stringify([
        { check: 'language/blame', phrases: ['gremlin*'], why: 'They are nobody’s cause.' },
      ]),
    );
    out = '';
    expect(await run('check', 'page.postmortem', '--rules', 'words.json')).toBe(1);
    expect(out).toContain('“gremlins”: they are nobody’s cause. (language/blame)');
    await writeFile(
      join(folder, 'words.json'),
      JSON.stringify([{ check: 'language/blame', phrases: ['(gremlin'] }]),
    );
    expect(await run('check', 'page.postmortem', '--rules', 'words.json')).toBe(2);
    expect(err).toBe(
      'afterword: words.json: Rule 1, phrases, item 1: has a bracket without its other half. ' +
        'A rule is { "check": "language/blame" or "actions/vague", "phrases": ["…"], "why": ' +
        '"…", "suggest": "…" }.\n',
    );
  });

  it('takes Markdown of whatever origin as it is, and names the line', async () => {
    const file =
      '# Queue\n\n## Timeline\n\nAll times in UTC on 3 March 2026.\n\n- 09:30: the queue moves\n- 09:02: the alert fires\n';
    await writeFile(join(folder, 'q.md'), file);
    expect(await run('check', 'q.md', '--format', 'github')).toBe(1);
    expect(out).toMatch(/^::error file=q\.md,line=8,.*timeline\/order/m);
    expect(await read('q.md')).toBe(file);
  });

  it('goes on after a file that cannot be read, and exits with 2', async () => {
    await writeFile(join(folder, 'bad.postmortem'), '{');
    await run('new', '--template', 'blank', '-o', 'good.postmortem');
    expect(await run('check', 'bad.postmortem', 'good.postmortem')).toBe(2);
    expect(err).toMatch(/^afterword: bad\.postmortem: The file is not complete JSON/);
    expect(out).toContain('good.postmortem');
  });
});

describe('export', () => {
  it('writes what can be made without a browser engine, and says of the rest why not', async () => {
    await writeFile(join(folder, 'page.txt'), PAGE);
    await run('import', 'page.txt', '-o', 'page.postmortem', '--timeline-from-text');
    err = '';
    expect(await run('export', 'page.postmortem', '--to', 'docx,md')).toBe(0);
    expect((await readFile(join(folder, 'page.docx'))).subarray(0, 2).toString()).toBe('PK');
    expect(await run('export', 'page.postmortem', '--to', 'pdf')).toBe(2);
    expect(err).toContain('page.pdf: The PDF could not be made (no engine)');
    // the Markdown opens again
    expect(await run('check', 'page.md', '--severity', 'error')).toBe(0);
  });

  it('does not write over the file that it exports', async () => {
    await run('new', '--template', 'blank', '-o', 'a.postmortem');
    await run('export', 'a.postmortem', '--to', 'md');
    const before = await read('a.md');
    expect(await run('export', 'a.md', '--to', 'md')).toBe(2);
    expect(await read('a.md')).toBe(before);
  });
});

describe('export for a pipeline', () => {
  /** A document with one public sentence about a host that an internal section names too. */
  async function withSecret(): Promise<void> {
    await run('new', '--template', 'blank', '-o', 'a.postmortem');
    const document = JSON.parse(await read('a.postmortem')) as {
      sections: { id: string; audience: string; body: unknown }[];
    };
    const body = (value: string): unknown => ({
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
    });
    const [first] = document.sections;
    document.sections = [
      { ...first!, body: body('Seen on ledger-db-07.corp.example first.') },
      {
        ...first!,
        id: 'private',
        audience: 'internal',
        body: body('Use ledger-db-07.corp.example.'),
      },
    ];
    await writeFile(join(folder, 'a.postmortem'), JSON.stringify(document));
    out = err = '';
  }

  it('takes every option, names the files, and writes several documents', async () => {
    await run('new', '--template', 'blank', '-o', 'a.postmortem');
    await run('new', '--template', 'blank', '-o', 'b.postmortem');
    err = '';
    const options = [
      '--audience',
      'internal',
      '--zone',
      'America/New_York',
      '--utc',
      '--brief',
      '--problems',
      '--page',
      'Letter',
      '--images',
      'embedded',
      '--accent',
      '#0a7f5a',
    ];
    expect(
      await run('export', 'a.postmortem', 'b.postmortem', '--to', 'docx,md,html', ...options),
    ).toBe(0);
    expect(err.split('\n').filter(Boolean)).toEqual([
      'a.docx',
      'a.md',
      'a.html',
      'b.docx',
      'b.md',
      'b.html',
    ]);
    expect(
      await run('export', 'a.postmortem', '--to', 'html', '--name', 'for the board', ...options),
    ).toBe(0);
    expect(await read('for the board.html')).toContain('#0a7f5a');
  });

  it('writes one format to standard output, and nothing else there', async () => {
    await run('new', '--template', 'blank', '-o', 'a.postmortem');
    out = err = '';
    expect(await run('export', 'a.postmortem', '--to', 'md', '--out', '-')).toBe(0);
    expect([out.startsWith('---\n'), err]).toEqual([true, '']);
    expect(await run('export', 'a.postmortem', '--to', 'md,html', '--out', '-')).toBe(2);
  });

  it('stops at what is internal, lists it, and writes it when it is allowed', async () => {
    await withSecret();
    expect(await run('export', 'a.postmortem', '--to', 'docx,md')).toBe(1);
    expect(err).toMatch(
      /^afterword: a\.postmortem: docx: [^\n]*host name “ledger-db-07\.corp\.example”/m,
    );
    expect(err).toContain('a.postmortem: Nothing was written');
    await expect(read('a.md')).rejects.toThrow();
    expect(await run('export', 'a.postmortem', '--to', 'md', '--allow-leaks')).toBe(0);
    expect(await run('export', 'a.postmortem', '--to', 'md', '--audience', 'internal')).toBe(0);
  });

  it('stops at a credential whoever the file is for, and prints a few of its letters', async () => {
    await withSecret();
    const token = ['gl', 'pat-', 'k7Qb2ZxLmW9rTfY4hNcV'].join('');
    const text = (await read('a.postmortem')).replaceAll('ledger-db-07.corp.example', token);
    await writeFile(join(folder, 'a.postmortem'), text);
    const internal = ['export', 'a.postmortem', '--to', 'md', '--audience', 'internal'];
    expect(await run(...internal)).toBe(1);
    expect(err.split('\n').filter(Boolean)).toEqual([
      'afterword: a.postmortem: md: credential “glpat-k7Q…NcV” in the text looks like a token of GitLab',
      'afterword: a.postmortem: Nothing was written, because whoever has the file could use ' +
        'the above. Take it out, or allow it with --allow-leaks.',
    ]);
    await expect(read('a.md')).rejects.toThrow();
    expect(await run(...internal, '--allow-leaks')).toBe(0);
  });

  it('goes on after a file that cannot be read or written, one sentence each', async () => {
    await run('new', '--template', 'blank', '-o', 'good.postmortem');
    await writeFile(join(folder, 'bad.postmortem'), '{');
    await mkdir(join(folder, 'good.html'));
    err = '';
    expect(await run('export', 'bad.postmortem', 'good.postmortem', '--to', 'html,md')).toBe(2);
    expect(err.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^afterword: bad\.postmortem: The file is not complete JSON/),
      'afterword: good.html: There is a folder of that name, so nothing was written. Choose another name.',
      'good.md',
    ]);
    err = '';
    expect(await run('export', 'good.postmortem', '--to', 'md', '--name', 'x'.repeat(300))).toBe(2);
    expect(err).toBe(
      `afterword: ${'x'.repeat(300)}.md: The name is too long for this disk, ` +
        'so nothing was written. Choose a shorter one.\n',
    );
  });

  it.each<[string[], RegExp]>([
    [['--to', 'md', '--zone', 'Atlantis/Centre'], /no time zone/],
    [['--to', 'md', '--accent', 'red'], /#2f5d8a/],
    [['--to', 'md', '--name', '../x'], /cannot be a file’s name/],
    [
      ['--to', 'docx', '--reference', 'none.docx'],
      /reference document “none\.docx” could not be read/,
    ],
    [['--to', 'md', '--logo', 'none.png'], /logo “none\.png” could not be read/],
    [['--to', 'md', '--logo', 'a.postmortem'], /not a picture/],
    [['--to', 'md', '--images', 'outside'], /folder, embedded/],
    [['--to', 'md', '--out', '-', '--images', 'folder'], /folder need/],
    [['b/a.postmortem', '--to', 'md', '--out', 'o'], /Two of the files/],
    [['--to', 'docx', '--reference', 'a.postmortem'], /^afterword: .*a\.docx: /],
  ])('%j say what is wrong, and write nothing', async (args, sentence) => {
    await run('new', '--template', 'blank', '-o', 'a.postmortem');
    err = '';
    expect(await run('export', 'a.postmortem', ...args)).toBe(2);
    expect(err).toMatch(/^afterword: [^\n]+\n$/);
    expect(err).toMatch(sentence);
    expect(await readdir(folder)).toEqual(['a.postmortem']);
  });
});

describe('wrong arguments', () => {
  it.each<[string[], RegExp]>([
    [['frob'], /no command “frob”/],
    [['import'], /at least one source/],
    [['import', 'x'], /-o FILE/],
    [['check'], /at least one file/],
    [['export', 'x'], /--to docx/],
    [['export', 'x', '--to', 'odt'], /docx, pdf, md, html/],
    [['new', '--template', 'none', '-o', 'x'], /there are blank/],
    [['check', 'x', '--severity', 'fatal'], /error, warning, info/],
    [['check', '--frob', 'x'], /frob/],
    [['new', '--json'], /no option --json/],
  ])('%j say what is wrong', async (args, sentence) => {
    expect(await run(...args)).toBe(2);
    expect(err).toMatch(/^afterword: [^\n]+\n$/);
    expect(err).toMatch(sentence);
  });
});

describe('history and restore', () => {
  const titled = (text: string, title: string): string =>
    toCanonicalJson({ ...(JSON.parse(text) as Postmortem), title });

  /** A document with two versions: “First”, named, and “Second”; the file holds “Third”. */
  async function kept(): Promise<string> {
    await run('new', '--template', 'blank', '-o', 'a.postmortem');
    const text = await read('a.postmortem');
    await history().keep(titled(text, 'First'), 'named', 'as sent');
    time += 60_000;
    await history().keep(titled(text, 'Second'), 'saved');
    time += 60_000;
    await writeFile(join(folder, 'a.postmortem'), titled(text, 'Third'));
    return text;
  }
  const titleOf = async (name: string): Promise<string> =>
    (JSON.parse(await read(name)) as Postmortem).title;

  it('lists the versions, the newest first', async () => {
    await kept();
    expect(await run('history', 'a.postmortem')).toBe(0);
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^20261121T120100000Z-\w+\t.*\tsaved\tSecond\t1 detail changed$/),
      expect.stringMatching(/^20261121T120000000Z-\w+\t.*\tas sent\tFirst$/),
    ]);
  });

  it('brings one back, and keeps what it replaces', async () => {
    await kept();
    expect(await run('restore', 'a.postmortem', '--version', 'as sent')).toBe(0);
    expect(await titleOf('a.postmortem')).toBe('First');
    out = '';
    await run('history', 'a.postmortem');
    expect(out.split('\n')[0]).toMatch(
      /before a version was brought back\tThird\t1 detail changed$/,
    );
  });

  it('brings one back into Markdown, line by line', async () => {
    const file = '# Queue\n\n## Summary\n\n* The _queue_ grew.\n* It ran again.\n';
    await writeFile(join(folder, 'q.md'), file);
    const document = readMarkdownFile(file, idOfPath(await realpath(join(folder, 'q.md'))));
    await history().keep(toCanonicalJson(document), 'saved');
    const now = file.replace('grew', 'stood').replace('Queue', 'The queue');
    await writeFile(join(folder, 'q.md'), now);
    const [version] = await history().list(document.id);
    expect(await run('restore', 'q.md', '--version', version!.id)).toBe(0);
    expect(await read('q.md')).toBe(file);
    expect(await run('restore', 'q.md', '--version', version!.id, '-o', 'new.md')).toBe(0);
    expect(await read('new.md')).toContain('format: postmortem');
  });

  it('writes one elsewhere, and leaves the file as it is', async () => {
    await kept();
    const version = ['--version', '20261121T1201'];
    expect(await run('restore', 'a.postmortem', ...version, '-o', 'b.postmortem')).toBe(0);
    expect([await titleOf('a.postmortem'), await titleOf('b.postmortem')]).toEqual([
      'Third',
      'Second',
    ]);
  });

  it.each<[string[], RegExp]>([
    [['restore', 'a.postmortem'], /Say which version/],
    [['restore', 'a.postmortem', '--version', 'nope'], /no version “nope”/],
    [['restore', 'a.postmortem', '--version', '2026'], /may be 2 versions/],
    [['restore', '--version', 'x'], /Name one document/],
    [['history', 'a.postmortem', 'b.postmortem'], /Name one document/],
    [['history', 'nowhere.postmortem'], /no such file/],
  ])('%j says what is wrong and writes nothing', async (args, sentence) => {
    await kept();
    const before = await read('a.postmortem');
    expect(await run(...args)).toBe(2);
    expect(err).toMatch(sentence);
    expect(await read('a.postmortem')).toBe(before);
  });
});
