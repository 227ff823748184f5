/** The key below the track: what its colours mean, and how long each phase was. */
import { textWidth, type TrackWords } from './track-words.ts';
import type { PhaseKind } from './track-parts.ts';
import type { Track } from './track.ts';
import { words, rect, TRACK_MARGIN, type Canvas } from './track-canvas.ts';
import { TEXTURED, breakMark } from './track-bar.ts';

interface KeyItem {
  /** Null for the sign of a break. */
  kind: PhaseKind | null;
  text: string;
  x: number;
  row: number;
}

const SWATCH = 18;

/** "undetected 7 min", a line further where the width is used up. */
export function keyOf(
  { phases, scale }: Track,
  width: number,
  fontSize: number,
  said: TrackWords,
): KeyItem[] {
  const items: { kind: PhaseKind | null; text: string }[] = phases.map(
    ({ kind, fromMs, toMs }) => ({
      kind,
      text: `${said.phases[kind]} ${said.duration(toMs - fromMs)}`,
    }),
  );
  if (scale.breaks.length > 0) items.push({ kind: null, text: said.leftOut });
  let [x, row] = [TRACK_MARGIN, 0];
  return items.map(({ kind, text }) => {
    const box = SWATCH + 6 + textWidth(text, fontSize);
    if (x > TRACK_MARGIN && x + box > width) [x, row] = [TRACK_MARGIN, row + 1];
    const item = { kind, text, x, row };
    x += box + 14;
    return item;
  });
}

export function keyParts(canvas: Canvas, items: readonly KeyItem[]): string {
  const { heights, small, colors, prefix } = canvas;
  return items
    .map(({ kind, text, x, row }) => {
      const top = heights.key + row * (small + 6) + 1;
      const height = small - 2;
      const swatch =
        kind === null
          ? breakMark(canvas, x + SWATCH / 2, top + 1, height - 2)
          : rect(x, top, SWATCH, height, colors[kind]) +
            (TEXTURED.has(kind) ? rect(x, top, SWATCH, height, `url(#${prefix}-${kind})`) : '');
      return swatch + words(x + SWATCH + 6, top + height, text);
    })
    .join('');
}
