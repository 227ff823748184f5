/** When something was said, for formats that hold real dates. */

/** Null for '' and for what is none: a reviewed file may have held anything. */
export function momentOf(date: string): Date | null {
  const moment = new Date(Date.parse(date));
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** As Word writes it, `2026-03-05T14:07:00Z`; '' where it is none. */
export function wordDate(date: string): string {
  return (
    momentOf(date)
      ?.toISOString()
      .replace(/\.\d+Z$/, 'Z') ?? ''
  );
}
