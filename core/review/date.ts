/** The date of a remark as the document keeps it. */

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * `2026-03-05T14:07:00Z`; one without a zone is taken for UTC, as Word writes it. '' for what is no
 * date: LibreOffice writes `0-00-00T00:00:00Z` where it knows none.
 */
export function reviewDate(written: string): string {
  const match = DATE.exec(written.trim());
  if (!match) return '';
  const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = match;
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  // Years before computers are slips.
  if (Number.isNaN(at) || Number(year) < 1970) return '';
  return new Date(Number(at)).toISOString().replace(/\.\d+Z$/, 'Z');
}
