/**
 * Rows that stand on the row above them: `+9m`, or a clock time that took its day from it. They
 * follow it while its time is typed, in the same undo step.
 */
import { $getNodeByKey, $getRoot, $getState, $setState, type NodeKey } from 'lexical';
import type { Time } from '../../../core/document/postmortem.ts';
import { followRow } from '../../../core/time/reread.ts';
import { $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { metaState, rowState } from '../model/states.ts';

interface TimedRow {
  key: NodeKey;
  at: Time | null;
}

/**
 * The rows of a list as they stood before a run of keystrokes in one of their time fields. What is
 * typed goes through many readings ("1", "14", "14:0"); the rows below are read from where they
 * were, not from what such a reading made of them.
 */
export class Heirs {
  readonly #rows: readonly TimedRow[];
  readonly #index: number;
  /** The rows that an earlier keystroke of the run has moved. */
  #moved: ReadonlySet<NodeKey> = new Set();

  constructor(rows: readonly TimedRow[], index: number) {
    this.#rows = rows;
    this.#index = index;
  }

  /** Gives the rows below the time that they have now; within an update. */
  $follow(at: Time | null): void {
    const { incident } = $getState($getRoot(), metaState);
    const after = followRow(this.#rows, this.#index, at, incident);
    const moved = new Set<NodeKey>();
    after.forEach((row, index) => {
      if (index === this.#index) return;
      if (row !== this.#rows[index]) moved.add(row.key);
      if (moved.has(row.key) || this.#moved.has(row.key)) $setTime(row);
    });
    this.#moved = moved;
  }
}

/** What stands on a row's time at this moment. */
export function $heirsOf(row: RowNode): Heirs {
  const rows = (row.getParent()?.getChildren() ?? []).filter($isRowNode);
  const times = rows.map((each): TimedRow => {
    const data = $getRow(each);
    return { key: each.getKey(), at: data.kind === 'action' ? null : data.data.at };
  });
  return new Heirs(
    times,
    rows.findIndex((each) => each.is(row)),
  );
}

function $setTime({ key, at }: TimedRow): void {
  const row = $getNodeByKey(key);
  if (!$isRowNode(row)) return;
  const data = $getRow(row);
  if (data.kind === 'timeline') $setState(row, rowState, { ...data, data: { ...data.data, at } });
  if (data.kind === 'update') $setState(row, rowState, { ...data, data: { ...data.data, at } });
}
