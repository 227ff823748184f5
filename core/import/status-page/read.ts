/**
 * Text copied from a status page: notices, each with a status word (or none) above it and a `Posted
 * …` line below it, newest first; the postmortem, if there is one, is the newest of them.
 */
import type { PhrasingContent } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { UpdateStatus } from '../../document/postmortem.ts';
import { paragraph } from '../../prose/build.ts';
import { linkTargets, textOf } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { readTime } from '../../time/read-time.ts';
import { plain } from '../../time/tokens.ts';
import { inlineOf } from '../understand/inline-of.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { statusAbroad } from './words.ts';
import { emptySource, type Source, type SourceUpdate } from '../model/source.ts';

const STATUS: readonly [UpdateStatus, RegExp][] = [
  ['postmortem', /^(post[- ]?mortem|rca|root cause analysis|incident report)$/i],
  ['resolved', /^resolved$/i],
  ['monitoring', /^monitoring$/i],
  ['identified', /^identified$/i],
  ['investigating', /^investigating$/i],
  ['update', /^updated?$/i],
  ['scheduled', /^scheduled( maintenance)?$/i],
  ['other', /^(in[- ]progress|verifying|completed|cancell?ed|maintenance|exempt)$/i],
];

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?';
/** `Aug 09, 2017 - 17:15 MDT`, `Mar 24, 09:32 CET`, also cut short: `Jul 02, 20`. */
const PAGE_STAMP = [
  `${MONTH} \\d{1,2},?(?: \\d{1,4},?)?`,
  '(?: ?[-\u2013\u2014]? ?\\d{1,2}[:.]\\d{2}(?: ?[AaPp][Mm])?(?: [A-Z][A-Za-z/_+0-9:-]{0,20})?)?',
].join('');
/** "about 2 years ago." */
const AGO = '(?:(?:over|about|almost|less than|an?)\\s*)?(?!\\s)[\\w ]{1,20}\\bago\\b[.,]?\\s*';
const POSTED = new RegExp(`^\\s*Posted\\b:?\\s*(?:${AGO})?(?:(${PAGE_STAMP})\\s*)?$`, 'i');
const POSTED_AT_END = new RegExp(
  `^(.*\\S)\\s*\\bPosted\\s+(?:[\\w ]{1,25}\\bago\\b[.,]?\\s*)?(${PAGE_STAMP})\\s*$`,
);
/** In a page's history and in its mails the stamp stands alone below its notice. */
const BARE_STAMP = new RegExp(
  `^\\s*(${MONTH} \\d{1,2},?(?: \\d{4},?)? ?[-\u2013\u2014]? ?\\d{1,2}:\\d{2} ?(?:[AaPp][Mm] ?)?[A-Z]{1,5})\\s*$`,
);
const REPORT_FOR =
  /^\s*(?:Incident Report for|Scheduled Maintenance Report for|Maintenance Report for)\s+(\S.*?)(?<!\s)\s*$/i;
const AFFECTED = new RegExp(
  joinedLines`
    ^\s*(?:This (?:incident|scheduled maintenance|maintenance)|The incident) affect(?:ed
    |s):?\s*(\S.*?)(?:\.|(?<!\s))\s*$
  `,
  'i',
);

/** The status that a line names when it is nothing but a status word. */
export function statusOf(line: string): UpdateStatus | null {
  const word = wordOf(line);
  return STATUS.find(([, pattern]) => pattern.test(word))?.[0] ?? statusAbroad(word);
}

/** How many notices a text has that are stamped the status page's way. */
export function countPostedLines(text: string): number {
  const lines = text.split('\n');
  const signed = lines.filter((line) => signedStamp(line) !== null).length;
  return (
    lines.filter((line) => isPosted(line) || BARE_STAMP.test(plain(line))).length +
    (signed >= 2 ? signed : 0)
  );
}

/** "Updated by Ada Berg on 13th Jul 2017 @ 11:35am" below a notice: the stamp, or null. */
function signedStamp(line: string): string | null {
  const after =
    /^\s*(?:Posted|Updated|Update posted)\s+(?:by\s+\S.{0,40}?\s+)?(?:on|at)\s+(?=\S)/.exec(line);
  const stamp = after ? leadingStamp(line.slice(after[0].length)) : null;
  return stamp?.clock && stamp.day && after![0].length + stamp.length >= line.trimEnd().length
    ? stamp.written
    : null;
}

