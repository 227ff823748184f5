/** The action and the hook of this repository, read as GitHub and pre-commit read them, and run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { emptyDocument } from '../../document/documents.ts';

const root = resolve(import.meta.dirname, '../../../..');
const program = join(root, 'tests/tools/afterword.ts');
const yamlOf = (name: string): unknown => parse(readFileSync(join(root, name), 'utf8'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-pipeline-'));
  execFileSync('git', ['init', '-q', folder]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
/** A required section is empty in it. */
const wanting = toCanonicalJson(
  emptyDocument({
    sections: [
      {
        id: 's1',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: true,
        guidance: '',
        body: { type: 'root', children: [] },
      },
    ],
  }),
);

describe('the action', () => {
  const action = yamlOf('action.yml') as {
    inputs: Record<string, { default: string }>;
    runs: { using: string; steps: { shell: string; run: string }[] };
  };
  const step = (inputs: Record<string, string> = {}): { code: number | null; out: string } => {
    put(
      'action/electron/launch/afterword.mjs',
      `process.chdir(process.env.INIT_CWD); await import(${JSON.stringify(pathToFileURL(program))});`,
    );
    const given = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [
        name.toUpperCase(),
        inputs[name] ?? input.default,
      ]),
    );
    const run = spawnSync('bash', ['-eo', 'pipefail', '-c', action.runs.steps[0]!.run], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
        GITHUB_ACTION_PATH: join(folder, 'action'),
        ...given,
      },
    });
    return { code: run.status, out: run.stdout };
  };

  it('fails with the finding at its line, and writes SARIF where it is asked to', () => {
    put('reports/one two.postmortem', wanting);
    execFileSync('git', ['add', 'reports'], { cwd: folder });
    const { code, out } = step({ sarif: 'out.sarif' });
    expect(code).toBe(1);
    expect(out).toMatch(/^::warning file=reports\/one two\.postmortem,line=\d+,/);
    const sarif = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')) as {
      runs: { results: object[] }[];
    };
    expect(sarif.runs[0]!.results).toHaveLength(1);
  });

  it('passes where nothing is that grave, and where there is nothing', () => {
    expect(step()).toEqual({ code: 0, out: 'There are no such files.\n' });
    put('one.postmortem', wanting);
    execFileSync('git', ['add', 'one.postmortem'], { cwd: folder });
    expect(step({ severity: 'error' }).code).toBe(0);
  });
});

describe('the hook', () => {
  it('is what pre-commit asks of one, and calls a command that there is', () => {
    const [hook] = yamlOf('.pre-commit-hooks.yaml') as Record<string, string>[];
    expect(hook).toMatchObject({ id: 'afterword-check', language: 'system' });
    expect(new RegExp(hook!['files']!).test('reports/one.postmortem')).toBe(true);
    put('one.postmortem', wanting);
    const [, command] = hook!['entry']!.split(' ');
    const run = spawnSync(process.execPath, [program, command!, 'one.postmortem'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toContain('sections/empty');
  });
});
