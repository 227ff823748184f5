/**
 * A TrueType face (ISO/IEC 14496-22) that draws the same empty box for each of some letters, each by
 * a glyph of its own, so that a PDF knows which letter a box stands for.
 */

const EM = 1000;
/** A frame: the outer edge, and the inner one the other way round. */
const [LEFT, BOTTOM, RIGHT, TOP, STROKE, ADVANCE] = [60, -80, 640, 780, 50, 700];
const BOX: readonly (readonly [number, number])[] = [
  [LEFT, BOTTOM],
  [LEFT, TOP],
  [RIGHT, TOP],
  [RIGHT, BOTTOM],
  [LEFT + STROKE, BOTTOM + STROKE],
  [RIGHT - STROKE, BOTTOM + STROKE],
  [RIGHT - STROKE, TOP - STROKE],
  [LEFT + STROKE, TOP - STROKE],
];

/** @param letters one code point each */
export function boxFace(letters: readonly string[]): Uint8Array {
  const codes = [...new Set(letters.map((letter) => letter.codePointAt(0)!))].sort((a, b) => a - b);
  const glyphs = codes.length + 1;
  const glyph = boxGlyph();
  const tables: Record<string, number[]> = {
    'OS/2': os2(codes),
    cmap: cmap(codes),
    glyf: Array.from({ length: glyphs }, () => glyph).flat(),
    head: [
      ...[1, 0, 1, 0, 0, 0].flatMap(u16),
      ...[...u32(0x5f0f3cf5), ...u16(0b1011), ...u16(EM)],
      ...[...u32(0), ...u32(0), ...u32(0), ...u32(0)],
      ...[LEFT, BOTTOM, RIGHT, TOP].flatMap(u16),
      ...[0, 8, 2, 1, 0].flatMap(u16),
    ],
    hhea: [
      ...[1, 0, 900, -200, 0, ADVANCE, LEFT, ADVANCE - RIGHT, RIGHT, 1, 0, 0, 0, 0, 0, 0, 0, 1],
    ].flatMap(u16),
    hmtx: [...u16(ADVANCE), ...Array.from({ length: glyphs }, () => u16(LEFT)).flat()],
    loca: Array.from({ length: glyphs + 1 }, (_, index) => u32(index * glyph.length)).flat(),
    maxp: [...u32(0x00010000), ...[glyphs, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0].flatMap(u16)],
    name: names(),
    post: [...u32(0x00030000), ...u32(0), ...u16(-100), ...u16(50), ...u32(0), ...zeros(16)],
  };
  return assembled(tables);
}

const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value)];
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

function boxGlyph(): number[] {
  const steps = (axis: 0 | 1): number[] =>
    BOX.flatMap((point, index) => u16(point[axis] - (BOX[index - 1]?.[axis] ?? 0)));
  return [
    ...[2, LEFT, BOTTOM, RIGHT, TOP, 3, 7, 0].flatMap(u16),
    ...BOX.map(() => 1),
    ...steps(0),
    ...steps(1),
  ];
}

/** Format 12: one group for each letter. */
function cmap(codes: readonly number[]): number[] {
  const groups = codes.flatMap((code, index) => [...u32(code), ...u32(code), ...u32(index + 1)]);
  return [
    ...[0, 1, 3, 10].flatMap(u16),
    ...u32(12),
    ...[12, 0].flatMap(u16),
    ...u32(16 + groups.length),
    ...u32(0),
    ...u32(codes.length),
    ...groups,
  ];
}

function os2(codes: readonly number[]): number[] {
  const [first, last] = [codes[0] ?? 0, codes.at(-1) ?? 0].map((code) => Math.min(code, 0xffff));
  return [
    ...[4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0].flatMap(u16),
    ...zeros(10 + 16),
    ...[...'AFTW'].map((sign) => sign.charCodeAt(0)),
    ...[0x40, first!, last!, 800, -200, 0, 900, 200].flatMap(u16),
    ...zeros(8),
    ...[500, 700, 0, 32, 1].flatMap(u16),
  ];
}

function names(): number[] {
  const text = [...'AfterwordBoxes'].flatMap((sign) => u16(sign.charCodeAt(0)));
  const ids = [1, 4, 6];
  const records = ids.flatMap((id) => [3, 1, 0x409, id, text.length, 0].flatMap(u16));
  return [...[0, ids.length, 6 + records.length].flatMap(u16), ...records, ...text];
}

function assembled(tables: Record<string, number[]>): Uint8Array {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const head = [
    ...u32(0x00010000),
    ...[entries.length, power * 16, Math.log2(power), (entries.length - power) * 16].flatMap(u16),
  ];
  let offset = head.length + entries.length * 16;
  const directory: number[] = [];
  const bodies: number[] = [];
  for (const [tag, bytes] of entries) {
    const padded = [...bytes, ...zeros((4 - (bytes.length % 4)) % 4)];
    directory.push(
      ...[...tag].map((sign) => sign.charCodeAt(0)),
      ...u32(checksum(padded)),
      ...u32(offset),
      ...u32(bytes.length),
    );
    for (const byte of padded) bodies.push(byte);
    offset += padded.length;
  }
  const font = Uint8Array.from([...head, ...directory, ...bodies]);
  const headAt = 12 + entries.findIndex(([tag]) => tag === 'head') * 16 + 8;
  const view = new DataView(font.buffer);
  view.setUint32(view.getUint32(headAt) + 8, (0xb1b0afba - checksum([...font])) >>> 0);
  return font;
}

function checksum(bytes: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4)
    sum =
      (sum +
        bytes[at]! * 0x1000000 +
        ((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!)) >>>
      0;
  return sum;
}
