/** Somebody's PDF, opened on this thread. Nothing is fetched: no fonts, no character maps. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { decodeText } from './decode.ts';
import { pdfLibrary } from './pdf-library.ts';
import { swells } from './pdf-size.ts';
import { FileProblem } from './source-file.ts';

/** Pages that are read; a report is a hundredth of it. */
export const MOST_PAGES = 5_000;

/**
 * Begins to open a PDF of our own making.
 * @returns to be destroyed when all was read
 */
export async function loadPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { getDocument } = await pdfLibrary();
  return getDocument({
    // The library takes the bytes away, so it gets its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
  });
}

/**
 * Opens a PDF from elsewhere, lets `read` have it and closes it.
 * @param unlocked what to do with a copy without a password: "import that"
 * @throws FileProblem where it has a password, is damaged or would fill the memory
 */
export async function withForeignPdf<T>(
  name: string,
  bytes: Uint8Array,
  unlocked: string,
  read: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  if (swells(bytes))
    throw new FileProblem(
      name,
      'The PDF would unpack to many times what any report holds, so nothing of it was read. ' +
        'Check where the file comes from.',
    );
  const loading = await loadPdf(bytes);
  try {
    const pdf = await loading.promise.catch((error: unknown) => {
      if (error instanceof Error && error.name === 'PasswordException')
        throw new FileProblem(
          name,
          `The PDF is protected by a password. Save a copy without one and ${unlocked}.`,
        );
      return refuseDamagedPdf(name);
    });
    return await read(pdf);
  } finally {
    await loading.destroy();
  }
}

/** Some faults show only when a page is looked for: a tree of pages that is a ring. */
export function refuseDamagedPdf(name: string): never {
  throw new FileProblem(
    name,
    'The PDF is damaged or incomplete. Download or copy it again, or print it to a new PDF.',
  );
}

/** The text of an attached file; null where there is none of that name. */
export async function attachedText(pdf: PDFDocumentProxy, file: string): Promise<string | null> {
  const attached = await pdf.getAttachments().catch(() => null);
  const [id] = [...(attached ?? [])].find(([, { filename }]) => filename === file) ?? [];
  const content = id === undefined ? null : await pdf.getAttachmentContent(id).catch(() => null);
  const decoded = content ? decodeText(content) : null;
  return decoded?.ok ? decoded.text : null;
}

/** Our exports carry their document under this name (`core/export/pdf/metadata.ts`). */
export const CARRIED_IN_PDF = 'source.postmortem';
