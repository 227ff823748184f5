import type { Check, CheckContext, Diagnostic } from '../diagnostic.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { DAY, instantMs, spanLabel, timeLabel, toleranceMs } from '../moments.ts';

export const future: Check = {
  rule: 'timeline/future',
  describes: 'An entry or a status update lies in the future. Scheduled updates may.',
  run({ timeline, updates }: Postmortem, { now }: CheckContext) {
    const found: Diagnostic[] = [];
    const current = epoch(now);
    const look = (at: Time | null, where: Diagnostic['where']) => {
      const ahead = instantMs(at) - current;
      if (at !== null && ahead > toleranceMs(at)) found.push(diagnostic(at, ahead, where));
    };
    for (const { id, at } of timeline) look(at, { kind: 'timeline', id });
    for (const { id, at, status } of updates) if (status !== 'scheduled') look(at, { kind: 'update', id });
    return found;
  },
};

function diagnostic(at: Time, ahead: number, where: Diagnostic['where']): Diagnostic {
  const distance = ahead >= 2 * DAY ? `${Math.floor(ahead / DAY)} days` : spanLabel(ahead);
  return {
    rule: future.rule, severity: 'warning', title: 'In the future',
    message: `${timeLabel(at, { ...at, local: '0000-01-01' })} is ${distance} from now. Check its ${at.dateFrom && at.dateFrom !== 'written' ? 'day, which it has from its surroundings' : 'day and year'}.`,
    where, fixes: [],
  };
}
