/**
 * The window's side of the import worker: what is sent, what ends it, what a second reading costs.
 */
import { expect, test, vi } from 'vitest';
import type { ImportedSources } from '../../../../core/import/import-files.ts';
import {
  ImportCancelled,
  startImport,
  type ImportPort,
} from '../../../../renderer/worker/importer.ts';
import type { ToImporter } from '../../../../renderer/worker/messages.ts';

const NOTHING: ImportedSources = { document: null, each: [], problems: [] };
const SOURCES = [{ name: 'a.md', bytes: new Uint8Array([1, 2, 3]) }];
const OPTIONS = { today: '2026-05-01' };

class FakePort implements ImportPort {
  readonly sent: ToImporter[] = [];
  ended = false;
  onmessage: ImportPort['onmessage'] = null;
  onerror: ImportPort['onerror'] = null;
  postMessage(message: ToImporter): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(value: ImportedSources = NOTHING): void {
    this.onmessage?.({ data: { kind: 'imported', value } });
  }
}

function begin(onProgress?: (done: number, doing: string) => void) {
  const ports: FakePort[] = [];
  const running = startImport(SOURCES, OPTIONS, {
    onProgress,
    start() {
      ports.push(new FakePort());
      return ports.at(-1)!;
    },
  });
  return { ports, running };
}

test('sends the sources once, and only the options when they are read again', async () => {
  const { ports, running } = begin();
  ports[0]!.answer();
  await expect(running.result).resolves.toBe(NOTHING);
  const again = running.reread({ ...OPTIONS, zone: 'CET' });
  ports[0]!.answer();
  await again;
  expect(ports).toHaveLength(1);
  expect(ports[0]!.sent).toEqual([
    { sources: SOURCES, options: OPTIONS },
    { sources: null, options: { ...OPTIONS, zone: 'CET' } },
  ]);
});

test('tells how far it is', () => {
  const onProgress = vi.fn();
  const { ports } = begin(onProgress);
  ports[0]!.onmessage!({ data: { kind: 'progress', done: 0.5, doing: 'Reading a.md' } });
  expect(onProgress).toHaveBeenCalledExactlyOnceWith(0.5, 'Reading a.md');
});

test('is ended at once by the author, and can be read again by a new worker', async () => {
  const { ports, running } = begin();
  running.cancel();
  expect(ports[0]!.ended).toBe(true);
  await expect(running.result).rejects.toBeInstanceOf(ImportCancelled);
  const again = running.reread(OPTIONS);
  expect(ports[1]!.sent).toEqual([{ sources: SOURCES, options: OPTIONS }]);
  ports[1]!.answer();
  await expect(again).resolves.toBe(NOTHING);
});

test('ends a reading that a newer one makes stale', async () => {
  const { ports, running } = begin();
  const again = running.reread({ ...OPTIONS, zone: 'UTC' });
  await expect(running.result).rejects.toBeInstanceOf(ImportCancelled);
  expect(ports[0]!.ended).toBe(true);
  ports[1]!.answer();
  await expect(again).resolves.toBe(NOTHING);
});

test.each<[string, (port: FakePort) => void]>([
  ['died', (port) => port.onerror!({ message: 'out of memory' })],
  ['broke', (port) => port.onmessage!({ data: { kind: 'failed', message: 'out of memory' } })],
])('says so when the worker %s', async (_how, happen) => {
  const { ports, running } = begin();
  happen(ports[0]!);
  await expect(running.result).rejects.toThrow('out of memory');
  expect(ports[0]!.ended).toBe(true);
});
