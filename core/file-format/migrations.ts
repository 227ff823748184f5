/** The format version that this program writes. */
export const CURRENT_VERSION = 3;

/**
 * `MIGRATIONS[n]` takes a raw document of version n to n + 1. Each version has a stored fixture in
 * `tests/fixtures/documents/`, opened by a test for ever.
 */
const MIGRATIONS: Record<number, (raw: Record<string, unknown>) => Record<string, unknown>> = {
  // Version 2 brought live facts; what was written before holds none.
  1: (raw) => raw,
  // Version 3 brought comments; the same.
  2: (raw) => raw,
};

/** Brings a raw document forward to the current version. `version` is at most `CURRENT_VERSION`. */
export function migrate(raw: Record<string, unknown>, version: number): Record<string, unknown> {
  let current = raw;
  for (let from = version; from < CURRENT_VERSION; from++) {
    const step = MIGRATIONS[from];
    if (!step) throw new Error(`No migration from version ${from}`);
    current = { ...step(current), version: from + 1 };
  }
  return current;
}
