/** What `afterword check` writes for programs: each finding at its line. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { DOMParser } from '@xmldom/xmldom';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { buildReport } from '../../../../core/report/report.ts';
import type { CliIo } from '../../../../electron/cli/io.ts';
import { runCli } from '../../../../electron/cli/run.ts';
import { emptyDocument } from '../../document/documents.ts';

const TITLE = 'Labels, 100 % <lost> & "found"';
const sample: Postmortem = emptyDocument({
  id: 'd1',
  title: TITLE,
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
    {
      id: 's2',
      kind: 'root-cause',
      title: 'Cause',
      audience: 'everyone',
      required: false,
      guidance: '',
      body: plainProse('All was well.\n\nIt was human error, and nobody saw it.'),
    },
  ],
});

async function check(
  files: Record<string, string | Buffer>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const never = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  const io: CliIo = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    outBytes: never,
    stdin: never,
    readFile: (path) => {
      const text = files[path.slice('/in/'.length)];
      return text === undefined
        ? Promise.reject(Object.assign(new Error('none'), { code: 'ENOENT' }))
        : Promise.resolve(Buffer.from(text as string));
    },
    readSource: never,
    writeFile: never,
    writeExport: never,
    exists: never,
    git: never,
    makeFolder: never,
    cwd: '/in',
    printer: { fonts: never, print: never, shrink: never, draw: never },
    history: { keep: never, list: never, read: never, problem: () => '' },
    templateIds: never,
    template: never,
    now: () => '2026-11-21T12:00:00Z',
    zone: 'UTC',
  };
  const code = await runCli(['check', ...Object.keys(files), ...args], io);
  return { code, out, err };
}

const json = toCanonicalJson(sample);
const lineOf = (text: string, words: string): number =>
  text.slice(0, text.indexOf(words)).split('\n').length;

describe('the place of a finding', () => {
  it('is its line and column in the JSON', async () => {
    const { out, code } = await check({ 'a.postmortem': json });
    expect(code).toBe(1);
    const line = lineOf(json, 'It was human error');
    const column = json.split('\n')[line - 1]!.indexOf('"It was') + 1;
    expect(out).toContain(`a.postmortem:${line}:${column}: `);
    expect(out).toContain(`a.postmortem:${lineOf(json, '"Summary"')}:`);
  });

  it('is the same with Windows line ends', async () => {
    const lines = async (text: string) => (await check({ 'a.postmortem': text })).out;
    expect(await lines(json.replaceAll('\n', '\r\n'))).toBe(await lines(json));
  });

  it('is its line in our Markdown', async () => {
    const text = toMarkdownText(buildReport(sample, { audience: 'internal', zone: '' }));
    const { out } = await check({ 'a.md': text }, '--severity', 'info');
    expect(out).toContain(`a.md:${lineOf(text, 'human error')}:`);
  });
});

describe('SARIF', () => {
  const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json');
  const schema = JSON.parse(
    readFileSync(schemaFile.replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as object;
  const validate = new Ajv04({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
  }).compile(schema);
  const sarif = async (files: Record<string, string>) => {
    const log = JSON.parse((await check(files, '--format', 'sarif')).out) as {
      runs: { results: object[]; invocations: object[] }[];
    };
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    return log.runs[0]!;
  };

  it('is valid, and places each finding', async () => {
    const { results } = await sarif({ 'in dir/ä b.postmortem': json });
    expect(results).toContainEqual({
      ruleId: 'language/blame',
      level: expect.stringMatching(/^(error|warning|note)$/) as string,
      message: { text: expect.stringContaining('human error') as string },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'in%20dir/%C3%A4%20b.postmortem' },
            region: expect.objectContaining({
              startLine: lineOf(json, 'It was human error'),
            }) as object,
          },
        },
      ],
    });
  });

  it('is valid without findings, and with a file that could not be read', async () => {
    const quiet = toCanonicalJson(emptyDocument({ title: 'Quiet' }));
    expect(await sarif({ 'a.postmortem': quiet })).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true }],
    });
    expect(await sarif({ 'a.postmortem': '{' })).toMatchObject({
      invocations: [{ executionSuccessful: false }],
    });
  });

  it('would be found invalid where it is', () => {
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });
});

describe('the other forms', () => {
  it('for GitHub name file and line, and keep a message in its line', async () => {
    const { out } = await check({ 'a,b.postmortem': json }, '--format', 'github');
    const line = lineOf(json, 'It was human error');
    expect(out).toMatch(
      new RegExp(
        `^::\\w+ file=a%2Cb\\.postmortem,line=${line},endLine=${line},col=\\d+,.*::.*human error`,
        'm',
      ),
    );
    for (const each of out.trimEnd().split('\n'))
      expect(each).toMatch(/^::(error|warning|notice) file=/);
  });

  it('as JUnit are well-formed, a case for each finding', async () => {
    const { out } = await check({ 'a&b.postmortem': json }, '--format', 'junit');
    const parsed = new DOMParser({
      onError: (_level, message) => {
        throw new Error(message);
      },
    }).parseFromString(out, 'text/xml');
    const suite = parsed.getElementsByTagName('testsuite')[0]!;
    expect(suite.getAttribute('name')).toBe('a&b.postmortem');
    expect(parsed.getElementsByTagName('failure')).toHaveLength(
      Number(suite.getAttribute('failures')),
    );
    expect(out).toContain('human error');
  });

  it('as JSON are what --json gives', async () => {
    const files = { 'a.postmortem': json };
    expect(await check(files, '--format', 'json')).toEqual(await check(files, '--json'));
  });

  it('say which there are', async () => {
    expect(await check({ 'a.postmortem': json }, '--format', 'yaml')).toEqual({
      code: 2,
      out: '',
      err: 'afterword: --format is “yaml”; it can be text, json, sarif, github, junit.\n',
    });
  });
});
