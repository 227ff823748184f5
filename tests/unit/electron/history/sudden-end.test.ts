/** Versions on a machine that ends at any moment, a disk that fails at any call, bytes that rot. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { createHistoryStore } from '../../../../electron/history/history-store.ts';
import { emptyDocument } from '../../document/documents.ts';
import { failingPort, systemError } from '../documents/failing-port.ts';
import { runs } from '../../../tools/runs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-end-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = Number(process.env['KILLS'] ?? 5);
const storeIn = (where: string) =>
  createHistoryStore(where, { days: () => 90, now: () => Date.now() });

/** Ends it once it has kept a version, after so long; the versions that it said it kept. */
async function killedAfter(milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'keep-on.ts'), folder]);
  let [said, errors] = ['', ''];
  child.stderr.on('data', (data) => (errors += String(data)));
  await new Promise<void>((begun, failed) => {
    child.stdout.on('data', (data) => {
      said += String(data);
      begun();
    });
    child.on('exit', () => failed(new Error(errors)));
  });
  await new Promise((done) => setTimeout(done, milliseconds));
  const ended = new Promise((done) => child.on('exit', done));
  child.kill('SIGKILL');
  await ended;
  return said.trim().split('\n').length;
}

test(
  'kill -9 at any moment: what was said to be kept is whole, and nothing is half',
  {
    timeout: 120_000,
  },
  async () => {
    let kept = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      kept += await killedAfter(13 * kill * kill);
      const store = storeIn(folder);
      const versions = await store.list('doc');
      expect(versions.filter(({ damaged }) => damaged)).toEqual([]);
      expect(versions.length).toBeGreaterThanOrEqual(Math.min(kept, 1));
      for (const { id } of versions) {
        const text = await store.read('doc', id);
        expect(text !== null && openPostmortem(text).ok).toBe(true);
      }
      // The next start goes on where the last one ended.
      await store.tidy();
      await store.keep(
        toCanonicalJson(emptyDocument({ id: 'doc', title: `After ${kill}` })),
        'saved',
      );
      expect((await store.list('doc'))[0]).toMatchObject({ title: `After ${kill}` });
    }
    expect(kept).toBeGreaterThanOrEqual(KILLS);
  },
);

test('whichever call to the disk fails, it is told, and the versions before are there', async () => {
  const text = (words: string): string =>
    toCanonicalJson(emptyDocument({ id: 'doc', title: words }));
  await storeIn(folder).keep(text('Before'), 'saved');
  let calls = 0;
  const counting = failingPort({ onCall: () => void calls++ });
  const options = { days: () => 90, now: () => Date.now() };
  await createHistoryStore(folder, { ...options, port: counting.port }).keep(
    text('Counted'),
    'saved',
  );
  expect(calls).toBeGreaterThan(3);
  for (let failing = 0; failing < calls; failing++) {
    let call = 0;
    const { port } = failingPort({
      onCall: () => {
        if (call++ === failing) throw systemError('EIO');
      },
    });
    const store = createHistoryStore(folder, { ...options, port });
    await store.keep(text(`Try ${failing}`), 'saved');
    const versions = await store.list('doc');
    expect(versions.filter(({ damaged }) => damaged)).toEqual([]);
    expect(versions.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Before', 'Counted']),
    );
    const isKept = versions.some(({ title }) => title === `Try ${failing}`);
    // Tidying up after itself may fail without harm.
    expect(isKept || store.problem() !== '').toBe(true);
  }
});

test('a version that is cut or changed anywhere is never loaded as something else', async () => {
  const store = storeIn(folder);
  const text = toCanonicalJson(emptyDocument({ id: 'doc', title: 'One' }));
  await store.keep(text, 'saved');
  const [version] = await store.list('doc');
  const [name] = readdirSync(join(folder, 'history'), { recursive: true, encoding: 'utf8' }).filter(
    (each) => each.endsWith('.version'),
  );
  const file = join(folder, 'history', name!);
  const whole = readFileSync(file);
  const damages = fc.oneof(
    fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
    fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= by;
      return bytes;
    }),
  );
  await fc.assert(
    fc.asyncProperty(damages, async (bytes) => {
      writeFileSync(file, bytes);
      const read = await store.read('doc', version!.id);
      expect(read === null || read === text).toBe(true);
    }),
    { numRuns: runs(200) },
  );
});

test('a list says what changed since the version before, and how long each is', async () => {
  const store = storeIn(folder);
  const withText = (words: string): string =>
    toCanonicalJson({
      ...emptyDocument({ id: 'doc', title: 'One' }),
      timeline: [
        {
          id: 'r1',
          at: null,
          milestone: null,
          body: plainProse(words),
          audience: 'everyone' as const,
          source: null,
        },
      ],
    });
  await store.keep(withText('The queue grew.'), 'opened');
  await store.keep(withText('The queue grew.'), 'saved');
  await store.keep(withText('The queue of the depot grew.'), 'saved');
  const [saved, first, ...others] = await store.list('doc');
  expect(others).toEqual([]);
  expect(first).toMatchObject({ reason: 'opened', changed: '' });
  expect(saved).toMatchObject({ reason: 'saved', changed: '3 words' });
  expect(saved!.words).toBe(first!.words + 3);
});
