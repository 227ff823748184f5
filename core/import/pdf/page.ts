import type { PdfLine } from './lines.ts';
import type { TagNode } from './tags.ts';

export interface PdfPage {
  lines: PdfLine[];
  /** Lines that the file itself marks as no part of the text: running heads, page numbers. */
  artifacts: string[];
  height: number;
  /** Where its links lead. */
  links: string[];
  /**
   * The page's part of the structure, with the text of each marked part by its id; null where the
   * file is not tagged.
   */
  tags: { tree: TagNode; texts: ReadonlyMap<string, string> } | null;
}
