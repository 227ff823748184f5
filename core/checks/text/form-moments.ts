/**
 * The moments of a form, "Started 13:38", "Detected 13:58", against the entries: one that none of
 * them has, while the others are theirs; one that another entry says in so many words.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { entriesOf, scaleOf, type Moment } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  textOfPart,
  type PartFacts,
  type StatedTime,
} from '../model/facts.ts';
import { DAY, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { saidIn } from './said-in.ts';
import { textOfRow } from './told-rows.ts';

type Kind = 'started' | 'detected' | 'mitigated' | 'ended';

const LABELS: readonly (readonly [Kind, RegExp])[] = [
  [
    'started',
    label('start(?:ed)?|began|beginning|onset|beginn|begonnen|début|inicio|início|inizio|aanvang'),
  ],
  [
    'detected',
    label(
      'detect(?:ed|ion)|discovered|noticed|erkannt|entdeckt|détecté|detectado|rilevato|ontdekt',
    ),
  ],
  ['mitigated', label('mitigat(?:ed|ion)|contained|entschärft|atténué|mitigado|mitigato')],
  [
    'ended',
    label(
      'end(?:ed)?|resolved|restored|ende|behoben|fin|résolu|resuelto|fim|resolvido|fine|risolto',
    ),
  ],
];

/** A whole label; dots may lead from it to its value. */
function label(words: string): RegExp {
  return new RegExp(
    joinedLines`
      ^[^\p{L}]*(?:(?:time|date|ora|hora|heure)(?: of| di| de| d[’'])? ?)?(?:(?:incident|outage
      |impact|service) )?(?:${words})(?: (?:disservizio|guasto|at|on|time|am|um|le|el|il|op))?
      [ .…:：|–]*(?:ore |um |kl\\.? |à )?$
    `,
    'iu',
  );
}

/** Entries that tell of it in their own words. */
const TELLS: Partial<Record<Kind, RegExp>> = {
  detected: new RegExp(
    joinedLines`
      (?<!\p{L})(?:alert\p{L}*|alarm\p{L}*|page[sd]?|paging|firing|detect\p{L}*|notic\p{L}*
      |monitoring|erkannt|bemerkt|alerte\p{L}*|détect\p{L}*|avis[ao]\p{L}*|detect\p{L}+
      |rilev\p{L}*|wykry\p{L}*)(?!\p{L})
    `,
    'iu',
  ),
  mitigated: /(?<!\p{L})(?:mitigat\p{L}*|contained|entschärft|mitigad[oa]|mitigat[oa])(?!\p{L})/iu,
};

interface Field {
  kind: Kind;
  stated: StatedTime;
}

/** What forms say otherwise than the timeline. */
export function formMoments(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const entries = entriesOf(document);
  if (entries.count < 3) return [];
  return sectionFacts(document).flatMap((facts) => {
    if (facts.section.kind === 'timeline' || facts.section.kind === 'supporting') return [];
    const fields = fieldsOf(facts, document);
    return fields.flatMap(({ kind, stated }) => {
      // Of two forms neither need be of the timeline's incident.
      if (fields.filter((other) => other.kind === kind).length > 1) return [];
      const told = saidOtherwise(document, kind, stated) ?? besides(document, fields, kind, stated);
      return told === null ? [] : [diagnostic(facts, kind, stated, told)];
    });
  });
}

/** Another entry is the one that says that it began or ended. */
function saidOtherwise(document: Postmortem, kind: Kind, stated: StatedTime): Moment | null {
  const side = kind === 'started' ? 'start' : 'end';
  // Where the form writes a day that no entry has, `text/start` and `text/end` speak of it.
  const written = (stated.time.dateFrom ?? 'written') === 'written';
  if ((kind !== 'started' && kind !== 'ended') || (written && !entriesOf(document).at(stated)))
    return null;
  const said = saidIn(document, side);
  return said && differ(said, stated) ? said : null;
}

/** No entry is of that time, those of the other fields are all entries, and one tells of it. */
function besides(
  document: Postmortem,
  fields: readonly Field[],
  kind: Kind,
  stated: StatedTime,
): Moment | null {
  const { at, moments } = entriesOf(document);
  const others = fields.filter((field) => field.kind !== kind);
  const tells = TELLS[kind];
  if (!tells || others.length < 2 || at(stated) || others.some((field) => !at(field.stated)))
    return null;
  const said = moments.find((moment) => tells.test(textOfRow(document, moment)));
  return said && differ(said, stated) ? said : null;
}

function differ(moment: Moment, stated: StatedTime): boolean {
  const apart = Math.abs(moment.ms - stated.ms);
  return (
    apart > Math.max(2 * MINUTE, toleranceMs(stated.time), toleranceMs(moment.time)) && apart < DAY
  );
}

function fieldsOf(facts: PartFacts, document: Postmortem): Field[] {
  const scale = scaleOf(document);
  const text = textOfPart(facts.part);
  return facts.sentences.flatMap(({ times }) =>
    times.flatMap((found): Field[] => {
      const stated = { ...found, ms: scale(found.time) };
      const words = labelBefore(text, found.offset);
      const kind = LABELS.find(([, pattern]) => pattern.test(words))?.[0];
      return kind === undefined ||
        Number.isNaN(stated.ms) ||
        found.range !== undefined ||
        found.precision === 'day' ||
        found.precision === 'hour'
        ? []
        : [{ kind, stated }];
    }),
  );
}

/** A label and the dots behind it are shorter, in characters. */
const LONGEST_LABEL = 300;

/** What stands before a time on its line, or in the cell before it; '' where that is no label. */
function labelBefore(whole: string, end: number): string {
  const from = Math.max(0, end - LONGEST_LABEL);
  const text = whole.slice(from, end);
  if (from > 0 && !text.includes('\n')) return '';
  const offset = text.length;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, offset);
  return line.trim() !== '' || start === 0
    ? line
    : text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1);
}

function diagnostic(
  { part }: PartFacts,
  kind: Kind,
  { time, offset, ms }: StatedTime,
  said: Moment,
): Omit<Diagnostic, 'rule'> {
  return {
    severity: 'warning',
    title: 'One event, two times',
    message:
      `The text says ${kind} at ${timeLabel(time, said.time)}; the entry that tells of it is ` +
      `${timeLabel(said.time, time)}, ${spanLabel(said.ms - ms)} ` +
      `${said.ms > ms ? 'later' : 'earlier'}.`,
    where: placeOf(part, time.written, offset),
    other: { kind: 'timeline', id: said.entry.id },
    fixes: [],
  };
}
