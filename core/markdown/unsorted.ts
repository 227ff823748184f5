import type { RootContent } from 'mdast';
import type { NewId } from '../document/ids.ts';
import type { Section } from '../document/postmortem.ts';
import { openPostmortem } from '../file-format/open.ts';
import { buildReport } from '../report/report.ts';
import { derivedLines, lineWords, type IsDerived } from './derived.ts';
import { strayBlocks } from './stray.ts';

/** Blocks that found no place stand in the last section of kind `unsorted`, or in a new one. */
export function withUnsorted<T extends { sections: Section[] }>(
  document: T,
  blocks: readonly RootContent[],
  newId: NewId,
): T {
  if (blocks.length === 0) return document;
  const last = document.sections.findLast(({ kind }) => kind === 'unsorted');
  if (last) last.body = { type: 'root', children: [...last.body.children, ...blocks] };
  else
    document.sections.push({
      id: newId(),
      kind: 'unsorted',
      title: 'Unsorted',
      audience: 'internal',
      required: false,
      guidance: '',
      body: { type: 'root', children: [...blocks] },
    });
  return document;
}

/** The blocks that a report of the document does not say of itself: the report is made anew. */
export function notInReport(
  blocks: readonly RootContent[],
  document: object,
  newId: NewId,
): RootContent[] {
  const opened = openPostmortem(JSON.stringify(document), newId);
  const derived = opened.ok
    ? derivedLines(buildReport(opened.document, { audience: 'internal', zone: '' }))
    : new Set<string>();
  const isDerived: IsDerived = (text) => {
    const words = lineWords(text);
    return words === '' || derived.has(words);
  };
  return strayBlocks(blocks, isDerived);
}
