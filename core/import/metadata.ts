/** Labelled lines above a report's text: "Severity: SEV-2", "**Author:** …". */
import type { List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { inlineLines, linkTargets, textOf } from '../prose/phrasing.ts';
import type { Source } from './source.ts';

/** "Label: value", the label a few words at most. */
export const LABELLED = /^\s*([\p{L}][\p{L} /()-]{1,30}?)\s*:\s*(\S.*?)\s*$/u;

const FIELDS: readonly [(value: string, label: string, source: Source) => boolean, RegExp][] = [
  [(value, _, source) => setOnce(source, 'severity', value), /^(severity|sev|severity level|incident severity|priority)$/i],
  [(value, _, source) => setOnce(source, 'reference', value), /^(incident (id|number|reference|ref)|reference|incident|ticket)$/i],
  [(value, _, source) => setOnce(source, 'organization', value), /^(company|organi[sz]ation|vendor|provider)$/i],
  [(value, _, source) => source.services.push(...value.split(/\s*[,;]\s*/).filter(Boolean)) > 0, /^((affected|impacted) )?(services?|components?|systems?|products?)( affected| impacted)?( ?\(s\))?$/i],
  [(value, label, source) => source.people.push(...value.split(/\s*[,;]\s*(?:and )?|\s+and\s+/).filter(Boolean).map((name) => ({ name, role: label }))) > 0, /^(authors?|created by|written by|prepared by|reported by|reporter|owner|incident (commander|lead|manager|owner)|ic|scribe|comms lead|participants|responders?)$/i],
];

/** Lines of the preamble that are fields of a document go to `source`; the other blocks are handed back in order. */
export function takeMetadata(blocks: readonly RootContent[], source: Source): RootContent[] {
  return blocks.flatMap((block): RootContent[] => {
    if (block.type === 'table' || block.type === 'list') readRows(block, source);
    if (block.type !== 'paragraph') return [block];
    const kept = inlineLines(block.children).filter((line) => !takeLine(line, source));
    if (kept.length === 0) return [];
    return [{ ...block, children: kept.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as PhrasingContent, ...line])) }];
  });
}

/** Fields given as bullets or as a table of two columns: they are read, and the block stays as it is. */
function readRows(block: Table | List, source: Source): void {
  if (block.type === 'table') {
    for (const { children: [label, value, ...more] } of block.children) {
      if (label && value && more.length === 0) takeLine([{ type: 'text', value: `${textOf(label.children)}: ${textOf(value.children)}` }], source);
    }
  } else {
    for (const { children: [first] } of block.children) if (first?.type === 'paragraph') takeLine(first.children, source);
  }
}

/** A paragraph of which every line is a short label and its value: data about the report, not its text. */
export function isLabelled(block: Paragraph): boolean {
  return inlineLines(block.children).every((line) => {
    const text = textOf(line);
    return text.length < 140 && LABELLED.test(text) && !/[.!?]$/.test(text.trim());
  });
}

function takeLine(line: readonly PhrasingContent[], source: Source): boolean {
  const text = textOf(line);
  const match = LABELLED.exec(text);
  if (!match || text.length > 140) return false;
  const take = FIELDS.find(([, pattern]) => pattern.test(match[1]!))?.[0];
  // A field is plain text; a line with a link stays, so that its target is kept.
  return take !== undefined && take(match[2]!, match[1]!, source) && line.flatMap(linkTargets).length === 0;
}

function setOnce(source: Source, field: 'severity' | 'reference' | 'organization', value: string): boolean {
  if (source[field] !== '' || value.length > 60) return false;
  source[field] = value;
  return true;
}
