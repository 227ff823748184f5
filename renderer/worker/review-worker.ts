/** The thread behind reviewer.ts. */
import { z } from 'zod';
import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { FileProblem } from '../../core/files/source-file.ts';
import { bringIn } from '../../core/review/bring-in.ts';
import type { Review, ReviewedFile } from '../../core/review/model.ts';
import { readReview } from '../../core/review/read-review.ts';
import { whatChecksSay } from '../../core/review/settle.ts';
import type { BroughtBack, FromReviewWorker, ToReviewWorker } from './reviewer.ts';

// zod would try to compile its schemas with `new Function`, which the page's CSP refuses.
z.config({ jitless: true });

const post = (message: FromReviewWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToReviewWorker>) => {
  answer(data).then(post, (error: unknown) =>
    post({
      id: data.id,
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    }),
  );
});

async function answer(question: ToReviewWorker): Promise<FromReviewWorker> {
  const { id, document } = question;
  switch (question.kind) {
    case 'bring-in':
      return { id, kind: 'bring-in', value: await broughtBack(document, question.files) };
    case 'ofDocument':
      return { id, kind: 'ofDocument', value: await reviewsOfDocument(document, question.files) };
    case 'after': {
      const found = whatChecksSay(document, question.thread, { now: new Date().toISOString() });
      return { id, kind: 'after', value: found.map(({ message }) => message) };
    }
  }
}

/** One file that cannot be read does not lose the others. */
async function broughtBack(document: Postmortem, files: ReviewedFile[]): Promise<BroughtBack> {
  const newId = randomIds();
  const reviews: Review[] = [];
  const told: string[] = [];
  for (const file of files) {
    try {
      reviews.push(await readReview(file, document, { newId }));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      told.push(`${file.name}: ${error.message}`);
    }
  }
  const brought = bringIn(document, reviews, newId);
  for (const { file, warnings } of reviews)
    told.push(...warnings.map((warning) => `${file}: ${warning}`));
  return {
    document: brought.document,
    read: reviews.length,
    added: brought.added.length,
    unplaced: brought.unplaced.length,
    known: brought.known,
    formatting: reviews.reduce((sum, { formatting }) => sum + formatting, 0),
    told,
  };
}

/** The names of the files that are this document, gone out and come back. */
async function reviewsOfDocument(document: Postmortem, files: ReviewedFile[]): Promise<string[]> {
  const own: string[] = [];
  for (const file of files) {
    const review = await readReview(file, document, { newId: randomIds() }).catch(() => null);
    if (review?.carriesBase) own.push(file.name);
  }
  return own;
}
