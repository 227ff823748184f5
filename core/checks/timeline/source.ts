import type { Nodes } from 'mdast';
import type { Check } from '../diagnostic.ts';
import type { TimelineEntry } from '../../document/postmortem.ts';
import { isEmptyProse } from '../../prose/text.ts';
import { timeLabel } from '../moments.ts';
import { timelineSectionId } from '../rows.ts';

export const source: Check = {
  rule: 'timeline/source',
  describes: 'Entries without evidence in a timeline whose other entries say where they come from. Said once for the timeline.',
  run(document) {
    const rows = document.timeline.filter(({ body }) => !isEmptyProse(body));
    const bare = rows.filter((entry) => !hasEvidence(entry));
    const first = bare[0];
    // Where most entries name none, naming none is the custom.
    if (!first || bare.length * 2 >= rows.length) return [];
    const section = timelineSectionId(document);
    const which = bare.length === 1 ? `The entry ${named(first)} names` : `${bare.length} of ${rows.length} entries, the first ${named(first)}, name`;
    return [{
      rule: source.rule, severity: 'info', title: 'No source',
      message: `${which} no source and no link. The others do.`,
      where: section ? { kind: 'section', id: section } : { kind: 'document' }, other: { kind: 'timeline', id: first.id }, fixes: [],
    }];
  },
};

function named({ at }: TimelineEntry): string {
  return at?.local ? `at ${timeLabel(at)}` : 'without a time';
}

const evidence = new WeakMap<TimelineEntry, boolean>();

/** A source that a reader can check: named, linked, pictured or quoted. */
function hasEvidence(entry: TimelineEntry): boolean {
  let result = evidence.get(entry);
  if (result === undefined) evidence.set(entry, (result = (entry.source ?? '').trim() !== '' || showsEvidence(entry.body)));
  return result;
}

function showsEvidence(node: Nodes): boolean {
  if (node.type === 'link' || node.type === 'image' || node.type === 'code' || node.type === 'blockquote') return true;
  if (node.type === 'text') return /https?:\/\/\S/.test(node.value);
  return 'children' in node && node.children.some(showsEvidence);
}
