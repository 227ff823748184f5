/** Two versions of a document on the command line, and in Git, which runs it itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { plainText } from '../../../../core/prose/text.ts';
import type { CliIo } from '../../../../electron/cli/io.ts';
import { runCli } from '../../../../electron/cli/run.ts';
import { runGit } from '../../../../electron/cli/run-git.ts';
import { safeWrite } from '../../../../electron/documents/safe-write.ts';
import { emptyDocument } from '../../document/documents.ts';

/** What Git starts. */
const program = resolve(import.meta.dirname, '../../../tools/afterword.ts');
const SENTENCES = ['The queue grew.', 'Depot called.', 'It ran again.'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-versions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const version = (...sentences: string[]): Postmortem =>
  emptyDocument({
    id: 'd1',
    title: 'Labels',
    timeline: sentences.map((words, index) => ({
      id: `r${index}`,
      at: null,
      milestone: null,
      body: plainProse(words),
      audience: 'everyone',
      source: null,
    })),
  });
const put = (name: string, text: string | Buffer): void => writeFileSync(join(folder, name), text);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const documentIn = (name: string): Postmortem => {
  const opened = openPostmortem(read(name));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
};
const sentencesIn = (name: string): string[] =>
  documentIn(name).timeline.map(({ body }) => plainText(body));

async function afterword(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const never = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  const io: CliIo = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    outBytes: never,
    stdin: never,
    readFile: (path) => readFile(path),
    readSource: never,
    writeFile: async (path, bytes) => void (await safeWrite(path, Buffer.from(bytes))),
    writeExport: never,
    exists: (path) => Promise.resolve(existsSync(path)),
    git: (args) => runGit(args, folder),
    makeFolder: never,
    cwd: folder,
    printer: { fonts: never, print: never, shrink: never, draw: never },
    history: { keep: never, list: never, read: never, problem: () => '' },
    templateIds: never,
    template: never,
    now: () => '2026-11-21T12:00:00Z',
    zone: 'UTC',
  };
  return { code: await runCli(args, io), out, err };
}

describe('afterword diff', () => {
  it('says each change in a line, and how much changed', async () => {
    put('a.postmortem', toCanonicalJson(version(...SENTENCES)));
    put('b.postmortem', toCanonicalJson(version('The queue grew fast.', ...SENTENCES.slice(1))));
    expect(await afterword('diff', 'a.postmortem', 'b.postmortem')).toEqual({
      code: 1,
      out: 'Timeline “The queue grew.”: The queue grew{+ fast+}.\n1 word\n',
      err: '',
    });
    expect(await afterword('diff', 'a.postmortem', 'a.postmortem')).toEqual({
      code: 0,
      out: 'no changes\n',
      err: '',
    });
    const { changes } = JSON.parse(
      (await afterword('diff', 'a.postmortem', 'b.postmortem', '--json')).out,
    ) as { changes: object[] };
    expect(changes).toMatchObject([{ kind: 'blocks', id: 'r0', where: { kind: 'timeline' } }]);
  });

  it('says what a changed time means', async () => {
    const at = (clock: string): Postmortem => {
      const one = version('Alarm.');
      one.timeline[0]!.at = {
        written: clock,
        local: `2026-03-03T${clock}`,
        zone: 'Europe/Copenhagen',
        instant: `2026-03-03T${String(Number(clock.slice(0, 2)) - 1).padStart(2, '0')}${clock.slice(2)}:00Z`,
        approximate: false,
      };
      return one;
    };
    put('a.postmortem', toCanonicalJson(at('10:12')));
    put('b.postmortem', toCanonicalJson(at('10:14')));
    expect((await afterword('diff', 'a.postmortem', 'b.postmortem')).out).toBe(
      'Timeline 10:12 “Alarm.”, time: 10:12 (Tue 3 March 2026, 10:12 (UTC+1)) ' +
        '→ 10:14 (Tue 3 March 2026, 10:14 (UTC+1))\n1 time changed\n',
    );
  });
});

