import { unzlibSync, zlibSync } from 'fflate';

/**
 * Flate, as PDF streams are packed. A runtime's own is several times faster than one in JavaScript,
 * and may pack on other threads meanwhile: it then gives promises.
 */
export interface PdfCodec {
  inflate(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  deflate(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** Works everywhere. */
export const PORTABLE_CODEC: PdfCodec = {
  inflate: (bytes) => unzlibSync(bytes),
  deflate: (bytes) => zlibSync(bytes, { level: 6 }),
};
