import { strToU8, zlibSync } from 'fflate';
import { PRINT_COLORS } from '../../timeline/track-svg.ts';
import type { PhaseKind } from '../../timeline/track-parts.ts';
import type { Track } from '../../timeline/track.ts';

/** The textures of the SVG, twice as large: hatching, bars, dots. */
const TEXTURES: Partial<Record<PhaseKind, (px: number, py: number) => string | null>> = {
  detected: (px, py) => ((px + py) % 14 < 4 ? '#8f6d2c' : null),
  mitigating: (px) => (px % 12 < 2 ? '#b5a57b' : null),
  monitoring: (px, py) => (px % 10 < 4 && py % 10 < 4 ? PRINT_COLORS.paper : null),
};

const [WIDTH, HEIGHT, MARGIN, BAR, RADIUS, RING] = [1280, 72, 20, 20, 11, 4] as const;

/**
 * The track as a PNG without words: its phases as a bar with their textures, its entries as ticks,
 * its milestones as rings, and where time was left out. For readers of DOCX that do not show the
 * SVG beside it, where no Chromium drew a better one.
 */
export function paintTrack({ phases, marks, ticks, scale }: Track): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3).fill(255);
  const known = new Map<string, readonly number[]>();
  const rgb = (hex: string): readonly number[] => {
    const found =
      known.get(hex) ?? [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    known.set(hex, found);
    return found;
  };
  const x = (at: number): number => MARGIN + at * (WIDTH - 2 * MARGIN);
  const middle = HEIGHT / 2;
  const [top, bottom] = [middle - BAR / 2, middle + BAR / 2];
  const paint = (
    left: number,
    above: number,
    right: number,
    below: number,
    color: (px: number, py: number) => string | null,
  ): void => {
    for (let py = Math.max(0, Math.floor(above)); py < Math.min(HEIGHT, below); py++) {
      for (let px = Math.max(0, Math.floor(left)); px < Math.min(WIDTH, right); px++) {
        const hex = color(px, py);
        if (hex) pixels.set(rgb(hex), (py * WIDTH + px) * 3);
      }
    }
  };
  paint(x(0), middle - BAR / 5, x(1), middle + BAR / 5, () => PRINT_COLORS.neutral);
  for (const { kind, from, to } of phases)
    paint(x(from), top, x(to), bottom, (px, py) => TEXTURES[kind]?.(px, py) ?? PRINT_COLORS[kind]);
  for (const { at } of ticks)
    paint(x(at) - 1, bottom - 6, x(at) + 1, bottom + 6, () => PRINT_COLORS.ink);
  for (const { from, to } of scale.breaks) {
    const center = (x(from) + x(to)) / 2;
    paint(center - 16, top - 6, center + 16, bottom + 6, (px, py) => {
      const slanted = Math.abs(px - center + (py - middle) * 0.4);
      if (slanted > 8) return null;
      return slanted > 5.5 ? PRINT_COLORS.ink : PRINT_COLORS.paper;
    });
  }
  for (const { at } of marks) {
    const center = x(at);
    paint(
      center - RADIUS - 1,
      middle - RADIUS - 1,
      center + RADIUS + 1,
      middle + RADIUS + 1,
      (px, py) => {
        const distance = Math.hypot(px + 0.5 - center, py + 0.5 - middle);
        if (distance > RADIUS) return null;
        return distance > RADIUS - RING ? PRINT_COLORS.ink : PRINT_COLORS.paper;
      },
    );
  }
  return png(pixels);
}

/** RFC 2083: three chunks; each line of pixels begins with its filter, 0 = none. */
function png(pixels: Uint8Array): Uint8Array {
  const lines = new Uint8Array((WIDTH * 3 + 1) * HEIGHT);
  for (let line = 0; line < HEIGHT; line++)
    lines.set(
      pixels.subarray(line * WIDTH * 3, (line + 1) * WIDTH * 3),
      line * (WIDTH * 3 + 1) + 1,
    );
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, WIDTH);
  view.setUint32(4, HEIGHT);
  header.set([8, 2], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = joined([strToU8(name), data]);
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  new DataView(length.buffer).setUint32(0, data.length);
  new DataView(sum.buffer).setUint32(0, crc32(body));
  return joined([length, body, sum]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
