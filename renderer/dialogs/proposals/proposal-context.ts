/**
 * What an author needs to judge a proposed entry: the sentence's surroundings, and the rows that
 * the timeline has at that time.
 */
import type { Postmortem, TimelineEntry } from '../../../core/document/postmortem.ts';
import { epoch } from '../../../core/document/sorting.ts';
import { findDuplicates } from '../../../core/import/merge/duplicates.ts';
import type { Proposal } from '../../../core/import/understand/from-text.ts';
import { textBlocks } from '../../../core/prose/text.ts';

/** Letters shown on either side of the sentence. */
const AROUND = 110;
const NEAR_MS = 2 * 60_000;

export interface Context {
  before: string;
  quote: string;
  after: string;
}

/** The sentence with what stands around it in its paragraph, cut at words. */
export function contextOf(
  { sections, updates }: Postmortem,
  { section, quote }: Proposal,
): Context {
  const home = [...sections, ...updates].find(({ id }) => id === section);
  const text = home
    ? (textBlocks(home.body).find((block) => block.text.includes(quote))?.text ?? quote)
    : quote;
  const at = text.indexOf(quote);
  const before = text.slice(0, at);
  const after = text.slice(at + quote.length);
  return {
    before: before.length > AROUND ? `… ${before.slice(-AROUND).replace(/^\S*\s/, '')}` : before,
    quote,
    after: after.length > AROUND ? `${after.slice(0, AROUND).replace(/\s\S*$/, '')} …` : after,
  };
}

export interface NearRow {
  entry: TimelineEntry;
  /** Its words say the same. */
  same: boolean;
}

/**
 * For each proposal the row within two minutes that says the same, else the nearest one; by the
 * proposal's id.
 */
export function nearRows(
  timeline: readonly TimelineEntry[],
  proposed: readonly TimelineEntry[],
): Map<string, NearRow> {
  const own = new Set(proposed.map(({ id }) => id));
  const near = new Map<string, NearRow>();
  for (const entry of proposed) {
    const ms = epoch(entry.at?.instant);
    const distance = ({ at }: TimelineEntry): number => Math.abs(epoch(at?.instant) - ms);
    const closest = timeline
      .filter((row) => distance(row) <= NEAR_MS)
      .sort((a, b) => distance(a) - distance(b))[0];
    if (closest) near.set(entry.id, { entry: closest, same: false });
  }
  for (const { first, second } of findDuplicates([...timeline, ...proposed], ({ id }) =>
    own.has(id) ? 'text' : 'timeline',
  )) {
    const [proposal, row] = own.has(first.id) ? [first, second] : [second, first];
    near.set(proposal.id, { entry: row, same: true });
  }
  return near;
}
