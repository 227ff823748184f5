/**
 * The text of a Word file with what was tracked in it: paragraphs as they were before the tracked
 * changes, each as pieces that stayed, came or went (ECMA-376 part 1, 17.13.5).
 */
import { attributeOf, childOf, childrenOf, walkElements, type Element } from '../../files/xml.ts';
import { reviewDate } from '../date.ts';
import {
  emptyFlow,
  type Mark,
  type Piece,
  type FlowParagraph,
  type FlowRow,
  type FlowPlace,
  type FlowRange,
  type Flow,
} from './flow-model.ts';

const PREFIX = '_pm_';
const FORMATS = new Set([
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'tblGridChange',
  'numberingChange',
]);
/** What has no text of the document. */
const SILENT = new Set([
  'sectPr',
  'tblPr',
  'tblGrid',
  'tcPr',
  'instrText',
  'delInstrText',
  'Choice',
  'pict',
  'object',
]);

interface Context {
  mark: Mark | null;
  kind: Piece['kind'];
}

/** The text of a part; several may go into one flow. */
export function readFlow(root: Element, into: Flow = emptyFlow()): Flow {
  new FlowReader(into).read(root);
  return into;
}

class FlowReader {
  private readonly flow: Flow;
  private current: FlowParagraph | null = null;
  /** Bookmarks and comments that begin between paragraphs. */
  private pendingKeys: string[] = [];
  private pendingStarts: string[] = [];
  private row: FlowRow | null = null;
  private cell = 0;
  /** The fields around, with whether their result is read. */
  private readonly fields: { silent: boolean; inResult: boolean }[] = [];

  constructor(flow: Flow) {
    this.flow = flow;
  }

  read(root: Element): void {
    this.walk(root, { mark: null, kind: 'same' });
  }

  private walk(parent: Element, context: Context): void {
    for (const element of childrenOf(parent)) this.element(element, context);
  }

  private element(element: Element, context: Context): void {
    const name = element.localName ?? '';
    if (SILENT.has(name)) {
      this.countFormats(element);
      return;
    }
    if (FORMATS.has(name)) {
      this.flow.formatting++;
      return;
    }
    switch (name) {
      case 'footnote':
        // The lines above notes are Word's own.
        if (attributeOf(element, 'type') === '') this.walk(element, context);
        return;
      case 'sdt':
        if (!isContents(element)) this.walk(element, context);
        return;
      case 'p':
        this.paragraph(element, context);
        return;
      case 'tr':
        this.tableRow(element, context);
        return;
      case 'tc':
        this.walk(element, context);
        this.cell++;
        return;
      case 'ins':
      case 'moveTo':
        // What one inserted and another took out again was never there.
        this.walk(element, {
          mark: markOf(element),
          kind: context.kind === 'removed' ? 'removed' : 'added',
        });
        return;
      case 'del':
      case 'moveFrom':
        if (context.kind !== 'added')
          this.walk(element, { mark: markOf(element), kind: 'removed' });
        return;
      case 'bookmarkStart':
        this.bookmark(attributeOf(element, 'name'));
        return;
      case 'commentRangeStart':
        if (this.current) this.range(attributeOf(element, 'id')).start ??= this.here();
        else this.pendingStarts.push(attributeOf(element, 'id'));
        return;
      case 'commentRangeEnd':
        this.range(attributeOf(element, 'id')).end = this.here();
        return;
      case 'commentReference':
        this.range(attributeOf(element, 'id')).reference = this.here();
        return;
      case 'fldChar':
        this.field(attributeOf(element, 'fldCharType'));
        return;
      case 'r':
        this.run(element, context);
        return;
      case 't':
      case 'delText':
        this.text(element.textContent ?? '', context);
        return;
      case 'br':
        if (attributeOf(element, 'type') !== 'page') this.text('\n', context);
        return;
      case 'cr':
        this.text('\n', context);
        return;
      case 'tab':
        this.text('\t', context);
        return;
      case 'drawing':
        this.picture(element, context);
        return;
      case 'noBreakHyphen':
        this.text('\u2011', context);
        return;
      case 'rPr':
      case 'pPr':
        this.countFormats(element);
        return;
      default:
        this.walk(element, context);
    }
  }

  private run(element: Element, context: Context): void {
    for (const child of childrenOf(element)) {
      if (child.localName === 'instrText') this.instruction(child.textContent ?? '');
      this.element(child, context);
    }
  }

