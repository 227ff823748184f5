import type { Milestone, TimelineEntry } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { guessMilestone } from '../../timeline/milestones.ts';

/**
 * Sets the milestones that entries' own words name. Where two entries name the same one, neither
 * gets it: which is meant is the author's to say.
 */
export function withMilestones(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const guesses = entries.map((entry) => guessMilestone(plainText(entry.body)));
  const times = new Map<Milestone, number>();
  for (const guess of guesses) if (guess) times.set(guess, (times.get(guess) ?? 0) + 1);
  return entries.map((entry, index) => {
    const guess = guesses[index];
    return guess && times.get(guess) === 1 ? { ...entry, milestone: guess } : entry;
  });
}
