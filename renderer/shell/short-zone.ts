/**
 * A zone as briefly as people say it on a day: `CET`, `CEST`, `GMT+9`; what no clock knows as it is.
 *
 * @param day an ISO day, or '' for today: a zone has other names in summer
 */
export function shortZone(zone: string, day: string): string {
  const at = new Date(day === '' ? Date.now() : Date.parse(`${day}T12:00:00Z`));
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      timeZoneName: 'short',
    }).formatToParts(Number.isNaN(at.getTime()) ? new Date() : at);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  } catch {
    return zone; // an abbreviation that a source declared
  }
}
