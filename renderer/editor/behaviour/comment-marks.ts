/** Comments, drawn at what they are about, without touching the text. */
import { registerEventListener } from 'lexical';
import type { CommentMark } from '../model/status.ts';
import type { EditorContext } from './context.ts';
import { holds } from './marks.ts';
import { $nodeOf, $quoteIn, Found } from './places.ts';
import { domRange } from './text-index.ts';

/** What the highlights are called in editor.css. */
const [WORDS, CHANGES, LIT] = ['pm-comment', 'pm-suggestion', 'pm-comment-lit'];

interface Drawn {
  mark: CommentMark;
  range: Range | null;
  element: HTMLElement | null;
}

export class CommentMarks {
  readonly #context: EditorContext;
  #drawn: Drawn[] = [];
  /** Those on words, by the text that they begin in: of hundreds the caret is near few. */
  #beginning = new Map<Node, Drawn[]>();
  /** Those that go on in another text. */
  #across: Drawn[] = [];
  #commented = new Set<HTMLElement>();
  #lit: { key: string | null; drawn: Drawn | undefined } = { key: null, drawn: undefined };

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** Draws these in place of those before. */
  draw(marks: readonly CommentMark[]): void {
    const { editor } = this.#context;
    const found = new Found();
    const before = new Map(this.#drawn.map((one) => [one.mark.key, one]));
    this.#drawn = editor.read(() =>
      marks.map((mark) => {
        const drawn = before.get(mark.key);
        return drawn && isStill(drawn, mark) ? { ...drawn, mark } : this.#$place(mark, found);
      }),
    );
    this.#index();
    const ranges = (suggests: boolean): Range[] =>
      this.#drawn.flatMap(({ mark, range }) => (range && mark.suggests === suggests ? range : []));
    show(WORDS!, ranges(false));
    show(CHANGES!, ranges(true));
    const elements = new Set(this.#drawn.flatMap(({ element }) => element ?? []));
    for (const element of this.#commented)
      if (!elements.has(element)) delete element.dataset['commented'];
    for (const element of elements) element.dataset['commented'] = '';
    this.#commented = elements;
    this.light(this.#lit.key);
  }

  /** Shows which of them is meant; null for none. */
  light(key: string | null): void {
    const drawn = this.#drawn.find(({ mark }) => mark.key === key);
    const { drawn: before } = this.#lit;
    this.#lit = { key, drawn };
    if (before?.element === drawn?.element && before?.range === drawn?.range) return;
    if (before?.element) delete before.element.dataset['commentLit'];
    if (drawn?.element) drawn.element.dataset['commentLit'] = '';
    show(LIT!, drawn?.range ? [drawn.range] : []);
  }

  /** The comment on the words with the caret, the shortest where several hold. */
  atCaret(): string | null {
    const { root } = this.#context;
    const selection = root.ownerDocument.getSelection();
    const node = selection?.focusNode;
    if (this.#drawn.length === 0 || !node || !root.contains(node)) return null;
    const near = [...(this.#beginning.get(node) ?? []), ...this.#across];
    const around = near.filter(({ range }) => range && holds(range, node, selection.focusOffset));
    around.sort((a, b) => a.range!.toString().length - b.range!.toString().length);
    return around[0]?.mark.key ?? null;
  }

  #index(): void {
    this.#beginning = Map.groupBy(
      this.#drawn.filter(({ range }) => range && range.startContainer === range.endContainer),
      ({ range }) => range!.startContainer,
    );
    this.#across = this.#drawn.filter(
      ({ range }) => range && range.startContainer !== range.endContainer,
    );
  }

  #$place(mark: CommentMark, found: Found): Drawn {
    const { editor } = this.#context;
    const { place } = mark;
    const quoted = $quoteIn(place, found);
    const range = quoted && domRange(editor, quoted.index, quoted.start, quoted.end);
    if (range) return { mark, range, element: null };
    const node = $nodeOf(place, found);
    return { mark, range: null, element: node && editor.getElementByKey(node.getKey()) };
  }
}

/** A click on commented words shows the comment; it selects nothing and moves no text. */
export function registerCommentMarks(context: EditorContext, marks: CommentMarks): () => void {
  const { root, request } = context;
  return registerEventListener(root, 'click', ({ button }) => {
    const selection = root.ownerDocument.getSelection();
    if (button !== 0 || !selection?.isCollapsed) return;
    const key = marks.atCaret();
    if (key !== null) request({ kind: 'point-at-comment', key });
  });
}

/** True where nothing around a mark changed: of hundreds a key press moves few. */
function isStill({ mark, range, element }: Drawn, next: CommentMark): boolean {
  const [one, other] = [mark.place, next.place];
  if (mark !== next && JSON.stringify(one) !== JSON.stringify(other)) return false;
  if (!range) return element?.isConnected === true && !('quote' in other && other.quote);
  const isThere = range.startContainer.isConnected && !range.collapsed;
  return isThere && 'quote' in other && range.toString() === other.quote;
}

function show(name: string, ranges: Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
