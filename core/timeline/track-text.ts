/** The track in words, for those who do not see it. */
import { MILESTONES } from '../document/postmortem.ts';
import { formatDay, formatDuration } from '../time/format.ts';
import type { PhaseKind, TrackMark, TrackPhase } from './track-parts.ts';
import type { TrackBreak } from './track-scale.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** What each phase is called, in the picture's key as in its text. */
export const PHASE_NAMES: Readonly<Record<PhaseKind, string>> = {
  ongoing: 'ongoing',
  undetected: 'undetected',
  detected: 'detected',
  mitigating: 'being mitigated',
  monitoring: 'monitoring',
};

interface Told {
  first: TrackMark;
  last: TrackMark;
  marks: readonly TrackMark[];
  phases: readonly TrackPhase[];
  breaks: readonly TrackBreak[];
  entries: number;
  zone: string;
}

/**
 * One sentence for each thing that the picture shows: "Tue 3 March 2026, 09:15 to 10:31
 * (Europe/Copenhagen), 6 entries." "Started at 09:15; detected 7 min later, at 09:22; …."
 * "Undetected for 7 min, …."
 */
export function trackSentences({
  first,
  last,
  marks,
  phases,
  breaks,
  entries,
  zone,
}: Told): string[] {
  const sameDay = first.day === last.day;
  const span =
    `${formatDay(first.day)}, ${first.clock} to ` +
    `${sameDay ? last.clock : `${formatDay(last.day)}, ${last.clock}`} (${zone}), ` +
    `${entries} entries.`;
  const sentences = [span, milestones(marks, sameDay)];
  if (phases.length > 0)
    sentences.push(
      sentence(
        phases
          .map(
            ({ kind, fromMs, toMs }) => `${PHASE_NAMES[kind]} for ${formatDuration(toMs - fromMs)}`,
          )
          .join(', '),
      ),
    );
  if (breaks.length > 0)
    sentences.push(
      `Drawn shorter than it was: ${breaks.map(({ text }) => text).join(', ')} without entries.`,
    );
  return sentences;
}

/** True for the text of a track: what another program kept of its picture. */
export function isTrackText(text: string): boolean {
  return TRACK_TEXT.test(text);
}

const TRACK_TEXT = new RegExp(joinedLines`
    ^\w{3} \d{1,2} \w+ \d{4}, \S+ to .{1,80}\), \d+ entries?\. (?:No milestones are set\.
      |(?:Started|Detected|Acknowledged|Identified|Mitigated|Resolved)\b.* at )
  `);

function milestones(marks: readonly TrackMark[], sameDay: boolean): string {
  const reached = marks.filter((mark) => mark.milestones.length > 0);
  if (reached.length === 0) return 'No milestones are set.';
  const started = reached[0]!.milestones.includes('started');
  let day = reached[0]!.day;
  const parts = reached.map((mark, index) => {
    const names = MILESTONES.filter((milestone) => mark.milestones.includes(milestone)).join(
      ' and ',
    );
    const newDay = !sameDay && (index === 0 || mark.day !== day);
    day = mark.day;
    const at = `at ${mark.clock}${newDay ? ` on ${formatDay(mark.day)}` : ''}`;
    if (mark.after === '' || !started) return `${names} ${at}`;
    return `${names} ${mark.after} ${index === 1 ? 'later' : 'after the start'}, ${at}`;
  });
  return sentence(parts.join('; '));
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
