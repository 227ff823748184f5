/** Draws the pages of a PDF, off the window's thread: one document, a page at a time. */
import { pdfLibrary } from '../../../core/files/pdf-library.ts';
import type { FromDrawer, ToDrawer } from './page-drawer.ts';

type Loaded = Awaited<ReturnType<Awaited<ReturnType<typeof pdfLibrary>>['getDocument']>['promise']>;

/** What the library draws on, where there is no document to make canvases in. */
class Canvases {
  create(
    width: number,
    height: number,
  ): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D | null } {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    return { canvas, context: canvas.getContext('2d') };
  }

  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy({ canvas }: { canvas: OffscreenCanvas }): void {
    canvas.width = canvas.height = 0;
  }
}

/** Filters are elements of a page; a report's pictures need none. */
class NoFilters {
  addFilter(): string {
    return 'none';
  }
  addHCMFilter(): string {
    return 'none';
  }
  addAlphaFilter(): string {
    return 'none';
  }
  addLuminosityFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  addKnockoutFilter(): string {
    return 'none';
  }
  destroy(): void {}
}

// Read ahead: the file is still being made. What fails here fails again when it is opened.
void pdfLibrary().catch(() => undefined);

let opened: Loaded | null = null;
/** One after the other: two pages at once would take twice the memory and no less time. */
let last: Promise<unknown> = Promise.resolve();

const post = (message: FromDrawer, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

self.addEventListener('message', ({ data }: MessageEvent<ToDrawer>) => {
  last = last
    .then(() => (data.kind === 'open' ? open(data.bytes) : draw(data.page, data.width)))
    .catch((error: unknown) =>
      post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
});

async function open(bytes: Uint8Array): Promise<void> {
  const { getDocument } = await pdfLibrary();
  // Glyphs are drawn as outlines: a worker has no page to load faces into.
  opened = await getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
    verbosity: 0,
  }).promise;
  const { width, height } = (await opened.getPage(1)).getViewport({ scale: 1 });
  post({ kind: 'opened', pages: opened.numPages, ratio: height / width });
}

async function draw(number: number, width: number): Promise<void> {
  const page = await opened!.getPage(number);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({
    canvas: null,
    canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
    viewport,
  }).promise;
  page.cleanup();
  const picture = canvas.transferToImageBitmap();
  post({ kind: 'drawn', page: number, picture }, [picture]);
}
