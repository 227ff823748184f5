import type { ImportedSources } from '../../core/import/import-files.ts';
import type { ImportChanges } from '../../core/import/merge/change-model.ts';
import type { ImportSource, SourceChoice } from '../../core/import/model/read-source.ts';
import { ImportCancelled, startImport, type RunningImport } from '../worker/importer.ts';
import { createStore, type Store } from './store.ts';

/** A pause in typing after which what was pasted is read. */
const READ_PAUSE_MS = 250;

export interface ImportingState {
  /** Pasted text. */
  text: string;
  /** Files and folders, each under a name of its own. */
  chosen: readonly ImportSource[];
  /** Files that could not even be opened. */
  unopened: readonly { source: string; sentence: string }[];
  choices: Readonly<Record<string, SourceChoice>>;
  /** Takes events from the prose where a source has no timeline. */
  fromText: boolean;
  reading: { done: number; doing: string } | null;
  /** The author stopped the reading. */
  stopped: boolean;
  result: ImportedSources | null;
  /** The reading itself broke. */
  failure: string;
  changes: ImportChanges;
  past: readonly ImportChanges[];
}

/**
 * The import that is being prepared: its sources, what was understood of them, and what the author
 * changed. It lives as long as the window, not as the dialog: a long reading goes on while the
 * author writes, and what was changed is still there when the dialog is opened again.
 */
export interface Importing {
  store: Store<ImportingState>;
  /** Nothing was chosen or pasted. */
  isEmpty(): boolean;
  add(sources: readonly ImportSource[], unopened?: ImportingState['unopened']): void;
  remove(name: string): void;
  setText(text: string): void;
  setFromText(fromText: boolean): void;
  choose(name: string, choice: SourceChoice): void;
  /** Ends the reading at once. The sources stay, to be read again or taken away. */
  stop(): void;
  read(): void;
  change(change: (changes: ImportChanges) => ImportChanges): void;
  undo(): void;
  /** Forgets everything. */
  discard(): void;
}

const EMPTY: ImportingState = {
  text: '',
  chosen: [],
  unopened: [],
  choices: {},
  fromText: true,
  reading: null,
  stopped: false,
  result: null,
  failure: '',
  changes: { rows: {}, sections: {}, blocks: {} },
  past: [],
};

export interface ImportingParts {
  start: typeof startImport;
  /** ISO date. */
  today(): string;
}

const PARTS: ImportingParts = {
  start: startImport,
  today: () => new Date().toISOString().slice(0, 10),
};

export function createImporting({ start, today }: ImportingParts = PARTS): Importing {
  const store = createStore<ImportingState>(EMPTY);
  let running: RunningImport | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** What the worker has; other sources need another worker. */
  let sent: readonly ImportSource[] = [];

  function end(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running?.cancel();
    running = null;
  }

  function read(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { chosen, text, choices, fromText } = store.get();
    const sources = sourcesOf(chosen, text, sent);
    if (sources.length === 0) {
      end();
      sent = [];
      store.set({ reading: null, stopped: false, result: null, failure: '' });
      return;
    }
    const options = { choices, timelineFromText: fromText, today: today() };
    const same =
      running !== null &&
      sources.length === sent.length &&
      sources.every((source, index) => source === sent[index]);
    store.set({ reading: { done: 0, doing: '' }, stopped: false, failure: '' });
    let answer: Promise<ImportedSources>;
    if (same) answer = running!.reread(options);
    else {
      end();
      sent = sources;
      running = start(sources, options, {
        onProgress: (done, doing) => {
          if (store.get().reading) store.set({ reading: { done, doing } });
        },
      });
      answer = running.result;
    }
    answer.then(
      (result) => store.set({ reading: null, result }),
      (error: Error) => {
        if (!(error instanceof ImportCancelled))
          store.set({ reading: null, failure: error.message });
      },
    );
  }

  return {
    store,
    isEmpty: () => store.get().chosen.length === 0 && store.get().text.trim() === '',
    read,

    add(sources, unopened = []) {
      const { chosen } = store.get();
      const names = new Set(chosen.map(({ name }) => name));
      const named = sources.map((source) => {
        let name = source.name;
        for (let copy = 2; names.has(name) || name === ''; copy++)
          name = `${source.name || 'Source'} (${copy})`;
        names.add(name);
        return name === source.name ? source : { ...source, name };
      });
      store.set({ chosen: [...chosen, ...named], unopened: [...unopened] });
      if (named.length > 0) read();
    },

    remove(name) {
      const { chosen, unopened } = store.get();
      store.set({
        chosen: chosen.filter((source) => source.name !== name),
        unopened: unopened.filter(({ source }) => source !== name),
      });
      read();
    },

    setText(text) {
      store.set({ text });
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(read, READ_PAUSE_MS);
    },

    setFromText(fromText) {
      store.set({ fromText });
      read();
    },

    choose(name, choice) {
      const { choices } = store.get();
      store.set({ choices: { ...choices, [name]: { ...choices[name], ...choice } } });
      read();
    },

    stop() {
      end();
      store.set({ reading: null, stopped: true });
    },

    change(change) {
      const { changes, past } = store.get();
      const next = change(changes);
      if (next !== changes) store.set({ changes: next, past: [...past, changes] });
    },

    undo() {
      const { past } = store.get();
      const before = past.at(-1);
      if (before) store.set({ changes: before, past: past.slice(0, -1) });
    },

    discard() {
      end();
      sent = [];
      store.set(EMPTY);
    },
  };
}

/** The sources to read; a pasted text that is the same as before is the same object. */
function sourcesOf(
  chosen: readonly ImportSource[],
  text: string,
  before: readonly ImportSource[],
): ImportSource[] {
  if (text.trim() === '') return [...chosen];
  const bytes = new TextEncoder().encode(text);
  const old = before.at(-1);
  const same =
    old &&
    !('files' in old) &&
    old.name === '' &&
    old.bytes.length === bytes.length &&
    old.bytes.every((byte, index) => byte === bytes[index]);
  return [...chosen, same ? old : { name: '', bytes }];
}
