import {
  MILESTONES,
  type Milestone,
  type Postmortem,
  type TimelineEntry,
} from '../document/postmortem.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** Where a milestone stands. */
export interface MilestoneInstant {
  milestone: Milestone;
  entry: TimelineEntry;
  /** Milliseconds since 1970. */
  ms: number;
}

/**
 * The milestones that have an instant. Of several entries with one milestone the first in time
 * counts; for `resolved` the last, because an incident that came back was not resolved.
 */
export function milestoneInstants(
  document: Pick<Postmortem, 'timeline'>,
): Partial<Record<Milestone, MilestoneInstant>> {
  const found: Partial<Record<Milestone, MilestoneInstant>> = {};
  for (const entry of document.timeline) {
    const milestone = entry.milestone;
    if (milestone === null || !entry.at?.instant) continue;
    const ms = Date.parse(entry.at.instant);
    const known = found[milestone];
    if (!known || (milestone === 'resolved' ? ms > known.ms : ms < known.ms))
      found[milestone] = { milestone, entry, ms };
  }
  return found;
}

const EVENT = '(?:incident|outage|issues?|problem|impact|degradation|disruption|downtime)';
const DONE = joinedLines`
    (?:\s+(?:was|were|is|has been|have been|had been|is now|now|fully|completely|officially
        |declared|marked|confirmed|as|(?:repaired|fixed|mitigated),? and))*\s+
  `;
const WORDS: Readonly<Record<Milestone, RegExp>> = {
  started: new RegExp(
    `^(?:start(?:ed)?\\s*:|(?:start|beginning) of (?:the )?${EVENT}\\b|${EVENT}\\s+(?:start(?:ed|s)?|began|begins)\\b)`,
    'i',
  ),
  detected: new RegExp(
    `^(?:(?:first )?detect(?:ed|ion)\\b|first alert\\b)|\\b${EVENT}${DONE}(?:first )?detected\\b`,
    'i',
  ),
  acknowledged: new RegExp(
    joinedLines`
      ^acknowledged\b|\b(?:${EVENT}|alert|page)${DONE}acknowledged\b
      |\backnowledge[sd] (?:the )?(?:${EVENT}|alert|page)\b
    `,
    'i',
  ),
  identified: new RegExp(
    joinedLines`
      ^identified\b
      |\b(?:root )?(?:cause|bug|fault|culprit|${EVENT})${DONE}(?:identified|found)\b
      |\bidentified (?:the |as the )?(?:root cause|cause|issue|problem|fault|bug|culprit)\b
    `,
    'i',
  ),
  mitigated: new RegExp(
    joinedLines`
      ^mitigated\b|\b${EVENT}${DONE}mitigated\b
      |\bmitigation\b(?:(?!\bmitigation\b)[^.])*\b(?:completed?|in place|deployed)\b
    `,
    'i',
  ),
  resolved: new RegExp(`^resolved\\b|\\b${EVENT}${DONE}(?:resolved|closed)\\b`, 'i'),
};
const LABEL = /^([^:.]{1,40}):\s/;
const OPEN = new RegExp(
  joinedLines`
    \b(?:not|no longer|un|partially|partly|will|would|should|could|being|until|once|before
      |unless|if|to be|working|trying|attempt\w*|expected|likely|thought|believed|when)\b
  `,
  'i',
);

/**
 * The milestone that an entry's own words name ("Incident started:", "Issue was identified"), or
 * null. Only ever an offer to the author. Silent where the words are hedged, denied, or name two
 * milestones; a label before a colon speaks for the whole entry.
 */
export function guessMilestone(text: string): Milestone | null {
  const words = text.replace(/\s+/g, ' ').trim();
  const label = LABEL.exec(words)?.[1];
  if (label !== undefined) {
    const labelled = named(label);
    if (labelled.length === 1 && !OPEN.test(label)) return labelled[0]!;
  }
  const sentence = words.split(/[.!?]\s/)[0]!;
  const all = named(sentence);
  return all.length === 1 && !OPEN.test(sentence) ? all[0]! : null;
}

function named(text: string): Milestone[] {
  return MILESTONES.filter((milestone) =>
    WORDS[milestone].test(
      milestone === 'started' && /^start(?:ed)?$/i.test(text) ? `${text}:` : text,
    ),
  );
}
