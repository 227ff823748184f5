/**
 * Text copied from a status page: notices, each with a status word (or none) above it and a `Posted
 * …` line below it, newest first; the postmortem, if there is one, is the newest of them.
 */
import { joinedLines } from '../../prose/joined-lines.ts';
import type { UpdateStatus } from '../../document/postmortem.ts';
import { paragraph } from '../../prose/build.ts';
import { linkTargets, textOf } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { readTime } from '../../time/read-time.ts';
import { inlineOf } from '../understand/inline-of.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { emptySource, type Source, type SourceUpdate } from '../model/source.ts';
import { componentsOf } from './components.ts';
import { takeHead, takePreface } from './page-head.ts';
import { splitNotices } from './split-notices.ts';
import { takeStatus } from './status-word.ts';

const AFFECTED = new RegExp(
  joinedLines`
    ^\s*(?:This (?:incident|scheduled maintenance|maintenance)|The incident) affect(?:ed
    |s):?\s*(\S.*?)(?:\.|(?<!\s))\s*$
  `,
  'i',
);

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
