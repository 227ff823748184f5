/** The author's settings in a window, while main is slow to answer. */
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../../electron/bridge/bridge.ts';
import type { AppState } from '../../../../renderer/state/app-state.ts';
import type { Platform } from '../../../../renderer/state/platform.ts';
import { createSettings } from '../../../../renderer/state/settings.ts';
import { createStore } from '../../../../renderer/state/store.ts';

/** A window's settings, and main's answers to be let go one by one. */
function window() {
  let main = { textSize: 'medium', theme: 'system' } as Settings;
  const answers: (() => void)[] = [];
  const store = createStore({ settings: main } as AppState);
  const request = (_channel: string, change: Partial<Settings>): Promise<Settings> => {
    main = { ...main, ...change };
    const answer = main;
    return new Promise((resolve) => answers.push(() => resolve(answer)));
  };
  const settings = createSettings(store, { request } as unknown as Platform);
  return { settings, store, answer: () => answers.shift()!() };
}

describe('the settings of a window', () => {
  it('are what was chosen last, also while an older answer comes', async () => {
    const { settings, store, answer } = window();
    const first = settings.set({ textSize: 'large' });
    const second = settings.set({ textSize: 'medium' });
    expect(store.get().settings.textSize).toBe('medium');
    answer();
    await first;
    expect(store.get().settings.textSize).toBe('medium');
    answer();
    await second;
    expect(store.get().settings.textSize).toBe('medium');
  });

  it('take what another window changed, without what is on its way', async () => {
    const { settings, store, answer } = window();
    const set = settings.set({ textSize: 'large' });
    settings.receive({ ...store.get().settings, textSize: 'small', theme: 'dark' });
    expect(store.get().settings).toMatchObject({ textSize: 'large', theme: 'dark' });
    answer();
    await set;
    settings.receive({ ...store.get().settings, textSize: 'small' });
    expect(store.get().settings.textSize).toBe('small');
  });
});