  private paragraph(element: Element, context: Context): void {
    const properties = childOf(element, 'pPr');
    const style = properties && childOf(properties, 'pStyle');
    const own = properties && childOf(properties, 'rPr');
    const mark = (name: string): Mark | null => {
      const found = own && childOf(own, name);
      return found ? markOf(found) : null;
    };
    const joined = this.joining;
    const outer = this.current;
    const paragraph: FlowParagraph = joined ?? {
      pieces: [],
      keys: [],
      style: style ? attributeOf(style, 'val') : '',
      joinsNext: null,
      row: this.row,
      cell: this.cell,
    };
    if (!joined) this.flow.paragraphs.push(paragraph);
    this.joining = null;
    this.current = paragraph;
    paragraph.keys.push(...this.pendingKeys.splice(0));
    for (const id of this.pendingStarts.splice(0)) this.range(id).start ??= this.here();
    this.walk(element, context);
    const added = mark('ins') ?? mark('moveTo');
    const removed = mark('del') ?? mark('moveFrom');
    if (added && !removed) {
      paragraph.pieces.push({ kind: 'added', text: '\n', mark: added });
      this.joining = paragraph;
    } else paragraph.joinsNext = added && removed ? null : removed;
    this.current = outer;
  }

  /** A paragraph whose end was inserted: what follows was one with it. */
  private joining: FlowParagraph | null = null;

  private tableRow(element: Element, context: Context): void {
    const properties = childOf(element, 'trPr');
    const mark = (name: string): Mark | null => {
      const found = properties && childOf(properties, name);
      return found ? markOf(found) : null;
    };
    const [outer, cell] = [this.row, this.cell];
    this.row = { added: mark('ins'), removed: mark('del') };
    this.cell = 0;
    this.joining = null;
    for (const child of childrenOf(element))
      if (child.localName === 'trPr') this.countFormats(child);
      else this.element(child, context);
    [this.row, this.cell] = [outer, cell];
    this.joining = null;
  }

  private bookmark(name: string): void {
    // LibreOffice gives the second of two the same name with an ending.
    const key = name.replace(/_Copy_\d+$/i, '');
    if (!key.startsWith(PREFIX)) return;
    (this.current ? this.current.keys : this.pendingKeys).push(
      key.slice(PREFIX.length).replaceAll('_', '-'),
    );
  }

  private text(text: string, { kind, mark }: Context): void {
    const isSilent = this.fields.some(({ silent, inResult }) => silent || !inResult);
    if (!this.current || text === '' || isSilent) return;
    const last = this.current.pieces.at(-1);
    if (last?.kind === kind && sameMark(last.mark, mark)) last.text += text;
    else this.current.pieces.push({ kind, text, mark });
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push({ silent: false, inResult: false });
    else if (type === 'separate' && this.fields.length > 0) this.fields.at(-1)!.inResult = true;
    else if (type === 'end') this.fields.pop();
  }

  /** The number of a note again, and page numbers, are no words of the document. */
  private instruction(text: string): void {
    const field = this.fields.at(-1);
    if (field && /^\s*(?:NOTEREF|PAGEREF|PAGE|NUMPAGES|TOC)\b/.test(text)) field.silent = true;
  }

  /** In the text of a body a picture stands with what it shows. What a reader puts in says nothing. */
  private picture(element: Element, context: Context): void {
    this.countFormats(element);
    if (context.kind === 'added') return;
    walkElements(element, (each) => {
      if (each.localName === 'docPr') this.text(attributeOf(each, 'descr'), context);
    });
  }

  private countFormats(element: Element): void {
    for (const child of childrenOf(element))
      if (FORMATS.has(child.localName ?? '')) this.flow.formatting++;
      else if (child.localName === 'rPr') this.countFormats(child);
  }

  private range(id: string): FlowRange {
    const found = this.flow.ranges.get(id) ?? { start: null, end: null, reference: null };
    this.flow.ranges.set(id, found);
    return found;
  }

  private here(): FlowPlace | null {
    const paragraph = this.current ?? this.flow.paragraphs.at(-1);
    if (!paragraph) return null;
    return { paragraph, at: paragraph.pieces.reduce((sum, { text }) => sum + text.length, 0) };
  }
}

function markOf(element: Element): Mark {
  return {
    author: attributeOf(element, 'author').trim(),
    date: reviewDate(attributeOf(element, 'date')),
    id: attributeOf(element, 'id'),
  };
}

function sameMark(one: Mark | null, other: Mark | null): boolean {
  return one?.author === other?.author && one?.date === other?.date;
}

/** The list of contents: its words are those of the headings. */
function isContents(sdt: Element): boolean {
  const properties = childOf(sdt, 'sdtPr');
  const gallery = properties && childOf(properties, 'docPartObj');
  const named = gallery && childOf(gallery, 'docPartGallery');
  return named !== undefined && attributeOf(named, 'val') === 'Table of Contents';
}
