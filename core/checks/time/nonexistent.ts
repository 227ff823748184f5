import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { wallMs, wallText } from '../../time/calendar.ts';
import { instantOf, clockChange, type ClockChange } from '../../time/zones.ts';
import { utcLabel } from '../../time/zone-offsets.ts';
import { placeOf, sectionFacts, statedTimes } from '../model/facts.ts';
import { clockOf, dayLabel, dayOf } from '../model/moments.ts';
import { keepsOrder } from '../timeline/keeps-order.ts';
import { timeFields, type TimeField } from './worth-reading.ts';

export const nonexistent: Check = {
  rule: 'time/nonexistent',
  describes: 'A time of day that the clocks of its zone skipped when they were put forward.',
  run: (document) => [
    ...timeFields(document).flatMap((field) => inField(field, document)),
    ...statedTimes(sectionFacts(document)).flatMap(({ part, stated }) => {
      const { time, problems, offset } = stated;
      const change = problems.some(({ kind }) => kind === 'nonexistent') ? skipped(time) : null;
      return change ? [diagnostic(time, change, placeOf(part, time.written, offset), [])] : [];
    }),
  ],
};

function inField({ time, where, set }: TimeField, document: Postmortem): Diagnostic[] {
  const change = skipped(time);
  if (!change) return [];
  const fixes = [readings(time, change).forward, readings(time, change).back]
    .map(({ time: at, label }): Fix => ({ title: `Read it as ${label}`, edits: [set(at)] }))
    .filter(({ edits }) => keepsOrder(document, edits));
  return [diagnostic(time, change, where, fixes)];
}

/** The change that skipped a time, or null. */
function skipped({ local, zone, instant }: Time): ClockChange | null {
  if (
    instant !== null ||
    zone === null ||
    local === null ||
    local.startsWith('T') ||
    !local.includes('T')
  )
    return null;
  return instantOf(local, zone).problem?.kind === 'nonexistent' ? clockChange(local, zone) : null;
}

/** What was meant: a clock that had not been put forward, or a clock that had, read back. */
function readings(
  time: Time,
  { before, after }: ClockChange,
): Record<'forward' | 'back', { time: Time; label: string }> {
  const wall = wallMs(time.local!);
  const seconds = time.local!.length > 16;
  const at = (reason: 'skipped-forward' | 'skipped-back', own: number, shown: number) => {
    const local = wallText(wall + (shown - own) * 60_000, seconds);
    const instant = `${wallText(wall - own * 60_000, true)}Z`;
    return {
      time: { ...time, local, instant, reasons: [...(time.reasons ?? []), reason] },
      label: `${local.slice(11, 16)} (${utcLabel(shown)}), ${instant.slice(11, 16)} UTC`,
    };
  };
  return { forward: at('skipped-forward', before, after), back: at('skipped-back', after, before) };
}

function diagnostic(
  time: Time,
  change: ClockChange,
  where: Diagnostic['where'],
  fixes: Fix[],
): Diagnostic {
  const { forward, back } = readings(time, change);
  return {
    rule: nonexistent.rule,
    severity: 'error',
    title: 'No such time',
    message:
      `${clockOf(time)!.slice(0, 5)} on ${dayLabel(dayOf(time)!)} was never on the clock in ` +
      `${time.zone}: it went from ${change.from} to ${change.to}. ` +
      `On a clock not yet put forward it is ${forward.label}; else it may be ${back.label}.`,
    where,
    fixes,
  };
}
