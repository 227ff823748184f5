/** Labelled lines above a report's text: "Severity: SEV-2", "**Author:** …". */
import type { List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { inlineLines, joinLines, linkTargets, textOf } from '../../prose/phrasing.ts';
import type { Source } from '../model/source.ts';

/** "Label: value", the label a few words at most. */
export const LABELLED = /^\s*([\p{L}][\p{L} /()-]{1,30}?)\s*:\s*(\S.*?)(?<!\s)\s*$/u;

/** Labels that become a person's role. */
const PERSON_LABEL = new RegExp(
  joinedLines`
    ^(authors?|created by|written by|prepared by|reported by|reporter|owner
    |incident (commander|lead|manager|owner)|ic|scribe|comms lead|participants|responders?)$
  `,
  'i',
);

const FIELDS: readonly [(value: string, label: string, source: Source) => boolean, RegExp][] = [
  [
    (value, _, source) => setOnce(source, 'severity', value),
    /^(severity|sev|severity level|incident severity|priority)$/i,
  ],
  [
    (value, _, source) => setOnce(source, 'reference', value),
    /^(incident (id|number|reference|ref)|reference|incident|ticket)$/i,
  ],
  [
    (value, _, source) => setOnce(source, 'organization', value),
    /^(company|organi[sz]ation|vendor|provider)$/i,
  ],
  [
    (value, _, source) =>
      addServices(value.split(/(?:(?<!\s)\s+)?[,;]\s*/).filter(Boolean), source),
    /^((affected|impacted) )?(services?|components?|systems?|products?)( affected| impacted)?( ?\(s\))?$/i,
  ],
  [
    (value, label, source) =>
      source.people.push(
        ...value
          .split(/(?:(?<!\s)\s+)?[,;]\s*(?:and )?|(?<!\s)\s+and\s+/)
          .filter(Boolean)
          .map((name) => ({ name, role: label })),
      ) > 0,
    PERSON_LABEL,
  ],
];

/**
 * Labels that say no more than the field's own name, and those that become a person's role; the
 * line of another label is read and stays too.
 */
const OWN_LABEL = new RegExp(
  joinedLines`
    ^(severity|sev|priority|incident (id|number|reference)|reference|company|organi[sz]ation
    |(affected |impacted )?(services?|components?|systems?)|authors?|created by|written by
    |prepared by|reported by|reporter|owner|incident (commander|lead|manager|owner)|ic|scribe
    |comms lead|participants|responders?)$
  `,
  'i',
);

/**
 * Lines of the preamble that are fields of a document go to `source`; the other blocks are handed
 * back in order.
 */
export function takeMetadata(blocks: readonly RootContent[], source: Source): RootContent[] {
  return blocks.flatMap((block): RootContent[] => {
    const lines = linesOf(block);
    if (lines === null) return [block];
    const kept = lines.filter((line) => !takeLine(line, source));
    if (kept.length === 0) return [];
    // A table or list of which nothing was taken stays as it is.
    if (kept.length === lines.length && block.type !== 'paragraph') return [block];
    return [{ type: 'paragraph', children: joinLines(kept) }];
  });
}

/**
 * A paragraph's lines; the rows of a table of two columns, or a list's bullets, where each is a
 * label and its value. Null for anything else.
 */
function linesOf(block: RootContent): PhrasingContent[][] | null {
  if (block.type === 'paragraph') return inlineLines(block.children);
  const bullets = block.type === 'list' ? bulletsOf(block) : null;
  const rows = block.type === 'table' ? rowsOf(block) : bullets;
  return rows?.every((row) => LABELLED.test(textOf(row)) || /:\s*$/.test(textOf(row)))
    ? rows
    : null;
}

function rowsOf(table: Table): PhrasingContent[][] | null {
  if (table.children.some(({ children }) => children.length !== 2)) return null;
  const filled = table.children.filter(({ children }) =>
    children.some((cell) => textOf(cell.children).trim() !== ''),
  );
  return filled.map(({ children: [label, value] }) => [
    {
      type: 'text',
      value: `${textOf(label!.children)
        .trim()
        .replace(/(?<!\s)\s*:$/, '')}: `,
    },
    ...value!.children,
  ]);
}

function bulletsOf(list: List): PhrasingContent[][] | null {
  const bullets = list.children.flatMap(({ children: [first, ...more] }) =>
    first?.type === 'paragraph' && more.length === 0 ? [first.children] : [],
  );
  return bullets.length === list.children.length ? bullets : null;
}

/**
 * A paragraph of which every line is a short label and its value: data about the report, not its
 * text.
 */
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
  return (
    take !== undefined &&
    take(match[2]!, match[1]!, source) &&
    OWN_LABEL.test(match[1]!) &&
    line.flatMap(linkTargets).length === 0
  );
}

/** True where all of them are new: a line that repeats one stays. */
export function addServices(names: readonly string[], source: Source): boolean {
  const known = names.filter((name) => source.services.includes(name));
  source.services.push(...names.filter((name) => !source.services.includes(name)));
  return names.length > 0 && known.length === 0 && new Set(names).size === names.length;
}

function setOnce(
  source: Source,
  field: 'severity' | 'reference' | 'organization',
  value: string,
): boolean {
  if (source[field] !== '' || value.length > 60) return false;
  source[field] = value;
  return true;
}
