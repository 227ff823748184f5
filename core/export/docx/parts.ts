import { fromBase64 } from '../../files/base64.ts';
import { imageSize, type ImageSize } from '../../files/image-size.ts';
import type { Media } from '../../document/postmortem.ts';
import { escapeXml } from './markup/escape.ts';

/** A picture as Word can show it. */
export interface Picture extends ImageSize {
  /** Id of its relationship. */
  image: string;
  /** Of its SVG, where it is one. */
  svg?: string;
}

/** One white pixel: what readers that know no SVG see of a decoration. */
const BLANK_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC';

/** Kinds of lists; a task list has boxes where others have bullets. */
export type ListKind = 'bullet' | 'number' | 'task';

/** Twips by which each level of a list stands further in. */
export const LIST_INDENT = 340;
/** Twips between a list's number and its text. */
export const NUMBER_GAP = 90;
/** Word knows levels 0 to 8; what is deeper stays on the last and only stands further in. */
export const DEEPEST_LEVEL = 8;

/** The styles of lists in Word: five of each kind, one for each level. */
export const LIST_STYLES = 5;

/** The style of a list's items on a level, from 0. */
export function listStyle(kind: 'ListBullet' | 'ListNumber', at: number): string {
  return at === 0 ? kind : `${kind}${Math.min(at + 1, LIST_STYLES)}`;
}

/** How a list of a kind sets one of its levels. */
const LEVELS: Record<ListKind, (at: number, start: number) => string> = {
  bullet: (at, start) => level(at, start, 'bullet', ['•', '–', '·'][at % 3]!),
  // As they were written, on every level. They end where their text begins, so that longer ones
  // take no room from it.
  number: (at, start) =>
    level(at, start, 'decimal', `%${at + 1}.`, { align: 'right', hanging: NUMBER_GAP }),
  // The boxes are text, so that every reader finds them.
  task: (at, start) => level(at, start, 'bullet', '', { more: '<w:suff w:val="nothing"/>' }),
};

