/** The evidence that a body holds: its links, and the stamps of the log lines it quotes. */
import type { Nodes } from 'mdast';
import { instantOfLink, type LinkInstant } from './link-instants.ts';

export interface Evidence {
  links: LinkInstant[];
  /** Milliseconds since 1970 of the stamps in code that name their zone. */
  stamps: number[];
}

/** ISO with a zone, as programs log. */
const ISO_STAMP =
  /(?<!\d)(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s?(Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d(?!\d))/g;
/** The stamp of web servers: `24/Mar/2022:08:31:00 +0000`. */
const WEB_STAMP =
  /\b(\d\d)\/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)/g;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** All evidence below a node, null for none. */
export function evidenceIn(node: Nodes): Evidence | null {
  if (!mayHold(node)) return null;
  const evidence: Evidence = { links: [], stamps: [] };
  collect(node, evidence);
  return evidence.links.length + evidence.stamps.length > 0 ? evidence : null;
}

/** A first look, that leaves nothing behind: most entries hold none. */
function mayHold(node: Nodes): boolean {
  if (node.type === 'text') return node.value.includes('://');
  return (
    node.type === 'link' ||
    node.type === 'code' ||
    node.type === 'inlineCode' ||
    ('children' in node && node.children.some(mayHold))
  );
}

function collect(node: Nodes, evidence: Evidence): void {
  if (node.type === 'link') addLink(node.url, evidence);
  if (node.type === 'text' && node.value.includes('://'))
    for (const [url] of node.value.matchAll(/https?:\/\/[^\s<>"]+/g)) addLink(url, evidence);
  if (node.type === 'code' || node.type === 'inlineCode')
    evidence.stamps.push(...stampsIn(node.value));
  else if ('children' in node) for (const child of node.children) collect(child, evidence);
}

function addLink(url: string, { links }: Evidence): void {
  const instant = instantOfLink(url);
  if (instant) links.push(instant);
}

/** `+0200` and `+02:00` as ISO 8601 has them; any other zone of a stamp is UTC. */
function isoOffset(zone: string): string {
  return /^[+-]/.test(zone) ? zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') : 'Z';
}

function stampsIn(text: string): number[] {
  const found = [
    ...[...text.matchAll(ISO_STAMP)].map(([, day, clock, zone]) =>
      Date.parse(`${day}T${clock!.length === 5 ? `${clock}:00` : clock}${isoOffset(zone!)}`),
    ),
    ...[...text.matchAll(WEB_STAMP)].map(([, day, month, year, clock, hours, minutes]) =>
      Date.parse(
        `${year}-${String(MONTHS.indexOf(month!) + 1).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`,
      ),
    ),
  ];
  return found.filter((ms) => !Number.isNaN(ms));
}
