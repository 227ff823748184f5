import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Time } from '../../document/postmortem.ts';
import { timeLabel } from '../model/moments.ts';
import { rowsOf } from '../model/rows.ts';
import { findOutOfPlace } from '../model/sequence.ts';

export const updatesOrder: Check = {
  rule: 'updates/order',
  describes: 'The status updates do not stand in the order in which they were posted.',
  run({ updates }) {
    const { values, basis } = rowsOf(updates);
    if (basis === 'clock') return []; // without a day, an earlier clock may be the next morning
    return findOutOfPlace(values).outOfPlace.map((index): Diagnostic => {
      const update = updates[index]!;
      const conflict = rival(values, index);
      const other = updates[conflict]!;
      return {
        rule: updatesOrder.rule,
        severity: 'error',
        title: 'Updates out of order',
        message:
          `The update of ${label(update.at!, other.at!)} stands ` +
          `${conflict < index ? 'after' : 'before'} that of ${label(other.at!, update.at!)}.`,
        where: { kind: 'update', id: update.id },
        other: { kind: 'update', id: other.id },
        fixes: [{ title: 'Sort the updates', edits: [{ op: 'sort-updates' }] }],
      };
    });
  },
};

/**
 * The nearest update that this one stands on the wrong side of. There is one, or it would not be
 * out of place.
 */
function rival(values: Float64Array, index: number): number {
  for (let distance = 1; distance < values.length; distance++) {
    if (values[index - distance]! > values[index]!) return index - distance;
    if (values[index + distance]! < values[index]!) return index + distance;
  }
  return index;
}

function label(at: Time, beside: Time): string {
  return timeLabel(at, beside);
}
