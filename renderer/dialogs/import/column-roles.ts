import type { CsvMapping } from '../../../core/import/model/read-source.ts';

export type Role = 'time' | 'clock' | 'text' | 'actor' | 'kind' | 'link';

/** What a column is, or null for none. */
export function roleOf(mapping: CsvMapping, column: number): Role | null {
  if (mapping.text.includes(column)) return 'text';
  return (
    (['time', 'clock', 'actor', 'kind', 'link'] as const).find(
      (role) => mapping[role] === column,
    ) ?? null
  );
}

/** A role other than text is one column's: the column that had it is free. */
export function withRole(mapping: CsvMapping, column: number, role: Role | null): CsvMapping {
  const free: CsvMapping = { ...mapping, text: mapping.text.filter((each) => each !== column) };
  for (const one of ['time', 'clock', 'actor', 'kind', 'link'] as const)
    if (free[one] === column) free[one] = -1;
  if (role === 'text') return { ...free, text: [...free.text, column].sort((a, b) => a - b) };
  return role === null ? free : { ...free, [role]: column };
}
