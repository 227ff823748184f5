import { withHiddenPage } from './hidden-window.ts';
import { LOAD_PICTURE } from './load-picture.ts';

/** Pixels per unit of the drawing: 300 dpi on a 6.5 inch wide page. */
const SCALE = 3;

/**
 * Draws an SVG as PNG, for readers of DOCX that know no SVG. Drawn on a canvas, because a picture
 * taken of a hidden window may be empty.
 * @param svg with a `viewBox`; it must refer to nothing outside itself.
 */
export async function drawSvg(svg: string, signal?: AbortSignal): Promise<Uint8Array> {
  const box = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg);
  if (!box) throw new Error('The drawing has no viewBox');
  const [width, height] = [Math.round(Number(box[1]) * SCALE), Math.round(Number(box[2]) * SCALE)];
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const draw = `(async () => {
    const image = await ${LOAD_PICTURE}(${JSON.stringify(source)}, ${width}, ${height});
    const canvas = document.createElement('canvas');
    canvas.width = ${width};
    canvas.height = ${height};
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, ${width}, ${height});
    context.drawImage(image, 0, 0, ${width}, ${height});
    return canvas.toDataURL('image/png');
  })()`;
  const data: unknown = await withHiddenPage(
    '<!doctype html><title>Drawing</title>',
    { javascript: true, signal },
    (window) => window.webContents.executeJavaScript(draw),
  );
  if (typeof data !== 'string') throw new Error('The drawing gave no picture');
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
}
