/** Changes in words, for people. */
import { plainText } from '../prose/text.ts';
import { clockOf } from '../time/calendar.ts';
import type { Change, ListName, Part, ValueChange } from './change.ts';
import { valueLabel, valueWords } from './value-words.ts';
import { wordRuns } from './words.ts';

const LIST_NAMES: Readonly<Record<ListName, string>> = {
  sections: 'Section',
  timeline: 'Timeline',
  updates: 'Status update',
  actions: 'Action item',
};
/** So much of a text is quoted where it only says which part is meant. */
const QUOTED = 50;

/**
 * One line for a change: where, and what became of what. `labelOf` gives the name of a part by its
 * list and id (`labels` of both versions).
 */
export function describeChange(
  change: Change,
  labelOf: (list: ListName, id: string) => string,
): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
      return `${LIST_NAMES[change.list]} ${change.kind}: ${partLabel(change.part)}`;
    case 'moved': {
      const behind =
        change.anchor === null
          ? 'to the beginning'
          : `behind ${labelOf(change.list, change.anchor)}`;
      return `${LIST_NAMES[change.list]} moved: ${labelOf(change.list, change.id)}, ${behind}`;
    }
    case 'blocks':
      return `${LIST_NAMES[change.list]} ${labelOf(change.list, change.id)}: ${wordsLine(change)}`;
    case 'value':
      return `${ownerLabel(change, labelOf)}${fieldName(change.key)}: ${valueLine(change)}`;
  }
}

/** What a part is called: a section by its title, a row by its time and first words. */
export function partLabel(part: Part): string {
  const words = 'title' in part ? part.title : plainText(part.body).replace(/\s+/g, ' ').trim();
  const quote = words.length > QUOTED ? `${words.slice(0, QUOTED).trimEnd()}…` : words;
  const clock = 'at' in part && part.at ? `${clockOf(part.at.local) ?? part.at.written} ` : '';
  return `${clock}“${quote}”`;
}

function ownerLabel(
  { owner }: ValueChange,
  labelOf: (list: ListName, id: string) => string,
): string {
  switch (owner.of) {
    case 'document':
      return '';
    case 'incident':
      return 'Details, ';
    case 'media':
      return 'Picture ';
    default:
      return `${LIST_NAMES[owner.of]} ${labelOf(owner.of, owner.id)}, `;
  }
}

/** In the middle of a line: "day it began". */
function fieldName(key: string): string {
  const label = valueLabel(key);
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}

function valueLine({ key, owner, before, after }: ValueChange): string {
  if (owner.of === 'media') {
    if (before === undefined) return 'added';
    return after === undefined ? 'removed' : 'changed';
  }
  if (key === 'conflicts') return `${countOf(before)} → ${countOf(after)} open`;
  return `${valueText(before)} → ${valueText(after)}`;
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function valueText(value: unknown): string {
  const words = valueWords(value);
  if (words === '') return 'nothing';
  return typeof value === 'string' ? `“${words}”` : words;
}

/** As `git diff --word-diff=plain` marks it; a change of marks alone has no words. */
function wordsLine({ before, after }: Change & { kind: 'blocks' }): string {
  const runs = wordRuns(before, after);
  if (runs.every(({ kind }) => kind === 'same')) return 'formatting changed';
  return runs
    .map(({ kind, text }, index) => {
      const line = inOneLine(text);
      if (kind === 'removed') return `[-${line}-]`;
      if (kind === 'added') return `{+${line}+}`;
      return shortened(line, index === 0, index === runs.length - 1);
    })
    .join('');
}

/** Around a change stand a few words; how many more, nobody needs. */
const AROUND = 40;

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= (isFirst || isLast ? AROUND : 2 * AROUND)) return text;
  const start = isFirst ? '' : text.slice(0, AROUND);
  const end = isLast ? '' : text.slice(-AROUND);
  return `${start}…${end}`;
}

function inOneLine(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const begun = index === 0 ? line : line.trimStart();
      return index === lines.length - 1 ? begun : begun.trimEnd();
    })
    .join(' ');
}
