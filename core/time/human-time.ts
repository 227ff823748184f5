const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * When something was, as one would say it: `3 minutes ago`, `today 14:07`, `yesterday 23:50`,
 * `3 March 2026, 14:07`. In this machine's zone.
 *
 * @param then an ISO instant; what is none is given back as it is
 */
export function humanTime(then: string, now: Date): string {
  const date = new Date(Date.parse(then));
  if (Number.isNaN(date.getTime())) return then;
  const age = now.getTime() - date.getTime();
  if (age >= 0 && age < MINUTE_MS) return 'just now';
  if (age >= 0 && age < HOUR_MS) return minutesAgo(Math.floor(age / MINUTE_MS));
  const clock = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (isSameDay(date, now)) return `today ${clock}`;
  const dayBefore = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (isSameDay(date, dayBefore)) return `yesterday ${clock}`;
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${clock}`;
}

function minutesAgo(minutes: number): string {
  return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
