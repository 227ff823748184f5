import { plain, zoneAt } from './tokens.ts';
import { resolveZone } from './zones.ts';

/** A zone that a text declares for all its times. */
export interface DeclaredZone {
  /** As `Time.zone` has it. */
  zone: string;
  /** The zone as written; `text.slice(start, end)`. */
  written: string;
  start: number;
  end: number;
}

const DECLARATION = /\b(?:all\s+)?(?:the\s+)?(?:times?(?:stamps?)?|timeline|chronology)\b(?:\s+(?:below|listed|shown|given|mentioned|here|stamps?))?(?:\s+are)?(?:\s+(?:in|is|are|given|shown|listed|expressed|stated|reported))*\s*[:(\[–—-]?\s*(?:all\s+)?(?:times?\s+)?(?:are\s+)?(?:in\s+)?(?:the\s+)?/gi;

/** `All times are in CET`, `Timeline (UTC)`, `Times in UTC`, `Time (PDT)`: the first that names a zone which is known. */
export function findDeclaredZone(text: string): DeclaredZone | null {
  const flat = plain(text);
  for (const match of flat.matchAll(DECLARATION)) {
    const start = match.index + match[0].length;
    const zone = zoneAt(flat, start, 'prose', true);
    if (!zone || /[A-Za-z0-9/]/.test(flat[zone.end] ?? '')) continue;
    const written = text.slice(start, zone.end);
    const reading = resolveZone(written);
    if (reading.zone !== null) return { zone: reading.zone, written, start, end: zone.end };
  }
  return null;
}
