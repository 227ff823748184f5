/**
 * Decides when a document counts as saved, and writes saves and recovery copies.
 *
 * It is a small state machine without React and without the bridge, because no text may be lost by
 * it: there is one save at a time; a save clears the mark only if nothing was typed meanwhile; a
 * failed save leaves the mark; undoing back to the saved text counts as saved.
 */
import type { Failure, Result } from '../../electron/bridge/bridge.ts';

export interface SavingState {
  unsaved: boolean;
  saving: boolean;
  /** Why the last save failed; null after a good one or a cancelled one. */
  failure: Failure | null;
  /** The file's name, null while it has none. */
  name: string | null;
}

export type SaveKind = 'save' | 'saveAs';

/** A text, and the last line of the journal (journal.ts) that it holds. */
export interface Copy {
  text: string;
  line: number;
}

export interface SavingPorts {
  /** The document now: the same value for as long as it holds the same. */
  document(): unknown;
  /** The document's canonical text now. */
  text(): string;
  /** The same, away from the typing thread. */
  textSoon(): Promise<string>;
  /** The last line of the journal that a text asked for now would hold. */
  mark(): number;
  /** The journal holds what is typed: a copy can wait for a moment when it holds up nobody. */
  journaled(): boolean;
  /** `byItself`: at a pause, without being told to. */
  write(kind: SaveKind, copy: Copy, byItself: boolean): Promise<Result<{ name: string }>>;
  recover(copy: Copy): Promise<Result>;
  onState(state: SavingState): void;
  /** A recovery copy could not be written. Told once until one succeeds. */
  onRecoveryFailure(failure: Failure): void;
}

export interface Saving {
  state(): SavingState;
  /** The document changed. Cheap: called while typing. */
  changed(): void;
  /** True when it was written. */
  save(kind: SaveKind): Promise<boolean>;
  /** The same without holding up who writes on: the text is made away from the typing thread. */
  saveSoon(): Promise<boolean>;
  /** The document was replaced by what is on disk. */
  reset(text: string): void;
  /** What is on disk is no longer what was saved here, and the author knows. */
  diverged(): void;
  /** The file is no longer on disk. What was said of a failed save stays true. */
  gone(): void;
  /** Writes the recovery copy at once: the app is about to end. Never rejects. */
  keep(): Promise<void>;
  /** The text that was read or saved last; null while there is none, or it is no longer there. */
  saved(): string | null;
  /** The text that a save would write now. */
  current(): string;
  /** The same, made away from the typing thread: a large document takes half a second. */
  currentSoon(): Promise<string>;
  dispose(): void;
}

/** The recovery copy is written this long after typing stops … */
export const RECOVERY_PAUSE_MS = 400;
/**
 * … and at least this often while it goes on: without a journal a crash takes no more than this and
 * what the writing takes.
 */
export const RECOVERY_LIMIT_MS = 700;
/** The same beside a journal, whose lines would wait behind the copy of a large document. */
export const JOURNALED_LIMIT_MS = 10_000;
/** After a recovery copy the next one waits for as long as this one took, times this factor. */
const RECOVERY_REST = 1;
const JOURNALED_REST = 20;

export interface SavingStart {
  text: string;
  unsaved: boolean;
  name: string | null;
}

