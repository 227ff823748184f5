/** The pictures of our own Markdown: reference definitions, with their bytes or the path of a file. */
import type { Postmortem } from '../document/postmortem.ts';
import { toBase64 } from '../files/base64.ts';
import type { HiddenDocument } from './format.ts';
import { TRACK } from './pictures.ts';
import { withUnixLines } from './text-lines.ts';

const EMBEDDED = /^\[([a-z0-9-]+)\]: data:([a-z+/-]+);base64,([A-Za-z0-9+/=]*)$/;
const BESIDE = /^\[([a-z0-9-]+)\]: <([^<>\n]+)>$/;
const DRAWN_TRACK = /^\[track\]: data:image\/svg\+xml,/;

/** An absolute path, a drive, an address, or one step up. */
const LEADS_OUT = /^[/\\]|^[a-z][a-z+.-]*:|(?:^|[/\\])\.\.(?:[/\\]|$)/i;

/**
 * The paths, relative to the file, of the pictures that stand beside it, without that of the
 * incident's own picture, which is drawn anew. None leads out of the file's folder.
 */
export function picturesBeside(text: string): string[] {
  const named = [...withUnixLines(text).matchAll(new RegExp(BESIDE, 'gm'))].filter(
    ([, label]) => label !== TRACK,
  );
  return named.map(([, , path]) => unescaped(path!)).filter((path) => !LEADS_OUT.test(path));
}

/** Label of a picture → key in the document, as far as the file or its hidden data tells. */
export function labelledPictures(
  { media = {} }: HiddenDocument,
  lines: readonly string[],
): Map<string, string> {
  const labels = new Map(Object.entries(media).map(([label, { key }]) => [label, key]));
  for (const line of lines) {
    const label = (EMBEDDED.exec(line.trimEnd()) ?? BESIDE.exec(line.trimEnd()))?.[1];
    if (label !== undefined && label !== TRACK && !labels.has(label)) labels.set(label, label);
  }
  return labels;
}

/** Takes the pictures from the lines of a file. */
export class PictureReader {
  readonly media: Postmortem['media'] = {};
  private readonly hidden: HiddenDocument['media'];
  private readonly files: ReadonlyMap<string, Uint8Array>;

  /** @param files the bytes of the files that `picturesBeside` names, by their paths */
  constructor({ media }: HiddenDocument, files: ReadonlyMap<string, Uint8Array>) {
    this.hidden = media;
    this.files = files;
  }

  /** True when the line defines a picture, which is taken. */
  takes(line: string): boolean {
    const embedded = EMBEDDED.exec(line.trimEnd());
    if (embedded) {
      const [, label, type, data] = embedded;
      this.take(label!, data!, type);
      return true;
    }
    const beside = BESIDE.exec(line.trimEnd());
    if (!beside) return DRAWN_TRACK.test(line);
    const [, label, path] = beside;
    const bytes = this.files.get(unescaped(path!));
    if (bytes) this.take(label!, toBase64(bytes), undefined, path);
    return true;
  }

  private take(label: string, data: string, type?: string, path = ''): void {
    if (label === TRACK && !this.hidden?.[label]) return;
    const { key, others } = this.hidden?.[label] ?? { key: label, others: {} };
    const value = { name: '', ...others, type: type ?? others['type'] ?? typeOf(path), data };
    // Whatever key stands in the file, also `__proto__`.
    Object.defineProperty(this.media, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

function unescaped(path: string): string {
  return path.replace(/%(3C|3E|5C|25|23|3F)/gi, (code) => decodeURIComponent(code));
}

/** The type of a picture by its name. */
function typeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'svg') return 'image/svg+xml';
  return ending === 'jpg' ? 'image/jpeg' : `image/${ending}`;
}
