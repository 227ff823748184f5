import { fromBase64 } from '../base64.ts';
import { imageSize, type ImageSize } from '../image-size.ts';
import type { Media } from '../../document/postmortem.ts';
import { escapeXml } from './xml.ts';

/** A picture as Word can show it. */
export interface Picture extends ImageSize {
  /** Id of its relationship. */
  image: string;
  /** Of its SVG, where it is one. */
  svg?: string;
}

/** One white pixel: what readers that know no SVG get to see. */
const BLANK_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC';

const EXTENSIONS: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/gif': 'gif', 'image/svg+xml': 'svg' };

/** What the body needs from the rest of the package: relationships, pictures, lists, numbers for bookmarks. Everything is numbered in order of use, so the same report gives the same bytes. */
export class PackageParts {
  readonly files = new Map<string, Uint8Array>();
  private readonly relationships: string[] = [];
  private readonly links = new Map<string, string>();
  private readonly pictures = new Map<string, Picture | null>();
  private readonly lists: string[] = [];
  private bookmarks = 0;
  private drawings = 0;

  /** The relationship for an address outside the document. */
  link(url: string): string {
    let id = this.links.get(url);
    if (!id) {
      id = this.relate('hyperlink', escapeXml(url), ' TargetMode="External"');
      this.links.set(url, id);
    }
    return id;
  }

  /** A picture of the document; null where Word knows no such type or its size cannot be told. */
  picture(key: string, media: Media): Picture | null {
    const known = this.pictures.get(key);
    if (known !== undefined) return known;
    const bytes = fromBase64(media.data);
    const size = imageSize(media.type, bytes);
    const extension = EXTENSIONS[media.type];
    let picture: Picture | null = null;
    if (size && extension === 'svg') picture = { ...size, image: this.file(fromBase64(BLANK_PNG), 'png'), svg: this.file(bytes, 'svg') };
    else if (size && extension) picture = { ...size, image: this.file(bytes, extension) };
    this.pictures.set(key, picture);
    return picture;
  }

  /** A picture file, with its relationship. */
  file(bytes: Uint8Array, extension: string): string {
    const name = `media/image${this.files.size + 1}.${extension}`;
    this.files.set(`word/${name}`, bytes);
    return this.relate('image', name);
  }

  /** A new list: its number for paragraphs. Lists share two definitions; each starts anew. */
  list(ordered: boolean, start: number): number {
    const number = this.lists.length + 1;
    const restart = ordered ? Array.from({ length: 9 }, (_, level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${level === 0 ? start : 1}"/></w:lvlOverride>`).join('') : '';
    this.lists.push(`<w:num w:numId="${number}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${restart}</w:num>`);
    return number;
  }

  /** A hidden bookmark around content: the anchor that survives a reviewer's editing. */
  bookmark(id: string, content: string): string {
    const number = ++this.bookmarks;
    return `<w:bookmarkStart w:id="${number}" w:name="${bookmarkName(id)}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
  }

  nextDrawing(): number {
    return ++this.drawings;
  }

  relationshipsXml(): string {
    return this.relationships.join('');
  }

  numberingXml(): string {
    const level = (level: number, format: string, text: string): string => (
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${340 * (level + 1)}" w:hanging="340"/></w:pPr></w:lvl>`
    );
    const levels = (write: (at: number) => string): string => Array.from({ length: 9 }, (_, at) => write(at)).join('');
    const bullets = levels((at) => level(at, 'bullet', ['•', '–', '·'][at % 3]!));
    const numbers = levels((at) => level(at, ['decimal', 'lowerLetter', 'lowerRoman'][at % 3]!, `%${at + 1}.`));
    const abstract = (id: number, inside: string): string => `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${inside}</w:abstractNum>`;
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
      + `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${abstract(0, bullets)}${abstract(1, numbers)}${this.lists.join('')}</w:numbering>`;
  }

  private relate(type: string, target: string, mode = ''): string {
    const id = `rIdB${this.relationships.length + 1}`;
    this.relationships.push(`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`);
    return id;
  }
}

/** Word hides bookmarks that begin with `_`. Letters, digits and `_` only, 40 at most. */
export function bookmarkName(id: string): string {
  return `_pm_${id.replaceAll('-', '_')}`;
}
