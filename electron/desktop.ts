import type { OpenDocuments } from './documents/open-documents.ts';
import type { RecoveryStore } from './documents/recovery-store.ts';
import type { HistoryStore } from './history/history-store.ts';
import type { Memory } from './settings.ts';

/** What the desktop app is made of, handed to each part that needs it. */
export interface Desktop {
  memory: Memory;
  recovery: RecoveryStore;
  documents: OpenDocuments;
  history: HistoryStore;
}
