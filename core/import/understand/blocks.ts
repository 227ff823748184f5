/** Blocks as a tree and as a section's body. */
import type { Root, RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Section, SectionKind } from '../../document/postmortem.ts';
import { withoutPositions } from '../../prose/build.ts';
import { withinDepth } from '../../prose/tidy.ts';

/** Not by spreading into a call: a text may have more blocks than a call takes arguments. */
export function rootOf(blocks: readonly RootContent[]): Root {
  return { type: 'root', children: [...blocks] };
}

/** A body without places in the source, and no deeper than a document may be. */
export function clean(blocks: readonly RootContent[]): Section['body'] {
  return withinDepth(withoutPositions(rootOf(blocks)));
}

/** A new section of the document, shown to everyone. */
export function section(
  kind: SectionKind,
  title: string,
  body: Section['body'],
  newId: NewId,
): Section {
  return { id: newId(), kind, title, audience: 'everyone', required: false, guidance: '', body };
}
