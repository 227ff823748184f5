/**
 * The command line as people and CI use it: `npm run --silent afterword -- …`, from another folder.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CURRENT_VERSION } from '../../core/file-format/migrations.ts';
import { expect, test } from './fixtures.ts';

const root = resolve(import.meta.dirname, '../..');
const STATUS_PAGE = `Search results incomplete
Incident Report for Harbour Street Goods
Resolved
Search is complete again.
Posted Feb 11, 2026 - 15:20 CET
Investigating
Some products cannot be found since about 13:15 CET.
Posted Feb 11, 2026 - 13:31 CET
`;

function afterword(
  folder: string,
  args: string[],
  input = '',
): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [join(root, 'electron/launch/afterword.mjs'), ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

test('a source becomes a document, is checked, and is exported three times', ({ folder }) => {
  writeFileSync(join(folder, 'page.txt'), STATUS_PAGE);
  const imported = afterword(folder, ['import', 'page.txt', '-o', 'page.postmortem']);
  expect(imported).toMatchObject({ code: 0, out: '' });
  expect(JSON.parse(readFileSync(join(folder, 'page.postmortem'), 'utf8'))).toMatchObject({
    format: 'postmortem',
    version: CURRENT_VERSION,
    title: 'Search results incomplete',
    updates: [{ status: 'investigating' }, { status: 'resolved' }],
  });

  const checked = afterword(folder, ['check', 'page.postmortem', '--json']);
  expect([0, 1]).toContain(checked.code);
  const { files } = JSON.parse(checked.out) as {
    files: { file: string; diagnostics: Record<string, unknown>[] }[];
  };
  expect(files.map(({ file }) => file)).toEqual(['page.postmortem']);
  for (const diagnostic of files[0]!.diagnostics)
    expect(Object.keys(diagnostic).sort()).toEqual(['fix', 'message', 'rule', 'severity', 'where']);

  expect(
    afterword(folder, ['export', 'page.postmortem', '--to', 'docx,pdf,md', '--out', 'out']),
  ).toMatchObject({ code: 0, out: '' });
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['page.docx', 'page.md', 'page.pdf']);
  const start = (name: string): string =>
    readFileSync(join(folder, 'out', name))
      .subarray(0, 4)
      .toString('latin1');
  expect([start('page.docx').slice(0, 2), start('page.pdf')]).toEqual(['PK', '%PDF']);
});

test('standard input is a source, and a template gives a new document', ({ folder }) => {
  expect(afterword(folder, ['import', '-', '-o', 'in.postmortem'], STATUS_PAGE).code).toBe(0);
  expect(readFileSync(join(folder, 'in.postmortem'), 'utf8')).toContain(
    'Search results incomplete',
  );
  expect(afterword(folder, ['new', '--template', 'five-whys', '-o', 'new.postmortem']).code).toBe(
    0,
  );
  expect(afterword(folder, ['check', 'new.postmortem', '--severity', 'error'])).toMatchObject({
    code: 0,
    err: '',
  });
});

test('what cannot be used is said in one sentence, with exit 2, and nothing that existed is touched', ({
  folder,
}) => {
  test.setTimeout(180_000); // Sixteen programs, one after the other.
  const old = 'what stood here before';
  const bad: Record<string, string | Buffer> = {
    'empty.txt': '',
    'blank.txt': ' \n\n',
    'binary.txt': Buffer.from([0, 1, 2, 3, 255]),
    'huge.txt': Buffer.alloc(50_000_000, 'x'),
    'coded.txt': Buffer.from([0x54, 0x81, 0x8d, 0x9d, 0x01]),
  };
  for (const [name, content] of Object.entries(bad)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'cut.postmortem'), '{"format": "postmortem", "ver');
  const tries: string[][] = [
    ...[...Object.keys(bad), 'missing.txt'].map((name) => ['import', name, '-o', 'x.postmortem']),
    ['check', 'cut.postmortem'],
    ['check', 'missing.postmortem'],
    ['check', 'empty.txt'],
    ['export', 'cut.postmortem', '--to', 'md'],
    ['new', '--template', 'none', '-o', 'x.postmortem'],
    ['import'],
    ['export', 'x.postmortem', '--to', 'odt'],
    ['check', 'x.postmortem', '--colour'],
  ];
  for (const args of tries) {
    writeFileSync(join(folder, 'x.postmortem'), old);
    const { code, out, err } = afterword(folder, args);
    const told = `${args.join(' ')}: ${err}`;
    expect(code, told).toBe(2);
    expect(out, told).toBe('');
    expect(err, told).toMatch(/^afterword: [^\n]+\n$/);
    expect(err, told).not.toMatch(/\bat .+:\d+:\d+|Error:/);
    expect(readFileSync(join(folder, 'x.postmortem'), 'utf8'), told).toBe(old);
  }
  // A folder is a source: each of its files that cannot be read is told, and nothing is written.
  const { code, err } = afterword(folder, ['import', '.', '-o', 'x.postmortem']);
  expect(code, err).toBe(2);
  expect(
    err
      .trimEnd()
      .split('\n')
      .filter((line) => !/^afterword: \.\/\S+: /.test(line)),
  ).toEqual([]);
  expect(readFileSync(join(folder, 'x.postmortem'), 'utf8')).toBe(old);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
