/** Colours of text that can be read: 4.5:1 beside their ground (WCAG 2.2, 1.4.3). */

/** The grounds of a report: code has the darker one of the two. */
export const PAPER = '#f6f4f0';
export const NIGHT = '#25272a';

const LEAST = 4.5;
const STEPS = 100;

/** A colour, or the nearest shade or tint of it that can be read on this ground. All `#rrggbb`. */
export function readableOn(color: string, ground: string): string {
  const end = luminance(ground) > 0.18 ? 0 : 255;
  for (let step = 0; step <= STEPS; step++) {
    const mixed = hex(channels(color).map((each) => each + ((end - each) * step) / STEPS));
    if (contrast(mixed, ground) >= LEAST) return mixed;
  }
  return end === 0 ? '#000000' : '#ffffff';
}

/** Between 1 and 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(values: readonly number[]): string {
  return `#${values.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((each) => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
