/** What stands above the first notice of a status page: its menus, its title, whose page it is. */
import type { PhrasingContent } from 'mdast';
import { inlineOf } from '../understand/inline-of.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { Notice } from './split-notices.ts';
import { statusOf, takeStatus } from './status-word.ts';

const REPORT_FOR =
  /^\s*(?:Incident Report for|Scheduled Maintenance Report for|Maintenance Report for)\s+(\S.*?)(?<!\s)\s*$/i;

/** The title and "Incident Report for …", which stand above the first notice. */
export function takeHead(lines: string[]): {
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
export function takePreface(
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
