import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../../../renderer/state/app-interface.ts';
import {
  AUTOSAVE_PAUSE_MS,
  AUTOSAVE_RETRY_MS,
  createAutosave,
} from '../../../../renderer/state/autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window's controller as far as the autosave knows it. */
function windowWith(change: Record<string, unknown> = {}) {
  const state = {
    open: { readOnly: false },
    settings: { autosave: true },
    saving: { name: 'a.postmortem', unsaved: true, failure: null },
    banners: [] as { id: string }[],
    ...change,
  };
  const answers: boolean[] = [];
  const saves = vi.fn(() => Promise.resolve(answers.shift() ?? true));
  const saving = {};
  const app = { store: { get: () => state }, saving: () => saving, files: { autosave: saves } };
  return { autosave: createAutosave(app as unknown as App), saves, answers, state };
}

describe('a document that has a file', () => {
  it('is saved once, after a pause in writing', async () => {
    const { autosave, saves } = windowWith();
    for (let n = 0; n < 5; n++) {
      autosave.changed();
      await vi.advanceTimersByTimeAsync(AUTOSAVE_PAUSE_MS - 1);
    }
    expect(saves).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(saves).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10 * AUTOSAVE_RETRY_MS);
    expect(saves).toHaveBeenCalledTimes(1);
  });

  it('is saved at once when the window is left, and only if something was written', async () => {
    const { autosave, saves } = windowWith();
    await autosave.flush();
    expect(saves).not.toHaveBeenCalled();
    autosave.changed();
    await autosave.flush();
    expect(saves).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(AUTOSAVE_PAUSE_MS);
    expect(saves).toHaveBeenCalledTimes(1);
  });

  it('is tried again after a failure, until it is saved', async () => {
    const { autosave, saves, answers } = windowWith();
    answers.push(false, false, true);
    autosave.changed();
    await vi.advanceTimersByTimeAsync(AUTOSAVE_PAUSE_MS + 5 * AUTOSAVE_RETRY_MS);
    expect(saves).toHaveBeenCalledTimes(3);
  });
});

it.each([
  ['was never saved', { saving: { name: null, unsaved: true, failure: null } }],
  ['cannot be written to', { open: { readOnly: true } }],
  ['is on the welcome screen', { open: null }],
  ['another program has changed', { banners: [{ id: 'disk' }] }],
  [
    'was found changed by a save',
    { saving: { name: 'a', unsaved: true, failure: { code: 'changed-on-disk' } } },
  ],
  ['is back at what is on disk', { saving: { name: 'a', unsaved: false, failure: null } }],
  ['is not to be saved by itself', { settings: { autosave: false } }],
])('one that %s is left alone', async (_what, change) => {
  const { autosave, saves } = windowWith(change);
  autosave.changed();
  await vi.advanceTimersByTimeAsync(10 * AUTOSAVE_RETRY_MS);
  await autosave.flush();
  expect(saves).not.toHaveBeenCalled();
});

it('goes on once the question is answered', async () => {
  const { autosave, saves, state } = windowWith({ banners: [{ id: 'disk' }] });
  autosave.changed();
  await vi.advanceTimersByTimeAsync(AUTOSAVE_PAUSE_MS);
  state.banners = [];
  autosave.changed();
  await vi.advanceTimersByTimeAsync(AUTOSAVE_PAUSE_MS);
  expect(saves).toHaveBeenCalledTimes(1);
});
