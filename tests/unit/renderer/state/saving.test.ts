import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure, Result } from '../../../../electron/bridge/bridge.ts';
import {
  createSaving,
  JOURNALED_LIMIT_MS,
  RECOVERY_LIMIT_MS,
  RECOVERY_PAUSE_MS,
  type Saving,
  type SavingState,
} from '../../../../renderer/state/saving.ts';

type Written = Result<{ name: string }>;
const FULL: Failure = { ok: false, code: 'disk-full', sentence: 'The disk is full.' };
const CANCELLED: Failure = { ok: false, code: 'cancelled', sentence: '' };

/** A document that is a string, and a disk that answers when it is told to. */
function bench({ text = 'a', unsaved = false, name = 'a.postmortem' as string | null } = {}) {
  const disk: {
    kind: string;
    text: string;
    answer: (result: Written) => void;
    fail: () => void;
  }[] = [];
  const recovered: string[] = [];
  const states: SavingState[] = [];
  const warned: Failure[] = [];
  const document = {
    text,
    recoverAnswer: { ok: true } as Result,
    journaled: false,
    copyMs: 0,
    drawn: null as unknown,
  };
  const saving: Saving = createSaving(
    { text, unsaved, name },
    {
      document: () => document.drawn ?? document.text,
      text: () => document.text,
      textSoon: () => Promise.resolve(document.text),
      mark: () => 0,
      journaled: () => document.journaled,
      write: (kind, written) =>
        new Promise((resolve, reject) =>
          disk.push({
            kind,
            text: written.text,
            answer: resolve,
            fail: () => reject(new Error('gone')),
          }),
        ),
      recover: (written) => {
        recovered.push(written.text);
        return document.copyMs === 0
          ? Promise.resolve(document.recoverAnswer)
          : new Promise((resolve) =>
              setTimeout(() => resolve(document.recoverAnswer), document.copyMs),
            );
      },
      onState: (state) => states.push(state),
      onRecoveryFailure: (failure) => warned.push(failure),
    },
  );
  const type = (next: string): void => {
    document.text = next;
    saving.changed();
  };
  return { saving, disk, recovered, states, warned, document, type };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a save', () => {
  it('clears the mark when nothing was typed meanwhile', async () => {
    const { saving, disk, type } = bench();
    type('b');
    const done = saving.save('save');
    expect(saving.state()).toMatchObject({ unsaved: true, saving: true });
    disk[0]!.answer({ ok: true, name: 'a.postmortem' });
    expect(await done).toBe(true);
    expect(disk[0]!.text).toBe('b');
    expect(saving.state()).toEqual({
      unsaved: false,
      saving: false,
      failure: null,
      name: 'a.postmortem',
    });
  });

  it('leaves the mark when something was typed while it ran', async () => {
    const { saving, disk, type } = bench();
    type('b');
    const done = saving.save('save');
    type('bc');
    disk[0]!.answer({ ok: true, name: 'a.postmortem' });
    expect(await done).toBe(true);
    expect(saving.state()).toMatchObject({ unsaved: true, saving: false });
  });

  it.each([[FULL], [{ ...FULL, code: 'locked' }]])(
    'that fails leaves the mark and says why: %o',
    async (failure) => {
      const { saving, disk, type } = bench();
      type('b');
      const done = saving.save('save');
      disk[0]!.answer(failure);
      expect(await done).toBe(false);
      expect(saving.state()).toMatchObject({ unsaved: true, saving: false, failure });
    },
  );

  it('whose answer never comes leaves the mark and says so', async () => {
    const { saving, disk, type } = bench();
    type('b');
    const done = saving.save('save');
    disk[0]!.fail();
    expect(await done).toBe(false);
    expect(saving.state()).toMatchObject({ unsaved: true, saving: false, failure: { code: 'io' } });
  });

  it('that fails marks a document that was clean: what is on disk is not known any more', async () => {
    const { saving, disk } = bench();
    const done = saving.save('save');
    disk[0]!.answer({ ...FULL, code: 'gone' });
    await done;
    expect(saving.state().unsaved).toBe(true);
  });

  it('as another file, cancelled, changes nothing', async () => {
    const { saving, disk } = bench();
    const done = saving.save('saveAs');
    disk[0]!.answer(CANCELLED);
    expect(await done).toBe(false);
    expect(saving.state()).toEqual({
      unsaved: false,
      saving: false,
      failure: null,
      name: 'a.postmortem',
    });
  });

  it('gives the document its name', async () => {
    const { saving, disk } = bench({ unsaved: true, name: null });
    const done = saving.save('saveAs');
    disk[0]!.answer({ ok: true, name: 'new.postmortem' });
    await done;
    expect(saving.state()).toMatchObject({ name: 'new.postmortem', unsaved: false });
  });
});

