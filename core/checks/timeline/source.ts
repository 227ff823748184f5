import type { Nodes } from 'mdast';
import type { Check } from '../model/diagnostic.ts';
import type { TimelineEntry } from '../../document/postmortem.ts';
import { isEmptyProse } from '../../prose/text.ts';
import { perRow } from '../../document/remembered.ts';
import { timeLabel } from '../model/moments.ts';
import { timelineSectionId } from '../model/rows.ts';

export const source: Check = {
  rule: 'timeline/source',
  describes:
    'Entries without evidence in a timeline whose other entries say where they come from. Said once for the timeline.',
  run(document) {
    const { timeline } = document;
    const shown = withEvidence(timeline, null);
    // Where most entries name none, naming none is the custom.
    if (shown.length * 2 <= timeline.length) return [];
    const having = new Set(shown.map(({ index }) => index));
    const bare = timeline.filter(({ body }, index) => !having.has(index) && !isEmptyProse(body));
    const first = bare[0];
    if (!first) return [];
    const section = timelineSectionId(document);
    const which =
      bare.length === 1
        ? `The entry ${named(first)} names`
        : `${bare.length} of ${timeline.length} entries, the first ${named(first)}, name`;
    return [
      {
        rule: source.rule,
        severity: 'info',
        title: 'No source',
        message: `${which} no source and no link. The others do.`,
        where: section ? { kind: 'section', id: section } : { kind: 'document' },
        other: { kind: 'timeline', id: first.id },
        fixes: [],
      },
    ];
  },
};

function named({ at }: TimelineEntry): string {
  return at?.local ? `at ${timeLabel(at)}` : 'without a time';
}

/** A source that a reader can check: named, linked, pictured or quoted. */
const withEvidence = perRow(({ source: named, body }: TimelineEntry) =>
  (named ?? '').trim() !== '' || showsEvidence(body) ? true : null,
);

function showsEvidence(node: Nodes): boolean {
  if (
    node.type === 'link' ||
    node.type === 'image' ||
    node.type === 'code' ||
    node.type === 'blockquote'
  )
    return true;
  if (node.type === 'text') return node.value.includes('://');
  return 'children' in node && node.children.some(showsEvidence);
}
