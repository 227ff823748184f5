/** Runs of a Word file cut where comments begin and end, and where other words are suggested. */
import type { Report, ReviewThread } from '../../report/tree.ts';
import { printable } from '../../report/printable.ts';
import type { Tracker } from '../changes/docx-tracker.ts';
import type { Span } from '../markup/places.ts';
import {
  childNamed,
  element,
  isElement,
  markupOf,
  plainOf,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';
import { wordDate } from './moment.ts';
import { authorOf } from './outgoing.ts';

type Cut = { at: number; order: number; nodes: MarkupNode[] };

/** Where runs are cut, and what is put between the pieces. */
export class RunCuts {
  private readonly cuts = new Map<MarkupNode, Cut[]>();
  private readonly removed = new Map<
    MarkupNode,
    { from: number; to: number; tracker: Tracker }[]
  >();

  comment(spans: readonly Span[], ids: readonly number[]): void {
    if (ids.length === 0) return;
    const [first, last] = [spans[0]!, spans.at(-1)!];
    const sign = (name: string, id: number): ElementNode => ({
      ...element(name, ` w:id="${id}"`),
      closed: 'self',
    });
    this.add(first.piece.node, {
      at: first.from,
      order: 2,
      nodes: ids.map((id) => sign('w:commentRangeStart', id)),
    });
    this.add(last.piece.node, {
      at: last.to,
      order: first.piece === last.piece && first.from === last.to ? 3 : 1,
      nodes: ids.flatMap((id) => [
        sign('w:commentRangeEnd', id),
        element('w:r', '', [sign('w:commentReference', id)]),
      ]),
    });
  }

  /** True where other words are proposed as a tracked change. */
  suggest(one: ReviewThread, spans: readonly Span[], base: Tracker, report: Report): boolean {
    const { suggestion, comments, state } = one.thread;
    const [remark] = comments;
    if (suggestion?.kind !== 'words' || state !== 'open' || !one.words || !remark) return false;
    if (!spans.every((span) => this.isFree(span)) || !isOneLine(spans)) return false;
    const tracker = base.by({
      author: printable(authorOf(remark, report)),
      date: wordDate(remark.date),
    });
    for (const { piece, from, to } of spans) {
      const known = this.removed.get(piece.node) ?? [];
      if (from < to) this.removed.set(piece.node, [...known, { from, to, tracker }]);
    }
    const last = spans.at(-1)!;
    const run = last.piece.within.at(-2)!;
    const words = printable(suggestion.words).replaceAll('\n', ' ');
    if (words !== '')
      this.add(last.piece.node, {
        at: last.to,
        order: 0,
        nodes: tracker.runs([runWith(run, words)], 'added'),
      });
    return true;
  }

  /** Not yet proposed to go, and no insertion itself. */
  private isFree({ piece, from, to }: Span): boolean {
    if (piece.within.some(({ name }) => name === 'w:ins')) return false;
    const taken = this.removed.get(piece.node) ?? [];
    return taken.every((one) => to <= one.from || from >= one.to);
  }

  cut(nodes: readonly MarkupNode[]): MarkupNode[] {
    return nodes.flatMap((node) => {
      if (!isElement(node)) return [node];
      if (node.name !== 'w:r') return [{ ...node, children: this.cut(node.children) }];
      return this.isCut(node) ? this.pieces(node) : [node];
    });
  }

  private isCut(run: ElementNode): boolean {
    return run.children.some(
      (child) =>
        isElement(child, 'w:t') &&
        child.children.some((text) => this.cuts.has(text) || this.removed.has(text)),
    );
  }

  private pieces(run: ElementNode): MarkupNode[] {
    return run.children.flatMap((child): MarkupNode[] => {
      if (child.kind === 'element' && child.name === 'w:rPr') return [];
      const text = isElement(child, 'w:t') ? child.children[0] : undefined;
      if (text?.kind !== 'text') return [runAround(run, child)];
      return this.piecesOf(run, text, plainOf(text.markup));
    });
  }

  private piecesOf(run: ElementNode, node: MarkupNode, text: string): MarkupNode[] {
    const cuts = (this.cuts.get(node) ?? []).toSorted((a, b) => a.at - b.at || a.order - b.order);
    const removed = this.removed.get(node) ?? [];
    const places = [
      ...new Set([
        0,
        text.length,
        ...cuts.map(({ at }) => at),
        ...removed.flatMap(({ from, to }) => [from, to]),
      ]),
    ].sort((a, b) => a - b);
    return places.flatMap((at, index): MarkupNode[] => {
      const to = places[index + 1] ?? at;
      const here = cuts.filter((cut) => cut.at === at).flatMap((cut) => cut.nodes);
      if (to === at) return here;
      const piece = runWith(run, text.slice(at, to));
      const gone = removed.find((one) => one.from <= at && to <= one.to);
      return [...here, ...(gone ? gone.tracker.runs([piece], 'removed') : [piece])];
    });
  }

  private add(node: MarkupNode, cut: Cut): void {
    this.cuts.set(node, [...(this.cuts.get(node) ?? []), cut]);
  }
}

/** One tracked change stays in its paragraph. */
function isOneLine(spans: readonly Span[]): boolean {
  const lines = new Set(spans.map(({ piece }) => piece.within.find(({ name }) => name === 'w:p')));
  return lines.size === 1;
}

function runAround(run: ElementNode, child: MarkupNode): ElementNode {
  const properties = childNamed(run, 'w:rPr');
  return element('w:r', '', [...(properties ? [properties] : []), child]);
}

function runWith(run: ElementNode, text: string): ElementNode {
  const words: MarkupNode = { kind: 'text', markup: markupOf(text) };
  return runAround(run, element('w:t', ' xml:space="preserve"', [words]));
}