function level(
  at: number,
  start: number,
  format: string,
  text: string,
  { more = '', align = 'left', hanging = LIST_INDENT } = {},
): string {
  return (
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>` +
    `${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="${align}"/><w:pPr>` +
    `<w:ind w:left="${LIST_INDENT * (at + 1)}" w:hanging="${hanging}"/></w:pPr></w:lvl>`
  );
}

/** What the parts must leave free, and what they are given. */
export interface PartsOptions {
  /** The numbers of list definitions and lists that are taken by a reference document. */
  taken?: { definitions: number; lists: number };
  /**
   * Pictures of media as PNG, by their key, for those that Word does not show or only newer
   * versions do.
   */
  pngs?: ReadonlyMap<string, Uint8Array>;
}

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
};

/**
 * What the parts with text share: pictures, lists, numbers for bookmarks. Everything is numbered in
 * order of use, so the same report gives the same bytes.
 */
export class PackageParts {
  readonly files = new Map<string, Uint8Array>();
  /** Pictures as PNG, by their keys in `media`. */
  readonly pngs: ReadonlyMap<string, Uint8Array>;
  private readonly definitions: string[] = [];
  private readonly shared = new Map<ListKind, number>();
  private readonly lists: string[] = [];
  private readonly taken: { definitions: number; lists: number };
  private bookmarks = 0;
  private drawings = 0;

  constructor({ taken = { definitions: 0, lists: 0 }, pngs = new Map() }: PartsOptions = {}) {
    this.taken = taken;
    this.pngs = pngs;
  }

  /** A picture file: where it stands, seen from the folder of the text. */
  file(bytes: Uint8Array, extension: string): string {
    const name = `media/image${this.files.size + 1}.${extension}`;
    this.files.set(`word/${name}`, bytes);
    return name;
  }

  /**
   * A new list that begins with `start` on a level: its number for paragraphs. Lists with bullets
   * or boxes share a definition each. Every numbered one has its own, because lists that share one
   * and begin anew are taken apart by LibreOffice when it writes the file again: their first items
   * become a list of their own.
   */
  list(kind: ListKind, start: number, onLevel: number): number {
    const number = this.taken.lists + this.lists.length + 1;
    let definition = this.shared.get(kind);
    if (definition === undefined || kind === 'number') {
      definition = this.taken.definitions + this.definitions.length;
      this.shared.set(kind, definition);
      const levels = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, at) =>
        LEVELS[kind](at, at === onLevel ? start : 1),
      ).join('');
      this.definitions.push(
        `<w:abstractNum w:abstractNumId="${definition}">` +
          `<w:multiLevelType w:val="hybridMultilevel"/>${levels}</w:abstractNum>`,
      );
    }
    this.lists.push(`<w:num w:numId="${number}"><w:abstractNumId w:val="${definition}"/></w:num>`);
    return number;
  }

  /** A hidden bookmark around content: the anchor that survives a reviewer's editing. */
  bookmark(id: string, content: string): string {
    const number = ++this.bookmarks;
    return (
      `<w:bookmarkStart w:id="${number}" w:name="${bookmarkName(id)}"/>${content}` +
      `<w:bookmarkEnd w:id="${number}"/>`
    );
  }

  nextDrawing(): number {
    return ++this.drawings;
  }

  /**
   * Definitions for the styles of lists: who gives a paragraph such a style in Word has a list. The
   * report's own lists say themselves which they belong to.
   * @returns the numbers of the lists of bullets and of numbers
   */
  styleLists(): Record<'ListBullet' | 'ListNumber', number> {
    const linked = (kind: ListKind, style: 'ListBullet' | 'ListNumber'): number => {
      const definition = this.taken.definitions + this.definitions.length;
      const levels = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, at) => {
        const xml = LEVELS[kind](at, 1);
        return at < LIST_STYLES
          ? xml.replace('<w:lvlText', `<w:pStyle w:val="${listStyle(style, at)}"/><w:lvlText`)
          : xml;
      });
      this.definitions.push(
        `<w:abstractNum w:abstractNumId="${definition}">` +
          `<w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`,
      );
      const number = this.taken.lists + this.lists.length + 1;
      this.lists.push(
        `<w:num w:numId="${number}"><w:abstractNumId w:val="${definition}"/></w:num>`,
      );
      return number;
    };
    return {
      ListBullet: linked('bullet', 'ListBullet'),
      ListNumber: linked('number', 'ListNumber'),
    };
  }

  /**
   * The definitions of lists, then the lists: numbering wants all of the first before the second.
   */
  numbering(): { definitions: string; lists: string } {
    return { definitions: this.definitions.join(''), lists: this.lists.join('') };
  }
}

/**
 * What one part with text (the body, the footnotes) refers to: each has a list of relationships of
 * its own.
 */
export class PartRelations {
  private readonly parts: PackageParts;
  private readonly relationships: string[] = [];
  private readonly links = new Map<string, string>();
  private readonly pictures = new Map<string, Picture | null>();

  constructor(parts: PackageParts) {
    this.parts = parts;
  }

  /** The relationship for an address outside the document. */
  link(url: string): string {
    let id = this.links.get(url);
    if (!id) {
      id = this.relate('hyperlink', escapeXml(uriOf(url)), ' TargetMode="External"');
      this.links.set(url, id);
    }
    return id;
  }

  /**
   * A picture of the document; null where Word knows no such type or its size cannot be told. An
   * SVG without a PNG beside it is null too, unless it is decoration: older Word and LibreOffice
   * would show a white box where the picture says something.
   */
  picture(key: string, media: Media, decoration = false): Picture | null {
    const known = this.pictures.get(key);
    if (known !== undefined) return known;
    const bytes = fromBase64(media.data);
    const size = imageSize(media.type, bytes);
    const extension = EXTENSIONS[media.type];
    const png = this.parts.pngs.get(key);
    let picture: Picture | null = null;
    if (size && extension === 'svg')
      picture =
        png || decoration
          ? {
              ...size,
              image: this.file(png ?? fromBase64(BLANK_PNG), 'png'),
              svg: this.file(bytes, 'svg'),
            }
          : null;
    else if (size && !extension && png) picture = { ...size, image: this.file(png, 'png') };
    else if (size && extension) picture = { ...size, image: this.file(bytes, extension) };
    this.pictures.set(key, picture);
    return picture;
  }

  /** A picture file, with its relationship. */
  file(bytes: Uint8Array, extension: string): string {
    return this.relate('image', this.parts.file(bytes, extension));
  }

  /** The relationships, for the part's list of them. */
  xml(): string {
    return this.relationships.join('');
  }

  private relate(type: string, target: string, mode = ''): string {
    const id = `rIdB${this.relationships.length + 1}`;
    this.relationships.push(
      `<Relationship Id="${id}" ` +
        `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ` +
        `Target="${target}"${mode}/>`,
    );
    return id;
  }
}

/**
 * An address as a relationship may hold it: Word calls a file damaged for signs that no URI has
 * (RFC 3986, appendix A). Brackets stand around an IPv6 host only.
 */
function uriOf(url: string): string {
  const [, host = '', rest = ''] = /^(https?:\/\/(?:[^/?#@]*@)?(?:\[[\da-f:.]+\])?)?(.*)$/is.exec(
    url,
  )!;
  return (
    host +
    rest.replace(
      /[[\]\\^`{|}]|%(?![\da-f]{2})/gi,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  );
}

/** Word hides bookmarks that begin with `_`. Letters, digits and `_` only, 40 at most. */
export function bookmarkName(id: string): string {
  return `_pm_${id.replaceAll('-', '_')}`;
}