/** A status line without the marks around its word. */
function wordOf(line: string): string {
  return line
    .replace(/^[\s*_#[(]+/, '')
    .replace(/(?<![\s*_\]):\u2013\u2014-])[\s*_\]):\u2013\u2014-]+$/, '');
}

interface Notice {
  lines: string[];
  stamp: string | null;
}

/** Reads the text of a status page. */
export function readStatusPage(text: string): Source {
  const source = emptySource('status-page');
  const { notices, trailer } = splitNotices(text.split(/\r\n?|\n/));
  const head = takeHead(notices[0]?.lines ?? []);
  source.title = head.title;
  if (head.titleLine !== null)
    source.unsorted.push({ type: 'paragraph', children: inlineOf(head.titleLine.trim()) });
  source.organization = textOf(head.organization);
  // A field is plain text; the address that the name was linked to is kept.
  if (head.organization.flatMap(linkTargets).length > 0)
    source.unsorted.push({ type: 'paragraph', children: head.organization });
  if (notices[0]) {
    const { preface, rest } = takePreface(head.rest, notices.slice(1));
    notices[0].lines = rest;
    source.unsorted.push(...plainBlocks(preface.join('\n'), { headings: false }));
  }

  const read = notices.map((notice) => ({ ...takeStatus(notice.lines), stamp: notice.stamp }));
  const labelled = read.filter(({ status }) => status !== null).length;
  const report = reportIndex(read);
  read.forEach(({ status, word, lines, stamp }, index) => {
    if (index === report) {
      source.body = plainBlocks(lines.join('\n'), { headings: true });
      source.updates.push({
        status: status ?? (labelled > 0 ? 'postmortem' : 'update'),
        stamp,
        body: [],
      });
    } else {
      const body = plainBlocks(lines.join('\n'), { headings: false });
      // "Verifying" is more than `other` says: the word stays below the text.
      if (status === 'other')
        body.push({
          type: 'paragraph',
          children: [{ type: 'emphasis', children: [{ type: 'text', value: word }] }],
        });
      source.updates.push({ status: status ?? 'update', stamp, body } satisfies SourceUpdate);
    }
  });
  readTrailer(trailer, source);
  return source;
}

/** A stamp alone on its line, as written, whatever kinds of spaces it has. */
function bareStamp(line: string): string | null {
  const match = BARE_STAMP.exec(plain(line));
  const from = match ? match[0].indexOf(match[1]!) : 0;
  return match && line.slice(from, from + match[1]!.length);
}

function isPosted(line: string): boolean {
  const match = POSTED.exec(plain(line));
  return match !== null && (match[1] !== undefined || /\bago\b/i.test(line));
}

/** Cuts the text below each stamp. What follows the last stamp is the trailer. */
function splitNotices(lines: readonly string[]): { notices: Notice[]; trailer: string[] } {
  const notices: Notice[] = [];
  const bareStamps = !lines.some(isPosted);
  if (bareStamps && stampsLead(lines)) return noticesBelowStamps(lines);
  const signed = bareStamps && lines.filter((line) => signedStamp(line) !== null).length >= 2;
  let current: string[] = [];
  for (const line of lines) {
    const atEnd = isPosted(line) ? null : POSTED_AT_END.exec(line);
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

/** Who signed the notice is a word of the page: the line stays below the text without its stamp. */
function signedNotice(lines: readonly string[], line: string): Notice {
  const stamp = signedStamp(line)!;
  return { lines: [...lines, '', line.slice(0, line.indexOf(stamp)).trim()], stamp };
}

/** The title and "Incident Report for …", which stand above the first notice. */
function takeHead(lines: string[]): {
  title: string;
  titleLine: string | null;
  organization: PhrasingContent[];
  rest: string[];
} {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const reportFor = filled.slice(0, MOST_HEAD).find((index) => REPORT_FOR.test(lines[index]!));
  const organization =
    reportFor === undefined ? [] : inlineOf(REPORT_FOR.exec(lines[reportFor]!)![1]!);
  const first = titleLine(lines, filled, reportFor);
  const isTitle =
    first !== undefined &&
    statusOf(lines[first]!) === null &&
    (reportFor !== undefined || looksLikeTitle(lines, first, filled));
  const taken = new Set([reportFor, isTitle ? first : undefined]);
  // A page's title is often a link to itself, with "Subscribe" beside it; the line is kept as well
  // then.
  const linked =
    first !== undefined && isTitle
      ? /^\s*\[([^\]]+)\]\([^)]*\)/.exec(lines[first]!)?.[1]
      : undefined;
  const line = first !== undefined && isTitle ? lines[first]! : '';
  return {
    title: (linked ?? line).trim(),
    titleLine: linked === undefined ? null : line,
    organization,
    rest: lines.filter((_, index) => !taken.has(index)),
  };
}

