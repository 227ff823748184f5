import { strToU8, zlibSync } from 'fflate';
import { PRINT_COLORS } from '../../timeline/track-svg.ts';
import type { Track } from '../../timeline/track.ts';

const [WIDTH, HEIGHT, MARGIN, BAR, RADIUS, RING] = [1280, 72, 20, 20, 11, 4] as const;

/**
 * The track as a PNG without words: its phases as a bar, its milestones as rings. For readers of DOCX that do not show the SVG beside it, where no Chromium drew a better one.
 */
export function paintTrack({ phases, marks }: Track): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3).fill(255);
  const x = (at: number): number => MARGIN + at * (WIDTH - 2 * MARGIN);
  const middle = HEIGHT / 2;
  const paint = (left: number, top: number, right: number, bottom: number, color: (px: number, py: number) => string | null): void => {
    for (let py = Math.max(0, Math.floor(top)); py < Math.min(HEIGHT, bottom); py++) {
      for (let px = Math.max(0, Math.floor(left)); px < Math.min(WIDTH, right); px++) {
        const hex = color(px, py);
        if (hex) for (let part = 0; part < 3; part++) pixels[(py * WIDTH + px) * 3 + part] = Number.parseInt(hex.slice(1 + part * 2, 3 + part * 2), 16);
      }
    }
  };
  paint(x(0), middle - BAR / 5, x(1), middle + BAR / 5, () => PRINT_COLORS.neutral);
  for (const { kind, from, to } of phases) paint(x(from), middle - BAR / 2, x(to), middle + BAR / 2, () => (kind === 'ongoing' ? PRINT_COLORS.neutral : PRINT_COLORS[kind]));
  for (const { at } of marks) {
    const center = x(at);
    paint(center - RADIUS - 1, middle - RADIUS - 1, center + RADIUS + 1, middle + RADIUS + 1, (px, py) => {
      const distance = Math.hypot(px + 0.5 - center, py + 0.5 - middle);
      return distance > RADIUS ? null : distance > RADIUS - RING ? PRINT_COLORS.ink : PRINT_COLORS.paper;
    });
  }
  return png(pixels);
}

/** RFC 2083: three chunks; each line of pixels begins with its filter, 0 = none. */
function png(pixels: Uint8Array): Uint8Array {
  const lines = new Uint8Array((WIDTH * 3 + 1) * HEIGHT);
  for (let line = 0; line < HEIGHT; line++) lines.set(pixels.subarray(line * WIDTH * 3, (line + 1) * WIDTH * 3), line * (WIDTH * 3 + 1) + 1);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, WIDTH);
  view.setUint32(4, HEIGHT);
  header.set([8, 2], 8);
  return joined([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('IDAT', zlibSync(lines)), chunk('IEND', new Uint8Array())]);
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
