/** When a report says that its milestones were reached, to compare notices with. */
import { claimsOf, endsIn, workedAgain, type Claim } from '../model/claims.ts';
import type { Place } from '../../document/place.ts';
import type { Milestone, Postmortem, StatusUpdate, Time } from '../../document/postmortem.ts';
import { entriesOf } from '../model/entries.ts';
import { placeOf, updateFacts } from '../model/facts.ts';
import { timeLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';

export interface Post {
  update: StatusUpdate;
  at: Time;
  ms: number;
}

/** When the report says that something was reached. */
export interface Reached {
  time: Time;
  ms: number;
  place: Place;
  /** `the timeline has it detected at`, `the summary says that it ended at` */
  says: string;
}

export interface Moments {
  milestone(name: Milestone): Reached | null;
  /** Where the summary or the impact says that it ended, or else the notice that closes it. */
  ended: Reached | null;
  /** Where the report only tells that everything worked again. */
  working: Reached | null;
}

export function momentsOf(document: Postmortem, notices: readonly Post[]): Moments {
  const { milestone } = entriesOf(document);
  const claims = endsSaid(document);
  const end = claims[0];
  // A text that names several ends speaks of parts.
  const agreed = end && claims.every(({ time }) => time.ms === end.time.ms);
  const told = end ? null : endInNotices(notices, document);
  return {
    milestone(name) {
      const moment = milestone(name);
      return (
        moment && {
          time: moment.time,
          ms: moment.ms,
          place: { kind: 'timeline', id: moment.entry.id },
          says: `the timeline has it ${name} at`,
        }
      );
    },
    ended: agreed
      ? {
          time: end.time.time,
          ms: end.time.ms,
          place: placeOf(end.facts.part, end.time.time.written, end.time.offset),
          says: `“${titleOf(end.facts.part.id, document)}” says that it ended at`,
        }
      : told,
    working: backIn(document) ?? lastEntryIn(document),
  };
}

/** Where the text says that it ended; where no sentence does, a line that is a label and a time. */
function endsSaid(document: Postmortem): Claim[] {
  const ends = claimsOf(document).filter(({ side }) => side === 'end');
  const stated = ends.filter(({ strength }) => strength === 'stated');
  return stated.length > 0 ? stated : ends.filter(({ strength }) => strength === 'labelled');
}

/** The last entry of a timeline, where it says that all was well. */
const WELL = new RegExp(
  joinedLines`
    \b(?:fully (?:recovered|restored|operational|functional)|back to normal
    |works? (?:normally )?again|working (?:normally )?again|all clear
    |(?:went|goes?|going|came|come|load\p{L}{0,4}|flow\p{L}{0,4}|run\p{L}{0,4}
    |open\p{L}{0,4}|arriv\p{L}{0,4}|succeed\p{L}{0,4}
    |print\p{L}{0,4}|sell\p{L}{0,4}|answer\p{L}{0,4}) (?:through |in |normally |properly )?again)\b
  `,
  'iu',
);

function lastEntryIn(document: Postmortem): Reached | null {
  const { last } = entriesOf(document);
  if (!last || !WELL.test(plainText(document.timeline[last.index]!.body))) return null;
  return {
    time: last.time,
    ms: last.ms,
    place: { kind: 'timeline', id: document.timeline[last.index]!.id },
    says: 'the timeline has it all well at',
  };
}

function backIn(document: Postmortem): Reached | null {
  const again = workedAgain(document);
  return (
    again && {
      time: again.time.time,
      ms: again.time.ms,
      place: placeOf(again.facts.part, again.time.time.written, again.time.offset),
      says: 'the report says that everything worked again at',
    }
  );
}

/** Looked back on by the notice that says it is resolved: "from 10:05 to 10:50 mail was delayed". */
function endInNotices(notices: readonly Post[], document: Postmortem): Reached | null {
  const closing =
    notices.findLast(({ update }) => update.status === 'resolved') ?? closedInWords(notices);
  if (!closing) return null;
  const facts = updateFacts(closing.update, document);
  const [end, ...others] = endsIn(facts, document);
  if (!end || end.ms > closing.ms || others.some(({ ms }) => ms !== end.ms)) return null;
  return {
    time: end.time,
    ms: end.ms,
    place: placeOf(facts.part, end.time.written, end.offset),
    says: `the update of ${timeLabel(closing.at, end.time)} says that it ended at`,
  };
}

/** Pages without words of status close in the words of their last notice. */
const CLOSES = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:has|have) been (?:fully |now )?resolved|(?:is|are) (?:now )?(?:resolved|fixed
    |operating normally|back to normal)|operating normally again
    |(?:ist|sind|wurde) (?:vollständig |jetzt |nun )?behoben|(?:est|a été) (?:désormais |entièrement )?
    résolue?|(?:ha sido|está|quedó) (?:resuelt|solucionad)[oa]|foi (?:resolvid|normalizad)[oa]
    |è stat[oa] risolt[oa]|is (?:volledig |nu )?(?:opgelost|verholpen))(?!\p{L})
  `,
  'iu',
);

function closedInWords(notices: readonly Post[]): Post | undefined {
  const last = notices.at(-1);
  return last && CLOSES.test(plainText(last.update.body)) ? last : undefined;
}

function titleOf(id: string, { sections }: Postmortem): string {
  return sections.find((section) => section.id === id)?.title ?? '';
}
