/**
 * A conversation as chats copy it: who and when on a line, then what was said. Slack writes
 * "Ada Byron  10:02 AM", Teams "[10:02] Ada Byron", Discord "ada — 03/04/2025 10:02 AM", Telegram
 * "Ada, [4 Mar 2025 at 10:02]:", or the two on lines of their own.
 */
import type { Link, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { inlineLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { paragraph } from '../../prose/build.ts';
import { isDayAlone } from '../understand/day-lines.ts';
import { countStamped } from '../understand/stamped-lines.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { statusOfWords } from '../understand/status-words.ts';
import type { EntryDraft } from '../understand/entry-list.ts';

export interface Messages {
  entries: EntryDraft[];
  /** What stands before the first message. */
  before: RootContent[];
}

const DAY = String.raw`(?:(?:today|yesterday|\p{L}{3,9}day)(?:,| at)? |\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? )`;
const CLOCK = String.raw`(?<stamp>${DAY}?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)`;
const NAME = String.raw`(?<name>[\p{Lu}@][\p{L}\p{N}.'’()@_-]*(?: [\p{L}\p{N}.'’()@_-]+){0,4}?)`;
const NAME_THEN_CLOCK = new RegExp(String.raw`^${NAME}(?: APP)? +\[?${CLOCK}\]?$`, 'iu');
const CLOCK_THEN_NAME = new RegExp(String.raw`^\[${CLOCK}\] ${NAME}$`, 'iu');
/** A sign parts the name from a stamp of any form. */
const NAME_SIGN_STAMP = new RegExp(
  String.raw`^${NAME}(?: ?[\u2013\u2014] ?| ?, \[)(?<stamp>\S.*)$`,
  'iu',
);
const NAME_ALONE = new RegExp(`^${NAME}$`, 'u');
const CLOCK_ALONE = new RegExp(String.raw`^\[?${CLOCK}\]?$`, 'iu');

/** Fewer stamped lines in a message are a quotation. */
const LEAST_OF_RECAP = 3;

interface Line {
  text: string;
  /** Null for a block that is no text of lines: a list, a log. */
  inline: PhrasingContent[] | null;
  block: RootContent;
}
interface Head {
  name: string;
  stamp: string;
  /** How many lines it takes. */
  lines: 1 | 2;
  link: string | null;
}

/** The messages of a conversation; null where blocks are not at least two of them. */
export function readMessages(blocks: readonly RootContent[]): Messages | null {
  const lines = blocks
    .flatMap(linesOf)
    .filter(({ text, inline }) => inline === null || text !== '');
  const before: RootContent[] = [];
  const found: { head: Head; day: string | null; body: RootContent[] }[] = [];
  let day: string | null = null;
  for (let at = 0; at < lines.length;) {
    const head = headAt(lines, at) ?? again(lines[at]!, found.at(-1)?.head);
    const { text } = lines[at]!;
    if (head) {
      found.push({ head, day, body: [] });
      day = null;
    } else if (isDayAlone(text) && headAt(lines, at + 1)) day = text;
    else (found.at(-1)?.body ?? before).push(asBlock(lines[at]!));
    at += head?.lines ?? 1;
  }
  if (found.length < 2 || found.some(({ body }) => body.length === 0)) return null;
  // Few who talk about a timeline that one of them posted: that is the timeline.
  const recap = Math.max(...found.map(({ body }) => countStamped(body).stamped));
  if (recap >= LEAST_OF_RECAP && recap > found.length) return null;
  const entries = found.map(({ head, day, body }): EntryDraft => ({
    stamp: head.stamp,
    day,
    firstOfDay: day !== null,
    body: saidBy(head.name, body),
    source: head.link,
  }));
  return { entries, before };
}

/** "Update history" above a stamp is a title of the page. */
const PAGE_TITLE =
  /^(?:(?:update|incident|status|event) (?:history|log|timeline|updates)|updates|history|timeline|activity)$/i;

/** No status, no day, and no sentence of one's message that a clock happens to follow. */
function isName(text: string): boolean {
  if (PAGE_TITLE.test(text)) return false;
  return statusOfWords(text) === null && !/\p{Ll}{2}\.$/u.test(text) && !leadingStamp(text)?.day;
}

/** Whether a line is nothing but who and when. */
export function isMessageHead(line: string): boolean {
  const text = line.replace(/\s+/g, ' ').trim();
  return text.length <= 90 && (NAME_THEN_CLOCK.test(text) || CLOCK_THEN_NAME.test(text));
}

function linesOf(block: RootContent): Line[] {
  if (block.type !== 'paragraph') return [{ text: '', inline: null, block }];
  return inlineLines(block.children).map((line) => {
    const inline = trimInline(line);
    return { text: textOf(inline).replace(/\s+/g, ' ').trim(), inline, block };
  });
}

function headAt(lines: readonly Line[], at: number): Head | null {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line) return null;
  const link = line.inline?.find(
    (node): node is Link => node.type === 'link' && /\d/.test(textOf([node])),
  );
  const one =
    NAME_THEN_CLOCK.exec(line.text) ?? CLOCK_THEN_NAME.exec(line.text) ?? nameSignStamp(line.text);
  if (one && isName(one.groups!['name']!))
    return {
      name: one.groups!['name']!,
      stamp: one.groups!['stamp']!,
      lines: 1,
      link: link?.url ?? null,
    };
  // "Resolved" above a stamp is a page's post, and nobody's name.
  const named = next && NAME_ALONE.test(line.text) && isName(line.text);
  const clock = named ? CLOCK_ALONE.exec(next.text) : null;
  return clock ? { name: line.text, stamp: clock.groups!['stamp']!, lines: 2, link: null } : null;
}

function nameSignStamp(line: string): { groups: Record<string, string> } | null {
  const groups = line.length > 90 ? undefined : NAME_SIGN_STAMP.exec(line)?.groups;
  if (!groups) return null;
  const { name, stamp: rest } = groups as { name: string; stamp: string };
  const stamp = leadingStamp(rest);
  if (
    !isName(name) ||
    !stamp?.clock ||
    stamp.worded ||
    !/^[\s\])}:]*$/.test(rest.slice(stamp.length))
  )
    return null;
  return { groups: { name, stamp: stamp.written } };
}