describe('afterword merge', () => {
  const files = (base: string, ours: string, theirs: string): string[] => {
    put('base.postmortem', base);
    put('ours.postmortem', ours);
    put('theirs.postmortem', theirs);
    return ['merge', 'base.postmortem', 'ours.postmortem', 'theirs.postmortem'];
  };
  const good = toCanonicalJson(version(...SENTENCES));
  const changed = toCanonicalJson(version('The queue grew!', ...SENTENCES.slice(1)));
  const other = toCanonicalJson(version(...SENTENCES.slice(0, 2), 'It ran.'));

  it('writes both sides to ours, or to where it is told', async () => {
    const args = files(good, changed, other);
    expect(await afterword(...args, '-o', 'all.postmortem')).toEqual({ code: 0, out: '', err: '' });
    expect(sentencesIn('all.postmortem')).toEqual(['The queue grew!', 'Depot called.', 'It ran.']);
    expect(read('ours.postmortem')).toBe(changed);
    expect((await afterword(...args)).code).toBe(0);
    expect(read('ours.postmortem')).toBe(read('all.postmortem'));
  });

  it('takes files with a byte order mark and Windows line ends', async () => {
    const args = files(good, `\ufeff${changed}`.replaceAll('\n', '\r\n'), other);
    expect((await afterword(...args)).code).toBe(0);
    expect(sentencesIn('ours.postmortem')).toEqual(['The queue grew!', 'Depot called.', 'It ran.']);
  });

  it.each<[string, string, string, string | Buffer, RegExp]>([
    ['a missing common version', '', changed, other, /no version that both sides came from/],
    [
      'another document',
      good,
      changed,
      other.replace('"d1"', '"d2"'),
      /not versions of one document/,
    ],
    ['a file that is not ours', good, changed, '{"format": "else"}', /not a postmortem/],
    ['a file that is no JSON', good, changed, other.slice(0, 300), /not complete JSON/],
    ['a file with marks of Git', good, changed, `<<<<<<< ours\n${other}`, /unfinished merge/],
    ['bytes', good, changed, Buffer.from([0, 1, 2, 255, 254, 0, 0]), /is not text/],
    ['50 MB of something else', good, changed, Buffer.alloc(50_000_000, 'x'), /not complete JSON/],
    [
      'an unknown version',
      good,
      changed,
      other.replace('"version": 3', '"version": 99'),
      /newer Afterword/,
    ],
  ])(
    'refuses %s in one sentence, and writes nothing',
    async (_what, base, ours, theirs, sentence) => {
      const args = files(base, ours, '');
      put('theirs.postmortem', theirs);
      const { code, out, err } = await afterword(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(sentence);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(read('ours.postmortem')).toBe(ours);
    },
  );

  it('names the file that is not there', async () => {
    files(good, changed, other);
    expect(
      await afterword('merge', 'none.postmortem', 'ours.postmortem', 'theirs.postmortem'),
    ).toEqual({
      code: 2,
      out: '',
      err: 'afterword: none.postmortem: There is no such file. Check the name and the folder.\n',
    });
    expect((await afterword('merge', 'ours.postmortem', 'theirs.postmortem')).err).toMatch(
      /three files/,
    );
  });
});

describe('Git', () => {
  const git = (...args: string[]): { code: number | null; out: string; err: string } => {
    const run = spawnSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: join(folder, 'none'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ida',
        GIT_AUTHOR_EMAIL: 'ida@example.com',
        GIT_COMMITTER_NAME: 'Ida',
        GIT_COMMITTER_EMAIL: 'ida@example.com',
      },
    });
    return { code: run.status, out: run.stdout, err: run.stderr };
  };
  const commit = (...sentences: string[]): void => {
    put('labels.postmortem', toCanonicalJson(version(...sentences)));
    expect(git('add', '-A').code).toBe(0);
    expect(git('commit', '-qm', 'Labels').code).toBe(0);
  };
  const branches = (ours: string[], theirs: string[]): void => {
    commit(...SENTENCES);
    git('checkout', '-qb', 'theirs');
    commit(...theirs);
    git('checkout', '-q', 'main');
    commit(...ours);
  };

  beforeEach(async () => {
    execFileSync('git', ['init', '-qb', 'main', folder]);
    const command = `"${process.execPath}" "${program}"`;
    const setUp = await afterword('git-setup', '--command', command);
    expect(setUp).toMatchObject({ code: 0, err: '' });
    expect(setUp.out).toContain('.gitattributes: added “*.postmortem merge=afterword');
    expect(setUp.out).toContain(`git config merge.afterword.driver “${command} merge %O %A %B`);
  });

  it('merges edits of two branches, row by row', () => {
    branches(
      ['The queue grew!', 'Depot called.', 'It ran again.'],
      ['The queue grew.', 'Depot called.', 'It ran again at noon.'],
    );
    expect(git('merge', '-q', '--no-edit', 'theirs').code).toBe(0);
    expect(sentencesIn('labels.postmortem')).toEqual([
      'The queue grew!',
      'Depot called.',
      'It ran again at noon.',
    ]);
    expect(documentIn('labels.postmortem').conflicts).toBeUndefined();
    expect(git('status', '--porcelain').out).toBe('');
  });

  it('stops at edits of one sentence; the document opens and has both', () => {
    branches(
      ['The queue grew!', 'Depot called twice.', 'It ran again.'],
      ['The queue grew.', 'Depot wrote.', 'It ran again at noon.'],
    );
    const merged = git('merge', '-q', '--no-edit', 'theirs');
    expect(merged.code).toBe(1);
    expect(merged.err).toContain('labels.postmortem: One conflict is left open in the document.');
    expect(git('status', '--porcelain').out).toBe('UU labels.postmortem\n');
    expect(sentencesIn('labels.postmortem')).toEqual([
      'The queue grew!',
      'Depot called twice.',
      'It ran again at noon.',
    ]);
    expect(documentIn('labels.postmortem').conflicts).toMatchObject([
      { what: 'text', part: 'r1', there: [{ children: [{ value: 'Depot wrote.' }] }] },
    ]);
  });

  it('shows what changed by the words of the document', () => {
    commit(...SENTENCES);
    commit('The queue grew fast.', ...SENTENCES.slice(1));
    const { out } = git('diff', 'HEAD~1', 'HEAD', '--', 'labels.postmortem');
    expect(out).toContain('-The queue grew.\n+The queue grew fast.\n');
    expect(out).not.toContain('"children"');
  });

  it('is set up once: again, nothing changes', async () => {
    const before = read('.gitattributes');
    const again = await afterword('git-setup');
    expect(again.out).toContain('.gitattributes: has “*.postmortem merge=afterword');
    expect(read('.gitattributes')).toBe(before);
  });

  it('is not set up where there is no repository', async () => {
    rmSync(join(folder, '.git'), { recursive: true });
    rmSync(join(folder, '.gitattributes'));
    expect(await afterword('git-setup')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/no Git repository, so nothing was written/) as string,
    });
  });
});
