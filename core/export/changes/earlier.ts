/** The report of an earlier version, so that it can stand in one file with the later one. */
import type { BlockContent, Nodes } from 'mdast';
import type { Media } from '../../document/postmortem.ts';
import type { Note, Report, ReportBlock } from '../../report/tree.ts';

/**
 * The earlier report with its footnotes and pictures under numbers and keys of their own, unless
 * the later one has the very same.
 */
export function besides(earlier: Report, later: Report): Report {
  const notes = noteNumbers(earlier.notes, later.notes);
  const pictures = pictureKeys(earlier.media, later.media);
  const visit = <T extends Nodes>(node: T): T => {
    if (node.type === 'footnoteReference') {
      const number = String(notes.get(Number(node.identifier)) ?? node.identifier);
      return { ...node, identifier: number, label: number };
    }
    if (node.type === 'image') {
      const key = pictures.get(node.url.slice('media:'.length));
      return key === undefined ? node : { ...node, url: `media:${key}` };
    }
    if (!('children' in node)) return node;
    return { ...node, children: node.children.map((child) => visit(child)) } as T;
  };
  const shown = new Set(later.notes.map(({ number }) => number));
  return {
    ...earlier,
    blocks: earlier.blocks.map((block) => withNodes(block, visit)),
    notes: earlier.notes
      .map(({ number, blocks }) => ({
        number: notes.get(number)!,
        blocks: blocks.map((block) => visit(block)),
      }))
      .filter(({ number }) => !shown.has(number)),
    media: renamed(earlier.media, pictures),
  };
}

function withNodes(block: ReportBlock, visit: <T extends Nodes>(node: T) => T): ReportBlock {
  switch (block.type) {
    case 'prose':
    case 'problems':
      return { ...block, node: visit(block.node) } as ReportBlock;
    case 'rows':
      return {
        ...block,
        rows: block.rows.map((row) =>
          row.type === 'day'
            ? row
            : { ...row, cells: row.cells.map((blocks) => blocks.map((node) => visit(node))) },
        ),
      };
    default:
      return block;
  }
}

/** Number in the earlier report → the number of the same note in the later one, or a new one. */
function noteNumbers(earlier: readonly Note[], later: readonly Note[]): Map<number, number> {
  const saying = (blocks: readonly BlockContent[]): string => JSON.stringify(blocks);
  const known = new Map<string, number[]>();
  for (const { number, blocks } of later)
    known.set(saying(blocks), [...(known.get(saying(blocks)) ?? []), number]);
  let next = later.length;
  return new Map(
    earlier.map(({ number, blocks }) => [number, known.get(saying(blocks))?.shift() ?? ++next]),
  );
}

/** Key in the earlier report → a key that the later one has for no other picture. */
function pictureKeys(
  earlier: Report['media'],
  later: Report['media'],
): ReadonlyMap<string, string> {
  const same = (one: Media, other: Media): boolean =>
    one.type === other.type && one.data === other.data;
  const taken = Object.keys(earlier).filter(
    (key) => Object.hasOwn(later, key) && !same(earlier[key]!, later[key]!),
  );
  return new Map(taken.map((key) => [key, `${key} before`]));
}

function renamed(media: Report['media'], keys: ReadonlyMap<string, string>): Report['media'] {
  return Object.fromEntries(Object.entries(media).map(([key, one]) => [keys.get(key) ?? key, one]));
}
