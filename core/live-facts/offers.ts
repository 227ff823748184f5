/** What `@` offers, found by what is typed behind it. */
import type { DetailField, FactForm, FactSource } from '../document/live-fact.ts';
import { MILESTONES, type Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { milestoneInstants } from '../timeline/milestones.ts';
import { factTeller } from './words.ts';

export interface FactOffer {
  source: FactSource;
  form: FactForm;
  /** What would stand in the text. */
  words: string;
  /** What it follows, in the words of a list. */
  label: string;
}

/** What the details are called where they are offered. */
const DETAILS: Readonly<Record<DetailField, string>> = {
  date: 'day it began',
  severity: 'severity',
  services: 'services',
  reference: 'reference',
  organization: 'organization',
  zone: 'time zone',
};
/** More are found by another letter. */
const SHOWN = 8;
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

/**
 * The facts that the document can tell and that are looked for: milestones, lengths, details, then
 * the rows. The form with the zone is there once its zone is asked for.
 */
export function factOffers(document: Postmortem, query: string): FactOffer[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  const tell = factTeller(document);
  const found: FactOffer[] = [];
  for (const source of sourcesOf(document)) {
    const plain = tell({ source, form: 'plain' });
    if (plain === null) continue;
    const label = sourceLabel(source, document) ?? '';
    const more = KEYWORDS[source.kind];
    const zoned = tell({ source, form: 'zone' }) ?? plain;
    if (matches(asked, `${plain} ${label} ${more}`))
      found.push({ source, form: 'plain', words: plain, label });
    else if (zoned !== plain && matches(asked, `${zoned} ${label} ${more} zone`))
      found.push({ source, form: 'zone', words: zoned, label });
    if (found.length === SHOWN) break;
  }
  return found;
}

const KEYWORDS: Readonly<Record<FactSource['kind'], string>> = {
  entry: 'time',
  milestone: 'time milestone',
  length: 'length duration',
  detail: 'detail',
};

function* sourcesOf(document: Postmortem): Generator<FactSource> {
  const reached = milestoneInstants(document);
  for (const milestone of MILESTONES) yield { kind: 'milestone', milestone };
  for (const to of MILESTONES.slice(1).reverse())
    if (reached.started && reached[to]) yield { kind: 'length', from: 'started', to };
  for (const [index, from] of MILESTONES.entries()) {
    if (index === 0 || !reached[from]) continue;
    for (const to of MILESTONES.slice(index + 1))
      if (reached[to]) yield { kind: 'length', from, to };
  }
  for (const field of Object.keys(DETAILS) as DetailField[]) yield { kind: 'detail', field };
  for (const { id } of document.timeline) yield { kind: 'entry', id };
}

/** Each part of what is looked for begins a word. */
function matches(asked: readonly string[], text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}:+~-]+/u);
  return asked.every((part) => words.some((word) => word.startsWith(part)));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}
