import { withHiddenPage } from './hidden-window.ts';
import { LOAD_PICTURE } from './load-picture.ts';
import { shrinking, type Shrinking, type Shrunk } from './shrinking.ts';

/**
 * What the page does with a picture: a photograph stays one (JPEG); of the others what has no clear
 * parts and is smaller as JPEG was one too (WebP). Runs in the page.
 */
const SHRINK = `async (type, data, width, height) => {
  const image = await ${LOAD_PICTURE}('data:' + type + ';base64,' + data);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const encoded = (kind) => {
    const [head, body] = canvas.toDataURL(kind, 0.9).split(',');
    return { type: head.slice(5, -7), data: body };
  };
  if (type === 'image/jpeg') return encoded('image/jpeg');
  const png = encoded('image/png');
  if (type !== 'image/webp') return png;
  const dots = context.getImageData(0, 0, width, height).data;
  for (let at = 3; at < dots.length; at += 4) if (dots[at] < 255) return png;
  const jpeg = encoded('image/jpeg');
  return jpeg.data.length < png.data.length ? jpeg : png;
}`;

/**
 * Draws pictures anew in fewer dots, in their order; null for one that cannot be drawn, or would
 * not become shorter.
 */
export async function shrunkPictures(
  pictures: readonly Shrinking[],
  signal?: AbortSignal,
): Promise<(Shrunk | null)[]> {
  const all: (Shrunk | null)[] = [];
  if (pictures.length === 0) return all;
  await withHiddenPage(
    '<!doctype html><title>Pictures</title>',
    { javascript: true, signal },
    async (window) => {
      for (const { type, data, width, height } of pictures) {
        const made = await (window.webContents.executeJavaScript(
          `(${SHRINK})(${JSON.stringify(type)}, ${JSON.stringify(data)}, ${width}, ${height}).catch(() => null)`,
        ) as Promise<Shrunk | null>);
        // Neither a PDF nor Word knows WebP: they hold its dots, whatever its own length.
        all.push(made && (type === 'image/webp' || made.data.length < data.length) ? made : null);
      }
    },
  );
  return all;
}

/**
 * A page whose pictures have no more dots than its paper shows. Only those that have far more are
 * drawn anew, each once; drawings (SVG) and what is small stay as they are, and so does one that
 * cannot be drawn or would not become shorter.
 */
export async function withFittingPictures(html: string, signal?: AbortSignal): Promise<string> {
  const large = new Map<string, Shrinking>();
  for (const [whole, type, data] of html.matchAll(
    /data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=]+)/g,
  )) {
    const wanted = large.has(whole) ? null : shrinking(type!, data!);
    if (wanted) large.set(whole, wanted);
  }
  if (large.size === 0) return html;
  const made = await shrunkPictures([...large.values()], signal);
  const fitted = new Map(
    [...large.keys()].map((whole, index) => [
      whole,
      made[index] ? `data:${made[index].type};base64,${made[index].data}` : whole,
    ]),
  );
  return html.replace(
    /data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+/g,
    (whole) => fitted.get(whole) ?? whole,
  );
}
