import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromChromium, toChromium } from '../../../electron/electron-shim/addresses.ts';

const folder = join(import.meta.dirname, '../../../electron');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => name.endsWith('.ts') && !name.startsWith('electron-shim') && name !== 'preload.ts',
  )
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** Names of values (not types) that a file takes from Electron. */
function taken(source: string): string[] {
  return [...source.matchAll(/^import \{([^}]+)\} from 'electron';/gm)]
    .flatMap(([, names]) => names!.split(',').map((name) => name.trim()))
    .filter((name) => name !== '' && !name.startsWith('type '));
}

test('the stand-in has all that main takes from Electron', () => {
  const index = readFileSync(join(folder, 'electron-shim/index.ts'), 'utf8');
  const offered = /^export \{([^}]+)\};/m
    .exec(index)![1]!
    .split(',')
    .map((name) => name.trim());
  const types = new Set([
    'PrintToPDFOptions',
    'Session',
    'WebContents',
    'MenuItemConstructorOptions',
  ]);
  const wanted = new Set(
    sources.flatMap(([, source]) => taken(source)).filter((name) => !types.has(name)),
  );
  expect([...wanted].filter((name) => !offered.includes(name))).toEqual([]);
});

test('the app does not ask which runtime it is on', () => {
  expect(
    sources
      .filter(([, source]) => /electron-shim|process\.versions|AFTERWORD_/i.test(source))
      .map(([name]) => name),
  ).toEqual([]);
});

test.each([
  ['app://afterword/index.html', 'https://afterword.app.localhost/index.html'],
  ['app://report/a?b#c', 'https://report.app.localhost/a?b#c'],
  ['app://afterword', 'https://afterword.app.localhost'],
])('%s goes by %s and back', (ours, chromiums) => {
  expect(toChromium(ours)).toBe(chromiums);
  expect(fromChromium(chromiums)).toBe(ours);
});

test.each([
  'https://example.com/x',
  'https://afterword.app.localhost.evil.example/',
  'http://afterword.app.localhost/',
  'about:blank',
  'data:text/html,x',
])('%s is never taken for ours', (address) => {
  expect(fromChromium(address)).toBe(address);
});
