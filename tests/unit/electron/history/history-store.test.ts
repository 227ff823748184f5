import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import {
  createHistoryStore,
  type HistoryStore,
} from '../../../../electron/history/history-store.ts';
import { allDone, isUnfinished } from '../../../../electron/documents/unfinished.ts';
import { emptyDocument } from '../../document/documents.ts';
import { failingPort, systemError } from '../documents/failing-port.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let folder: string;
let time: number;
let days: number;
let store: HistoryStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  time = Date.UTC(2026, 10, 29, 12);
  days = 90;
  store = createHistoryStore(folder, { days: () => days, now: () => time });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (title: string, id = 'doc'): string => toCanonicalJson(emptyDocument({ id, title }));
/** The files of all versions, whole paths. */
const files = (): string[] =>
  readdirSync(join(folder, 'history'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.version'))
    .map((name) => join(folder, 'history', name));

test('a version comes back letter by letter, the newest first', async () => {
  await store.keep(textOf('One 🚑'), 'saved');
  time += MINUTE;
  await store.keep(textOf('Two'), 'named', 'as sent');
  const [two, one] = await store.list('doc');
  expect(two).toMatchObject({ title: 'Two', reason: 'named', name: 'as sent', damaged: false });
  expect(await store.read('doc', one!.id)).toBe(textOf('One 🚑'));
});

test('the app does not end in the middle of one', async () => {
  const keeping = store.keep(textOf('One'), 'saved');
  expect(isUnfinished()).toBe(true);
  await allDone();
  expect(files()).toHaveLength(1);
  await keeping;
});

test('it is for this user’s eyes only, and shows no text in its name', async () => {
  await store.keep(textOf('Outage of the lobby'), 'saved');
  expect(statSync(files()[0]!).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'history')).mode & 0o077).toBe(0);
  expect(files()[0]).not.toMatch(/lobby/i);
});

test('the same text twice is one version, unless it is named', async () => {
  await store.keep(textOf('One'), 'saved');
  await store.keep(textOf('One'), 'saved');
  expect(await store.list('doc')).toHaveLength(1);
  await store.keep(textOf('One'), 'named', 'v1');
  expect(await store.list('doc')).toHaveLength(2);
});

test('writing gives a version every five minutes, a save one at once', async () => {
  for (const [after, title, reason] of [
    [0, 'a', 'writing'],
    [1, 'b', 'writing'],
    [4, 'c', 'writing'],
    [5, 'd', 'writing'],
    [6, 'e', 'saved'],
  ] as const) {
    time = Date.UTC(2026, 10, 29, 12) + after * MINUTE;
    await store.keep(textOf(title), reason);
  }
  expect((await store.list('doc')).map(({ title }) => title)).toEqual(['e', 'd', 'a']);
});

test('two documents do not see each other’s versions', async () => {
  await store.keep(textOf('One', 'first'), 'saved');
  await store.keep(textOf('Two', '../second'), 'saved');
  const [version] = await store.list('../second');
  expect(version?.title).toBe('Two');
  expect(await store.list('first')).toHaveLength(1);
  expect(await store.read('first', version!.id)).toBeNull();
});

test('switched off, it keeps only what is named', async () => {
  days = 0;
  await store.keep(textOf('One'), 'saved');
  await store.keep(textOf('Two'), 'named', 'v2');
  expect((await store.list('doc')).map(({ title }) => title)).toEqual(['Two']);
});

test('a damaged version is said, never loaded, never removed', async () => {
  await store.keep(textOf('One'), 'saved');
  const file = files()[0]!;
  const bytes = readFileSync(file);
  bytes[bytes.length - 9]! ^= 0xff;
  writeFileSync(file, bytes);
  const [version] = await store.list('doc');
  expect(await store.read('doc', version!.id)).toBeNull();
  writeFileSync(file, 'torn');
  expect(await store.list('doc')).toMatchObject([{ damaged: true }]);
  time += 400 * DAY;
  await store.keep(textOf('Two'), 'saved');
  await store.tidy();
  expect(files()).toContain(file);
});

test('a full disk is told, and the next version that succeeds takes it back', async () => {
  let full = true;
  const { port } = failingPort({
    onCall: (name) => {
      if (name === 'write' && full) throw systemError('ENOSPC');
    },
  });
  store = createHistoryStore(folder, { days: () => 90, now: () => time, port });
  await store.keep(textOf('One'), 'saved');
  expect(store.problem()).toMatch(/could not be kept \(the disk is full\)/);
  expect(await store.list('doc')).toEqual([]);
  full = false;
  await store.keep(textOf('One'), 'saved');
  expect(store.problem()).toBe('');
  expect(await store.list('doc')).toHaveLength(1);
});

test('what has no room makes room: the oldest unnamed first, never the newest of a document', async () => {
  const noise = (): string =>
    Array.from({ length: 4_000 }, () => Math.random().toString(36).slice(2)).join('');
  store = createHistoryStore(folder, { days: () => 90, now: () => time, mostBytes: 70_000 });
  await store.keep(textOf('other', 'other'), 'saved');
  for (const [title, reason] of [
    ['named', 'named'],
    ['old', 'saved'],
    ['new', 'saved'],
  ] as const) {
    time += MINUTE;
    const text = toCanonicalJson(emptyDocument({ id: 'doc', title, revision: noise() }));
    await store.keep(text, reason, reason === 'named' ? 'first' : '');
  }
  expect((await store.list('doc')).map(({ title }) => title)).toEqual(['new', 'named']);
  expect(await store.list('other')).toHaveLength(1);
});

test('it tells its room and can be emptied', async () => {
  await store.keep(textOf('One', 'first'), 'saved');
  await store.keep(textOf('Two', 'second'), 'saved');
  expect(await store.room()).toMatchObject({ versions: 2, documents: 2 });
  await store.empty('first');
  expect(await store.room()).toMatchObject({ versions: 1, documents: 1 });
  await store.empty();
  expect(await store.room()).toEqual({ bytes: 0, versions: 0, documents: 0 });
});

test('what is no document is not kept', async () => {
  await store.keep('{"format": "something else"}', 'saved');
  expect(await store.room()).toMatchObject({ versions: 0 });
});
