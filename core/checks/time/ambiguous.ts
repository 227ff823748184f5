import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Edit } from '../../editing/edits.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { ABBREVIATIONS, type Meaning } from '../../time/zone-data.ts';
import { resolveZone, instantOf, clockChange } from '../../time/zones.ts';
import { offsetText, utcLabel } from '../../time/zone-offsets.ts';
import { setIncident } from '../model/completing.ts';
import { placeOf, sectionFacts, statedTimes } from '../model/facts.ts';
import { clockOf, dayLabel, dayOf } from '../model/moments.ts';
import { keepsOrder } from '../timeline/keeps-order.ts';
import { timeFields, type TimeField } from './worth-reading.ts';

export const ambiguous: Check = {
  rule: 'time/ambiguous',
  describes:
    'A time of day that the clocks of its zone showed twice when they were put back, ' +
    'or an abbreviation of several zones, where nothing settles which is meant.',
  run(document) {
    const fields = timeFields(document);
    return [
      ...fields.flatMap((field) => shownTwice(field, document)),
      ...inProse(document),
      ...openAbbreviations(fields, document),
    ];
  },
};

function shownTwice({ time, where, set }: TimeField, document: Postmortem): Diagnostic[] {
  const instants = bothInstants(time);
  if (!instants) return [];
  const fixes = instants.map((instant, index): Fix => ({
    title: `It was the ${index === 0 ? 'first' : 'second'}, ${instant.slice(11, 16)} UTC`,
    edits: [
      set({
        ...time,
        instant,
        reasons: [...(time.reasons ?? []), index === 0 ? 'first-chosen' : 'second-chosen'],
      }),
    ],
  }));
  return [
    diagnostic(
      time,
      instants,
      'warning',
      where,
      fixes.filter(({ edits }) => keepsOrder(document, edits)),
    ),
  ];
}

/** What the prose says once and nobody can settle is worth a look, no more. */
function inProse(document: Postmortem): Diagnostic[] {
  return statedTimes(sectionFacts(document)).flatMap(({ part, stated }) => {
    const { time, problems, offset } = stated;
    const isDouble = problems.some(({ kind }) => kind === 'ambiguous-clock');
    const instants = isDouble ? bothInstants(time) : null;
    if (!instants) return [];
    return [diagnostic(time, instants, 'info', placeOf(part, time.written, offset), [])];
  });
}

function bothInstants({ local, zone, instant }: Time): [string, string] | null {
  if (
    instant !== null ||
    zone === null ||
    local === null ||
    local.startsWith('T') ||
    !local.includes('T')
  )
    return null;
  return instantOf(local, zone).candidates ?? null;
}

function diagnostic(
  time: Time,
  [first, second]: [string, string],
  severity: 'warning' | 'info',
  where: Diagnostic['where'],
  fixes: Fix[],
): Diagnostic {
  const { from, to, before, after } = clockChange(time.local!, time.zone!)!;
  return {
    rule: ambiguous.rule,
    severity,
    title: 'This time came twice',
    message:
      `${clockOf(time)!.slice(0, 5)} on ${dayLabel(dayOf(time)!)} was on the clock in ` +
      `${time.zone} twice, because it went back from ${from} to ${to}: ` +
      `at ${first.slice(11, 16)} UTC (${utcLabel(before)}) ` +
      `and at ${second.slice(11, 16)} UTC (${utcLabel(after)}).`,
    where,
    fixes,
  };
}

/** IST, CST and AST: said once for each, at the first row that has it. */
function openAbbreviations(fields: readonly TimeField[], document: Postmortem): Diagnostic[] {
  const near = document.incident.zone || null;
  const open = new Map<string, TimeField[]>();
  for (const field of fields) {
    const { zone, local } = field.time;
    if (
      zone === null ||
      clockOf(field.time) === null ||
      local === null ||
      resolveZone(zone, { near }).problem?.kind !== 'ambiguous-zone'
    )
      continue;
    const known = open.get(zone);
    if (known) known.push(field);
    else open.set(zone, [field]);
  }
  return [...open].map(([zone, rows]) => openAbbreviation(zone, rows, document));
}

function openAbbreviation(
  zone: string,
  rows: readonly TimeField[],
  document: Postmortem,
): Diagnostic {
  const { meanings } = ABBREVIATIONS[zone]!;
  const [usual, ...others] = meanings.map(
    ({ name, offset }) => `${name} (${utcLabel(offset)})`,
  ) as [string, ...string[]];
  const count = rows.length === 1 ? 'one time is' : `${rows.length} times are`;
  return {
    rule: ambiguous.rule,
    severity: 'info',
    title: 'Which zone is meant?',
    message:
      `${zone} may be ${usual} or ${others.join(' or ')}; ${count} read as the first. ` +
      "A place as the document's zone would settle it.",
    where: rows[0]!.where,
    fixes: meanings
      .map((meaning) => ({
        title: `It is ${meaning.name}`,
        edits: readAs(meaning, zone, rows, document),
      }))
      .filter(({ edits }) => keepsOrder(document, edits)),
  };
}

/**
 * The document's zone becomes the place, if it was the abbreviation; the times take the offset that
 * is meant, and keep what is written.
 */
function readAs(
  { places: [place], offset }: Meaning,
  zone: string,
  rows: readonly TimeField[],
  document: Postmortem,
): Edit[] {
  const own = offsetText(offset);
  const times = rows
    .filter(
      ({ time }) => document.incident.zone !== zone || (time.zoneFrom ?? 'written') !== 'document',
    )
    .map(({ time, set }) =>
      set({
        ...time,
        zone: own,
        instant: dayOf(time) === null ? null : instantOf(time.local!, own).instant,
      }),
    );
  return [
    ...(document.incident.zone === zone ? setIncident(document, { zone: place! }) : []),
    ...times,
  ];
}
