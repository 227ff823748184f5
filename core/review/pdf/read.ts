/** A reviewed PDF: what was marked, written and answered on its pages. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { quotedAt } from '../../comments/anchor.ts';
import type { Comment, CommentAnchor, Suggestion } from '../../document/comments.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { openPostmortem } from '../../file-format/open.ts';
import {
  attachedText,
  CARRIED_IN_PDF,
  MOST_PAGES,
  refuseDamagedPdf,
  withForeignPdf,
} from '../../files/open-pdf.ts';
import { FileProblem } from '../../files/source-file.ts';
import { fingerprint } from '../../markdown/format.ts';
import { PartTexts, shortened } from '../edits.ts';
import type { ReadOptions, Remark, Review, ReviewedFile } from '../model.ts';
import { shownUnits } from '../shown.ts';
import { annotationsOf, type Annotation } from './annotations.ts';
import { drawingOf } from './drawing.ts';
import { PageWords, type WordsAt } from './page-words.ts';
import { ReportWordsMap } from './report-words.ts';

const MOST_ANNOTATIONS = 10_000;

/** @throws FileProblem */
export async function readReviewedPdf(
  { name, bytes }: ReviewedFile,
  document: Postmortem,
  options: ReadOptions,
): Promise<Review> {
  return withForeignPdf(name, bytes, 'bring that in', async (pdf) => {
    const carried = await carriedBy(pdf);
    const base = carried ?? options.base ?? document;
    const { words, annotations } = await readPages(name, pdf);
    if (annotations.length > MOST_ANNOTATIONS)
      throw new FileProblem(
        name,
        `The PDF has ${annotations.length} annotations, and at most ${MOST_ANNOTATIONS} can be brought in. ` +
          'Delete those that are settled, or divide the file.',
      );
    const map = new ReportWordsMap(
      shownUnits(base, { audience: 'internal', zone: '', brief: false, contents: true }),
      words,
    );
    return {
      file: name,
      format: 'pdf',
      base,
      carriesBase: carried !== null,
      revision: carried?.revision ?? '',
      remarks: remarksOf(annotations, words, map, new PartTexts(base)),
      formatting: 0,
      warnings: carried === null ? [map.found < LEAST_FOUND ? NOT_THIS_ONE : WITHOUT_BASE] : [],
    };
  });
}

const WITHOUT_BASE =
  'The PDF does not carry the document that it was made from, ' +
  'so its words were looked for in the version that is here.';

/** Common words of a language are in any other report too. */
const LEAST_FOUND = 0.25;
const NOT_THIS_ONE =
  'Hardly any words of this document are in the PDF, which does not carry the document that it was ' +
  'made from: it may be of another document, or show pictures of pages.';

async function readPages(
  name: string,
  pdf: PDFDocumentProxy,
): Promise<{ words: PageWords; annotations: Annotation[] }> {
  const words = new PageWords();
  const annotations: Annotation[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    const page = await pdf.getPage(number).catch(() => refuseDamagedPdf(name));
    words.add(number, await page.getTextContent({ includeMarkedContent: true }), page.view);
    annotations.push(...annotationsOf(number, await page.getAnnotations()));
    page.cleanup();
  }
  return { words, annotations };
}

async function carriedBy(pdf: PDFDocumentProxy): Promise<Postmortem | null> {
  const text = await attachedText(pdf, CARRIED_IN_PDF);
  const opened = text === null ? null : openPostmortem(text);
  return opened?.ok ? opened.document : null;
}

