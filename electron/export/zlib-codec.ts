import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfCodec } from '../../core/export/pdf/codec.ts';

/** Node's own, several times faster than the portable one. On this thread: a page's stream is too short for a hand-over to be worth it. */
export const zlibCodec: PdfCodec = { inflate: (bytes) => inflateSync(bytes), deflate: (bytes) => deflateSync(bytes) };
