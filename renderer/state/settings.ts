import type { Settings } from '../../electron/bridge/bridge.ts';
import type { AppState } from './app-state.ts';
import type { Platform } from './platform.ts';
import type { Store } from './store.ts';

export interface SettingsState {
  /** Changes the author's settings: here at once, and for good. Fulfils when main has them. */
  set(change: Partial<Settings>): Promise<void>;
  /** Takes what another window changed. */
  receive(settings: Settings): void;
}

/**
 * The author's settings as the window has them. Main's answer to a change may come after the next
 * change was made; it knows nothing of that one, so what main has not answered yet is laid over it.
 */
export function createSettings(store: Store<AppState>, { request }: Platform): SettingsState {
  const unanswered: Partial<Settings>[] = [];
  const receive = (settings: Settings): void =>
    store.set({ settings: Object.assign({}, settings, ...unanswered) as Settings });
  return {
    receive,
    async set(change) {
      unanswered.push(change);
      receive(store.get().settings);
      const forget = (): void => void unanswered.splice(unanswered.indexOf(change), 1);
      const answered = await request('settings:set', change).finally(forget);
      receive(answered);
    },
  };
}