export function createSaving(start: SavingStart, ports: SavingPorts): Saving {
  let state: SavingState = {
    unsaved: start.unsaved,
    saving: false,
    failure: null,
    name: start.name,
  };
  let version = 0;
  /** The text that is on disk; null while it never was. */
  let onDisk = start.unsaved ? null : start.text;
  let running: Promise<boolean> | null = null;
  let waiting: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let firstUnrecovered: number | null = null;
  let recoveryFailed = false;
  let copying = false;
  /** On the clock of `performance.now()`. */
  let restUntil = 0;
  let disposed = false;

  const update = (change: Partial<SavingState>): void => {
    state = { ...state, ...change };
    if (!disposed) ports.onState(state);
  };

  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  /** Schedules no recovery copy any more: it would hold nothing that is not on disk. */
  const rest = (): void => {
    stopTimer();
    firstUnrecovered = null;
  };

  async function write(kind: SaveKind, soon: boolean): Promise<boolean> {
    const at = version;
    const saved = ports.document();
    update({ saving: true });
    const made = soon ? await copySoon() : copyNow();
    if (disposed) return false;
    let result: Result<{ name: string }>;
    try {
      result = await ports.write(kind, made, soon);
    } catch {
      result = {
        ok: false,
        code: 'io',
        sentence:
          'The document could not be saved: the answer never came. Try again, or save it under another name.',
      };
    }
    if (result.ok) {
      onDisk = made.text;
      // A busy page may hear of what was saved only while it is being saved: that is no change.
      const unsaved = version !== at && ports.document() !== saved;
      update({ saving: false, failure: null, name: result.name, unsaved });
      if (unsaved) {
        schedule();
        void compare();
      } else rest();
      return true;
    }
    if (result.code === 'cancelled') update({ saving: false });
    else update({ saving: false, failure: result, unsaved: state.unsaved || kind === 'save' });
    return false;
  }

  /** What was only drawn anew is another value and the same text: the next copy may be far off. */
  async function compare(): Promise<void> {
    const at = version;
    const text = await ports.textSoon().catch(() => null);
    if (!disposed && version === at && text === onDisk && !running) update({ unsaved: false });
  }

  function save(kind: SaveKind, soon = false): Promise<boolean> {
    if (!running) {
      running = write(kind, soon).finally(() => {
        running = null;
      });
      return running;
    }
    // A save that waits has not read the text yet: it serves everyone who asks meanwhile.
    if (waiting && kind === 'save') return waiting;
    const queued = (waiting ?? running)
      .catch(() => false)
      .then(() => {
        if (waiting === queued) waiting = null;
        return save(kind, soon);
      });
    waiting = queued;
    return queued;
  }

  async function pause(): Promise<void> {
    const began = performance.now();
    rest();
    copying = true;
    await copy();
    copying = false;
    const rests = ports.journaled() ? JOURNALED_REST : RECOVERY_REST;
    restUntil = performance.now() + rests * (performance.now() - began);
    if (firstUnrecovered !== null && !disposed) schedule();
  }

  async function copy(): Promise<void> {
    const at = version;
    const made = await copySoon();
    const { text } = made;
    if (disposed) return;
    if (version === at && text === onDisk && !running) update({ unsaved: false });
    // Saved meanwhile: a copy written now would be older than the file.
    if (version === at && onDisk !== null && text !== onDisk && !state.unsaved) return;
    const result = await ports.recover(made).catch((): Failure => ({
      ok: false,
      code: 'io',
      sentence: 'The recovery copy could not be written. Save the document soon.',
    }));
    if (disposed) return;
    if (result.ok) recoveryFailed = false;
    else if (!recoveryFailed) {
      recoveryFailed = true;
      ports.onRecoveryFailure(result);
    }
  }

  const copyNow = (): Copy => ({ line: ports.mark(), text: ports.text() });

  /** The text, made in the worker; or here if that fails, which interrupts typing for a moment. */
  async function copySoon(): Promise<Copy> {
    const line = ports.mark();
    try {
      return { line, text: await ports.textSoon() };
    } catch {
      return copyNow();
    }
  }

  function schedule(): void {
    const now = performance.now();
    firstUnrecovered ??= now;
    if (copying) return; // the copy that is being written schedules the next
    stopTimer();
    const limit = ports.journaled() ? JOURNALED_LIMIT_MS : RECOVERY_LIMIT_MS;
    const delay = Math.max(
      0,
      restUntil - now,
      Math.min(RECOVERY_PAUSE_MS, firstUnrecovered + limit - now),
    );
    timer = setTimeout(() => void pause(), delay);
  }

  return {
    state: () => state,
    changed() {
      version++;
      if (!state.unsaved) update({ unsaved: true });
      schedule();
    },
    save: (kind) => save(kind),
    saveSoon: () => save('save', true),
    reset(text) {
      version++;
      rest();
      onDisk = text;
      update({ unsaved: false, failure: null });
    },
    diverged() {
      onDisk = null;
      update({ unsaved: true, failure: null });
    },
    gone() {
      onDisk = null;
      update({ unsaved: true });
    },
    async keep() {
      if (!state.unsaved) return;
      stopTimer();
      await ports.recover(copyNow()).catch(() => undefined);
    },
    saved: () => onDisk,
    current: () => ports.text(),
    currentSoon: async () => (await copySoon()).text,
    dispose() {
      disposed = true;
      stopTimer();
    },
  };
}
