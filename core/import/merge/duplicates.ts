/**
 * Entries of different sources that tell one event: the page of the alert in the alert log, and the
 * same in the chat. Conservative, because two events shown as one would be a false alarm: the times
 * must be within two minutes, most words must be the same, and no number, state or "not" may
 * differ.
 */
import type { TimelineEntry } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { prose } from '../../prose/build.ts';
import { plainText } from '../../prose/text.ts';

/** Two entries that may be one, the earlier first. */
export interface DuplicatePair {
  first: TimelineEntry;
  second: TimelineEntry;
}

export type PairDecision = 'both' | 'first' | 'second' | 'join';

const WINDOW_MS = 2 * 60_000;
/** Shared words, as a part of all words of both … */
const ALIKE = 0.6;
/** … or as a part of the shorter text, where that has enough of them to say something. */
const WITHIN = 0.9;
const ENOUGH = 4;

/** Words that carry no event. */
const EMPTY = new Set([
  'a',
  'an',
  'the',
  'of',
  'to',
  'in',
  'on',
  'at',
  'for',
  'from',
  'by',
  'with',
  'and',
  'or',
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'has',
  'have',
  'had',
  'it',
  'its',
  'this',
  'that',
  'we',
  'our',
  'i',
  'as',
  'into',
  'now',
]);
/**
 * What an event does to a thing. "Alert triggered" and "alert resolved" share all other words and
 * are two events.
 */
const STATES: readonly RegExp[] = [
  /^(?:trigger|fir(?:ed|es|ing)$|open(?:s|ed)?$|start|beg[aiu]n|rais(?:ed|es)$|creat)/,
  /^(?:ack$|acknowledg)/,
  /^(?:identif|found$|locat)/,
  /^(?:mitigat|workaround$)/,
  /^(?:resolv|clos(?:ed?|es)$|end(?:s|ed)?$|finish|complet|recover|restor|clear(?:s|ed)?$|fixed$)/,
  /^(?:roll(?:ed|s|ing)?$|rollback|revert)/,
  /^(?:fail|down$|unavailable|unreachable|broken$)/,
  /^(?:up$|healthy$|available|reachable|ok$|normal$)/,
  /^(?:enabl|activat|on$)/,
  /^(?:disabl|deactivat|off$)/,
  /^(?:increas|rais(?:e|ing)$|scal)/,
  /^(?:decreas|lower|drop)/,
  /^(?:not$|no$|never$|without$|cannot$|unable$|\p{L}+n't$)/u,
];

interface Words {
  entry: TimelineEntry;
  ms: number;
  origin: string;
  all: ReadonlySet<string>;
  states: string;
  numbers: string;
}

/**
 * The pairs among these entries that look like one event told by two sources, in time order. An
 * entry is the second of one pair at most, so that each pair can be decided by itself.
 * @param originOf which source an entry is from; entries of one source are never a pair
 */
export function findDuplicates(
  entries: readonly TimelineEntry[],
  originOf: (entry: TimelineEntry) => string,
): DuplicatePair[] {
  const read = entries
    .flatMap((entry) => {
      const ms = epoch(entry.at?.instant);
      return Number.isNaN(ms)
        ? []
        : [{ entry, ms, origin: originOf(entry), ...wordsOf(plainText(entry.body)) }];
    })
    .sort((a, b) => a.ms - b.ms);
  const pairs: DuplicatePair[] = [];
  let from = 0;
  read.forEach((second, index) => {
    while (read[from]!.ms < second.ms - WINDOW_MS) from++;
    let best: { first: Words; alike: number } | null = null;
    for (let at = from; at < index; at++) {
      const alike = likeness(read[at]!, second);
      if (alike > (best?.alike ?? 0)) best = { first: read[at]!, alike };
    }
    if (best) pairs.push({ first: best.first.entry, second: second.entry });
  });
  return pairs;
}

/** 0 where they are not the same event, else how much of their words they share. */
function likeness(a: Words, b: Words): number {
  if (a.origin === b.origin || a.states !== b.states || a.all.size === 0 || b.all.size === 0)
    return 0;
  const [small, large] = a.all.size <= b.all.size ? [a, b] : [b, a];
  // One text may name a number that the other leaves out; two that differ are two hosts, two
  // releases.
  if (a.numbers !== b.numbers && a.numbers !== '' && b.numbers !== '') return 0;
  let shared = 0;
  for (const word of small.all) if (large.all.has(word)) shared++;
  const alike = shared / (small.all.size + large.all.size - shared);
  if (alike === 1 && a.numbers === b.numbers) return 1;
  if (shared < 3) return 0;
  return alike >= ALIKE || (small.all.size >= ENOUGH && shared / small.all.size >= WITHIN)
    ? alike
    : 0;
}

function wordsOf(text: string): Pick<Words, 'all' | 'states' | 'numbers'> {
  const words =
    text
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/[\p{L}\p{N}]+(?:[-_.'][\p{L}\p{N}]+)*/gu) ?? [];
  const states = new Set<number>();
  for (const word of words)
    STATES.forEach((state, index) => {
      if (state.test(word)) states.add(index);
    });
  return {
    all: new Set(words.filter((word) => !EMPTY.has(word))),
    states: [...states].sort((a, b) => a - b).join(' '),
    numbers: [...new Set(words.filter((word) => /\p{N}/u.test(word)))].sort().join(' '),
  };
}

/**
 * The entries after each pair was decided, in their order. Of an entry that another stands for, the
 * later decisions are about that other.
 */
export function settleDuplicates(
  entries: readonly TimelineEntry[],
  decided: readonly { pair: DuplicatePair; decision: PairDecision }[],
): TimelineEntry[] {
  const kept = new Map(entries.map((entry) => [entry.id, entry]));
  const standIn = new Map<string, string>();
  const now = (id: string): string => {
    let current = id;
    for (let next = standIn.get(current); next !== undefined; next = standIn.get(current))
      current = next;
    return current;
  };
  for (const { pair, decision } of decided) {
    const [first, second] = [now(pair.first.id), now(pair.second.id)];
    if (decision === 'both' || first === second) continue;
    const [stays, goes] = decision === 'second' ? [second, first] : [first, second];
    if (decision === 'join') kept.set(stays, joinEntries(kept.get(stays)!, kept.get(goes)!));
    kept.delete(goes);
    standIn.set(goes, stays);
  }
  return entries.flatMap(({ id }) => kept.get(id) ?? []);
}

/**
 * One entry with the first one's time, the text of both and the sources of both; what the second
 * has for a time stands with its source. Equal text stands once. Internal stays internal.
 */
export function joinEntries(first: TimelineEntry, second: TimelineEntry): TimelineEntry {
  const same = plainText(first.body).trim() === plainText(second.body).trim();
  const written = second.at?.written.trim() ?? '';
  const otherTime = written === '' || written === first.at?.written.trim() ? '' : `(${written})`;
  const sources = [
    ...new Set(
      [
        first.source ?? '',
        [second.source ?? '', otherTime].filter((part) => part !== '').join(' '),
      ].filter((source) => source !== ''),
    ),
  ];
  return {
    ...second,
    ...first,
    milestone: first.milestone ?? second.milestone,
    body: same ? first.body : prose(...first.body.children, ...second.body.children),
    audience:
      first.audience === 'internal' || second.audience === 'internal' ? 'internal' : 'everyone',
    source: sources.length === 0 ? null : sources.join('; '),
  };
}
