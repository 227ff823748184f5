/** The window's side of the worker that writes the document out. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import {
  createTextMaker,
  SILENCE_MS,
  type TextPort,
  type ToTextWorker,
} from '../../../../renderer/worker/text-maker.ts';

const made = newPostmortem(
  { id: 't', name: 'T', description: '', sections: [] },
  { zone: 'UTC', today: '2026-03-04', newId: sequentialIds('s') },
);

function bench() {
  const workers: { port: TextPort; got: ToTextWorker[]; ended: boolean }[] = [];
  const maker = createTextMaker(() => {
    const worker = { got: [] as ToTextWorker[], ended: false } as (typeof workers)[number];
    worker.port = {
      postMessage: (message) => worker.got.push(message),
      onmessage: null,
      onerror: null,
      terminate: () => {
        worker.ended = true;
      },
    };
    workers.push(worker);
    return worker.port;
  });
  return { maker, workers };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('answers each call with its own text, and sends only what changed', async () => {
  const { maker, workers } = bench();
  const first = maker.text(made);
  const second = maker.text({ ...made, title: 'two' });
  const { port, got } = workers[0]!;
  expect(got.map(({ patch }) => patch.kind)).toEqual(['value', 'keys']);
  port.onmessage!({ data: { id: got[1]!.id!, text: 'two', problem: null } });
  port.onmessage!({ data: { id: got[0]!.id!, text: null, problem: 'no room' } });
  expect(await second).toBe('two');
  await expect(first).rejects.toThrow('no room');
});

it('ends a worker that does not answer, and gives the whole document to the next', async () => {
  const { maker, workers } = bench();
  const late = maker.text(made);
  const failed = expect(late).rejects.toThrow('too long');
  vi.advanceTimersByTime(SILENCE_MS);
  await failed;
  expect(workers[0]!.ended).toBe(true);
  const next = maker.text(made);
  expect(workers[1]!.got[0]!.patch.kind).toBe('value');
  workers[1]!.port.onmessage!({ data: { id: 2, text: 'whole', problem: null } });
  expect(await next).toBe('whole');
});

it('fails what waits when its worker dies', async () => {
  const { maker, workers } = bench();
  const waiting = maker.text(made);
  workers[0]!.port.onerror!({ message: 'out of memory' });
  await expect(waiting).rejects.toThrow('out of memory');
});

it('starts ahead and without haste: the first text needs no more than what has changed', async () => {
  const { maker, workers } = bench();
  const ahead = maker.prepare(made);
  vi.advanceTimersByTime(10 * SILENCE_MS);
  const first = maker.text({ ...made, title: 'two' });
  const { port, got } = workers[0]!;
  expect(got.map(({ id, patch }) => [id, patch.kind])).toEqual([
    [1, 'value'],
    [2, 'keys'],
  ]);
  port.onmessage!({ data: { id: 1, text: 'one', problem: null } });
  port.onmessage!({ data: { id: 2, text: 'two', problem: null } });
  expect(await Promise.all([ahead, first])).toEqual(['one', 'two']);
});
