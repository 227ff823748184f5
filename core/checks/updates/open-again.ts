/** A notice that still watches or looks for the cause, stamped after the one that closes it all. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { UpdateStatus } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { DAY, MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import type { Post } from './reached.ts';

const OPEN = new Map<UpdateStatus, string>([
  ['investigating', 'Investigating'],
  ['identified', 'Identified'],
  ['monitoring', 'Monitoring'],
]);

/** It was opened again, and says so. */
const AGAIN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:re-?open\p{L}*|return\p{L}*|re-?occur\p{L}*|recur\p{L}*|re-?appear\p{L}*|c[ao]me back
    |again|still|another|new (?:issue|incident|reports?)|further reports?|erneut|wieder|noch
    |de nouveau|à nouveau|encore|toujours|de nuevo|otra vez|de novo|novamente|di nuovo|ancora
    |opnieuw|weer|ponownie|znowu|igen)(?!\p{L})|再び|再度|再次|다시
  `,
  'iu',
);

/** The stamps of posts of which one cannot be right. */
export function openAfterClosed(posts: readonly Post[]): Omit<Diagnostic, 'rule'>[] {
  const [closing, ...others] = posts.filter(({ update }) => update.status === 'resolved');
  if (!closing || others.length > 0) return [];
  const later = posts.find(
    ({ update, ms }) =>
      OPEN.has(update.status) &&
      ms - closing.ms >= MINUTE &&
      ms - closing.ms < DAY &&
      !AGAIN.test(plainText(update.body)),
  );
  if (!later) return [];
  return [
    {
      severity: 'warning',
      title: 'Open after it was closed',
      message:
        `“${OPEN.get(later.update.status)}” is posted at ${timeLabel(later.at, closing.at)}, ` +
        `${spanLabel(later.ms - closing.ms)} after “Resolved” at ` +
        `${timeLabel(closing.at, later.at)}. Check the stamps of both.`,
      where: { kind: 'update', id: closing.update.id },
      other: { kind: 'update', id: later.update.id },
      fixes: [],
    },
  ];
}
