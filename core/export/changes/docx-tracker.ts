/** Tracked changes of WordprocessingML: the marks themselves, numbered in the order of use. */
import {
  childNamed,
  element,
  isElement,
  markupOf,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';

export type State = 'added' | 'removed';

/** Who changed, and when. */
export interface Marking {
  author: string;
  /** UTC, `2026-03-05T14:07:00Z`; '' where it is not known. */
  date: string;
}

const MARKS: Record<State, string> = { added: 'w:ins', removed: 'w:del' };
/** Above the numbers of bookmarks, which share their room. */
const FIRST = 1_000_000;

export class Tracker {
  private readonly marking: Marking;
  private readonly numbers: { last: number };
  private readonly states = new WeakMap<ElementNode, State>();

  constructor(marking: Marking, numbers = { last: FIRST }) {
    this.marking = marking;
    this.numbers = numbers;
  }

  /** Changes of another author in the same file. */
  by(marking: Marking): Tracker {
    return new Tracker(marking, this.numbers);
  }

  /** A paragraph, row or table that came or went as a whole. */
  whole(node: ElementNode, state: State): ElementNode {
    switch (node.name) {
      case 'w:p': {
        const children = node.children.flatMap((child) => this.inline(child, state));
        const paragraph = { ...node, children, closed: 'tag' as const };
        this.mark(paragraph, state);
        return paragraph;
      }
      case 'w:tr': {
        const properties = childNamed(node, 'w:trPr') ?? element('w:trPr', '');
        const cells = node.children
          .filter((child): child is ElementNode => isElement(child, 'w:tc'))
          .map((child) => this.whole(child, state));
        const marked = { ...properties, children: [...properties.children, this.sign(state)] };
        return { ...node, children: [{ ...marked, closed: 'tag' }, ...cells] };
      }
      default:
        return {
          ...node,
          children: node.children.map((child) =>
            isElement(child) && HOLDERS.has(child.name) ? this.whole(child, state) : child,
          ),
        };
    }
  }

  /** Runs that came or went. */
  runs(runs: readonly MarkupNode[], state: State): MarkupNode[] {
    if (runs.length === 0) return [];
    const inside = state === 'removed' ? runs.map(asDeleted) : [...runs];
    return [element(MARKS[state], this.attributes(), inside)];
  }

  /** The mark at a paragraph's end, which joins it to the next one where it goes. */
  mark(paragraph: ElementNode, state: State): void {
    this.states.set(paragraph, state);
    const properties = this.properties(paragraph);
    const own = childNamed(properties, 'w:rPr');
    if (own) own.children.unshift(this.sign(state));
    else insertRunProperties(properties, element('w:rPr', '', [this.sign(state)]));
  }

  unmark(paragraph: ElementNode): void {
    this.states.delete(paragraph);
    const properties = this.properties(paragraph);
    properties.children = properties.children.filter((child) => !isElement(child, 'w:rPr'));
  }

  stateOf(node: ElementNode): State | null {
    return this.states.get(node) ?? null;
  }

  /** The paragraph had other properties before. */
  otherStyle(paragraph: ElementNode, before: ElementNode | undefined): void {
    const old = element('w:pPr', '', before?.children ?? []);
    this.properties(paragraph).children.push(element('w:pPrChange', this.attributes(), [old]));
  }

  private properties(paragraph: ElementNode): ElementNode {
    const index = paragraph.children.findIndex((child) => isElement(child, 'w:pPr'));
    const known = paragraph.children[index] as ElementNode | undefined;
    // A copy: the properties may be those of the version that is compared.
    const own = element('w:pPr', '', [...(known?.children ?? [])]);
    if (index === -1) paragraph.children.unshift(own);
    else paragraph.children[index] = own;
    return own;
  }

  private inline(child: MarkupNode, state: State): MarkupNode[] {
    if (!isElement(child) || child.name === 'w:pPr') return [child];
    if (child.name === 'w:r') return this.runs([child], state);
    if (child.name === 'w:hyperlink')
      return [{ ...child, children: this.runs(child.children, state) }];
    // An anchor is the later version's alone.
    return state === 'removed' ? [] : [child];
  }

  private sign(state: State): ElementNode {
    return { ...element(MARKS[state], this.attributes()), closed: 'self' };
  }

  private attributes(): string {
    const { author, date } = this.marking;
    const when = date === '' ? '' : ` w:date="${markupOf(date)}"`;
    return ` w:id="${++this.numbers.last}" w:author="${markupOf(author)}"${when}`;
  }
}

const HOLDERS = new Set(['w:p', 'w:tr', 'w:tc', 'w:tbl']);

function insertRunProperties(properties: ElementNode, own: ElementNode): void {
  const change = properties.children.findIndex((child) => isElement(child, 'w:pPrChange'));
  if (change === -1) properties.children.push(own);
  else properties.children.splice(change, 0, own);
}

const DELETED: Readonly<Record<string, string>> = {
  'w:t': 'w:delText',
  'w:instrText': 'w:delInstrText',
};

function asDeleted(node: MarkupNode): MarkupNode {
  if (node.kind === 'text') return node;
  return {
    ...node,
    name: DELETED[node.name] ?? node.name,
    children: node.children.map(asDeleted),
  };
}