describe('several saves', () => {
  it('run one at a time, and the last one writes the last text', async () => {
    const { saving, disk, type } = bench();
    type('b');
    const first = saving.save('save');
    type('bc');
    const second = saving.save('save');
    const third = saving.save('save');
    expect(disk).toHaveLength(1);
    disk[0]!.answer({ ok: true, name: 'a' });
    await first;
    await vi.waitFor(() => expect(disk).toHaveLength(2));
    type('bcd');
    disk[1]!.answer({ ok: true, name: 'a' });
    expect(await Promise.all([second, third])).toEqual([true, true]);
    expect(disk.map(({ text }) => text)).toEqual(['b', 'bc']);
    expect(saving.state().unsaved).toBe(true);
  });

  it('a queued one still runs when the one before it failed', async () => {
    const { saving, disk, type } = bench();
    type('b');
    const first = saving.save('save');
    const second = saving.save('save');
    disk[0]!.answer(FULL);
    expect(await first).toBe(false);
    await vi.waitFor(() => expect(disk).toHaveLength(2));
    disk[1]!.answer({ ok: true, name: 'a' });
    expect(await second).toBe(true);
    expect(saving.state()).toMatchObject({ unsaved: false, failure: null });
  });

  it('"as another file" waits its turn and is not swallowed', async () => {
    const { saving, disk } = bench();
    const first = saving.save('save');
    const second = saving.save('save');
    const other = saving.save('saveAs');
    disk[0]!.answer({ ok: true, name: 'a' });
    await first;
    await vi.waitFor(() => expect(disk).toHaveLength(2));
    disk[1]!.answer({ ok: true, name: 'a' });
    await second;
    await vi.waitFor(() => expect(disk).toHaveLength(3));
    disk[2]!.answer({ ok: true, name: 'b' });
    await other;
    expect(disk.map(({ kind }) => kind)).toEqual(['save', 'save', 'saveAs']);
    expect(saving.state().name).toBe('b');
  });
});

