/** What `@` offers, found by what is typed behind it. */
import type { FactForm, FactSource } from '../document/live-fact.ts';
import { MILESTONES, type Postmortem } from '../document/postmortem.ts';
import { milestoneInstants } from '../timeline/milestones.ts';
import { DETAIL_FIELDS, sourceLabel } from './labels.ts';
import { factTeller } from './words.ts';

export interface FactOffer {
  source: FactSource;
  form: FactForm;
  /** What would stand in the text. */
  words: string;
  /** What it follows, in the words of a list. */
  label: string;
}

/** More are found by another letter. */
const SHOWN = 8;

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
  for (const field of DETAIL_FIELDS) yield { kind: 'detail', field };
  for (const { id } of document.timeline) yield { kind: 'entry', id };
}

/** Each part of what is looked for begins a word. */
function matches(asked: readonly string[], text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}:+~-]+/u);
  return asked.every((part) => words.some((word) => word.startsWith(part)));
}
