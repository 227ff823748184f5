/**
 * Takes the place of the recovery store for a document that was opened without traces: what was
 * typed is held for a page that starts anew, and never on disk.
 */
import type { JournalLine } from './journal.ts';
import type { RecoveryStore } from './recovery-store.ts';

export type Keeper = Pick<
  RecoveryStore,
  'write' | 'append' | 'lines' | 'has' | 'remove' | 'discard' | 'letGo'
>;

export function createMemoryStore(): Keeper {
  const lines = new Map<string, JournalLine[]>();
  const linesOf = (id: string): JournalLine[] => lines.get(id) ?? [];
  const drop = (id: string, number: number): void =>
    void lines.set(
      id,
      linesOf(id).filter((line) => line.number > number),
    );
  const forget = (id: string): Promise<void> => {
    lines.delete(id);
    return Promise.resolve();
  };
  return {
    write(id, _text, _origin, line) {
      drop(id, line);
      return Promise.resolve();
    },
    append(id, line) {
      lines.set(id, [...linesOf(id), line]);
      return Promise.resolve();
    },
    lines: linesOf,
    has: () => true,
    remove(id, line) {
      drop(id, line);
      return Promise.resolve(linesOf(id).length === 0);
    },
    discard: forget,
    letGo: forget,
  };
}
