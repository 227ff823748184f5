/** Which pictures hold more dots than paper shows. */
import { imageSize } from '../../core/files/image-size.ts';
import { fittingSize } from '../../core/export/pdf/fitting-size.ts';

/** A picture and the dots that it is to have. `data` is base64. */
export interface Shrinking {
  type: string;
  data: string;
  width: number;
  height: number;
}

export interface Shrunk {
  type: string;
  data: string;
}

/** Shorter pictures, in characters of base64, stay as they are: little would be won. */
const WORTH = 80_000;

/**
 * The dots that a picture needs on paper; null for one that has hardly more, and for a small file.
 */
export function shrinking(type: string, data: string): Shrinking | null {
  const size = data.length > WORTH ? imageSize(type, Buffer.from(data, 'base64')) : null;
  const fitting = size && fittingSize(size);
  return fitting && { type, data, ...fitting };
}
