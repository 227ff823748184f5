import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { licenceOf, packageFolder, writeLicences } from '../../../electron/launch/licences.mjs';

const folder = mkdtempSync(join(tmpdir(), 'afterword-licences-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makePackage(name: string, about: object, files: Record<string, string> = {}): string {
  const at = join(folder, 'node_modules', name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...about }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
}

test.each([
  ['/a/node_modules/zod/v4/core.js', '/a/node_modules/zod'],
  ['/a/node_modules/@lexical/link/dist/Link.mjs?commonjs', '/a/node_modules/@lexical/link'],
  ['/a/node_modules/x/node_modules/y/index.js', '/a/node_modules/x/node_modules/y'],
  ['\0/a/node_modules/x/index.js?commonjs-proxy', '/a/node_modules/x'],
  ['/a/core/time/zones.ts', null],
])('%s is of %s', (id, of) => {
  expect(packageFolder(id)).toBe(of);
});

test('a package is told with the words of its own licence and notice', () => {
  const at = makePackage(
    'deep',
    { license: 'Apache-2.0' },
    { LICENSE: 'Terms', 'NOTICE.txt': 'By us' },
  );
  expect(licenceOf(at)).toEqual({
    name: 'deep',
    version: '1.2.3',
    licence: 'Apache-2.0',
    text: 'Terms\n\nBy us',
  });
});

test('one without a file is told by what it says of itself', () => {
  const at = makePackage('bare', { license: 'MIT', author: { name: 'Ada' } });
  expect(licenceOf(at).text).toBe('MIT\nAda');
});

test('all are written once, by name', () => {
  const [b, a] = ['b', 'a'].map((name) => makePackage(name, { license: 'MIT' }));
  const file = join(folder, 'licences.json');
  writeLicences([b!, a!, b!], file);
  const written = JSON.parse(readFileSync(file, 'utf8')) as { name: string }[];
  expect(written.map(({ name }) => name)).toEqual(['a', 'b']);
});
