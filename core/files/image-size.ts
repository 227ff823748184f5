/** A picture's size in pixels, from its header; null when it cannot be told. */
export interface ImageSize {
  width: number;
  height: number;
}

/** Reads the size of a PNG, JPEG, GIF, WebP or SVG. */
export function imageSize(type: string, bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = readSize(type, bytes, view);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function readSize(type: string, bytes: Uint8Array, view: DataView): ImageSize | null {
  if (type === 'image/png')
    return bytes.length >= 24 && ascii(bytes, 1, 3) === 'PNG'
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : null;
  if (type === 'image/gif')
    return bytes.length >= 10 && ascii(bytes, 0, 3) === 'GIF'
      ? { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      : null;
  if (type === 'image/jpeg') return jpegSize(bytes, view);
  if (type === 'image/webp') return webpSize(bytes, view);
  return type === 'image/svg+xml' ? svgSize(bytes) : null;
}

/** The first frame header; what stands before it is skipped by the lengths it names. */
function jpegSize(bytes: Uint8Array, view: DataView): ImageSize | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array, view: DataView): ImageSize | null {
  if (bytes.length < 30 || ascii(bytes, 8, 4) !== 'WEBP') return null;
  const form = ascii(bytes, 12, 4);
  if (form === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return form === 'VP8X'
    ? {
        width: 1 + (view.getUint32(24, true) & 0xffffff),
        height: 1 + (view.getUint32(26, true) >>> 8),
      }
    : null;
}

/** Pixels of the units of CSS; shares of the page are no size. */
const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  em: 16,
  rem: 16,
};
/** What browsers draw where a drawing says nothing of its size (CSS 2.2, 10.3.2). */
const UNSAID = { width: 300, height: 150 };

function svgSize(bytes: Uint8Array): ImageSize | null {
  const tag = /<svg\b[^<>]*>/.exec(ascii(bytes, 0, Math.min(bytes.length, 4000)))?.[0];
  if (!tag) return null;
  const length = (name: string): number => {
    const [, number, unit = ''] =
      new RegExp(`\\s${name}=["']\\s*([\\d.]+)([a-z%]*)\\s*["']`).exec(tag) ?? [];
    return Number(number ?? 0) * (PIXELS[unit] ?? 0);
  };
  const [, boxWidth, boxHeight] =
    /\sviewBox=["']\s*[\d.e+-]+[\s,]+[\d.e+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag) ?? [];
  const [width, height, ratio] = [
    length('width'),
    length('height'),
    Number(boxWidth) / Number(boxHeight),
  ];
  const size =
    Number.isFinite(ratio) && ratio > 0
      ? {
          width: width || (height ? height * ratio : Number(boxWidth)),
          height: height || (width ? width / ratio : Number(boxHeight)),
        }
      : { width: width || UNSAID.width, height: height || UNSAID.height };
  return {
    width: Math.max(1, Math.round(size.width)),
    height: Math.max(1, Math.round(size.height)),
  };
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(start, start + length)) text += String.fromCharCode(byte);
  return text;
}
