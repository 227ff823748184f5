import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfCodec } from '../../core/export/pdf/codec.ts';

/**
 * Compression by Node's zlib, several times faster than the portable codec. At once: a stream of a
 * PDF is so short that to hand it to another thread takes as long as to pack it.
 */
export const zlibCodec: PdfCodec = {
  inflate: (bytes) => inflateSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
};
