/** Which lines of a section look like entries of a timeline. */
import type { PhrasingContent, ListItem, RootContent } from 'mdast';
import { inlineLines, joinLines, textOf } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { leadingStamp } from './stamps.ts';
import { writesFourDigits } from './four-digits.ts';
import { timeTable } from './tables.ts';

export interface StampedLines {
  stamped: number;
  lines: number;
  /** The most of them that follow each other. */
  run: number;
}

/**
 * How many lines of these blocks look like entries: whether a section without the name is a
 * timeline.
 */
export function countStamped(blocks: readonly RootContent[]): StampedLines {
  let stamped = 0;
  let lines = 0;
  let run = 0;
  let longest = 0;
  const fourDigits = writesFourDigits(linesOf(blocks));
  const count = (text: string) => {
    lines++;
    const stamp = leadingStamp(text, fourDigits);
    const isStamped = stamp?.clock === true && !stamp.worded;
    if (isStamped) stamped++;
    run = isStamped ? run + 1 : 0;
    longest = Math.max(longest, run);
  };
  for (const block of blocks) {
    if (block.type === 'heading') count(inlineText(block));
    else if (block.type === 'paragraph')
      inlineLines(block.children).forEach((line) => count(textOf(line)));
    else if (block.type === 'list') block.children.forEach((item) => count(itemText(item)));
    else if (block.type === 'table' && timeTable(block)) {
      stamped += block.children.length - 1;
      lines += block.children.length - 1;
    }
  }
  return { stamped, lines, run: longest };
}

/** The lines that may be entries: of paragraphs, and the first of each item. */
export function linesOf(blocks: readonly RootContent[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return inlineLines(block.children).map((line) => textOf(line));
    return block.type === 'list' ? block.children.map(itemText) : [];
  });
}

export function itemText(item: ListItem): string {
  const first = item.children[0];
  return first?.type === 'paragraph' ? inlineText(first) : '';
}

/**
 * "At 10:05 we deployed. At 10:20 the alarm fired.": each sentence that begins with its time on a
 * line of its own.
 */
export function sentencesApart(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type !== 'text') return [child];
    const lines: string[] = [''];
    for (const sentence of child.value.split(/(?<=[.!?]\s)/)) {
      if (lines.at(-1)!.trim() !== '' && leadingStamp(sentence)?.clock) lines.push(sentence);
      else lines[lines.length - 1] += sentence;
    }
    return joinLines(lines.map((value) => [{ ...child, value }]));
  });
}
