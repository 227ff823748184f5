/** What showing a body depends on besides the body. */
import type { Nodes, Root } from 'mdast';
import type { LiveFact } from '../document/live-fact.ts';
import type { Postmortem } from '../document/postmortem.ts';
import type { NoteIndex } from './note-index.ts';

/** What showing a body depends on besides the body. */
export interface ShowContext {
  media: Postmortem['media'];
  /** What the pictures are called that no reader can show, by their keys. */
  unusable?: ReadonlyMap<string, string>;
  /**
   * The depths of headings in use, ascending: the first is shown as level 1 inside its section, so
   * that no level is skipped.
   */
  depths: readonly number[];
  /** Anchors of headings, with the ids of their blocks; absent while these are not known yet. */
  anchors?: ReadonlyMap<string, string>;
  notes: NoteIndex;
  /** A live fact's words in the report's zone; absent = as they stand. */
  factWords?: (fact: LiveFact) => string;
}

/** The heading depths that a document's bodies use, ascending. */
export function headingDepths(bodies: Iterable<Root>): number[] {
  const depths = new Set<number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') depths.add(node.depth);
    else if ('children' in node) node.children.forEach(visit);
  };
  for (const body of bodies) visit(body);
  return [...depths].sort((a, b) => a - b);
}

/** Only these may become links; a link to anything else keeps its words. */
export function isLinkable(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s<>"\p{Cc}]+$/iu.test(url) && url.isWellFormed();
}
