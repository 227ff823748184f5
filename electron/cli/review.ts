import { counted } from '../../core/prose/counted.ts';
import { basename } from 'node:path';
import type { CommentThread } from '../../core/document/comments.ts';
import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { FileProblem } from '../../core/files/source-file.ts';
import { bringIn } from '../../core/review/bring-in.ts';
import { shortened } from '../../core/review/edits.ts';
import type { Review, ReviewedFile } from '../../core/review/model.ts';
import { readReview } from '../../core/review/read-review.ts';
import { LISTS, type Change, type Part } from '../../core/revision/change.ts';
import { describeChange, partLabel } from '../../core/revision/describe.ts';
import type { Arguments } from './arguments.ts';
import { readBytes, readPostmortemText, writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/** Kept versions that are looked at for the one that a file without its base came from. */
const MOST_VERSIONS = 20;

/**
 * `afterword review DOC REVIEWED...`: what reviewers said and changed, as threads of the document,
 * written to DOC or to `-o`. Every file is read before anything is written.
 */
export async function reviewCommand({ files, output }: Arguments, io: CliIo): Promise<number> {
  const [file, ...reviewed] = files;
  if (file === undefined || reviewed.length === 0)
    throw new CliProblem(
      '',
      'Name the document and the reviewed files: afterword review DOC REVIEWED... [-o FILE.postmortem].',
    );
  const { document, isMarkdown } = await readPostmortemText(file, io);
  if (isMarkdown && output === undefined)
    throw new CliProblem(
      file,
      'Markdown has no place for comments. Name a file for the result with -o FILE.postmortem.',
    );
  const reviews: Review[] = [];
  for (const path of reviewed) reviews.push(await reviewOf(path, document, io));
  const { document: now, added, unplaced, known } = bringIn(document, reviews, randomIds());
  const isNew = now !== document;
  const toOutput = output === '-';
  const say = toOutput ? io.err : io.out;
  for (const review of reviews) {
    say(`${headOf(review)}\n`);
    for (const warning of review.warnings) io.err(`afterword: ${review.file}: ${warning}\n`);
  }
  for (const thread of added) say(`${lineOf(thread, now)}\n`);
  say(
    `${counted(added.length, 'thread')} brought in, ${unplaced.length} of them without a place; ` +
      `${known} known already\n`,
  );
  if (toOutput) io.out(toCanonicalJson(now));
  else if (isNew || output !== undefined)
    await writeResult(output ?? file, Buffer.from(toCanonicalJson(now)), io);
  return unplaced.length > 0 ? EXIT.problems : EXIT.clean;
}

async function reviewOf(path: string, document: Postmortem, io: CliIo): Promise<Review> {
  const file: ReviewedFile = { name: basename(path), bytes: await readBytes(path, io) };
  try {
    const review = await readReview(file, document, { newId: randomIds() });
    const isText = review.format === 'mail' || review.format === 'pdf';
    return review.carriesBase || isText ? review : await nearestReview(file, review, document, io);
  } catch (error) {
    if (error instanceof FileProblem) throw new CliProblem(path, error.message);
    throw error;
  }
}

/** The same by the kept version that it differs least from: the one that it was made of. */
async function nearestReview(
  file: ReviewedFile,
  found: Review,
  document: Postmortem,
  io: CliIo,
): Promise<Review> {
  let best = found;
  const versions = await io.history.list(document.id).catch(() => []);
  for (const { id, damaged } of versions.slice(0, MOST_VERSIONS)) {
    if (best.remarks.length === 0) break;
    const text = damaged ? null : await io.history.read(document.id, id).catch(() => null);
    const opened = text === null ? null : openPostmortem(text);
    if (!opened?.ok) continue;
    const review = await readReview(file, document, { newId: randomIds(), base: opened.document });
    if (review.remarks.length < best.remarks.length) best = review;
  }
  return best;
}

function headOf({ file, revision, remarks, formatting }: Review): string {
  const version = revision === '' ? '' : ` (version ${revision})`;
  const form = formatting === 0 ? '' : `, ${counted(formatting, 'change')} of form left out`;
  return `${file}${version}: ${counted(remarks.length, 'remark')}${form}`;
}

/** Where, what, and who says so. */
function lineOf(thread: CommentThread, document: Postmortem): string {
  const { comments, unplaced, state } = thread;
  const who = [...new Set(comments.map(({ author }) => author))].filter(Boolean).join(', ');
  const said = comments
    .map(({ text }) => shortened(text, 100))
    .filter(Boolean)
    .join(' / ');
  const what = [proposalOf(thread, document), said].filter(Boolean).join(': ');
  const ended = state === 'open' ? '' : ` (${state})`;
  const place = unplaced === undefined ? placeOf(thread, document) : `not placed: ${unplaced}`;
  return `  ${place}: ${what || 'marked'}${who === '' ? '' : `, says ${who}`}${ended}`;
}

function placeOf({ about, suggestion }: CommentThread, document: Postmortem): string {
  const list = LISTS.find((one) => one === about.in);
  const part = list && (document[list] as readonly Part[]).find(({ id }) => id === about.part);
  const label = part ? partLabel(part) : 'the document';
  const words = about.words?.exact ?? '';
  return suggestion?.kind === 'words' || words === '' ? label : `${label}, “${shortened(words)}”`;
}

function proposalOf({ about, suggestion }: CommentThread, document: Postmortem): string {
  if (!suggestion) return '';
  if (suggestion.kind === 'words') {
    const [old, now] = [about.words?.exact ?? '', suggestion.words].map((text) => shortened(text));
    if (old === '') return `put in “${now}”`;
    return now === '' ? `take out “${old}”` : `“${old}” → “${now}”`;
  }
  const change = suggestion.change as Change;
  return describeChange(change, (list, id) => {
    const part = (document[list] as readonly Part[]).find((one) => one.id === id);
    return part ? partLabel(part) : id;
  });
}
