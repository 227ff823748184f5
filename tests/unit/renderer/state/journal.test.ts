/** The window's side of the journal: a line a few times a second, each following on the last. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { applyPatch, type Patch } from '../../../../core/editing/patch.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import type { Failure, Result } from '../../../../electron/bridge/bridge.ts';
import { createJournal, JOURNAL_MS } from '../../../../renderer/state/journal.ts';

const made = newPostmortem(
  { id: 't', name: 'T', description: '', sections: [] },
  { zone: 'UTC', today: '2026-03-04', newId: sequentialIds('s') },
);

function bench(start = 0) {
  const state = { document: made, answer: { ok: true } as Result };
  const lines: { line: number; patch: Patch }[] = [];
  const failures: Failure[] = [];
  const journal = createJournal(start, {
    document: () => state.document,
    write(line, patch) {
      lines.push({ line, patch: JSON.parse(patch) as Patch });
      return Promise.resolve(state.answer);
    },
    onFailure: (failure) => failures.push(failure),
  });
  const type = (title: string): void => {
    state.document = { ...state.document, title };
    journal.changed();
  };
  return { journal, lines, failures, state, type };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('writes what was typed at most every quarter of a second, from the last line of the text on', () => {
  const { journal, lines, type } = bench(7);
  journal.begin(made);
  for (let ms = 0; ms < 4 * JOURNAL_MS; ms += 50) {
    type(`typed ${ms}`);
    vi.advanceTimersByTime(50);
  }
  expect(lines.map(({ line }) => line)).toEqual([8, 9, 10, 11, 12]);
  const last = lines.reduce<unknown>((document, { patch }) => applyPatch(document, patch), made);
  expect(last).toEqual({ ...made, title: 'typed 950' });
});

it('writes what was typed before it could begin as soon as it can, without another key', () => {
  const { journal, lines, type } = bench();
  type('typed at once');
  expect(lines).toEqual([]);
  journal.begin(made);
  expect(lines).toMatchObject([
    { line: 1, patch: { changed: [['title', { value: 'typed at once' }]] } },
  ]);
});

it('does not wait for a timer that a busy page is late with', () => {
  const { journal, lines, type } = bench();
  journal.begin(made);
  const clock = vi.spyOn(performance, 'now');
  for (const ms of [1_000, 1_100, 1_200, 1_260, 1_300, 1_520]) {
    clock.mockReturnValue(ms);
    type(`typed ${ms}`); // and no timer comes to its turn
  }
  clock.mockRestore();
  expect(lines).toMatchObject(
    [1_000, 1_260, 1_520].map((ms) => ({
      patch: { changed: [['title', { value: `typed ${ms}` }]] },
    })),
  );
});

it('writes nothing where nothing changed', () => {
  const { journal, lines } = bench();
  journal.begin(made);
  journal.changed();
  vi.advanceTimersByTime(JOURNAL_MS);
  expect(journal.mark()).toBe(0);
  expect(lines).toEqual([]);
});

it('is up to date with a copy the moment that is made', () => {
  const { journal, lines, type } = bench();
  journal.begin(made);
  type('typed');
  expect(journal.mark()).toBe(1);
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(JOURNAL_MS);
  expect(lines).toHaveLength(1);
});

it('follows on the first copy where the page reads the text in its own way: a number is left out', () => {
  const { journal, lines, type } = bench(7);
  type('typed');
  vi.advanceTimersByTime(JOURNAL_MS);
  expect(lines).toEqual([]);
  expect(journal.mark()).toBe(8);
  journal.begin(made); // too late: the copy is what lines follow on
  type('typed on');
  vi.advanceTimersByTime(JOURNAL_MS);
  expect(lines).toMatchObject([
    { line: 9, patch: { changed: [['title', { value: 'typed on' }]] } },
  ]);
});

it('says that a line was not written', async () => {
  const { journal, failures, state, type } = bench();
  journal.begin(made);
  state.answer = { ok: false, code: 'io', sentence: 'The disk is full.' };
  type('typed');
  await vi.advanceTimersByTimeAsync(JOURNAL_MS);
  expect(failures).toEqual([state.answer]);
  expect(journal.runs()).toBe(false);
  state.answer = { ok: true };
  type('typed on');
  await vi.advanceTimersByTimeAsync(JOURNAL_MS);
  expect(journal.runs()).toBe(true);
});
