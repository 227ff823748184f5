/** What a live fact follows, in words for the author. */
import type { DetailField, FactSource } from '../document/live-fact.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';

/** What the details are called where they are offered. */
const DETAILS: Readonly<Record<DetailField, string>> = {
  date: 'day it began',
  severity: 'severity',
  services: 'services',
  reference: 'reference',
  organization: 'organization',
  zone: 'time zone',
};
/** In the order in which they are offered. */
export const DETAIL_FIELDS = Object.keys(DETAILS) as readonly DetailField[];
const LONGEST = 56;

/** What a fact follows, in a few words; null when that is gone. */
export function sourceLabel(
  source: FactSource,
  { timeline }: Pick<Postmortem, 'timeline'>,
): string | null {
  switch (source.kind) {
    case 'entry': {
      const entry = timeline.find(({ id }) => id === source.id);
      return entry ? shortened(plainText(entry.body)) || 'an entry without words' : null;
    }
    case 'milestone':
      return timeline.some(({ milestone }) => milestone === source.milestone)
        ? source.milestone
        : null;
    case 'length':
      return `from ${source.from} to ${source.to}`;
    case 'detail':
      return DETAILS[source.field] ?? null;
    default:
      return null;
  }
}

/** The same as a part of a sentence: “Follows the milestone “started””. */
export function sourcePhrase(
  source: FactSource,
  document: Pick<Postmortem, 'timeline'>,
): string | null {
  const label = sourceLabel(source, document);
  if (label === null) return null;
  switch (source.kind) {
    case 'entry':
      return `“${label}”`;
    case 'milestone':
      return `the milestone “${label}”`;
    case 'length':
      return `the time ${label}`;
    case 'detail':
      return `the ${label}`;
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}
