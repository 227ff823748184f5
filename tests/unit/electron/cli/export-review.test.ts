/** Exports with changes and comments on the command line. */
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import type { CliIo } from '../../../../electron/cli/io.ts';
import { runCli } from '../../../../electron/cli/run.ts';
import { emptyDocument } from '../../document/documents.ts';

const version = (words: string, more: Partial<Postmortem> = {}): Postmortem =>
  emptyDocument({
    id: 'd1',
    title: 'Labels',
    timeline: [
      {
        id: 'r1',
        at: null,
        milestone: null,
        body: plainProse(words),
        audience: 'everyone',
        source: null,
      },
    ],
    ...more,
  });

const NOW = version('The queue grew twice.', {
  comments: [
    {
      id: 't1',
      about: { in: 'timeline', part: 'r1' },
      state: 'open',
      comments: [{ author: 'Ann Berg', date: '', text: 'Which queue?' }],
    },
  ],
});
const FILES: Record<string, Postmortem> = {
  'now.postmortem': NOW,
  'before.postmortem': version('The queue grew.'),
};
const KEPT = { id: '2026abc', when: '2026-03-05T14:07:00Z', reason: 'saved', name: '', title: '' };

async function afterword(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const never = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const io: CliIo = {
    out: (text) => void (out += text),
    outBytes: (bytes) => void (out += Buffer.from(bytes).toString()),
    err: (text) => void (err += text),
    stdin: never,
    readFile: (path) => Promise.resolve(Buffer.from(toCanonicalJson(FILES[name(path)]!))),
    readSource: never,
    writeFile: never,
    writeExport: (path) => Promise.resolve(void (out += `${name(path)}\n`)),
    exists: (path) => Promise.resolve(name(path) in FILES),
    git: never,
    makeFolder: never,
    cwd: '/work',
    printer: {
      fonts: () => Promise.resolve({ rules: '', unknown: [] }),
      print: never,
      shrink: never,
      draw: never,
    },
    history: {
      keep: never,
      list: () =>
        Promise.resolve([
          { ...KEPT, reason: 'saved', bytes: 1, damaged: false, changed: '', words: 5 },
        ]),
      read: () => Promise.resolve(toCanonicalJson(FILES['before.postmortem']!)),
      problem: () => '',
    },
    templateIds: () => Promise.resolve([]),
    template: () => Promise.resolve(undefined),
    now: () => '2026-03-09T10:00:00Z',
    zone: 'UTC',
  };
  const code = await runCli(['export', 'now.postmortem', '--out', '-', ...args], io);
  return { code, out, err };
}

describe('afterword export', () => {
  it.each(['before.postmortem', '2026a'])('tells the changes since %s', async (since) => {
    const { code, out, err } = await afterword('--to', 'md', '--changes-since', since);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('The queue grew **twice**.');
  });

  it('says where there is no such version', async () => {
    const { code, err } = await afterword('--to', 'md', '--changes-since', 'nothing');
    expect(code).toBe(2);
    expect(err).toMatch(/^afterword: --changes-since: There is no version “nothing” of it\./);
  });

  it('sends comments along only where that is asked for', async () => {
    expect((await afterword('--to', 'md')).out).not.toContain('Which queue?');
    const { out } = await afterword('--to', 'md', '--for-review');
    expect(out).toContain('**Ann Berg**: Which queue?');
  });

  it('gives the table of what became of comments', async () => {
    expect((await afterword('--to', 'dispositions.csv')).out).toContain('Which queue?,Ann Berg');
    const { out } = await afterword('--to', 'md', '--dispositions');
    expect(out).toMatch(/\| Which queue\? \| Ann Berg \|/);
    expect(out).not.toContain('pm:timeline');
  });
});
