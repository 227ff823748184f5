import Papa from 'papaparse';

/**
 * Rows as CSV (RFC 4180): line ends of Windows, quotes only where they are needed. A cell that
 * begins like a formula gets an apostrophe before it, so that no spreadsheet runs what somebody
 * wrote into a report (OWASP, "CSV Injection").
 */
export function csvText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse([columns, ...rows], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

/** What spreadsheets take for the beginning of a formula, also behind spaces. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
