/**
 * An end that an entry after it denies: "until 15:10 orders failed", and the row "15:24 Orders still
 * fail on half of the servers".
 */
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Claim } from '../model/claims.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import { DAY, MINUTE, toleranceMs } from '../model/moments.ts';
import { stillMet } from '../updates/notice-words.ts';
import { subjectsOf, textOfRow } from './told-rows.ts';

/** Long timelines tell of several things in like words. */
const MOST = 60;
/** In scripts without spaces a word is not told from its sentence. */
const STILL_FAILS = new RegExp(
  joinedLines`
    계속 (?:발생|실패|되지)|여전히|まだ[^。\n]{0,30}(?:でき|失敗|エラー|障害)
    |引き続き[^。\n]{0,30}(?:でき|失敗|エラー|障害|発生)
    |仍(?:然|旧)?[^。\n]{0,20}(?:无法|失败|异常|报错)
  `,
  'u',
);

/** The first entry after a claimed end that says that it is not over, with its words; or null. */
export function notOverYet(
  document: Postmortem,
  { time, sentence }: Claim,
): { moment: Moment; quote: string } | null {
  const { moments } = entriesOf(document);
  if (moments.length > MOST || time.precision === 'hour' || time.time.approximate) return null;
  const about = subjectsOf(`${document.title} ${sentence.text}`);
  for (const moment of moments) {
    const late = moment.ms - time.ms;
    const slack = Math.max(2 * MINUTE, toleranceMs(moment.time), toleranceMs(time.time));
    if (late <= slack || late > DAY) continue;
    const text = textOfRow(document, moment);
    // An entry that was taken from the sentence itself proves nothing.
    if (sentence.text.includes(text.slice(0, 30))) continue;
    const quote = STILL_FAILS.exec(text)?.[0] ?? stillMet(document.timeline[moment.index]!);
    if (quote === null) continue;
    const shares = [...subjectsOf(text)].some((word) => about.has(word));
    if (shares || STILL_FAILS.test(text)) return { moment, quote };
  }
  return null;
}
