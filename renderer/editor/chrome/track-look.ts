/** How the picture of the incident looks in the window: the theme's colours, and its buttons. */
import type { TrackColors } from '../../../core/timeline/track-canvas.ts';
import { h } from './dom.ts';

/** A theme colour let down with paper, as a wash. */
function tint(name: string, percent: number): string {
  return `color-mix(in srgb, var(${name}) ${percent}%, var(--paper))`;
}

export const COLORS: TrackColors = {
  ongoing: tint('--line', 50),
  undetected: tint('--error', 78),
  detected: tint('--warn', 65),
  mitigating: tint('--warn', 30),
  monitoring: tint('--ok', 72),
  neutral: 'var(--faint)',
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  paper: 'var(--paper)',
};
/** One size above the smallest of the window. */
export const FONT_SIZE = 12;
/** Room for the buttons beside the key. */
export const TOOLS = 92;

/** A button of the picture. */
export function tool(which: string, label: string, sign: string): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', 'data-track': which, 'aria-label': label, title: label },
    sign,
  );
}
