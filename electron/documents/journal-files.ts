/**
 * The journals on disk, one beside each recovery copy, for this user's eyes only.
 *
 * A line is in the file as soon as it comes: it waits neither for the copy that is being written
 * nor for the disk's own cache, which is flushed behind it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SaveError } from './file-errors.ts';
import type { FilePort, OpenFile } from './file-port.ts';
import { inTurn } from './in-turn.ts';
import { writeLine, type JournalLine } from './journal.ts';
import { safeWrite } from './safe-write.ts';

export const JOURNAL_SUFFIX = '.journal';
/** A journal of this many bytes is written anew without what the copy holds. */
const LARGE = 1_000_000;

interface Open {
  file: OpenFile | null;
  size: number;
  /** What no copy holds yet. */
  lines: JournalLine[];
  /** The last append failed: what is in the file may end in half a line. */
  torn: boolean;
}

export interface JournalFiles {
  path(id: string): string;
  /** What was appended in this run and is in no copy yet, oldest first. */
  lines(id: string): readonly JournalLine[];
  append(id: string, line: JournalLine): Promise<void>;
  /** A copy holds the lines up to `number`. Removes the file when there are no others. */
  drop(id: string, number: number): Promise<void>;
  /** Lets go of the file, for whoever moves it. */
  close(id: string): Promise<void>;
}

export function createJournalFiles(folder: string, port: FilePort): JournalFiles {
  const journals = new Map<string, Open>();
  const path = (id: string): string => join(folder, `${id}${JOURNAL_SUFFIX}`);
  const queued = <T>(id: string, work: () => Promise<T>): Promise<T> => inTurn(path(id), work);

  function journalOf(id: string): Open {
    let journal = journals.get(id);
    if (!journal) {
      journal = { file: null, size: 0, lines: [], torn: false };
      journals.set(id, journal);
    }
    return journal;
  }

  async function write(id: string, journal: Open, line: JournalLine): Promise<void> {
    if (journal.torn) return rewrite(id, journal);
    journal.torn = true; // until it is known to be whole
    if (journal.file === null) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      journal.file = await port.open(path(id), 'a', 0o600);
    }
    const bytes = writeLine(line);
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await journal.file.write(bytes, at, bytes.length - at, null);
      if (bytesWritten <= 0) throw new SaveError('disk-full');
      at += bytesWritten;
    }
    journal.size += bytes.length;
    journal.torn = false;
  }

  /** All that is in no copy, in the place of what is there. */
  async function rewrite(id: string, journal: Open): Promise<void> {
    await shut(journal);
    const bytes = Buffer.concat(journal.lines.map(writeLine));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await safeWrite(path(id), bytes, { mode: 0o600, port });
    journal.size = bytes.length;
    journal.torn = false;
  }

  /** After this the lines survive a power cut too. */
  async function sync(journal: Open): Promise<void> {
    const { file } = journal;
    await file?.sync().catch((error: unknown) => {
      if (journal.file === file) throw error; // else it was closed: a copy holds its lines
    });
  }

  async function shut(journal: Open): Promise<void> {
    const { file } = journal;
    journal.file = null;
    await file?.close().catch(() => undefined);
  }

  return {
    path,
    lines: (id) => journals.get(id)?.lines ?? [],
    async append(id, line) {
      const journal = journalOf(id);
      journal.lines.push(line);
      await queued(id, () => write(id, journal, line));
      await sync(journal);
    },
    drop: (id, number) =>
      queued(id, async () => {
        const journal = journalOf(id);
        journal.lines = journal.lines.filter((line) => line.number > number);
        if (journal.lines.length > 0) {
          if (journal.size > LARGE) await rewrite(id, journal);
          return;
        }
        await shut(journal);
        journals.delete(id);
        // One that stays does no harm: its lines are passed over.
        await port.unlink(path(id)).catch(() => undefined);
      }),
    close: (id) =>
      queued(id, async () => {
        await shut(journalOf(id));
        journals.delete(id);
      }),
  };
}
