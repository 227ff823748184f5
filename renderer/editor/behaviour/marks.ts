import type { ProblemMark } from '../model/status.ts';
import { $nodeOf, $quoteIn, Found } from './places.ts';
import { labelRow, rowsIn } from '../chrome/row.ts';
import type { EditorContext } from './context.ts';
import { domRange } from './text-index.ts';

type Severity = ProblemMark['severity'];

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
/** What the highlight of the words that are pointed at is called in editor.css. */
const LIT = 'pm-lit';

/** Where a mark is drawn: under words, or at the side of a row or section. */
interface Drawn {
  mark: ProblemMark;
  range: Range | null;
  element: HTMLElement | null;
}

/**
 * What the checks found, drawn: quotes underlined (without touching the text), rows and sections
 * marked at their side and named for screen readers. Knows which mark is where.
 */
export class Marks {
  readonly #context: EditorContext;
  #drawn: Drawn[] = [];
  #lit: { key: string; element: HTMLElement | null } | null = null;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** Draws these in place of those before. */
  draw(marks: readonly ProblemMark[]): void {
    const { editor } = this.#context;
    const found = new Found();
    this.#drawn = editor.read(() => marks.map((mark) => this.#$place(mark, found)));
    for (const severity of SEVERITIES) {
      const ranges = this.#drawn.flatMap(({ mark, range }) =>
        range && mark.severity === severity ? [range] : [],
      );
      CSS.highlights.set(`pm-${severity}`, new Highlight(...ranges));
    }
    this.#markElements();
    this.light(this.#lit?.key ?? null);
  }

  /** The marks on the words at a point of the text, gravest first. */
  onWordsAt(node: Node, offset: number): ProblemMark[] {
    return this.#drawn.flatMap(({ mark, range }) =>
      range && holds(range, node, offset) ? [mark] : [],
    );
  }

  /** The marks on the words that are drawn under a point of the window. */
  under(x: number, y: number): ProblemMark[] {
    const at = this.#context.root.ownerDocument.caretPositionFromPoint(x, y);
    if (!at) return [];
    // The nearest caret may be far from the point: beyond a line's end, in the margin.
    return this.onWordsAt(at.offsetNode, at.offset).filter((mark) =>
      this.#rectsOf(mark.key).some(
        ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
      ),
    );
  }

  /** The marks at the side of an element that holds the node: of a row as a whole. */
  ofRowAround(node: Node): ProblemMark[] {
    const around = this.#drawn.filter(({ element }) => element?.contains(node));
    return around.flatMap(({ mark, element }) =>
      element?.dataset['row'] === undefined ? [] : [mark],
    );
  }

  /** The box on the screen that a mark is drawn at; null where it is not drawn. */
  boxOf(key: string): DOMRect | null {
    const element = this.#drawn.find(({ mark }) => mark.key === key)?.element;
    return this.#rectsOf(key)[0] ?? element?.getBoundingClientRect() ?? null;
  }

  /** Shows which of the marks is meant; null for none. */
  light(key: string | null): void {
    if (this.#lit?.element) delete this.#lit.element.dataset['lit'];
    const found = this.#drawn.find(({ mark }) => mark.key === key);
    this.#lit = key === null ? null : { key, element: found?.element ?? null };
    if (found?.element) found.element.dataset['lit'] = '';
    if (found?.range) CSS.highlights.set(LIT, new Highlight(found.range));
    else CSS.highlights.delete(LIT);
  }

  #rectsOf(key: string): DOMRect[] {
    const range = this.#drawn.find(({ mark }) => mark.key === key)?.range;
    return range && !range.collapsed ? [...range.getClientRects()] : [];
  }

  #$place(mark: ProblemMark, found: Found): Drawn {
    const { editor } = this.#context;
    const { place } = mark;
    const quoted = $quoteIn(place, found);
    const range = quoted && domRange(editor, quoted.index, quoted.start, quoted.end);
    if (range) return { mark, range, element: null };
    const node = $nodeOf(place, found);
    return { mark, range: null, element: node && editor.getElementByKey(node.getKey()) };
  }

  #markElements(): void {
    const elements = new Map<HTMLElement, ProblemMark[]>();
    for (const { mark, element } of this.#drawn)
      if (element) elements.set(element, [...(elements.get(element) ?? []), mark]);
    const changed = new Set<HTMLElement>();
    const tell = (element: HTMLElement, message: string | null): void => {
      if (setProblem(element, message)) changed.add(element);
    };
    for (const element of this.#context.root.querySelectorAll<HTMLElement>('[data-severity]')) {
      if (elements.has(element)) continue;
      delete element.dataset['severity'];
      tell(element, null);
    }
    for (const [element, marks] of elements) {
      element.dataset['severity'] = SEVERITIES.find((severity) =>
        marks.some((mark) => mark.severity === severity),
      )!;
      tell(element, marks.map(({ message }) => message).join(' '));
    }
    labelAgain(changed);
  }
}

/** A caret before the first or behind the last letter is in the words too. */
export function holds(range: Range, node: Node, offset: number): boolean {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  if (range.collapsed || !startContainer.isConnected) return false;
  // Most are within one text: of hundreds none is compared with the place then.
  if (startContainer === endContainer && startContainer.nodeType === Node.TEXT_NODE)
    return node === startContainer && startOffset <= offset && offset <= endOffset;
  try {
    return range.comparePoint(node, offset) === 0;
  } catch {
    return false; // the text has just become shorter than the place
  }
}

/** @returns whether it was another before */
function setProblem(element: HTMLElement, message: string | null): boolean {
  if (element.dataset['problem'] === (message ?? undefined)) return false;
  if (message === null) delete element.dataset['problem'];
  else element.dataset['problem'] = message;
  return true;
}

/** Names rows anew; each list is counted once, however many of its rows they are. */
function labelAgain(changed: ReadonlySet<HTMLElement>): void {
  const lists = new Set([...changed].flatMap(({ parentElement }) => parentElement ?? []));
  for (const list of lists)
    rowsIn(list).forEach((row, index, rows) => {
      if (changed.has(row)) labelRow(row, index, rows.length);
    });
}
