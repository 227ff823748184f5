/** A PDF with a text layer: by its tags where it has them, else by where its letters stand. */
import type { PdfPage } from './page.ts';
import type { ListItem, RootContent } from 'mdast';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { paragraph } from '../../prose/build.ts';
import { noticesOf } from '../status-page/notices.ts';
import {
  attachedText,
  CARRIED_IN_PDF,
  MOST_PAGES,
  refuseDamagedPdf,
  withForeignPdf,
} from '../../files/open-pdf.ts';
import { linesOfPage, type PdfItem } from './lines.ts';
import { withoutMargins } from './margins.ts';
import { blocksOfTags, joinPages, type TagNode } from './tags.ts';
import { textOfLines } from './text.ts';
import { readProse } from '../text/prose.ts';
import { emptySource, type Source } from '../model/source.ts';
import { FileProblem } from '../../files/source-file.ts';
import type { ImportProgress } from '../model/read-source.ts';
import { countPostedLines } from '../status-page/page-stamps.ts';
import { readStatusPage } from '../status-page/read.ts';
import { missingLines, textOfSource } from '../understand/words-kept.ts';

/** @throws FileProblem where there is no text, a password, or no PDF */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  progress: ImportProgress,
): Promise<{ source: Source; notes: string[] }> {
  return withForeignPdf(name, bytes, 'import that', async (pdf) => {
    const pages = await readPages(name, pdf, progress);
    if (pages.every(({ lines }) => lines.length === 0))
      throw new FileProblem(
        name,
        'The PDF holds pictures of pages and no text. ' +
          'Run it through text recognition (OCR), or copy the words by hand.',
      );
    const carried = await attachedText(pdf, CARRIED_IN_PDF);
    return {
      source: { ...sourceOf(pages), ...(carried && { carried }) },
      notes: pdf.numPages > MOST_PAGES ? [`the first ${MOST_PAGES} of ${pdf.numPages} pages`] : [],
    };
  });
}

async function readPages(
  name: string,
  pdf: PDFDocumentProxy,
  progress: ImportProgress,
): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    progress((number - 1) / pdf.numPages, `Reading ${name}, page ${number} of ${pdf.numPages}`);
    pages.push(
      await pdf
        .getPage(number)
        .then(readPage)
        .catch(() => refuseDamagedPdf(name)),
    );
  }
  return pages;
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const [, bottom, , top] = page.view;
  const texts = new Map<string, string>();
  const open: string[] = [];
  const drawn: PdfItem[] = [];
  const artifacts: PdfItem[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push((item as { tag?: string }).tag === 'Artifact' ? ARTIFACT : (item.id ?? ''));
      continue;
    }
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    const id = open.findLast((one) => one !== '');
    (id === ARTIFACT ? artifacts : drawn).push({
      text: item.str,
      x,
      y: y - bottom!,
      width: item.width,
      size: Math.hypot(a, b),
      upright: Math.abs(b) < Math.abs(a) * 0.2,
      endsLine: item.hasEOL,
    });
    if (id !== undefined && id !== ARTIFACT)
      texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`);
  }
  const tree = (await page.getStructTree().catch(() => null)) as TagNode | null;
  const links = ((await page.getAnnotations().catch(() => [])) as { url?: string }[]).flatMap(
    ({ url }) => url ?? [],
  );
  page.cleanup();
  return {
    lines: linesOfPage(drawn),
    artifacts: linesOfPage(artifacts).map(({ text }) => text),
    height: top! - bottom!,
    links,
    tags: tree && texts.size > 0 ? { tree, texts } : null,
  };
}

/** An item's number is its place in the list. */
const NUMBER = /^\(?(?:\d{1,3}|[a-z])[.)]\s/;
const ARTIFACT = ' artifact';

function sourceOf(pages: readonly PdfPage[]): Source {
  const { pages: flow, margins } = withoutMargins(pages);
  const tagged = taggedSource(pages);
  const source = tagged ?? positionedSource(flow);
  source.format = 'pdf';
  // Whatever way it was read: every word of the pages is in it, margins once.
  const lost = missingLines(
    flow.flatMap(({ lines }) => lines.map(({ text }) => text.replace(NUMBER, ''))),
    textOfSource(source),
  );
  const kept = textOfSource(source);
  source.unsorted = [
    ...source.unsorted,
    ...[...lost, ...missingLines(margins, kept)].map(paragraph),
  ];
  const links = [...new Set(pages.flatMap((page) => page.links))].filter(
    (url) => !kept.includes(url),
  );
  if (links.length > 0) source.unsorted.push(paragraph('Links'), linkList(links));
  return source;
}

/** Which words a link was put on, a PDF does not say: its address is kept. */
function linkList(links: readonly string[]): RootContent {
  const children = links.map((url): ListItem => ({
    type: 'listItem',
    spread: false,
    checked: null,
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'link', url, title: null, children: [{ type: 'text', value: url }] }],
      },
    ],
  }));
  return { type: 'list', ordered: false, start: null, spread: false, children };
}

/** By the tags, where they cover the text. */
function taggedSource(pages: readonly PdfPage[]): Source | null {
  if (pages.some(({ tags, lines }) => tags === null && lines.length > 0)) return null;
  const blocks = joinPages(
    pages.map(({ tags }): RootContent[] => (tags ? blocksOfTags(tags.tree, tags.texts) : [])),
  );
  const all = pages.flatMap(({ lines }) => lines.map(({ text }) => text));
  const source = emptySource('pdf');
  const { updates, rest, services = [] } = noticesOf(blocks, false);
  source.updates = updates;
  source.body = rest;
  source.services.push(...services);
  return missingLines(all, textOfSource(source)).length > all.length * 0.2 ? null : source;
}

function positionedSource(pages: readonly PdfPage[]): Source {
  const plain = textOfLines(
    pages.map(({ lines }) => lines),
    false,
  );
  return countPostedLines(plain) > 0
    ? readStatusPage(plain)
    : readProse(
        textOfLines(
          pages.map(({ lines }) => lines),
          true,
        ),
      );
}
