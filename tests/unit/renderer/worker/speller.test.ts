/** The window's side of the thread that checks spelling. */
import { expect, it } from 'vitest';
import { createSpeller, type SpellerPort } from '../../../../renderer/worker/speller.ts';
import type { ToSpeller } from '../../../../renderer/worker/spelling-messages.ts';

interface Thread {
  port: SpellerPort;
  got: ToSpeller[];
  ended: boolean;
}

function bench() {
  const threads: Thread[] = [];
  const client = createSpeller(() => {
    const thread: Thread = {
      got: [],
      ended: false,
      port: {
        postMessage: (message) => thread.got.push(message),
        onmessage: null,
        onerror: null,
        terminate: () => {
          thread.ended = true;
        },
      },
    };
    threads.push(thread);
    return thread.port;
  });
  return { client, threads };
}

it('starts no thread before it is asked something', async () => {
  const { client, threads } = bench();
  expect(threads).toEqual([]);
  const used = client.use('en', ['Zorblatt']);
  expect(threads[0]!.got).toEqual([{ kind: 'use', id: 1, language: 'en', own: ['Zorblatt'] }]);
  threads[0]!.port.onmessage!({ data: { kind: 'answer', id: 1, value: null } });
  await used;
});

it('gives each question its own answer, in whatever order they come', async () => {
  const { client, threads } = bench();
  const checked = client.check(['teh']);
  const suggested = client.suggest('teh');
  const words = [[{ word: 'teh', start: 0, end: 3 }]];
  threads[0]!.port.onmessage!({ data: { kind: 'answer', id: 2, value: ['the'] } });
  threads[0]!.port.onmessage!({ data: { kind: 'answer', id: 1, value: words } });
  expect(await suggested).toEqual(['the']);
  expect(await checked).toEqual(words);
});

it('passes on the sentence about a damaged dictionary', async () => {
  const { client, threads } = bench();
  const used = client.use('de', []);
  threads[0]!.port.onmessage!({ data: { kind: 'failed', id: 1, sentence: 'It is damaged.' } });
  await expect(used).rejects.toThrow('It is damaged.');
});

it('a thread that dies fails what waits, and the next question starts another', async () => {
  const { client, threads } = bench();
  const checked = client.check(['teh']);
  threads[0]!.port.onerror!({ message: 'out of memory' });
  await expect(checked).rejects.toThrow('The spell checking stopped');
  expect(threads[0]!.ended).toBe(true);
  void client.suggest('teh');
  expect(threads[1]!.got).toEqual([{ kind: 'suggest', id: 2, word: 'teh' }]);
});
