/** Markdown that Afterword wrote, as the file that a document lives in. */
import type { Postmortem } from '../document/postmortem.ts';
import { picturesBeside } from '../markdown/read-pictures.ts';
import { readOwnMarkdown } from '../markdown/read.ts';
import { toMarkdown, toMarkdownText } from '../markdown/write.ts';
import { buildReport, type ReportOptions } from '../report/report.ts';
import { changesBetween } from '../revision/compare.ts';
import { withIdsOf } from '../revision/match.ts';
import { isBookkeeping } from '../revision/bookkeeping.ts';
import type { Change } from '../revision/change.ts';
import { idsByText } from './ids.ts';
import { newLines, joined, plainText, sourceText } from './lines.ts';
import { patchedLines } from './patch.ts';
import type { WrittenFile } from './write.ts';

export type Pictures = ReadonlyMap<string, Uint8Array>;

/** @throws Error with one sentence when it is damaged */
export function readOwn(text: string, pictures: Pictures): Postmortem {
  const newId = idsByText();
  return readOwnMarkdown(text, () => newId('part'), pictures);
}

/** A document as a new Markdown file: all of it, its pictures in the file itself. */
export function newOwn(document: Postmortem): WrittenFile {
  const text = toMarkdownText(buildReport(document, { audience: 'internal', zone: '' }));
  return { text, missing: changesOf(readOwn(text, new Map()), document) };
}

function changesOf(held: Postmortem, document: Postmortem): Change[] {
  return changesBetween(held, document).filter((change) => !isBookkeeping(change));
}

/**
 * The file's text with a document in it: the lines that our writer writes otherwise than before are
 * changed in it, so that what people and formatters made of the others stays.
 */
export function writeOwn(text: string, document: Postmortem, pictures: Pictures): WrittenFile {
  const before = readOwn(text, pictures);
  // The day of the last edit would be a second changed line.
  const now = { ...withIdsOf(before, document), edited: before.edited };
  const missingIn = (written: string): Change[] => changesOf(readOwn(written, pictures), now);
  if (changesBetween(before, now).length === 0) return { text, missing: [] };
  const source = sourceText(text);
  const whole = `${plainText(source.lines)}\n`;
  const report = (of: Postmortem): string => writtenLike(whole, of, now);
  const wanted = report(now);
  const patched = patchedLines(whole, report(before), wanted);
  const [best] = [patched, wanted]
    .map((written) => ({ written, missing: missingIn(written) }))
    .toSorted((one, other) => one.missing.length - other.missing.length) as [
    { written: string; missing: Change[] },
  ];
  const lines = newLines(best.written.replace(/\n$/, ''), source.end);
  return { text: joined({ mark: source.mark, lines }), missing: best.missing };
}

/** A document written for whom, in the form and with its pictures where, the file was. */
function writtenLike(file: string, document: Postmortem, now: Postmortem): string {
  const forEveryone = /^audience: ["']?everyone["']?[ \t]*$/m.test(file);
  const options: ReportOptions = {
    zone: '',
    audience: forEveryone && !hasInternal(now) ? 'everyone' : 'internal',
    brief: /^<!-- pm:appendix\b/m.test(file),
  };
  const [beside] = picturesBeside(file);
  const folder = beside?.includes('/') ? beside.slice(0, beside.lastIndexOf('/')) : null;
  return toMarkdown(buildReport(document, options), { folder }).text;
}

function hasInternal({ sections, timeline }: Postmortem): boolean {
  return [...sections, ...timeline].some(({ audience }) => audience === 'internal');
}
