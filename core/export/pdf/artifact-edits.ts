/** The edits that mark stretches of a page's content stream as artifacts. */
import { edited, type Edit } from './content-edits.ts';

/** What repeats from page to page. */
export const PAGINATION = '/Artifact <</Type /Pagination>>BDC\n';
/** Lines, backgrounds and pictures that say nothing. */
export const LAYOUT = '/Artifact BMC\n';
const END = '\nEMC\n';

/** Gathers them in the order of the stream. */
export class ArtifactEdits {
  private readonly edits: Edit[] = [];
  /**
   * Where the artifact that was written last ends: one that follows with nothing but settings
   * between joins it.
   */
  private joinAt = -1;
  private joinText = '';
  private joinEdit: Edit | null = null;

  /** True where nothing is to be changed. */
  isEmpty(): boolean {
    return this.edits.length === 0;
  }

  replace(start: number, end: number, text: string): void {
    this.edits.push({ at: start, length: end - start, text });
  }

  /** @param begin what opens the artifact: `PAGINATION` or `LAYOUT` */
  wrap(start: number, end: number, begin: string): void {
    if (this.joinEdit && this.joinAt >= 0 && this.joinText === begin) {
      this.joinEdit.at = end;
    } else {
      this.joinEdit = { at: end, length: 0, text: END };
      this.edits.push({ at: start, length: 0, text: begin }, this.joinEdit);
    }
    [this.joinAt, this.joinText] = [end, begin];
  }

  /** More than settings follows: what comes next is an artifact of its own. */
  part(): void {
    this.joinAt = -1;
  }

  applied(bytes: Uint8Array): Uint8Array {
    return edited(bytes, this.edits);
  }
}
