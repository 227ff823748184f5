/** The window's side of the thread that draws pages. */
export type ToDrawer =
  { kind: 'open'; bytes: Uint8Array } | { kind: 'draw'; page: number; width: number };
export type FromDrawer =
  | { kind: 'opened'; pages: number; ratio: number }
  | { kind: 'drawn'; page: number; picture: ImageBitmap }
  | { kind: 'failed'; message: string };

export interface PageDrawer {
  /** How many pages, and how high one is for its width. Rejects when the file cannot be shown. */
  opened: Promise<{ pages: number; ratio: number }>;
  /** @param width in device pixels */
  draw(page: number, width: number): Promise<ImageBitmap>;
  close(): void;
}

/** A thread that has read its program, which takes longer than to draw a page. */
let spare: Worker | null = null;

const newDrawer = (): Worker =>
  new Worker(new URL('./pages-worker.ts', import.meta.url), { type: 'module' });

/** Has a thread ready for the next file, while one is likely. */
export function readyPages(): void {
  spare ??= newDrawer();
}

/** No file is likely any more. */
export function unreadyPages(): void {
  spare?.terminate();
  spare = null;
}

export function openPages(bytes: Uint8Array): PageDrawer {
  const worker = spare ?? newDrawer();
  spare = null;
  const drawing = new Map<
    number,
    { picture: Promise<ImageBitmap>; done(picture: ImageBitmap): void }
  >();
  const opened = new Promise<{ pages: number; ratio: number }>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<FromDrawer>) => {
      if (data.kind === 'opened') resolve(data);
      else if (data.kind === 'failed') reject(new Error(data.message));
      else {
        drawing.get(data.page)?.done(data.picture);
        drawing.delete(data.page);
      }
    };
  });
  worker.postMessage({ kind: 'open', bytes } satisfies ToDrawer);
  return {
    opened,
    draw(page, width) {
      const under = drawing.get(page);
      if (under) return under.picture;
      let done: (picture: ImageBitmap) => void = () => undefined;
      const picture = new Promise<ImageBitmap>((resolve) => (done = resolve));
      drawing.set(page, { picture, done });
      worker.postMessage({ kind: 'draw', page, width } satisfies ToDrawer);
      return picture;
    },
    close: () => worker.terminate(),
  };
}
