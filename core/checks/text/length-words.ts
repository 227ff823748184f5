/** Which lengths of time in a text are those of the incident. */
import type { Sentence, StatedDuration } from '../model/facts.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

const INCIDENT = joinedLines`
  (?:outage|incident|downtime|disruption|degradation|interruption|unavailability
    |service loss)
`;
const FILLER = joinedLines`
  (?:\W+(?:was|were|for|of|about|around|approximately|approx|roughly|nearly|almost|a|an
      |total|the|just|some|in|all|had|been|fully|completely))*\W*$
`;
/**
 * The incident as a whole is the subject, or the whole service. "The database was down for 20
 * minutes" may be a part of it.
 */
const CUE_BEFORE = new RegExp(
  joinedLines`
    \b(?:${INCIDENT}(?:\s+(?:itself|period|window))?
      (?:\s+(?:lasted|persisted|continued|went on|had a duration))?
      |(?:lasted|lasting|duration|length)(?:\s+of\s+(?:the\s+)?${INCIDENT})?|for a total
      |(?:service|services|platform|site|website|system|application|product|apis?)\s+
      (?:was|were)\s+(?:\w+ly\s+)?(?:unavailable|down|inaccessible|unusable|unreachable
        |offline)|time to (?:repair|resolve|recover|restore|mitigate|resolution
        |mitigation))${FILLER}
  `,
  'i',
);
/** "a 33-minute outage", "33 minutes of downtime". */
const CUE_AFTER = new RegExp(
  joinedLines`
    ^(?:[-\s]+long)?[-\s]+(?:(?:full|complete|total|service|production|global|major
        |platform)\s+)*(?:outage|disruption|interruption)\b
    |^\s+of\s+(?:(?:full|complete|total|service|customer|user)\s+)*(?:outage|downtime|impact|disruption
        |unavailability)\b
  `,
  'i',
);
/** The same in other languages: the incident as a whole lasted, or a total is given. */
const CUE_ABROAD = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:ausfall|störung|vorfall|unterbrechung|(?:l[’'])?(?:incident|interruption)|panne
        |coupure|incidente|caída|interrupción|corte|avería|falha|queda|interrupção|guasto
        |interruzione|disservizio|storing|uitval|onderbreking|awaria|przerwa|felet|avbrottet
        |störningen|fejlen|nedbruddet|afbrydelsen)\s(?:dauerte|hat|a duré|duró|ha durado|durou
        |è durat[oa]
        |duurde|trwał[ao]?|varade|varede)
      |gesamtdauer|durée totale|duración total|duração total|tempo total|durata totale
      |totale duur|łączny czas trwania)
    (?:\s(?:fue|foi|era|était|est|es|è|stata|war|betrug|beträgt|was|bedroeg|wynosił|de|di|van
      |von|circa|etwa|unos|cerca|environ|ongeveer|około|ungefär|cirka)(?!\p{L})){0,3}:?\s?$
  `,
  'iu',
);
/**
 * What is said is a bound or a distance, or recurs, or is not this incident or not the whole of it.
 */
const OTHERWISE = new RegExp(
  joinedLines`
    \b(?:at least|at most|up to|less than|more than|over|under|within|after|before|into
      |first|last|next|every|each|per|another|additional|further|second|third|smaller
      |shorter|brief|briefly|minimum|maximum|min|max|average|mean|median|typically|usually
      |normally|would|could|may(?! \d)(?<!\d may)|might|should|will|if|when)\b
  `,
  'i',
);
const ANOTHER_SUBJECT = new RegExp(
  joinedLines`
    \b(?:each|every|individual|per (?:user|customer|request|node|host)
      |some (?:users|customers)
      |together|combined|both|the (?:two|three)|respectively|target|slo|sla|budget|objective|promise\w*
      |contract\w*|allow\w*|credits?|similar|earlier|previous|prior|past|partial(?:ly)?)\b
  `,
  'i',
);
/** Lengths of what people did, or of what is not the incident as a whole. */
const OTHER_LENGTH = new RegExp(
  joinedLines`
    \b(?:deploy\w*|maintenance|migration|investigation|rollback|restart|backup|restore
      |reboot|failover|replay|backlog|queue|cache|timeout|retention|monitoring|detection
      |response|recovery)\b
  `,
  'i',
);

/**
 * Up to the last word for the incident: "a migration led to an outage of an hour" is about the
 * outage.
 */
const NAMED = new RegExp(String.raw`^.*\b${INCIDENT}\b`, 'is');

/** Whether a length is said of the incident as a whole. */
export function isLengthOfIncident(
  title: string,
  { text, times, durations }: Sentence,
  { start, end }: StatedDuration,
): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end, end + 60);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
  // With two lengths in one sentence, which is the whole and which a part is for the reader to say.
  if (
    durations.length > 1 ||
    ANOTHER_SUBJECT.test(text) ||
    OTHERWISE.test(clause.slice(-60)) ||
    OTHER_LENGTH.test(clause.slice(NAMED.exec(clause)?.[0].length ?? 0))
  )
    return false;
  if (
    new RegExp(
      joinedLines`
        ^\W*(?:after|before|later|earlier|ago|prior|until|from now|window|delay|interval|into
        |during)\b
      `,
      'i',
    ).test(after) &&
    !/\blast(?:ed|ing)\b[^.]{0,24}$/i.test(before)
  )
    return false;
  const ranged = times.findLast(({ range, end: at }) => range === 'to' && at <= start);
  const beside =
    ranged !== undefined &&
    new RegExp(
      joinedLines`
        ^[\s(,–—-]*(?:(?:for\s+)?(?:(?:about|approximately|around|a total of|in total)\s+)*
        |i\.e\.\s+)$
      `,
      'i',
    ).test(text.slice(ranged.end, start));
  // A section may be no more than a label and its figure: "Time to resolve", "2 h 5 min".
  return (
    beside ||
    CUE_ABROAD.test(before) ||
    CUE_BEFORE.test(before.trim() === '' ? `${title}: ` : before) ||
    CUE_AFTER.test(after)
  );
}

/** "not accessible for 34 minutes", of whatever part: how long users met it. */
const UNREACHABLE = new RegExp(
  joinedLines`
    \b(?:(?:was|were) (?:\w+ly )?(?:not (?:accessible|available|reachable|usable)
        |unavailable|down|inaccessible|unusable|unreachable|offline))\s+for(?: (?:about
        |around|approximately))?\s*$
  `,
  'i',
);

/** Whether a length is said of what users met, perhaps only of a part of the service. */
export function isLengthForUsers(
  { text, durations }: Sentence,
  { start }: StatedDuration,
): boolean {
  return (
    durations.length === 1 && UNREACHABLE.test(text.slice(0, start)) && !ANOTHER_SUBJECT.test(text)
  );
}

/** The length that a title names: "a 30-minute outage". */
export function isLengthInTitle(
  title: string,
  { start, end }: { start: number; end: number },
): boolean {
  return CUE_AFTER.test(title.slice(end)) && !OTHERWISE.test(title.slice(0, start));
}