describe('the recovery copy', () => {
  it('is written soon after typing stops', async () => {
    const { recovered, type } = bench();
    type('b');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS - 1);
    expect(recovered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(recovered).toEqual(['b']);
  });

  it('is written again and again while typing goes on', async () => {
    const { recovered, type } = bench();
    for (let at = 0; at <= 3 * RECOVERY_LIMIT_MS; at += 100) {
      type(`typed ${at}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(recovered).toEqual(['typed 600', 'typed 1300', 'typed 2000']);
  });

  it('beside a journal waits for a pause, and holds up who types once in ten seconds at most', async () => {
    const { recovered, document, type } = bench();
    document.journaled = true;
    for (let at = 0; at < 2 * JOURNALED_LIMIT_MS; at += 100) {
      type(`typed ${at}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(recovered).toEqual(['typed 9900', 'typed 19900']);
    type('typed at last');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    expect(recovered.slice(2)).toEqual(['typed at last']);
  });

  it('is written one at a time, and a slow one is followed by a rest', async () => {
    let text = '';
    const begun: { text: string; at: number }[] = [];
    const saving = createSaving(
      { text, unsaved: true, name: null },
      {
        document: () => null,
        text: () => text,
        textSoon: () => Promise.resolve(text),
        mark: () => 0,
        journaled: () => false,
        write: () => Promise.resolve(FULL),
        onState: () => undefined,
        onRecoveryFailure: () => undefined,
        recover(written) {
          begun.push({ text: written.text, at: performance.now() });
          return new Promise((resolve) => {
            setTimeout(() => resolve({ ok: true }), 2_000);
          });
        },
      },
    );
    const start = performance.now();
    for (let at = 0; at < 12_000; at += 100) {
      text = `typed ${at}`;
      saving.changed();
      await vi.advanceTimersByTimeAsync(100);
    }
    // 2 s of writing, 2 s of rest, then what was typed meanwhile.
    expect(begun.map(({ at }) => at - start)).toEqual([700, 4_700, 8_700]);
    expect(begun[1]!.text).toBe('typed 4600');
  });

  it('is not written once the text is saved', async () => {
    const { saving, disk, recovered, type } = bench();
    type('b');
    const done = saving.save('save');
    disk[0]!.answer({ ok: true, name: 'a' });
    await done;
    await vi.advanceTimersByTimeAsync(RECOVERY_LIMIT_MS);
    expect(recovered).toEqual([]);
  });

  it('that fails is told once, and again only after one succeeded', async () => {
    const { warned, document, type } = bench();
    document.recoverAnswer = FULL;
    for (const text of ['b', 'bc']) {
      type(text);
      await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    }
    expect(warned).toEqual([FULL]);
    document.recoverAnswer = { ok: true };
    type('bcd');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    document.recoverAnswer = FULL;
    type('bcde');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    expect(warned).toEqual([FULL, FULL]);
  });

  it('falls back to the typing thread when the worker is gone', async () => {
    const recovered: string[] = [];
    const saving = createSaving(
      { text: 'a', unsaved: false, name: 'a' },
      {
        document: () => null,
        text: () => 'b',
        textSoon: () => Promise.reject(new Error('no worker')),
        mark: () => 0,
        journaled: () => false,
        write: () => Promise.resolve(FULL),
        recover: ({ text }) => {
          recovered.push(text);
          return Promise.resolve({ ok: true });
        },
        onState: () => undefined,
        onRecoveryFailure: () => undefined,
      },
    );
    saving.changed();
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    expect(recovered).toEqual(['b']);
  });
});

describe('what counts as saved', () => {
  it('undoing back to the saved text does, when typing rests', async () => {
    const { saving, type } = bench();
    type('b');
    expect(saving.state().unsaved).toBe(true);
    type('a');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    expect(saving.state().unsaved).toBe(false);
  });

  it('a change that is told while its own save runs does, however slow the disk is', async () => {
    const { saving, disk, document, type } = bench();
    type('b');
    document.text = 'bc'; // typed, and not yet told when the save begins
    const done = saving.save('save');
    type('bc');
    await vi.advanceTimersByTimeAsync(3 * RECOVERY_PAUSE_MS);
    disk[0]!.answer({ ok: true, name: 'a' });
    await done;
    expect(disk[0]!.text).toBe('bc');
    await vi.advanceTimersByTimeAsync(2 * RECOVERY_PAUSE_MS);
    expect(saving.state().unsaved).toBe(false);
  });

  it('such a change does with the answer itself, also while slow copies make the next one wait', async () => {
    const { saving, disk, type, document } = bench();
    document.journaled = true;
    document.copyMs = 3_000;
    type('b');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS + 3_000); // now copies rest for a minute
    document.text = 'bc';
    const done = saving.save('save');
    saving.changed(); // the editor tells of the “c” with its next frame
    document.drawn = {}; // and has drawn it anew
    disk[0]!.answer({ ok: true, name: 'a.postmortem' });
    await done;
    await vi.advanceTimersByTimeAsync(0);
    expect(saving.state()).toMatchObject({ unsaved: false, saving: false });
  });

  it('a document without a file never does by itself', async () => {
    const { saving, type } = bench({ unsaved: true, name: null });
    type('b');
    type('a');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    expect(saving.state().unsaved).toBe(true);
  });

  it('nothing does after the file changed under us, until it is saved again', async () => {
    const { saving, disk, type } = bench();
    saving.diverged();
    type('b');
    type('a');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS);
    expect(saving.state().unsaved).toBe(true);
    const done = saving.save('save');
    disk[0]!.answer({ ok: true, name: 'a' });
    await done;
    expect(saving.state().unsaved).toBe(false);
  });

  it('nothing does after the file went away, and a save that failed stays said', async () => {
    const { saving, disk, type } = bench();
    type('b');
    const done = saving.save('save');
    disk[0]!.answer({ ok: false, code: 'io', sentence: 'Its folder is gone.' });
    await done;
    saving.gone();
    expect(saving.state()).toMatchObject({
      unsaved: true,
      failure: { sentence: 'Its folder is gone.' },
    });
  });

  it('what was loaded from disk does', () => {
    const { saving, type } = bench();
    type('mine');
    saving.reset('theirs');
    expect(saving.state().unsaved).toBe(false);
  });
});

describe('the copy before a sudden end', () => {
  it('is written at once with the last letter, whatever copy is still due', async () => {
    const { saving, recovered, type } = bench();
    type('ab');
    await vi.advanceTimersByTimeAsync(RECOVERY_PAUSE_MS - 1);
    type('abc');
    await saving.keep();
    expect(recovered).toEqual(['abc']);
  });

  it('is none where everything is saved', async () => {
    const { saving, recovered } = bench();
    await saving.keep();
    expect(recovered).toEqual([]);
  });
});
