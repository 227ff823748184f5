import type { ImageSize } from '../../files/image-size.ts';

/**
 * The room that a picture has on a page, in CSS pixels: the wider paper's (Letter's) text is 168 mm
 * wide, and no picture is higher than 200 mm.
 */
const ROOM = { width: 635, height: 756 };
/** Dots per inch that a print shows; a screen at 200 % shows fewer. */
const DENSITY = 220;
/** A picture of hardly more dots stays as it is: drawing it anew costs sharpness. */
const SLACK = 1.15;

/** The dots that a picture of this size needs; null where it has hardly more. */
export function fittingSize({ width, height }: ImageSize): ImageSize | null {
  const shown = Math.min(1, ROOM.width / width, ROOM.height / height);
  const scale = (shown * DENSITY) / 96;
  return scale * SLACK >= 1
    ? null
    : {
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
      };
}
