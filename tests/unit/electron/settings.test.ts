import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const place = { folder: '' };
const app = { getPath: () => place.folder, getVersion: () => '0.1.0' };
const electron = { app, ipcMain: { on: () => undefined }, shell: {} };
vi.mock('electron', () => ({ ...electron, default: electron }));
const { openMemory } = await import('../../../electron/settings.ts');
const { recentFiles, recentPath, withRecent } =
  await import('../../../electron/documents/recent.ts');

beforeEach(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));
const config = (): string => join(place.folder, 'config.json');

test('settings, recent files and folders are there the next time', () => {
  const first = openMemory();
  first.change({ theme: 'dark', zone: 'Europe/Copenhagen', outlineOpen: false });
  first.setRecent(['/a/x.postmortem']);
  first.setFolder('exports', place.folder);
  const second = openMemory();
  expect(second.settings()).toMatchObject({
    theme: 'dark',
    zone: 'Europe/Copenhagen',
    outlineOpen: false,
    problemsOpen: true,
  });
  expect(second.recent()).toEqual(['/a/x.postmortem']);
  expect(second.folder('exports')).toBe(place.folder);
});

test.skipIf(process.platform === 'win32')('are for this user’s eyes only', () => {
  openMemory().setRecent(['/home/a/secret-project.postmortem']);
  expect(statSync(config()).mode & 0o777).toBe(0o600);
});

describe.each([
  ['empty', ''],
  ['half a file', '{"settings": {'],
  ['zeros', '\0\0\0\0'],
  ['a list', '[]'],
  ['a word', '"settings"'],
])('a settings file that is %s', (_name, content) => {
  test('is put aside as it is, the app starts, and says where it lies', () => {
    writeFileSync(config(), content);
    const memory = openMemory();
    expect(memory.settings().theme).toBe('system');
    const aside = readdirSync(place.folder).find((name) => name.startsWith('config.damaged-'));
    expect(readFileSync(join(place.folder, aside!), 'utf8')).toBe(content);
    expect(memory.notice).toContain(aside);
    memory.change({ theme: 'dark' });
    expect(openMemory().settings().theme).toBe('dark');
  });
});

test('a wrong value falls back alone; keys of a newer version stay', () => {
  writeFileSync(
    config(),
    JSON.stringify({
      settings: { theme: 'pink', zone: 'UTC', later: 1 },
      recent: 'no',
      more: true,
    }),
  );
  const memory = openMemory();
  expect(memory.settings()).toMatchObject({ theme: 'system', zone: 'UTC' });
  expect(memory.recent()).toEqual([]);
  memory.change({ theme: 'light' });
  expect(JSON.parse(readFileSync(config(), 'utf8'))).toMatchObject({
    settings: { theme: 'light', zone: 'UTC', later: 1 },
    more: true,
  });
});

test('recent files: newest first, once each, no paths as ids, missing ones marked', () => {
  const paths = withRecent(withRecent(withRecent([], '/a/x'), '/a/y'), '/a/x');
  expect(paths).toEqual(['/a/x', '/a/y']);
  const files = recentFiles(paths, (path) => path === '/a/x');
  expect(files.map(({ name, folder, missing }) => ({ name, folder, missing }))).toEqual([
    { name: 'x', folder: '/a', missing: false },
    { name: 'y', folder: '/a', missing: true },
  ]);
  expect(files[0]!.id).not.toContain('/');
  expect(recentPath(paths, files[1]!.id)).toBe('/a/y');
  expect(recentPath(paths, '../etc')).toBeUndefined();
  expect(
    Array.from({ length: 30 }, (_, at) => `/${at}`).reduce(withRecent, [] as string[]),
  ).toHaveLength(12);
});
