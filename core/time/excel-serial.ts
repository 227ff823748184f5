/**
 * Excel's own times: days since 30 December 1899 with the time of day as a fraction,
 * `45456.5868055556`. A table that was saved from cells without a format has them.
 */
import { DAY, wallText } from './calendar.ts';

const SERIAL = /^[34567]\d{4}[.,]\d{3,16}$/;
/** 30 December 1899, for Excel counts a 29 February 1900 that never was. */
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** The wall clock of such a number, to the second; null for any other text. */
export function excelSerial(text: string): string | null {
  const cell = text.trim();
  if (!SERIAL.test(cell)) return null;
  const ms = FIRST_DAY + Math.round((Number(cell.replace(',', '.')) * DAY) / 1000) * 1000;
  return wallText(ms, ms % 60_000 !== 0);
}
