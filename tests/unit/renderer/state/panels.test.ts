import { describe, expect, it } from 'vitest';
import { isShown, roomFor, withPanel } from '../../../../renderer/state/panels.ts';

const settings = { outlineOpen: true, problemsOpen: false };

describe('the side panels', () => {
  it('have room by the width of the window', () => {
    expect([1280, 900, 899, 700, 699, 320].map(roomFor)).toEqual([
      'both',
      'both',
      'one',
      'one',
      'none',
      'none',
    ]);
  });

  it('are as the settings say where both have room', () => {
    const state = { room: 'both', panel: 'problems', settings } as const;
    expect(isShown(state, 'outline')).toBe(true);
    expect(isShown(state, 'problems')).toBe(false);
    expect(withPanel(state, 'problems', true)).toEqual({ settings: { problemsOpen: true } });
  });

  it('come one at a time, and change no setting, where they have not', () => {
    for (const room of ['one', 'none'] as const) {
      const state = { room, panel: 'problems', settings } as const;
      expect(isShown(state, 'outline')).toBe(false);
      expect(isShown(state, 'problems')).toBe(true);
      expect(withPanel(state, 'outline', true)).toEqual({ panel: 'outline' });
      expect(withPanel(state, 'problems', false)).toEqual({ panel: null });
    }
  });
});