function remarksOf(
  annotations: readonly Annotation[],
  words: PageWords,
  map: ReportWordsMap,
  texts: PartTexts,
): Remark[] {
  const byId = new Map(annotations.map((one) => [one.id, one]));
  /** The first of a thread, or of what one gesture drew. */
  const rootOf = (one: Annotation): Annotation => {
    let root = one;
    for (let steps = 0; steps < 100 && root.answers !== null; steps++) {
      const above = byId.get(root.answers);
      if (!above || above === one) break;
      root = above;
    }
    return root;
  };
  const threads = new Map<Annotation, Annotation[]>();
  for (const one of annotations) {
    const root = rootOf(one);
    threads.set(root, [...(threads.get(root) ?? []), ...(one === root ? [] : [one])]);
  }
  return [...threads].map(([root, rest]) => {
    const group = [root, ...rest.filter(({ isGrouped }) => isGrouped)];
    const answers = rest.filter(({ isGrouped, state }) => !isGrouped && state === null);
    const states = rest.filter(({ state }) => state !== null);
    const marked = group.find(({ kind }) => kind === 'strike') ?? root;
    const at = words.under(marked);
    const found = at && placeOf(at, marked, map, texts);
    const suggestion = found && suggestionOf(group, found);
    const isTold = suggestion?.kind === 'words' && suggestion.words !== '';
    const said = root.text === '' && root.kind === 'ink' ? 'Marked by hand.' : root.text;
    const comments: Comment[] = [
      { author: root.author, date: root.date, text: isTold ? '' : said || textOf(group) },
      ...answers.map(({ author, date, text }) => ({ author, date, text })),
    ];
    const { kind, page, rect, author, text } = root;
    const printed = words.textOf(page);
    const strokes = group.flatMap((one) => (one.page === page ? one.strokes : []));
    const picture = printed && strokes.length > 0 ? drawingOf(page, strokes, printed) : null;
    const drawn = [kind, page, rect.map(Math.round), author, text];
    return {
      about: found?.about ?? null,
      comments,
      resolved: ['Completed', 'Accepted', 'Cancelled', 'Rejected'].includes(
        states.at(-1)?.state ?? '',
      ),
      ...(suggestion && { suggestion }),
      ...(picture && { drawing: picture }),
      key: `mark ${fingerprint(JSON.stringify(drawn))}`,
      where: `page ${root.page}${at && at.text !== '' ? `, ${at.isOn ? 'on' : 'beside'} “${shortened(at.text)}”` : ''}`,
    };
  });
}

function textOf(group: readonly Annotation[]): string {
  return group.map(({ text }) => text).find((text) => text !== '') ?? '';
}

interface Found {
  about: CommentAnchor;
  /** What stands before the place, for the space around new words. */
  before: string;
  after: string;
}

function placeOf(
  at: WordsAt,
  { kind }: Annotation,
  map: ReportWordsMap,
  texts: PartTexts,
): Found | null {
  const place = map.placeOf(at.first, at.last);
  if (!place) return null;
  if (!('start' in place)) return { about: place, before: '', after: '' };
  const text = texts.of(place.in, place.part);
  const { start, end } = place;
  const caret = at.isBefore ? { start, end: start } : { start: end, end };
  const marked = at.isOn ? { start, end } : place.leaf;
  const stretch = kind === 'caret' ? caret : marked;
  return {
    about: { in: place.in, part: place.part, words: quotedAt(text, stretch) },
    before: text.slice(0, stretch.start),
    after: text.slice(stretch.end),
  };
}

/** A stroke through words takes them out; with a caret of the same gesture others come for them. */
function suggestionOf(
  group: readonly Annotation[],
  { about, before, after }: Found,
): Suggestion | undefined {
  if (!about.words) return undefined;
  const caret = group.find(({ kind }) => kind === 'caret');
  const strike = group.find(({ kind }) => kind === 'strike');
  if (strike && caret) return { kind: 'words', words: textOf([caret, strike]) };
  if (strike) return { kind: 'words', words: '' };
  if (!caret || caret.text === '') return undefined;
  const isWord = (sign: string | undefined): boolean => /[\p{L}\p{N}]/u.test(sign ?? '');
  const open = isWord(caret.text[0]) && /[^\s(“"'-]$/u.test(before) ? ' ' : '';
  const close = isWord(caret.text.at(-1)) && isWord(after[0]) ? ' ' : '';
  return { kind: 'words', words: `${open}${caret.text}${close}` };
}
