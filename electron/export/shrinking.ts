/** Which pictures hold more dots than paper shows. */
import { imageSize } from '../../core/files/image-size.ts';
import { fittingSize } from '../../core/export/pdf/fitting-size.ts';

/** A picture and the dots that it is to have. `data` is base64. */
export interface Shrinking {
  type: string;
  data: string;
  width: number;
  height: number;
  /** So many dots that they are never printed, however short the file is. */
  huge: boolean;
}

export interface Shrunk {
  type: string;
  data: string;
}

/** Shorter pictures, in characters of base64, stay as they are: little would be won. */
const WORTH = 80_000;
/** But not with more dots: 200 million of one colour, in 45 KB, took minutes to print. */
const HUGE = 16_000_000;

/**
 * The dots that a picture needs on paper; null for one that has hardly more, and for a small file.
 */
export function shrinking(type: string, data: string): Shrinking | null {
  const size = imageSize(type, Buffer.from(data, 'base64'));
  if (!size) return null;
  const huge = size.width * size.height > HUGE;
  const fitting = huge || data.length > WORTH ? fittingSize(size) : null;
  return fitting && { type, data, ...fitting, huge };
}
