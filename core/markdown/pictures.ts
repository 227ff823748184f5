/**
 * Pictures of a Markdown file: references in the text, and where each is defined: in the file
 * itself or in a folder beside it.
 */
import { strToU8 } from 'fflate';
import type { Postmortem } from '../document/postmortem.ts';
import { leavingPicture, usablePicture } from '../files/pictures.ts';
import type { Report, TrackBlock } from '../report/tree.ts';
import { trackWords } from '../report/words/track.ts';
import { trackSvg } from '../timeline/track-svg.ts';
import { fromBase64 } from '../files/base64.ts';

/** A file beside the Markdown. `path` is relative to it, with `/`. */
export interface BesideFile {
  path: string;
  bytes: Uint8Array;
}

/** Label of the picture of the incident. */
export const TRACK = 'track';
const TRACK_OPTIONS = { width: 640 };
const ENDINGS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Each picture's key in the document → its label in the file. */
export function pictureLabels(media: Postmortem['media']): Map<string, string> {
  const labels = new Map<string, string>();
  const taken = new Set(Object.keys(media).map((key) => key.toLowerCase()));
  let made = 0;
  for (const key of Object.keys(media)) {
    let label = key;
    if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(key) || key === TRACK)
      do label = `picture-${++made}`;
      while (taken.has(label));
    labels.set(key, label);
  }
  return labels;
}

/**
 * The definitions of all pictures, and the files they point at; none with `folder` null, where the
 * pictures are in the file itself.
 */
export function definedPictures(
  { source: { media }, words }: Pick<Report, 'source' | 'words'>,
  labels: ReadonlyMap<string, string>,
  track: TrackBlock | undefined,
  folder: string | null,
): { lines: string[]; files: BesideFile[] } {
  const lines: string[] = [];
  const files: BesideFile[] = [];
  const beside = (label: string, ending: string, bytes: Uint8Array): void => {
    const path = `${folder!}/${label}.${ending}`;
    files.push({ path, bytes });
    lines.push(`[${label}]: <${path.replace(/[<>\\%#?]/g, encodeURIComponent)}>`);
  };
  if (track) {
    const svg = trackSvg(track.track, { ...TRACK_OPTIONS, words: trackWords(words) });
    if (folder === null)
      lines.push(
        `[${TRACK}]: data:image/svg+xml,${encodeURIComponent(svg).replaceAll('(', '%28').replaceAll(')', '%29')}`,
      );
    else beside(TRACK, 'svg', strToU8(svg));
  }
  for (const [key, picture] of Object.entries(media)) {
    const label = labels.get(key)!;
    const usable = usablePicture(picture);
    // What no reader can show is kept to come back alone, under a name that nothing opens.
    const { type, data } = leavingPicture(picture);
    if (folder === null) lines.push(`[${label}]: data:${type};base64,${data}`);
    else beside(label, (usable && ENDINGS[type]) ?? 'bin', fromBase64(data));
  }
  return { lines, files };
}
