/**
 * The days that ended with 23:59:60 UTC (IERS Bulletin C). None has been announced since, and none
 * is to come.
 */
const DAYS = new Set([
  '1972-06-30',
  '1972-12-31',
  '1973-12-31',
  '1974-12-31',
  '1975-12-31',
  '1976-12-31',
  '1977-12-31',
  '1978-12-31',
  '1979-12-31',
  '1981-06-30',
  '1982-06-30',
  '1983-06-30',
  '1985-06-30',
  '1987-12-31',
  '1989-12-31',
  '1990-12-31',
  '1992-06-30',
  '1993-06-30',
  '1994-06-30',
  '1995-12-31',
  '1997-06-30',
  '1998-12-31',
  '2005-12-31',
  '2008-12-31',
  '2012-06-30',
  '2015-06-30',
  '2016-12-31',
]);

/** Whether a second was put in behind this instant, `2016-12-31T23:59:59Z`. */
export function leapSecondFollows(instant: string): boolean {
  return instant.slice(10) === 'T23:59:59Z' && DAYS.has(instant.slice(0, 10));
}