/** The clock alone: the same person goes on. */
function again({ text }: Line, last: Head | undefined): Head | null {
  const clock = last ? CLOCK_ALONE.exec(text) : null;
  return clock && { ...last!, lines: 1, stamp: clock.groups!['stamp']!, link: null };
}

/**
 * A conversation as a list of its messages below each day, "10:02 AM – Ada Byron: …", to be read like any other
 * list of times; null where blocks are none.
 */
export function messagesAsList(blocks: readonly RootContent[]): RootContent[] | null {
  const messages = readMessages(blocks);
  if (!messages || messages.entries.some(({ body: [first] }) => first?.type !== 'paragraph'))
    return null;
  const lists: RootContent[] = [];
  let ofDay: { stamp: string; body: RootContent[] }[] = [];
  const close = (): void => {
    if (ofDay.length > 0) lists.push(asTimedList(ofDay));
    ofDay = [];
  };
  for (const { stamp, day, body } of messages.entries) {
    if (day !== null) {
      close();
      lists.push(paragraph(day));
    }
    ofDay.push({ stamp: stamp!, body });
  }
  close();
  return [...messages.before, ...lists];
}

/** Texts and their stamps as a list, "10:02 AM – …", to be read like any other list of times. */
export function asTimedList(
  timed: readonly { stamp: string; body: readonly RootContent[] }[],
): RootContent {
  const items = timed.map(({ stamp, body: [first, ...others] }): ListItem => {
    const lead = { type: 'text' as const, value: `${stamp} – ` };
    const line: Paragraph =
      first?.type === 'paragraph'
        ? { ...first, children: [lead, ...first.children] }
        : { type: 'paragraph', children: [lead] };
    const more = first?.type === 'paragraph' ? others : [first, ...others];
    return { type: 'listItem', spread: false, children: [line, ...(more as Paragraph[])] };
  });
  return { type: 'list', ordered: false, spread: false, children: items };
}

function asBlock({ inline, block }: Line): RootContent {
  return inline === null ? block : { type: 'paragraph', children: inline };
}

/** The name stands before the first words. */
function saidBy(name: string, body: readonly RootContent[]): RootContent[] {
  const said = { type: 'text' as const, value: `${name}: ` };
  const [first, ...others] = body;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [said, ...first.children] }, ...others]
    : [{ type: 'paragraph', children: [{ ...said, value: `${name}:` }] }, ...body];
}
