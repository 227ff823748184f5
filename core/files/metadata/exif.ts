/** The one fact of a photograph's data that its picture needs: how it has to be turned. */

/** Tag of the orientation, and its type, a number of 16 bits (Exif 2.32, 4.6.4). */
const ORIENTATION = 0x0112;
const SHORT = 3;
/** As it stands: what needs no saying. */
const UPRIGHT = 1;
const MOST_TURNED = 8;

/** Data of a photograph (TIFF) that say nothing but how it has to be turned; null if it stands. */
export function orientationAlone(tiff: Uint8Array): Uint8Array | null {
  const orientation = orientationOf(tiff);
  if (orientation === UPRIGHT) return null;
  // prettier-ignore
  return Uint8Array.of(
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8, // the order of bytes, and where the one directory begins
    0, 1, ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0,
    0, 0, 0, 0, // no other directory
  );
}

/** 1 to 8; 1 for what cannot be read. */
function orientationOf(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const littleEndian = view.getUint16(0) === 0x4949;
    const start = view.getUint32(4, littleEndian);
    const count = view.getUint16(start, littleEndian);
    for (let index = 0; index < count; index++) {
      const entry = start + 2 + index * 12;
      if (view.getUint16(entry, littleEndian) !== ORIENTATION) continue;
      const value = view.getUint16(entry + 8, littleEndian);
      return value >= UPRIGHT && value <= MOST_TURNED ? value : UPRIGHT;
    }
  } catch {
    // A directory that leads out of the data says nothing.
  }
  return UPRIGHT;
}
