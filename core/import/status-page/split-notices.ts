/** A status page’s lines -> its notices, each cut where its stamp stands, below or above it. */
import { plain } from '../../time/tokens.ts';
import {
  BARE_STAMP,
  bareStamp,
  isPosted,
  POSTED,
  POSTED_AT_END,
  signedStamp,
} from './page-stamps.ts';
import { takeStatus } from './status-word.ts';

export interface Notice {
  lines: string[];
  stamp: string | null;
}

/** Cuts the text below each stamp. What follows the last stamp is the trailer. */
export function splitNotices(lines: readonly string[]): { notices: Notice[]; trailer: string[] } {
  const notices: Notice[] = [];
  const bareStamps = !lines.some(isPosted);
  if (bareStamps && stampsLead(lines)) return noticesBelowStamps(lines);
  const signed = bareStamps && lines.filter((line) => signedStamp(line) !== null).length >= 2;
  if (signed && signaturesLead(lines)) return signedAbove(lines);
  let current: string[] = [];
  for (const line of lines) {
    const atEnd = isPosted(line) || !line.includes('Posted') ? null : POSTED_AT_END.exec(line);
    if (isPosted(line))
      notices.push({
        lines: current,
        stamp: POSTED.exec(line)![1] ?? line.replace(/^\s*Posted\s*/i, '').trim(),
      });
    else if (atEnd) notices.push({ lines: [...current, atEnd[1]!], stamp: atEnd[2]! });
    else if (signed && signedStamp(line) !== null) notices.push(signedNotice(current, line));
    else if (bareStamps && BARE_STAMP.test(plain(line)))
      notices.push({ lines: current, stamp: bareStamp(line)! });
    else {
      current.push(line);
      continue;
    }
    current = [];
  }
  return { notices, trailer: current };
}

/**
 * Whether bare stamps stand above their notices: text follows the last of them, and a status word
 * the first.
 */
function stampsLead(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  const first = filled.findIndex((line) => BARE_STAMP.test(plain(line)));
  if (first === -1 || BARE_STAMP.test(plain(filled.at(-1)!))) return false;
  const words = filled.some(
    (_, index) => takeStatus(filled.slice(index, index + 1)).status !== null,
  );
  // Without status words: a title's lines above, a sentence at the end.
  if (!words)
    return (
      first > 0 &&
      first <= 3 &&
      filled.slice(0, first).every((line) => line.length < 100 && !/[.!?]$/.test(line.trim())) &&
      /[.!?]$/.test(filled.at(-1)!.trim())
    );
  return (
    takeStatus(filled.slice(first + 1)).status !== null &&
    !filled
      .slice(0, first)
      .some((_, index) => takeStatus(filled.slice(index, index + 1)).status !== null)
  );
}

function noticesBelowStamps(lines: readonly string[]): { notices: Notice[]; trailer: string[] } {
  const first = lines.findIndex((line) => BARE_STAMP.test(plain(line)));
  const notices: Notice[] = [];
  for (const line of lines.slice(first)) {
    const stamp = bareStamp(line) ?? undefined;
    if (stamp !== undefined)
      notices.push({
        lines: notices.length === 0 ? withTitleApart(lines.slice(0, first)) : [],
        stamp,
      });
    else notices.at(-1)!.lines.push(line);
  }
  return { notices, trailer: [] };
}

/** The first line above the stamps is the page's title, whatever stands right below it. */
function withTitleApart(lines: readonly string[]): string[] {
  const title = lines.findIndex((line) => line.trim() !== '');
  return title === -1
    ? [...lines]
    : [...lines.slice(0, title + 1), '', ...lines.slice(title + 1), ''];
}

/** Whether who signed stands above each notice: below a title, and with text below the last. */
function signaturesLead(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  const first = filled.findIndex((line) => signedStamp(line) !== null);
  return (
    signedStamp(filled.at(-1)!) === null &&
    filled.slice(0, first).every((line) => line.length < 100 && !/[.!?]$/.test(line.trim()))
  );
}

function signedAbove(lines: readonly string[]): { notices: Notice[]; trailer: string[] } {
  const first = lines.findIndex((line) => signedStamp(line) !== null);
  const notices: Notice[] = [];
  for (const line of lines.slice(first)) {
    const stamp = signedStamp(line);
    if (stamp === null) notices.at(-1)!.lines.push(line);
    else {
      const above = notices.length === 0 ? withTitleApart(lines.slice(0, first)) : [];
      notices.push({ lines: [...above, line.slice(0, line.indexOf(stamp)).trim(), ''], stamp });
    }
  }
  return { notices, trailer: [] };
}

/** Who signed the notice is a word of the page: the line stays below the text without its stamp. */
function signedNotice(lines: readonly string[], line: string): Notice {
  const stamp = signedStamp(line)!;
  return { lines: [...lines, '', line.slice(0, line.indexOf(stamp)).trim()], stamp };
}
