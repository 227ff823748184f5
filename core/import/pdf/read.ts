/** A PDF with a text layer: by its tags where it has them, else by where its letters stand. */
import type { PdfPage } from './page.ts';
import type { ListItem, RootContent } from 'mdast';
import type {
  PDFDocumentLoadingTask,
  PDFDocumentProxy,
  PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { paragraph } from '../../prose/build.ts';
import { noticesOf } from '../status-page/notices.ts';
import { decodeText } from '../../files/decode.ts';
import { pdfLibrary } from '../../files/pdf-library.ts';
import { linesOfPage, type PdfItem } from './lines.ts';
import { withoutMargins } from './margins.ts';
import { swells } from './size.ts';
import { blocksOfTags, joinPages, type TagNode } from './tags.ts';
import { textOfLines } from './text.ts';
import { readProse } from '../text/prose.ts';
import { emptySource, type Source } from '../model/source.ts';
import { FileProblem } from '../../files/source-file.ts';
import type { ImportProgress } from '../model/read-source.ts';
import { countPostedLines } from '../status-page/page-stamps.ts';
import { readStatusPage } from '../status-page/read.ts';
import { missingLines, textOfSource } from '../understand/words-kept.ts';

/** Pages read; a report is a hundredth of it. */
const MOST_PAGES = 5_000;

/** @throws FileProblem where there is no text, a password, or no PDF */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  progress: ImportProgress,
): Promise<{ source: Source; notes: string[] }> {
  if (swells(bytes))
    throw new FileProblem(
      name,
      'The PDF would unpack to many times what any report holds, so nothing of it was read. ' +
        'Check where the file comes from.',
    );
  const { getDocument } = await pdfLibrary();
  // The library takes the bytes away, so it gets its own. Nothing is fetched: no fonts, no
  // character maps, no worker of its own.
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
  });
  try {
    const document = await opened(name, loading);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      progress(
        (number - 1) / document.numPages,
        `Reading ${name}, page ${number} of ${document.numPages}`,
      );
      pages.push(
        await document
          .getPage(number)
          .then(readPage)
          .catch(() => refuse(name)),
      );
    }
    if (pages.every(({ lines }) => lines.length === 0)) {
      throw new FileProblem(
        name,
        'The PDF holds pictures of pages and no text. ' +
          'Run it through text recognition (OCR), or copy the words by hand.',
      );
    }
    const notes =
      document.numPages > MOST_PAGES
        ? [`the first ${MOST_PAGES} of ${document.numPages} pages`]
        : [];
    const carried = await carriedBy(document);
    return { source: { ...sourceOf(pages), ...(carried && { carried }) }, notes };
  } finally {
    await loading.destroy();
  }
}

/** Our exports carry their document as an attachment (`core/export/pdf/metadata.ts`). */
async function carriedBy(document: PDFDocumentProxy): Promise<string | null> {
  const attached = await document.getAttachments().catch(() => null);
  const [id] = [...(attached ?? [])].find(([, { filename }]) => filename === CARRIED) ?? [];
  if (id === undefined) return null;
  const content = await document.getAttachmentContent(id).catch(() => null);
  const decoded = content ? decodeText(content) : null;
  return decoded?.ok ? decoded.text : null;
}

const CARRIED = 'source.postmortem';

/** Some faults show only when a page is looked for: a tree of pages that is a ring. */
function refuse(name: string): never {
  throw new FileProblem(name, DAMAGED);
}

const DAMAGED =
  'The PDF is damaged or incomplete. Download or copy it again, or print it to a new PDF.';

async function opened(name: string, loading: PDFDocumentLoadingTask) {
  try {
    return await loading.promise;
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new FileProblem(
      name,
      locked
        ? 'The PDF is protected by a password. Save a copy without one and import that.'
        : DAMAGED,
    );
  }
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