/** How bad it was, which pages show below the title. */
const IMPACT =
  /^\W*(?:major|minor|critical|partial|full|no)\b[ -]?(?:outage|incident|impact|disruption)?\W*$/i;
/** A page that was copied by mouse has its menus above its title. */
const MOST_HEAD = 24;

/** The line right above "Incident Report for …", or below it where it is the first; else the first. */
function titleLine(
  lines: readonly string[],
  filled: readonly number[],
  reportFor: number | undefined,
): number | undefined {
  const others = filled.filter((index) => index !== reportFor);
  if (reportFor === undefined) return others[0];
  return (
    others.filter((index) => index < reportFor && !IMPACT.test(lines[index]!)).at(-1) ?? others[0]
  );
}

function looksLikeTitle(
  lines: readonly string[],
  first: number,
  filled: readonly number[],
): boolean {
  const line = lines[first]!.trim();
  if (line.length > 150 || /[.:]$/.test(line) || kindOfTitle(line) !== null) return false;
  const second = filled[filled.indexOf(first) + 1];
  if (second === undefined) return false;
  // Right above running text only a short line without a full stop is a title.
  const below = lines[second]!.trim();
  const overText =
    line.length <= 80 &&
    /^\p{Lu}/u.test(line) &&
    !/[.!?]$/.test(line) &&
    below.length > 2 * line.length &&
    /[.!?]$/.test(below);
  return second > first + 1 || overText || takeStatus(lines.slice(second)).status !== null;
}

/**
 * In a page's history, month and incident's name stand above the first status word; where all other
 * notices begin with one, so does the first.
 */
function takePreface(
  lines: readonly string[],
  others: readonly Notice[],
): { preface: string[]; rest: string[] } {
  const labelled =
    others.length > 0 && others.every((notice) => takeStatus(notice.lines).status !== null);
  const start =
    labelled && takeStatus(lines).status === null
      ? lines.findIndex((_, index) => takeStatus(lines.slice(index, index + 1)).status !== null)
      : 0;
  const preface = lines.slice(0, Math.max(0, start));
  const filled = preface.filter((line) => line.trim() !== '');
  // More of them are a page's menus, which have no sentences.
  return filled.length <= 4 || (filled.length <= MOST_HEAD && filled.every(isOfMenu))
    ? { preface, rest: lines.slice(preface.length) }
    : { preface: [], rest: [...lines] };
}

function isOfMenu(line: string): boolean {
  return line.length < 80 && !/[.!?]\s*$/.test(line);
}

/** The status word on a notice's first line, alone or before a dash. */
function takeStatus(lines: readonly string[]): {
  status: UpdateStatus | null;
  word: string;
  lines: string[];
} {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return { status: null, word: '', lines: [...lines] };
  const alone = statusOf(lines[first]!);
  if (alone) return { status: alone, word: wordOf(lines[first]!), lines: lines.slice(first + 1) };
  const dashed = /^\s*\**([A-Z][A-Za-z ]{3,20})\**\s*[-\u2013\u2014:]\s+(?=\S)/.exec(lines[first]!);
  const status = dashed ? statusOf(dashed[1]!) : null;
  return status
    ? {
        status,
        word: wordOf(dashed![1]!),
        lines: [lines[first]!.slice(dashed![0].length), ...lines.slice(first + 1)],
      }
    : { status: null, word: '', lines: [...lines] };
}

