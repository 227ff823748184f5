/** Reviews of our Markdown: the file changed, or a patch of it. */
import { applyPatch, parsePatch, type StructuredPatch } from 'diff';
import { newThread, threadsOf, withThread } from '../../comments/threads.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { dressedForReview } from '../../export/review/in-text.ts';
import { forReview } from '../../export/review/outgoing.ts';
import { FileProblem } from '../../files/source-file.ts';
import { fingerprint } from '../../markdown/format.ts';
import { readOwnMarkdown } from '../../markdown/read.ts';
import { toMarkdownText } from '../../markdown/write.ts';
import { buildReport } from '../../report/report.ts';
import { remarksBetween } from '../between.ts';
import { reviewDate } from '../date.ts';
import { shortened } from '../edits.ts';
import type { ReadOptions, Remark, Review } from '../model.ts';
import { withMarksOf, withoutMarks } from './restored-marks.ts';

/** A changed file, with or without the ids in its comments. @throws FileProblem */
export function readReviewedMarkdown(
  name: string,
  text: string,
  document: Postmortem,
  options: ReadOptions,
): Review {
  const base = options.base ?? document;
  const theirs = opened(name, withMarksOf(sentMarkdown(base), text), options);
  // What Markdown cannot say of a document it must not seem to have changed.
  const plain = asMarkdown(base, options);
  return {
    file: name,
    format: 'markdown',
    base,
    carriesBase: false,
    revision: theirs.revision,
    remarks: remarksBetween(plain, theirs, { author: '', date: '' }),
    formatting: 0,
    warnings: [],
  };
}

/** The document as it is after a way through Markdown. */
function asMarkdown(base: Postmortem, { newId }: ReadOptions): Postmortem {
  return readOwnMarkdown(markdownOf(base), newId);
}

function markdownOf(base: Postmortem): string {
  return toMarkdownText(buildReport(base, { audience: 'internal', zone: '' }));
}

/** As it goes out for review: with a line and a list that are no part of the document. */
function sentMarkdown(base: Postmortem): string {
  const about = { in: 'document', part: '' } as const;
  const any = newThread('any', about, { author: '', date: '', text: '' });
  const said = threadsOf(base).length > 0 ? base : withThread(base, any);
  const report = buildReport(base, { audience: 'internal', zone: '' });
  return toMarkdownText(dressedForReview(forReview(report, said), 'md'));
}

function opened(name: string, text: string, { newId }: ReadOptions): Postmortem {
  try {
    return readOwnMarkdown(withoutLostTrack(text), newId);
  } catch (error) {
    const sentence = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new FileProblem(
      name,
      `This Markdown was exported by Afterword and then damaged (${sentence}). ` +
        'Mend its first lines, or bring in a patch of it instead.',
    );
  }
}

/** Without its comment, the picture of the incident is a picture that the document does not have. */
function withoutLostTrack(text: string): string {
  return text.includes('<!-- pm:track') ? text : text.replace(/^!\[[^\n]*\]\[track\]$/m, '');
}

/** True for a unified diff, with or without the head of a mail or of Git. */
export function isPatch(text: string): boolean {
  return /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/m.test(text) && /^--- \S/m.test(text);
}

/** How far from its line numbers, and with how many lines changed around, a hunk is still found. */
const FUZZ = 2;

/**
 * A patch of our Markdown (`git diff`, `git format-patch`, diff -u). What no longer applies has no
 * place, and keeps its words.
 * @throws FileProblem
 */
export function readPatch(
  name: string,
  text: string,
  document: Postmortem,
  options: ReadOptions,
): Review {
  const base = options.base ?? document;
  const patches = parsed(name, text);
  const by = authorOf(text);
  const hunks = patches.flatMap((patch) =>
    patch.hunks.map((hunk) => ({ ...patch, hunks: [hunk] })),
  );
  const { before, after, lost } = bestPatched(base, hunks);
  return {
    file: name,
    format: 'markdown',
    base,
    carriesBase: false,
    revision: '',
    remarks: [
      ...(after === before
        ? []
        : remarksBetween(readOwnMarkdown(before, options.newId), opened(name, after, options), by)),
      ...lost.map((patch) => lostHunk(patch.hunks[0]!.lines, by)),
    ],
    formatting: 0,
    warnings: [],
  };
}

/** The form of the file that most hunks fit: as it is, or for review, or without its marks. */
function bestPatched(
  base: Postmortem,
  hunks: readonly StructuredPatch[],
): { before: string; after: string; lost: StructuredPatch[] } {
  let best: { before: string; after: string; lost: StructuredPatch[] } | null = null;
  for (const textOf of [markdownOf, sentMarkdown])
    for (const isBare of [false, true]) {
      const before = textOf(base);
      const { text, lost } = patched(isBare ? withoutMarks(before) : before, hunks);
      if (!best || lost.length < best.lost.length)
        best = { before, after: isBare ? withMarksOf(before, text) : text, lost };
      if (best.lost.length === 0) return best;
    }
  return best!;
}

/** The text with all hunks that fit, and those that do not. */
function patched(
  text: string,
  hunks: readonly StructuredPatch[],
): { text: string; lost: StructuredPatch[] } {
  const lost: StructuredPatch[] = [];
  let now = text;
  for (const hunk of hunks) {
    const applied = applyPatch(now, hunk, { fuzzFactor: FUZZ, autoConvertLineEndings: true });
    if (applied === false) lost.push(hunk);
    else now = applied;
  }
  return { text: now, lost };
}

function parsed(name: string, text: string): StructuredPatch[] {
  try {
    return parsePatch(text.replace(/\r\n?/g, '\n'));
  } catch {
    throw new FileProblem(
      name,
      'The patch is damaged: its lines are not as many as its heads say. Make it anew with “git diff” or “diff -u”.',
    );
  }
}

function lostHunk(lines: readonly string[], by: { author: string; date: string }): Remark {
  const changed = lines.filter((line) => /^[-+]/.test(line));
  const around =
    lines.find((line) => line.startsWith(' ') && line.trim() !== '') ?? changed[0] ?? '';
  return {
    about: null,
    comments: [{ ...by, text: changed.join('\n') }],
    resolved: false,
    key: `hunk ${fingerprint(lines.join('\n'))}`,
    where: `in the patch, at “${shortened(around.slice(1))}”`,
  };
}

/** Of a patch that was made to be mailed. */
function authorOf(text: string): { author: string; date: string } {
  const head = text.slice(0, text.search(/^--- \S/m));
  const from = /^From: (.{1,200})$/m.exec(head)?.[1] ?? '';
  const date = /^Date: (.{1,60})$/m.exec(head)?.[1] ?? '';
  const at = Date.parse(date);
  return {
    author: nameIn(from),
    date: Number.isNaN(at) ? '' : reviewDate(new Date(Number(at)).toISOString()),
  };
}

/** `Ada Holm <ada@example.org>`: the name. */
function nameIn(from: string): string {
  const address = from.trim().endsWith('>') ? from.lastIndexOf('<') : -1;
  const name = (address > 0 ? from.slice(0, address) : from).trim();
  return name.replace(/^"(.*)"$/, '$1');
}
