import type { DocumentHandle } from '../bridge/bridge.ts';
import type { HistoryStore } from './history-store.ts';

/** How often a text that is being written is offered to the history, which has its own limit. */
const OFFER_MS = 60_000;

/**
 * Offers what is being written to the history, now and then: looking into a text for the document
 * it belongs to takes too long to be done with each of its recovery copies.
 */
export function versionsWhileWriting(
  history: HistoryStore,
  now: () => number,
): (handle: DocumentHandle, text: string) => void {
  const offered = new Map<DocumentHandle, number>();
  return (handle, text) => {
    const last = offered.get(handle);
    if (last !== undefined && now() - last < OFFER_MS) return;
    offered.set(handle, now());
    // The first text is hardly more than what was opened.
    if (last !== undefined) void history.keep(text, 'writing');
  };
}
