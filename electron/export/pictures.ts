/**
 * Pictures for readers that do not show every kind: Word knows no WebP, and older readers no SVG.
 */
import { fromBase64 } from '../../core/files/base64.ts';
import { imageSize } from '../../core/files/image-size.ts';
import type { Report, ReportBlock } from '../../core/report/report.ts';
import { trackWords } from '../../core/report/words/track.ts';
import { trackSvg } from '../../core/timeline/track-svg.ts';
import type { Printer } from './printing.ts';
import { shrinking } from './shrinking.ts';

type Drawing = Pick<Printer, 'draw'>;
type Shrinking = Pick<Printer, 'shrink'>;

/** The track's width on the page, in CSS pixels, as in the other formats. */
const TRACK_WIDTH = 640;
/**
 * Pixels that an engine draws for each unit of a drawing (`Printer.draw`): a picture of its own
 * pixels is drawn in a third of them.
 */
const PIXELS_PER_UNIT = 3;
/** More pixels than this on a side no page shows. */
const LARGEST_SIDE = 3_000;

/**
 * The picture of the incident. Undefined where there is none, or where no engine can draw it (a
 * machine without a Chromium, on the command line): the writer then paints a plainer one itself.
 */
export async function trackAsPng(
  report: Pick<Report, 'blocks' | 'words'>,
  printer: Drawing,
): Promise<Uint8Array | undefined> {
  const block = report.blocks.find(
    (each): each is Extract<ReportBlock, { type: 'track' }> => each.type === 'track',
  );
  return (
    block &&
    orNothing(
      printer.draw(
        trackSvg(block.track, {
          width: TRACK_WIDTH,
          fontFamily: 'Arial, Helvetica, sans-serif',
          words: trackWords(report.words),
        }),
      ),
    )
  );
}

/**
 * The media with no more dots than paper shows, for a file that is printed or mailed; where no
 * engine can draw them, as they are.
 */
export async function fittingMedia(
  media: Report['media'],
  printer: Shrinking,
): Promise<Report['media']> {
  const large = Object.entries(media).flatMap(([key, { type, data }]) => {
    const wanted = type === 'image/svg+xml' || type === 'image/gif' ? null : shrinking(type, data);
    return wanted ? [{ key, wanted }] : [];
  });
  if (large.length === 0) return media;
  const shrunk = await printer.shrink(large.map(({ wanted }) => wanted)).catch(() => []);
  return {
    ...media,
    ...Object.fromEntries(
      large.flatMap(({ key }, index) =>
        shrunk[index] ? [[key, { ...media[key]!, ...shrunk[index] }]] : [],
      ),
    ),
  };
}

/** The document's WebP and SVG pictures as PNG, by key. One that cannot be drawn is left out. */
export async function picturesAsPng(
  media: Report['media'],
  printer: Drawing,
): Promise<Map<string, Uint8Array>> {
  const drawn = new Map<string, Uint8Array>();
  for (const [key, { type, data }] of Object.entries(media)) {
    if (type !== 'image/webp' && type !== 'image/svg+xml') continue;
    const size = imageSize(type, fromBase64(data));
    if (!size) continue;
    const scale =
      Math.min(1, LARGEST_SIDE / Math.max(size.width, size.height)) /
      (type === 'image/webp' ? PIXELS_PER_UNIT : 1);
    const [width, height] = [size.width * scale, size.height * scale];
    const png = await orNothing(
      printer.draw(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
          `<image width="${width}" height="${height}" href="data:${type};base64,${data}"/></svg>`,
      ),
    );
    if (png) drawn.set(key, png);
  }
  return drawn;
}

function orNothing(drawing: Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  return drawing.catch(() => undefined);
}
