import { placeIn, type ListName, type Part } from '../../revision/change.ts';
import { steadyIds } from '../../revision/order.ts';
import type { Findings } from './findings.ts';

/** Rows that stand in another order than the report had them in. @param order as they stand now */
export function rowsMoved(
  findings: Findings,
  order: readonly { list: ListName; id: string }[],
): void {
  for (const list of ['timeline', 'updates', 'actions'] as const) {
    const now = order.filter((one) => one.list === list).map(({ id }) => ({ id }));
    const there = new Set(now.map(({ id }) => id));
    const before = (findings.base[list] as readonly Part[]).filter(({ id }) => there.has(id));
    if (before.every(({ id }, at) => id === now[at]?.id)) continue;
    const steady = steadyIds(before, now);
    let anchor: string | null = null;
    now.forEach(({ id }, index) => {
      if (steady.has(id)) {
        anchor = id;
        return;
      }
      const from = findings.base[list].findIndex((row) => row.id === id);
      findings.change(
        { kind: 'moved', where: placeIn(list, id), list, id, from, anchor, index },
        { in: list, part: id },
        findings.texts.of(list, id),
        findings.saved,
      );
    });
  }
}
