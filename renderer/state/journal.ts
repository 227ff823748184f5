/**
 * What is typed goes to main a few times a second, as changes to the document: small however large
 * the document is, so that it is on disk long before the next recovery copy.
 *
 * Lines are counted. A copy says which is the last that it holds, and main puts the two together
 * (electron/documents/journal.ts).
 */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { diff } from '../../core/editing/patch.ts';
import type { Failure, Result } from '../../electron/bridge/bridge.ts';

/** The longest that something typed waits for its line. */
export const JOURNAL_MS = 250;

export interface JournalPorts {
  document(): Postmortem;
  write(line: number, patch: string): Promise<Result>;
  onFailure(failure: Failure): void;
}

export interface Journal {
  /**
   * `document` is what main has on disk or in hand, to the letter: the next line can follow on it.
   * Without this the first line follows on the first copy.
   */
  begin(document: Postmortem): void;
  /** Something changed. Cheap: called while typing. */
  changed(): void;
  /** What is typed now is on disk without a copy. */
  runs(): boolean;
  /**
   * Writes down what the document is now.
   * @returns the number of the last line that a copy made of this very document holds
   */
  mark(): number;
  dispose(): void;
}

/** @param start the last line of what main gave to this page */
export function createJournal(start: number, ports: JournalPorts): Journal {
  let line = start;
  /** The document with all lines so far; null while there is nothing that one could follow on. */
  let written: Postmortem | null = null;
  /** Something changed before a line could be written. */
  let missed = false;
  /** A line may be written again from here on, on the clock of `performance.now()`. */
  let due = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** The last line that was answered is not on disk. */
  let failing = false;

  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  function write(): void {
    stop();
    const document = ports.document();
    if (written === null || document === written) return;
    const patch = diff(written, document);
    written = document;
    due = performance.now() + JOURNAL_MS;
    void ports
      .write(++line, JSON.stringify(patch))
      .catch((): Failure => ({
        ok: false,
        code: 'io',
        sentence: 'What you type could not be put aside. Save the document soon.',
      }))
      .then((result) => {
        failing = !result.ok;
        if (!result.ok) ports.onFailure(result);
      });
  }

  return {
    begin(document) {
      if (written !== null) return;
      written = document;
      // What was typed while the page was still finding out waits for no further key.
      if (missed) write();
    },
    changed() {
      if (written === null) {
        missed = true;
        return;
      }
      const wait = due - performance.now();
      // Not left to a timer, which a busy page runs after the keys that wait.
      if (wait <= 0) write();
      else timer ??= setTimeout(write, wait);
    },
    runs: () => written !== null && !failing,
    mark() {
      // Main's text may differ from what the page made of it, so nothing follows on that: a number
      // is left out.
      if (written === null) {
        line++;
        written = ports.document();
      } else write();
      return line;
    },
    dispose: stop,
  };
}
