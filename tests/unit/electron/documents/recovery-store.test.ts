import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createRecoveryStore,
  type RecoveryStore,
} from '../../../../electron/documents/recovery-store.ts';
import { failingPort, systemError } from './failing-port.ts';

const ORIGIN = {
  title: 'Outage',
  path: '/home/a/outage.postmortem',
  name: 'outage.postmortem',
  identity: { size: 3, hash: 'abc' },
};
const NOW = Date.UTC(2026, 2, 9, 12);
const DAY = 86_400_000;

let folder: string;
let store: RecoveryStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recovery-'));
  store = createRecoveryStore(folder, () => NOW);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (id: string): string => join(folder, 'recovery', `${id}.recovery`);

test('a copy comes back with all that is known of it', async () => {
  await store.write('one', 'text\nwith 🚑 lines\n', ORIGIN, 0);
  expect(await store.list()).toEqual([
    {
      id: 'one',
      ...ORIGIN,
      when: '2026-03-09T12:00:00.000Z',
      text: 'text\nwith 🚑 lines\n',
      line: 0,
      torn: false,
    },
  ]);
});

test('it is for this user’s eyes only', async () => {
  await store.write('one', 'text', ORIGIN, 0);
  expect(statSync(file('one')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'recovery')).mode & 0o077).toBe(0);
});

test('the last of many quick copies is kept', async () => {
  await Promise.all(['a', 'ab', 'abc'].map((text) => store.write('one', text, ORIGIN, 0)));
  expect((await store.read('one'))?.text).toBe('abc');
});

test('a removal asked for after a write comes after it', async () => {
  await Promise.all([store.write('one', 'a'.repeat(500_000), ORIGIN, 0), store.remove('one', 0)]);
  expect(await store.list()).toEqual([]);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut off', (bytes) => bytes.subarray(0, -3)],
  ['zeros', (bytes) => Buffer.alloc(bytes.length)],
  ['empty', () => Buffer.alloc(0)],
  ['changed by a letter', (bytes) => Buffer.from(bytes.toString().replace('sentence', 'sentense'))],
  ['without its first line', (bytes) => bytes.subarray(bytes.indexOf(0x0a) + 1)],
])('a copy that is %s is shown as damaged: not loaded, not removed', async (_name, damage) => {
  await store.write('one', 'a sentence', ORIGIN, 0);
  writeFileSync(file('one'), damage(readFileSync(file('one'))));
  const [copy] = await store.list();
  expect(copy).toMatchObject({ id: 'one', text: null });
  expect(readdirSync(join(folder, 'recovery'))).toEqual(['one.recovery']);
});

test('one that cannot be written is an error, and the copy before it stands', async () => {
  await store.write('one', 'before', ORIGIN, 0);
  const { port } = failingPort({
    onCall: (name) => {
      if (name === 'write') throw systemError('ENOSPC');
    },
  });
  const full = createRecoveryStore(folder, () => NOW, port);
  await expect(full.write('one', 'after', ORIGIN, 0)).rejects.toThrow('ENOSPC');
  expect((await store.read('one'))?.text).toBe('before');
});

test('what is discarded lies in a dated trash, and leaves it after two weeks', async () => {
  await store.write('one', 'a sentence', ORIGIN, 0);
  await store.discard('one');
  expect(await store.list()).toEqual([]);
  const trash = join(folder, 'recovery-trash');
  const kept = readdirSync(join(trash, '2026-03-09'));
  expect(readFileSync(join(trash, '2026-03-09', kept[0]!), 'utf8')).toContain('a sentence');

  await createRecoveryStore(folder, () => NOW + 13 * DAY).tidy();
  expect(readdirSync(trash)).toEqual(['2026-03-09']);
  mkdirSync(join(trash, 'not ours'));
  await createRecoveryStore(folder, () => NOW + 15 * DAY).tidy();
  expect(readdirSync(trash)).toEqual(['not ours']);
});

test('what a killed run left half written is removed at the next start', async () => {
  await store.write('a', 'whole', ORIGIN, 0);
  const half = join(folder, 'recovery', '.afterword-1-aa.tmp');
  writeFileSync(half, 'private words');
  const mine = `.afterword-${process.pid}-bb.tmp`;
  writeFileSync(join(folder, 'recovery', mine), 'being written now');
  await createRecoveryStore(folder, () => Date.now() + 1_000).tidy();
  expect(readdirSync(join(folder, 'recovery')).sort()).toEqual([mine, 'a.recovery']);
});

test('to discard what was never written is nothing', async () => {
  await store.discard('none');
  expect(await store.read('none')).toBeNull();
});

test('all of it can be removed for good, but for what is open', async () => {
  await store.write('wanted', 'open now', ORIGIN, 0);
  await store.append('wanted', { number: 1, patch: '{"kind":"keep"}' });
  for (const id of ['one', 'two']) await store.write(id, 'private words', ORIGIN, 0);
  await store.append('two', { number: 1, patch: '{"kind":"keep"}' });
  await store.discard('two');
  expect(await store.empty((id) => id === 'wanted')).toBe(2);
  expect(readdirSync(join(folder, 'recovery')).sort()).toEqual([
    'wanted.journal',
    'wanted.recovery',
  ]);
  expect(readdirSync(folder)).toEqual(['recovery']);
  expect(await store.empty((id) => id === 'wanted')).toBe(0);
  await store.letGo('wanted');
});
