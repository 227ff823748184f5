import { plain } from './tokens.ts';
import { zoneAt } from './zone-token.ts';
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

const NAMES = String.raw`(?:\b(?:time ?zone|times?(?:stamps?)?|timelines?|chronology)\b|\bevents?(?=\s*[([]))`;
const OF_WHAT = String.raw`(?:\s+of\s+(?:the\s+)?(?:events?|incident|outage|day))?(?:\s+(?:in|on)\s+(?:this|the)\s+(?:report|document|page|timeline|post-?mortem|text|log|table|section))?(?:\s+(?:below|listed|shown|given|mentioned|here|stamps?))*`;
const SAYS = String.raw`(?:\s+(?:are|in|is|given|shown|listed|expressed|stated|reported))*`;
const OPENS = String.raw`\s*[:,(\[-]?\s*(?:all\s+)?(?:times?\s+)?(?:are\s+)?(?:in\s+)?(?:the\s+)?(?:local\s*[(,]\s*)?`;
const DECLARATION = new RegExp(`${NAMES}${OF_WHAT}${SAYS}${OPENS}`, 'gi');
/**
 * "the times ET was on the phone": only a space leads to the zone, and the sentence goes on behind
 * it.
 */
const BARE_LEAD = /[a-z] $/i;
const SAID_OTHERWISE = /\b(?:are|in|is|given|shown|listed|expressed|stated|reported|the) $/i;
const GOES_ON = /^\s+(?!unless|except|if|\(|-)\p{L}/iu;

/**
 * `All times are in CET`, `Timeline (UTC)`, `Times in UTC`, `Chronology of events [CET]`, `Time
 * zone: UTC`: the first that names a zone which is known.
 */
export function findDeclaredZone(text: string): DeclaredZone | null {
  const flat = plain(text);
  for (const match of flat.matchAll(DECLARATION)) {
    const start = match.index + match[0].length;
    const zone = zoneAt(flat, start, 'prose', true);
    if (!zone || /[A-Za-z0-9/]/.test(flat[zone.end] ?? '')) continue;
    if (
      BARE_LEAD.test(match[0]) &&
      !SAID_OTHERWISE.test(match[0]) &&
      GOES_ON.test(flat.slice(zone.end, zone.end + 10))
    )
      continue;
    const written = text.slice(start, zone.end);
    const reading = resolveZone(written);
    if (reading.zone !== null) return { zone: reading.zone, written, start, end: zone.end };
  }
  return null;
}

/**
 * What cannot be in the zone that a text declares, "All times in PST (UTC-7)": the words and why;
 * null where it is right.
 */
export function declaredZoneProblem(text: string): { part: string; start: number } | null {
  const declared = findDeclaredZone(text);
  return declared && resolveZone(declared.written).problem
    ? { part: declared.written, start: declared.start }
    : null;
}
