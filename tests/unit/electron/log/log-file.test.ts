import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOG_NAME, OLD_LOG_NAME, openLogFile } from '../../../../electron/log/log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lines(name: string): string[] {
  return readFileSync(join(folder, 'logs', name), 'utf8')
    .trimEnd()
    .split('\n');
}

it('makes its folder, and adds to what an earlier start wrote', () => {
  expect(openLogFile(join(folder, 'logs')).append('one')).toBe(true);
  openLogFile(join(folder, 'logs')).append('two');
  expect(lines(LOG_NAME)).toEqual(['one', 'two']);
});

it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
  const log = openLogFile(join(folder, 'logs'));
  log.append('one');
  expect(statSync(log.path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
});

it('keeps what came last, in two files of limited size', () => {
  const log = openLogFile(join(folder, 'logs'), 100);
  for (let at = 10; at < 60; at++) log.append(`line ${at}`);
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual([LOG_NAME, OLD_LOG_NAME].sort());
  for (const name of [LOG_NAME, OLD_LOG_NAME])
    expect(statSync(join(folder, 'logs', name)).size).toBeLessThanOrEqual(100);
  const kept = [...lines(OLD_LOG_NAME), ...lines(LOG_NAME)];
  expect(kept.at(-1)).toBe('line 59');
  expect(kept).toEqual(kept.map((_, at) => `line ${60 - kept.length + at}`));
});

it('one line that is larger than a file is written all the same', () => {
  const log = openLogFile(join(folder, 'logs'), 10);
  expect(log.append('longer than ten bytes')).toBe(true);
  expect(log.append('and again')).toBe(true);
  expect(lines(OLD_LOG_NAME)).toEqual(['longer than ten bytes']);
});

it('says so where it cannot be written, and throws nothing', () => {
  expect(openLogFile(join(import.meta.filename, 'logs')).append('one')).toBe(false);
});
