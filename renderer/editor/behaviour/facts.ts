/** What can be done with the live facts at the caret. */
import {
  $createTextNode,
  $getSelection,
  $isRangeSelection,
  HISTORY_PUSH_TAG,
  type TextNode,
} from 'lexical';
import type { LiveFact } from '../../../core/document/live-fact.ts';
import type { Place } from '../../../core/document/place.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { milestoneInstants } from '../../../core/timeline/milestones.ts';
import { $factsAtCaret } from './fact-at-caret.ts';
import { $createFactNode, $getFact, $setFact, type FactNode } from '../nodes/fact-node.ts';
import type { EditorContext } from './context.ts';
import { goTo } from './places.ts';

const STEP = { discrete: true, tag: HISTORY_PUSH_TAG } as const;

/** Words of their own from now on. */
export function turnToText({ editor }: EditorContext): void {
  editor.update(() => {
    const selection = $getSelection();
    const alone = $isRangeSelection(selection) && selection.isCollapsed();
    for (const fact of $factsAtCaret()) {
      const text = $factToText(fact);
      if (alone) text.selectEnd();
    }
  }, STEP);
}

/** With its zone, or without. */
export function switchZone({ editor }: EditorContext): void {
  editor.update(() => {
    for (const node of $factsAtCaret()) {
      const fact = $getFact(node);
      $setFact(node, { ...fact, form: fact.form === 'zone' ? 'plain' : 'zone' });
    }
  }, STEP);
}

/** Shows what the fact at the caret follows. */
export function goToFactSource(context: EditorContext): void {
  const fact = context.editor.read(() => {
    const [node] = $factsAtCaret();
    return node ? $getFact(node) : null;
  });
  const place = fact && placeOfSource(fact, context.session.getDocument());
  if (place) goTo(context, place);
}

/** Where it stands what a fact follows; null when that is gone. */
export function placeOfSource({ source }: LiveFact, document: Postmortem): Place | null {
  const entry = (id: string | undefined): Place | null =>
    document.timeline.some((row) => row.id === id) ? { kind: 'timeline', id: id! } : null;
  const reached = milestoneInstants(document);
  switch (source.kind) {
    case 'entry':
      return entry(source.id);
    case 'milestone':
      return entry(
        reached[source.milestone]?.entry.id ??
          document.timeline.find(({ milestone }) => milestone === source.milestone)?.id,
      );
    case 'length':
      return entry(reached[source.to]?.entry.id ?? reached[source.from]?.entry.id);
    case 'detail':
      return { kind: 'incident', field: source.field };
    default:
      return null;
  }
}

/** The words of a fact in its place, with its formats. */
export function $factToText(node: FactNode): TextNode {
  const text = $createTextNode(node.getTextContent()).setFormat(node.getFormat());
  node.replace(text);
  return text;
}

/** Puts a fact in the place of a stretch of a text, and the caret behind it. */
export function $putFact(text: TextNode, start: number, end: number, fact: LiveFact): void {
  const parts = text.splitText(...[start, end].filter((at) => at > 0));
  const place = parts[start > 0 ? 1 : 0]!;
  const node = $createFactNode(fact).setFormat(text.getFormat());
  place.replace(node);
  node.selectNext(0, 0);
}
