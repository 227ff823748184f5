import type { Check, CheckContext, Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, StatusUpdate, Time } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { DAY, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { rowsOf } from '../model/rows.ts';
import { timedRows, type TimedRow } from '../model/timed-rows.ts';

export const future: Check = {
  rule: 'timeline/future',
  describes: 'An entry or a status update lies in the future. Scheduled updates may.',
  run({ timeline, updates }: Postmortem, { now }: CheckContext) {
    const found: Diagnostic[] = [];
    const current = epoch(now);
    const look = (rows: readonly (TimedRow | StatusUpdate)[], kind: 'timeline' | 'update') => {
      const { values, basis } = rowsOf(rows);
      if (basis !== 'instant') return;
      for (let index = 0; index < values.length; index++) {
        const ahead = values[index]! - current;
        if (!(ahead > 0)) continue;
        const row = rows[index]!;
        if (ahead > toleranceMs(row.at!) && !('status' in row && row.status === 'scheduled'))
          found.push(diagnostic(row.at!, ahead, { kind, id: row.id }));
      }
    };
    look(timedRows(timeline), 'timeline');
    look(updates, 'update');
    return found;
  },
};

function diagnostic(at: Time, ahead: number, where: Diagnostic['where']): Diagnostic {
  const distance = ahead >= 2 * DAY ? `${Math.floor(ahead / DAY)} days` : spanLabel(ahead);
  return {
    rule: future.rule,
    severity: 'warning',
    title: 'In the future',
    message:
      `${timeLabel(at, { ...at, local: '0000-01-01' })} is ${distance} from now. ` +
      'Check its ' +
      `${at.dateFrom && at.dateFrom !== 'written' ? 'day, which it has from its surroundings' : 'day and year'}.`,
    where,
    fixes: [],
  };
}
