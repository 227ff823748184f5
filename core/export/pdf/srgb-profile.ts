/**
 * An ICC profile of sRGB (IEC 61966-2-1), which says what the numbers of a PDF's colours mean: of
 * version 2.1 (ICC.1:1998-09), three primaries and one curve. Always the same bytes.
 */

/** The primaries and the white, adapted to D50. */
const PRIMARIES = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
  wtpt: [0.9642, 1, 0.8249],
} as const;
const D50 = PRIMARIES.wtpt;
const NAME = 'sRGB IEC61966-2.1';
const CURVE_POINTS = 1024;
const HEADER = 128;

export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: [name: string, data: number[]][] = [
    ['desc', description(NAME)],
    ['cprt', [...ascii('text'), 0, 0, 0, 0, ...ascii('Public domain'), 0]],
    ...Object.entries(PRIMARIES).map(([name, value]): [string, number[]] => [
      name,
      [...ascii('XYZ '), 0, 0, 0, 0, ...value.flatMap(fixed)],
    ]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table: number[] = [...u32(tags.length)];
  const body: number[] = [];
  const start = HEADER + 4 + tags.length * 12;
  const places = new Map<number[], number>();
  for (const [name, data] of tags) {
    const at = places.get(data) ?? start + body.length;
    if (!places.has(data)) {
      places.set(data, at);
      body.push(...data, ...zeros(-data.length & 3));
    }
    table.push(...ascii(name), ...u32(at), ...u32(data.length));
  }
  return Uint8Array.from([...header(start + body.length), ...table, ...body]);
}

function header(size: number): number[] {
  return [
    ...u32(size),
    ...zeros(4),
    ...[2, 0x10, 0, 0],
    ...ascii('mntrRGB XYZ '),
    // Made on the first day of 2000.
    ...[2000, 1, 1, 0, 0, 0].flatMap(u16),
    ...ascii('acsp'),
    ...zeros(28),
    ...D50.flatMap(fixed),
    ...zeros(48),
  ];
}

/** `textDescriptionType`: the name, and none for Unicode and for Macintosh. */
function description(text: string): number[] {
  return [
    ...ascii('desc'),
    ...zeros(4),
    ...u32(text.length + 1),
    ...ascii(text),
    0,
    ...zeros(4 + 4 + 2 + 1 + 67),
  ];
}

function curveTag(): number[] {
  const points = Array.from({ length: CURVE_POINTS }, (_, index) => {
    const value = index / (CURVE_POINTS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return Math.round(linear * 65_535);
  });
  return [...ascii('curv'), ...zeros(4), ...u32(CURVE_POINTS), ...points.flatMap(u16)];
}

const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value)];
/** `s15Fixed16Number` */
const fixed = (value: number): number[] => u32(Math.round(value * 65_536));
const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
