/**
 * Which of the two side panels are shown.
 *
 * In a wide window the settings decide. In a narrow one the text has priority, and one panel at a
 * time is shown on request.
 */
import type { Room, SidePanelName, AppState } from './app-state.ts';

/** Widths in CSS pixels, so that a zoomed window is a narrow one. */
export const BOTH_FROM = 900;
export const ONE_FROM = 700;

export function roomFor(width: number): Room {
  if (width >= BOTH_FROM) return 'both';
  return width >= ONE_FROM ? 'one' : 'none';
}

type PanelState = Pick<AppState, 'room' | 'panel'> & {
  settings: Pick<AppState['settings'], 'outlineOpen' | 'problemsOpen'>;
};

export function isShown({ room, panel, settings }: PanelState, name: SidePanelName): boolean {
  if (room !== 'both') return panel === name;
  return name === 'outline' ? settings.outlineOpen : settings.problemsOpen;
}

/** The change of state that shows or hides a panel: of the settings, or of this window alone. */
export function withPanel(
  { room }: Pick<PanelState, 'room'>,
  name: SidePanelName,
  shown: boolean,
): { settings: Partial<AppState['settings']> } | { panel: SidePanelName | null } {
  if (room !== 'both') return { panel: shown ? name : null };
  return { settings: name === 'outline' ? { outlineOpen: shown } : { problemsOpen: shown } };
}
