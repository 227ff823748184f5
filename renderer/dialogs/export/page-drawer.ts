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

export function openPages(bytes: Uint8Array): PageDrawer {
  const worker = new Worker(new URL('./pages-worker.ts', import.meta.url), { type: 'module' });
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
