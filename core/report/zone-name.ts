import type { Postmortem } from '../document/postmortem.ts';
import { filled } from '../prose/filled.ts';
import { zoneWithOffsets } from '../time/format.ts';
import type { ReportWords } from './words/report-words.ts';

export interface ZoneName {
  /** "Europe/Copenhagen (UTC+1)", '' when there is no zone. */
  label: string;
  /** "Times in Europe/Copenhagen (UTC+1)". */
  times: string;
}

/**
 * How a report names the zone of its times: with the offset that was on its clock, or both when it
 * changed during the incident.
 */
export function zoneName(
  zone: string,
  { timeline, updates, incident }: Postmortem,
  words: ReportWords,
): ZoneName {
  if (zone === '') return { label: '', times: words.timesAsWritten };
  const instants = [...timeline, ...updates]
    .map(({ at }) => at?.instant)
    .filter((instant) => instant !== null && instant !== undefined);
  if (instants.length === 0 && incident.date) instants.push(`${incident.date}T12:00:00Z`);
  const label = zoneWithOffsets(zone, instants).replaceAll(' and UTC', ` ${words.and} UTC`);
  return { label, times: filled(words.timesIn, { zone: label }) };
}
