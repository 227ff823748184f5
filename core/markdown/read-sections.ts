/** The sections of our own Markdown, read back also after somebody has moved or renamed them. */
import type { RootContent } from 'mdast';
import type { NewId } from '../document/ids.ts';
import type { Audience, Section } from '../document/postmortem.ts';
import { kindOfHeading } from '../report/section-kinds.ts';
import type { Chunk } from './chunks.ts';
import type { IsDerived } from './derived.ts';
import { printOf, shortened, type HiddenDocument } from './format.ts';
import type { HiddenParts } from './hidden-parts.ts';
import { lostKeys } from './lost-keys.ts';
import { inDocumentOrder, type Keyed } from './order.ts';
import { withoutBlankEnds } from './text-lines.ts';
import { bodyFromText, titleOf, type VisibleContext } from './visible.ts';

export interface ReadSection extends Keyed {
  title: string;
  audience: Audience;
  body: RootContent[];
  /** Only the place of rows without a home, or of what the report says of itself. */
  added: boolean;
}

export interface SectionsContext {
  document: HiddenDocument;
  hidden: HiddenParts;
  visible: VisibleContext;
  isDerived: IsDerived;
  newId: NewId;
}

export class SectionReader {
  private readonly sections: ReadSection[] = [];
  private readonly context: SectionsContext;

  constructor(context: SectionsContext) {
    this.context = context;
  }

  /** What stands below goes into this one. */
  get last(): ReadSection | null {
    return this.sections.at(-1) ?? null;
  }

  /** Reads the lines below a marker of a section. */
  read({ name, key, audience, lines }: Chunk, inAppendix: boolean): void {
    const { title, level, text } = headedText(lines);
    const body = bodyFromText(text, this.context.visible, inAppendix ? level : 1).children;
    const isOurs = name === 'added' || name === 'more';
    const kept = isOurs && title !== '' && !this.context.isDerived(title) ? title : null;
    const above = this.sections.find((section) => key !== '' && section.key === key);
    if (name === 'more' && above) {
      if (kept !== null)
        above.body.push({ type: 'paragraph', children: [{ type: 'text', value: kept }] });
      above.body.push(...body);
      return;
    }
    const added = name === 'added' && kept === null;
    this.sections.push({ key: above ? '' : key, title, audience, body, added });
  }

  /** Sections whose comment was lost get it back by their title, or by their place. */
  findLost(): void {
    const { hidden } = this.context;
    const own = this.sections.filter(({ added }) => !added);
    const { found, near } = lostKeys(
      own.map(({ key, title }) => ({ key, mark: title === '' ? '' : shortened(printOf(title)) })),
      hidden.written('section', 'title'),
    );
    for (const [index, key] of found) {
      const section = own[index]!;
      section.key = key;
      section.audience = hidden.audienceOfLost(section.audience, [key]);
    }
    for (const [index, keys] of near) {
      const section = own[index]!;
      section.audience = hidden.audienceOfLost(section.audience, keys);
    }
  }

  /**
   * In the document's order; those that are not visible stay behind the one they stood behind. A
   * section that holds nothing but rows without a home is none.
   */
  ordered(): Section[] {
    const { order = [], shown = order, unseen = [] } = this.context.document;
    const sections = inDocumentOrder(this.sections, shown, order).filter(
      ({ added, body }) => !added || body.length > 0,
    );
    const hidden = new Set(
      unseen.filter((key) => !sections.some((section) => section.key === key)),
    );
    order.forEach((key, index) => {
      if (!hidden.has(key)) return;
      const above = sections.findIndex((section) => section.key === order[index - 1]);
      sections.splice(above + 1, 0, this.unseen(key));
    });
    return sections.map((section) => this.sectionOf(section));
  }

  private unseen(key: string): ReadSection {
    const audience = this.context.hidden.audienceOf(key);
    return { key, title: '', audience, body: [], added: false };
  }

  private sectionOf({ key, title, audience, body }: ReadSection): Section {
    const { document, hidden, newId } = this.context;
    const visible: Record<string, unknown> = {
      id: key || newId(),
      kind: document.order ? 'custom' : kindOfHeading(title),
      title,
      audience,
      required: false,
      guidance: '',
      body: { type: 'root', children: body },
    };
    const restored = hidden.restored('sections', key, visible, (field) => visible[field]);
    return restored as unknown as Section;
  }
}

/** A heading of the second or third level, if the lines begin with one, and what is below it. */
function headedText(lines: readonly string[]): { title: string; level: 1 | 2; text: string } {
  const first = lines.findIndex((line) => line.trim() !== '');
  const heading = /^(#{2,3})(?: |$)/.exec(lines[first]?.trim() ?? '');
  return {
    title: heading ? titleOf(lines[first]!.trim()) : '',
    level: heading?.[1] === '###' ? 2 : 1,
    text: withoutBlankEnds(lines.slice(heading ? first + 1 : 0).join('\n')),
  };
}
