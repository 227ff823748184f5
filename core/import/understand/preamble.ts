/** What stands above a report's first section: its summary, its fields, the zone of its times. */
import type { Paragraph, RootContent } from 'mdast';
import { prose } from '../../prose/build.ts';
import { plainText } from '../../prose/text.ts';
import { findDeclaredZone } from '../../time/declared-zone.ts';
import type { Source } from '../model/source.ts';
import { rootOf } from './blocks.ts';
import { isLabelled } from './metadata.ts';
import type { SectionDraft } from './outline.ts';

/**
 * Text above the first section: labelled lines that no field takes go to Unsorted, the zone's
 * declaration to the timeline, the rest is the summary.
 */
export function withPreamble(
  preamble: RootContent[],
  sections: SectionDraft[],
  source: Source,
): { drafts: SectionDraft[]; leftOver: RootContent[] } {
  const drafts = [...sections];
  const timeline = drafts.find(({ kind }) => kind === 'timeline');
  const lead: RootContent[] = [];
  const placed: RootContent[] = [];
  for (const block of preamble) {
    const words = block.type === 'paragraph' ? plainText(prose(block)) : '';
    if (block.type === 'paragraph' && timeline && words.length < 80 && findDeclaredZone(words))
      timeline.blocks.unshift(block);
    else if (block.type === 'paragraph' && (isLabelled(block) || isByline(block)))
      placed.push(block);
    else lead.push(block);
  }
  if (lead.length === 0) return { drafts, leftOver: placed };
  // A page of notices may have a line or two above them; without a sentence they are no summary.
  if (
    drafts.length === 0 &&
    source.updates.some(({ body }) => body.length > 0) &&
    !/(?:^|[.!?\n])[^.!?\n\p{L}]*\p{L}[^.!?\n]{25,}[.!?](?:\s|$)/u.test(plainText(rootOf(lead)))
  )
    return { drafts, leftOver: [...lead, ...placed] };
  // Only a section that calls itself the summary takes what stands above it; "What happened" keeps
  // its place behind it.
  const summary = drafts.find(
    ({ kind, title }) => kind === 'summary' && /summary|overview|tl;?dr|abstract/i.test(title),
  );
  if (summary) summary.blocks = [...lead, ...summary.blocks];
  else drafts.unshift({ kind: 'summary', title: 'Summary', blocks: lead });
  return { drafts, leftOver: placed };
}

function isByline(block: Paragraph): boolean {
  const words = plainText(prose(block));
  return (
    words.length < 100 &&
    /^(?:written |posted |published )?by\s+\p{Lu}/iu.test(words) &&
    !/[.!?]$/.test(words)
  );
}
