/** Any reviewed file → its remarks: by its bytes first, by its name where those leave it open. */
import type { Postmortem } from '../document/postmortem.ts';
import { LISTS, type Part } from '../revision/change.ts';
import { openPostmortem } from '../file-format/open.ts';
import { decodeText, LARGEST_FILE } from '../files/decode.ts';
import { FileProblem, problemOf } from '../files/source-file.ts';
import { isZip } from '../files/unpack.ts';
import { isMail } from '../import/text/mail-signs.ts';
import { isOwnMarkdown } from '../markdown/read.ts';
import type { ReadOptions, Review, ReviewedFile } from './model.ts';
import { reviewOfCopy } from './postmortem.ts';

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a reviewed file of any kind for a document.
 * @throws FileProblem with one sentence: a file that cannot be read, or one of another document
 */
export async function readReview(
  file: ReviewedFile,
  document: Postmortem,
  options: ReadOptions,
): Promise<Review> {
  try {
    const review = await read(file, document, options);
    if (review.carriesBase) refuseOther(file.name, review.base, document);
    return review;
  } catch (error) {
    throw problemOf(file.name, error);
  }
}

async function read(
  file: ReviewedFile,
  document: Postmortem,
  options: ReadOptions,
): Promise<Review> {
  const { name, bytes } = file;
  if (isOpenDocument(bytes))
    throw new FileProblem(
      name,
      'This is an OpenDocument file. Save it as .docx, with its comments and recorded changes, and bring that in.',
    );
  if (isZip(bytes)) {
    const { readReviewedDocx } = await import('./docx/read.ts');
    return readReviewedDocx(file, document, options);
  }
  if (isPdf(bytes)) {
    const { readReviewedPdf } = await import('./pdf/read.ts');
    return readReviewedPdf(file, document, options);
  }
  if (OLD_OFFICE.every((byte, at) => bytes[at] === byte))
    throw new FileProblem(
      name,
      'The file is an old Word file, or one with a password. Save it as .docx without a password, and bring that in.',
    );
  if (isMail(bytes)) {
    const { readReviewedMail } = await import('./text/mail.ts');
    return readReviewedMail(file, document, options);
  }
  const decoded = decodeText(bytes, LARGEST_FILE);
  if (!decoded.ok) throw new FileProblem(name, `The file ${decoded.problem}`);
  return readText(name, decoded.text.replace(/^\uFEFF/, ''), document, options);
}

async function readText(
  name: string,
  text: string,
  document: Postmortem,
  options: ReadOptions,
): Promise<Review> {
  if (/^\s*\{/.test(text)) {
    const opened = openPostmortem(text);
    if (!opened.ok) throw new FileProblem(name, opened.problem);
    refuseOther(name, opened.document, document);
    return reviewOfCopy(name, opened.document, document, options);
  }
  const { isPatch, readPatch, readReviewedMarkdown } = await import('./text/markdown.ts');
  if (isOwnMarkdown(text)) return readReviewedMarkdown(name, text, document, options);
  if (isPatch(text)) return readPatch(name, text, document, options);
  const { answersReview } = await import('./text/mail.ts');
  const review = answersReview(
    name,
    text,
    options.base ?? document,
    { author: '', date: '' },
    'mail',
  );
  if (!review.remarks.some(({ about }) => about?.words))
    throw new FileProblem(
      name,
      'This is no review of a report: it has no quoted lines of it with answers between, and is no ' +
        'patch. Bring in the reviewed Word, PDF, Markdown or mail file.',
    );
  return review;
}

/** Such a ZIP begins with what it is, unpacked (OpenDocument 1.3, part 2, 3.3). */
function isOpenDocument(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(30, 120));
  return isZip(bytes) && start.startsWith('mimetypeapplication/vnd.oasis.opendocument');
}

function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1_024)).includes('%PDF-');
}

/** A file that carries another document is a review of that one. */
function refuseOther(file: string, theirs: Postmortem, document: Postmortem): void {
  if (theirs.id === document.id) return;
  const ids = new Set(LISTS.flatMap((list) => document[list].map(({ id }) => id)));
  const parts = LISTS.flatMap((list): readonly Part[] => theirs[list]);
  const shared = parts.filter(({ id }) => ids.has(id)).length;
  const also = shared === 0 ? '' : ` (${shared} of its ${parts.length} parts are in this one too)`;
  throw new FileProblem(
    file,
    `This is a review of another document, “${theirs.title || 'untitled'}”${also}. ` +
      'Open that document, and bring the file in there.',
  );
}
