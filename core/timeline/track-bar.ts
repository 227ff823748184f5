/**
 * The bar of the track: its phases, with a texture each, and the breaks where time is left out.
 */
import type { PhaseKind } from './track-parts.ts';
import { BAR, rect, n, type Canvas } from './track-canvas.ts';

/**
 * Textures over the colours: hatching while the cause is sought, bars while it is mended, dots
 * while it is watched.
 */
export const TEXTURED: ReadonlySet<PhaseKind> = new Set<PhaseKind>([
  'detected',
  'mitigating',
  'monitoring',
]);

export function patterns({ colors, prefix }: Canvas): string {
  const pattern = (kind: PhaseKind, size: number, content: string, more = ''): string =>
    `<pattern id="${prefix}-${kind}" width="${size}" height="${size}" ` +
    `patternUnits="userSpaceOnUse"${more}>${content}</pattern>`;
  const hatching = `<path d="M0 0v5" stroke="${colors.ink}" stroke-opacity="0.4" stroke-width="1.8"/>`;
  const bars = `<path d="M3 0v6" stroke="${colors.ink}" stroke-opacity="0.22" stroke-width="1"/>`;
  const dots = `<circle cx="2.5" cy="2.5" r="1" fill="${colors.paper}" fill-opacity="0.85"/>`;
  const all = [
    pattern('detected', 5, hatching, ' patternTransform="rotate(45)"'),
    pattern('mitigating', 6, bars),
    pattern('monitoring', 5, dots),
  ];
  return `<defs>${all.join('')}</defs>`;
}

/** A piece of the bar, cut at the picture's edges. */
export function bar(
  { x, width, heights }: Canvas,
  from: number,
  to: number,
  height: number,
  fill: string,
): string {
  const left = Math.max(0, x(from));
  return rect(left, heights.bar + (BAR - height) / 2, Math.min(width, x(to)) - left, height, fill);
}

/** Two slanted strokes with the paper between them. */
export function breakMark(
  { colors }: Pick<Canvas, 'colors'>,
  centre: number,
  top: number,
  height: number,
): string {
  const [left, reach] = [centre - 5, height + 6];
  return (
    `<path d="M${n(left)} ${n(top + height + 3)}l4 -${n(reach)}h6l-4 ${n(reach)}z" fill="${colors.paper}"/>` +
    `<path d="M${n(left)} ${n(top + height + 3)}l4 -${n(reach)}m6 0l-4 ${n(reach)}" ` +
    `fill="none" stroke="${colors.ink}" stroke-width="1.2"/>`
  );
}