/**
 * Which notice is the postmortem: the one that says so; else a first notice without a status word
 * where the others have one, or that is laid out in sections, or that is far longer than any other.
 */
function reportIndex(
  notices: readonly {
    status: UpdateStatus | null;
    stamp: string | null;
    lines: readonly string[];
  }[],
): number {
  const words = (lines: readonly string[]) => lines.join(' ').trim().split(/\s+/).length;
  const named = notices.findIndex(({ status }) => status === 'postmortem');
  // "Read details" is a link to the postmortem, not the postmortem.
  if (named !== -1) return words(notices[named]!.lines) > 8 ? named : -1;
  const [first, ...others] = notices;
  if (!first || first.status !== null || runsOldestFirst(notices.map(({ stamp }) => stamp)))
    return -1;
  if (others.some(({ status }) => status !== null)) return 0;
  const titles = plainBlocks(first.lines.join('\n'), { headings: true }).filter(
    ({ type }) => type === 'heading',
  ).length;
  if (titles >= 2) return 0;
  return words(first.lines) > 120 &&
    words(first.lines) > 2 * Math.max(0, ...others.map(({ lines }) => words(lines)))
    ? 0
    : -1;
}

/** A log that is written downwards has its postmortem, if any, at its end. */
function runsOldestFirst(stamps: readonly (string | null)[]): boolean {
  const read = (stamp: string | null | undefined) =>
    stamp ? (readTime(stamp, { zone: 'UTC', date: null, year: 2000 }).time.instant ?? '') : '';
  const [first, last] = [read(stamps[0]), read(stamps.at(-1))];
  return first !== '' && last !== '' && first < last;
}

/**
 * After the last notice: the affected components, and the page's own furniture; or a report that
 * was written below the notices.
 */
function readTrailer(lines: readonly string[], source: Source): void {
  const rest: string[] = [];
  for (const line of lines) {
    const affected = AFFECTED.exec(line);
    if (!affected || source.services.length > 0) {
      rest.push(line);
      continue;
    }
    // Group names ("Integrations") are no components, so the sentence itself is kept too.
    source.services = componentsOf(affected[1]!);
    source.unsorted.push(paragraph(line.trim()));
  }
  const blocks = plainBlocks(rest.join('\n'), { headings: true });
  const report = blocks.findIndex(
    (block) => block.type === 'heading' && kindOfTitle(inlineText(block)) !== null,
  );
  const furniture =
    report === -1 ? plainBlocks(rest.join('\n'), { headings: false }) : blocks.slice(0, report);
  source.unsorted = [...source.unsorted, ...furniture];
  if (report !== -1) source.body = [...source.body, ...blocks.slice(report)];
}

/** `A (b, c and d), E and F` -> b, c, d, E, F: a group's name stands for its components. */
export function componentsOf(text: string): string[] {
  const services: string[] = [];
  let group = '';
  let depth = 0;
  let inner = '';
  for (const letter of text) {
    if (letter === '(' && depth++ === 0) continue;
    if (letter === ')' && --depth === 0) {
      services.push(...names(withoutJoint(group)).slice(0, -1), ...names(inner));
      group = '';
      inner = '';
    } else if (depth > 0) inner += letter;
    else group += letter;
  }
  services.push(...names(withoutJoint(inner === '' ? group : `${group} (${inner}`)));
  return services;
}

function withoutJoint(list: string): string {
  return list.replace(/^\s*(?:,\s*)?(?:and\b)?\s*/, '');
}

/**
 * The names of an English list. Only its last "and" parts names: "Search and Reports, Mail and
 * Chat" are three.
 */
function names(list: string): string[] {
  const parts = list.split(/,\s*(?:and\s+)?/);
  const last = /^(.*\S)\s+and\s+(\S[^]*)/.exec(parts.at(-1)!);
  return [...parts.slice(0, -1), ...(last ? [last[1]!, last[2]!] : [parts.at(-1)!])]
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
