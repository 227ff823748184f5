/** A mail that quotes the report, with answers between. */
import PostalMime from 'postal-mime';
import type { Postmortem } from '../../document/postmortem.ts';
import { FileProblem } from '../../files/source-file.ts';
import { plainText } from '../../prose/text.ts';
import { readHtml } from '../../prose/html/read.ts';
import { reviewDate } from '../date.ts';
import type { ReadOptions, Review, ReviewedFile } from '../model.ts';
import { remarksOfAnswers } from './answers.ts';

/** Parts within parts: more than any forward of a forward. */
const DEEPEST = 30;

/** @throws FileProblem */
export async function readReviewedMail(
  { name, bytes }: ReviewedFile,
  document: Postmortem,
  { base = document }: ReadOptions,
): Promise<Review> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST }).catch(() => {
    throw new FileProblem(
      name,
      'The mail is damaged: its parts cannot be told apart. ' +
        'Open it in a mail program, and save it again or copy its text.',
    );
  });
  const text = mail.text?.trim() || plainText(readHtml(mail.html ?? '').prose);
  const date = mail.date ? reviewDate(mail.date) : '';
  const author = mail.from ? mail.from.name || mail.from.address || '' : '';
  return answersReview(name, text, base, { author, date }, 'mail');
}

/** Text with quoted lines and answers, from a mail or pasted. */
export function answersReview(
  file: string,
  text: string,
  base: Postmortem,
  by: { author: string; date: string },
  format: string,
): Review {
  return {
    file,
    format,
    base,
    carriesBase: false,
    revision: '',
    remarks: remarksOfAnswers(text.replace(/\r\n?/g, '\n'), base, by),
    formatting: 0,
    warnings: [],
  };
}
