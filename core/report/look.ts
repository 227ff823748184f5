import type { Media } from '../document/postmortem.ts';
import { leavingPicture, usablePicture } from '../files/pictures.ts';

/** A company's own look. */
export interface Look {
  /** PNG, JPEG, GIF, WebP or SVG; base64. */
  logo?: { type: string; data: string };
  /** `#rrggbb`. */
  accent?: string;
}

const LOGO_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']);

/**
 * The parts of a look that can be used: a colour is written into style sheets, so nothing but a
 * colour may pass.
 */
export function usableLook(look: Look | null | undefined): Look {
  const { logo: chosen, accent } = look ?? {};
  const known =
    chosen && LOGO_TYPES.has(chosen.type) && /^[A-Za-z0-9+/]+=*$/.test(chosen.data) ? chosen : null;
  const logo = known && leavingLogo({ ...known, name: '' });
  return {
    ...(logo && { logo: { type: logo.type, data: logo.data } }),
    ...(accent && /^#[0-9a-f]{6}$/i.test(accent) && { accent: accent.toLowerCase() }),
  };
}

/** A drawing that is none is left out: nothing else judges it. */
function leavingLogo(logo: Media): Media | null {
  return logo.type === 'image/svg+xml' ? usablePicture(logo) : leavingPicture(logo);
}
