/**
 * The list of files at the end of a ZIP (APPNOTE.TXT 4.3.12 to 4.3.16), ZIP64 included. Nothing is
 * unpacked here.
 */

export interface PackedFile {
  /** As written, with `/` between folders; a folder ends with one. */
  path: string;
  /** Where its packed bytes begin; -1 where the archive holds no such place. */
  start: number;
  /** Bytes packed, and unpacked as declared. */
  packed: number;
  size: number;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
/** A comment may stand behind the end. */
const LONGEST_COMMENT = 65_535;

/** The files of an archive, or null when there is no list or it does not fit the archive. */
export function readDirectory(bytes: Uint8Array): PackedFile[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === -1) return null;
  try {
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (
      (count === 0xffff || at === 0xffffffff) &&
      end >= 20 &&
      view.getUint32(end - 20, true) === END64_LOCATOR
    ) {
      const far = Number(view.getBigUint64(end - 12, true));
      if (view.getUint32(far, true) !== END64) return null;
      count = Number(view.getBigUint64(far + 32, true));
      at = Number(view.getBigUint64(far + 48, true));
    }
    const files: PackedFile[] = [];
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== ENTRY) return null;
      files.push(readEntry(view, bytes, at));
      at +=
        ENTRY_LENGTH +
        view.getUint16(at + 28, true) +
        view.getUint16(at + 30, true) +
        view.getUint16(at + 32, true);
    }
    return files;
  } catch (error) {
    // A place outside the bytes: the list is cut off or says so of itself.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function findEnd(view: DataView): number {
  for (
    let at = view.byteLength - END_LENGTH;
    at >= 0 && at >= view.byteLength - END_LENGTH - LONGEST_COMMENT;
    at--
  )
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): PackedFile {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extra = at + ENTRY_LENGTH + nameLength;
  const sizes = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    local: view.getUint32(at + 42, true),
  };
  readWide(view, extra, view.getUint16(at + 30, true), sizes);
  const { size, packed, local } = sizes;
  return {
    path: nameOf(bytes.subarray(at + ENTRY_LENGTH, extra)),
    size,
    packed,
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    start: startOf(view, local),
  };
}

/**
 * Sizes that do not fit 32 bits stand in an extra field, in this order, each only where its short
 * form is full.
 */
function readWide(
  view: DataView,
  start: number,
  length: number,
  sizes: { size: number; packed: number; local: number },
): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let wide = at + 4;
    for (const key of ['size', 'packed', 'local'] as const) {
      if (sizes[key] !== 0xffffffff) continue;
      sizes[key] = Number(view.getBigUint64(wide, true));
      wide += 8;
    }
  }
}

function startOf(view: DataView, local: number): number {
  if (local + LOCAL_LENGTH > view.byteLength || view.getUint32(local, true) !== LOCAL) return -1;
  return local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}

/**
 * UTF-8, as most programs write whatever they declare; else one letter for each byte, so that a
 * name is at least told apart.
 */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}
