import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import { analyse } from '../../../../renderer/worker/analyse.ts';
import { createChecker, SILENCE_MS, type WorkerPort } from '../../../../renderer/worker/checker.ts';
import type { Analysis, FromWorker, ToWorker } from '../../../../renderer/worker/messages.ts';

const NOW = '2026-03-04T12:00:00Z';
const made: Postmortem = newPostmortem(
  { id: 't', name: 'T', description: '', sections: [] },
  { zone: 'UTC', today: '2026-03-04', newId: sequentialIds('s') },
);

/** Workers that say only what they are told to. */
function bench() {
  const workers: { port: WorkerPort; got: ToWorker[]; ended: boolean }[] = [];
  const analyses: Analysis[] = [];
  const broken: string[] = [];
  const checker = createChecker({
    start() {
      const worker = { got: [] as ToWorker[], ended: false } as (typeof workers)[number];
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
    },
    onAnalysis: (analysis) => analyses.push(analysis),
    onBroken: (message) => broken.push(message),
    now: () => NOW,
  });
  const say = (data: FromWorker, worker = workers.length - 1): void =>
    workers[worker]!.port.onmessage!({ data });
  return { checker, workers, analyses, broken, say };
}
const analysisOf = (title: string): Analysis => ({ ...analyse({ ...made, title }, NOW, []) });

describe('the window’s side of the worker', () => {
  it('drops an answer about a document that was changed meanwhile', () => {
    const { checker, analyses, say } = bench();
    checker.check({ ...made, title: 'one' }, []);
    checker.check({ ...made, title: 'two' }, []);
    say({ kind: 'analysis', version: 1, analysis: analysisOf('one') });
    expect(analyses).toEqual([]);
    say({ kind: 'analysis', version: 2, analysis: analysisOf('two') });
    expect(analyses.map(({ title }) => title)).toEqual(['two']);
  });

  it('sends the whole document once, then what changed', () => {
    const { checker, workers } = bench();
    checker.check(made, []);
    checker.check({ ...made, title: 'two' }, ['timeline/gap']);
    const patches = workers[0]!.got.map((message) =>
      message.kind === 'document' ? [message.patch.kind, message.disabled] : [],
    );
    expect(patches).toEqual([
      ['value', []],
      ['keys', ['timeline/gap']],
    ]);
  });

  it('sends the author’s list of wording when it is another than before', () => {
    const { checker, workers } = bench();
    const own = [
      { check: 'language/blame' as const, phrases: ['fat fingers'], why: '', suggest: '' },
    ];
    for (const list of [[], own, own, []]) checker.check({ ...made }, [], list);
    expect(
      workers[0]!.got.map((message) =>
        message.kind === 'document' ? message.language?.length : 0,
      ),
    ).toEqual([0, 1, undefined, 0]);
  });

  it('answers questions by their number', async () => {
    const { checker, say } = bench();
    const first = checker.ask('propose', null);
    const second = checker.ask('propose', null);
    say({ kind: 'answer', id: 2, value: [] });
    say({ kind: 'failed', id: 1, message: 'no document' });
    expect(await second).toEqual([]);
    await expect(first).rejects.toThrow('no document');
  });

  it('tells once that checks broke, until they work again', () => {
    const { checker, broken, say } = bench();
    for (const version of [1, 2]) {
      checker.check({ ...made, title: `${version}` }, []);
      say({ kind: 'broken', version, message: 'oops' });
    }
    expect(broken).toEqual(['oops']);
    checker.check({ ...made, title: '3' }, []);
    say({ kind: 'analysis', version: 3, analysis: analysisOf('3') });
    checker.check({ ...made, title: '4' }, []);
    say({ kind: 'broken', version: 4, message: 'oops' });
    expect(broken).toEqual(['oops', 'oops']);
  });

  it('starts another worker when one dies, and sends it the whole document', async () => {
    const { checker, workers, broken } = bench();
    checker.check(made, []);
    const asked = checker.ask('propose', null);
    workers[0]!.port.onerror!({ message: 'out of memory' });
    await expect(asked).rejects.toThrow('out of memory');
    expect(workers[0]!.ended).toBe(true);
    expect(broken).toEqual(['out of memory']);
    checker.check({ ...made, title: 'two' }, []);
    expect(workers[1]!.got[0]).toMatchObject({ kind: 'document', patch: { kind: 'value' } });
  });
});

describe('a worker that falls silent', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is ended, which is told, and the next change goes to a new one', () => {
    const { checker, workers, broken } = bench();
    checker.check(made, []);
    vi.advanceTimersByTime(SILENCE_MS - 1);
    checker.check({ ...made, title: 'two' }, []); // typing on does not put the end off
    expect(workers[0]!.ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.ended).toBe(true);
    expect(broken).toEqual(['one of them did not come to an end']);
    checker.check({ ...made, title: 'three' }, []);
    expect(workers[1]!.got[0]).toMatchObject({ kind: 'document', patch: { kind: 'value' } });
  });

  it('is watched until it has answered about the newest document', () => {
    const { checker, workers, say } = bench();
    checker.check(made, []);
    checker.check({ ...made, title: 'two' }, []);
    say({ kind: 'analysis', version: 1, analysis: analysisOf('one') });
    vi.advanceTimersByTime(SILENCE_MS);
    expect(workers[0]!.ended).toBe(true);
  });

  it('is left alone once it has answered', () => {
    const { checker, workers, say } = bench();
    checker.check(made, []);
    say({ kind: 'analysis', version: 1, analysis: analysisOf('one') });
    vi.advanceTimersByTime(SILENCE_MS * 2);
    expect(workers[0]!.ended).toBe(false);
  });
});

describe('an analysis', () => {
  it('counts the words of title, sections and rows', () => {
    const text = (value: string) => ({
      type: 'root' as const,
      children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
    });
    const document: Postmortem = {
      ...made,
      title: 'Two words',
      timeline: [
        {
          id: 'e',
          at: null,
          milestone: null,
          body: text('three more words'),
          audience: 'everyone',
          source: null,
        },
      ],
      actions: [
        {
          id: 'a',
          body: text('one – two'),
          owner: 'Nobody counts owners',
          due: null,
          priority: '',
          status: 'open',
          ticket: '',
        },
      ],
    };
    expect(analyse(document, NOW, []).words).toBe(7);
  });
});
