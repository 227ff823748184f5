import type { FaceSource } from '../../core/export/pdf/faces.ts';
import type { Shrinking, Shrunk } from './shrinking.ts';

/** What an export needs of a browser engine. */
export interface Printer {
  /** Faces for a printed page with these letters. */
  fonts: FaceSource;
  print(html: string): Promise<Uint8Array>;
  /** Pictures with the dots that paper shows, in their order; null for one that stays as it is. */
  shrink(pictures: readonly Shrinking[]): Promise<(Shrunk | null)[]>;
  /** An SVG with a `viewBox`, as PNG with three pixels for each of its units. */
  draw(svg: string): Promise<Uint8Array>;
}
