/** A checkout may stand in any folder, on any system: with spaces, signs and letters of its own. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfigFromFile } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const COPIED = ['renderer/vite.config.ts', 'tests/vitest.config.ts', 'electron/launch'];

let copy: string;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-paths-'));
  copy = join(folder, 'Größe 100% #1', 'my project');
  for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(join(copy, '../..'), { recursive: true, force: true }));

describe('a checkout in a folder with spaces and signs', () => {
  it.each([
    ['renderer/vite.config.ts', 'renderer'],
    ['tests/vitest.config.ts', ''],
  ])('is where %s says it is', async (file, folder) => {
    const loaded = await loadConfigFromFile(
      { command: 'build', mode: 'production' },
      join(copy, file),
      copy,
    );
    const config = loaded!.config as { root?: string; test?: { root: string } };
    expect(relative(join(copy, folder), config.test?.root ?? config.root!)).toBe('');
  });

  it('finds its own Node and starts it without a shell', async () => {
    const address = pathToFileURL(join(copy, 'electron/launch/setup.mjs')).href;
    const script = `import(${JSON.stringify(address)}).then(({ root, node }) =>
      console.log(JSON.stringify({ root, node })))`;
    const said = JSON.parse(
      execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }),
    ) as {
      root: string;
      node: string;
    };
    expect(relative(copy, said.root)).toBe('');
    expect(execFileSync(said.node, ['-p', '"a b"'], { encoding: 'utf8' }).trim()).toBe('a b');
  });
});

describe('the project’s own files', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.js'], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
  const matching = (pattern: RegExp): string[] =>
    files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));

  it('never take an address’s pathname for a path: it is escaped, and has no drive', () => {
    expect(matching(/import\.meta\.url\)\s*\.pathname/)).toEqual([]);
  });

  it('give arguments to a program and not to a shell, which would split them', () => {
    expect(matching(/spawn(Sync)?\([^,;]+,\s*\[[^;]*shell:/)).toEqual([]);
  });
});
