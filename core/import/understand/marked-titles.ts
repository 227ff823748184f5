/** Lines of plain text that are titles by a sign or a day in them. */
import { ADDITION, kindOfTitle } from '../../report/section-kinds.ts';
import { dayInHeading } from './day-lines.ts';
import { leadingStamp } from './stamps.ts';

/** The next line below `at` that is not blank. */
export function nextFilled(lines: readonly string[], at: number): string | undefined {
  for (let index = at + 1; index < lines.length; index++)
    if (lines[index]!.trim() !== '') return lines[index];
  return undefined;
}

/** What parts a title from its day. */
const BEFORE_DAY = new RegExp(`${ADDITION.source}|\\s\\(`);

/** "Timeline – Tuesday, 4 June 2024 (UTC)", "3. What happened, 4 June": a title and its day. */
export function isDatedTitle(line: string): boolean {
  if (!/\d/.test(line)) return false;
  const [name, ...added] = line.split(BEFORE_DAY);
  return added.length > 0 && kindOfTitle(name!) !== null && dayInHeading(added.join(' ')) !== null;
}

/** "■ 発生日時", "◆概要", "【影響】", "＜経過＞": how reports in Japanese and Chinese mark titles. */
const MARKED_TITLE = /^\s*(?:([■□◆◇●▼▶★])\s*\S.{0,40}|([【＜])[^】＞]{1,30}[】＞])\s*$/u;

function titleMark(line: string): string | undefined {
  const match = MARKED_TITLE.exec(line);
  return match?.[1] ?? match?.[2];
}

/** How often each mark leads a line. */
export function titleMarks(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const mark = titleMark(line);
    if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

/** One of several lines with the same mark, each with text of its own below it. */
export function isMarkedTitle(
  lines: readonly string[],
  at: number,
  marks: ReadonlyMap<string, number>,
): boolean {
  if (marks.size === 0) return false;
  const line = lines[at]!;
  const own = titleMark(line);
  if (own === undefined || /[.。！？!?:：]$/u.test(line) || leadingStamp(line)?.clock) return false;
  const next = nextFilled(lines, at);
  if (next === undefined || titleMark(next) === own) return false;
  return marks.get(own)! > 1 || kindOfTitle(line.replace(/[【＜】＞]/gu, ' ')) !== null;
}
