/** Writes a document into the Markdown file that it was read from: only what changed is written. */
import type { RootContent } from 'mdast';
import type { ActionItem, Postmortem, TimelineEntry } from '../document/postmortem.ts';
import { rowHomes } from '../document/rows-home.ts';
import { plainText, type Line } from './lines.ts';
import { sameItems } from './patch.ts';
import type { BlockPiece, MarkdownSource, Piece, RowPiece, SectionPieces } from './pieces.ts';
import { blockKey, blocksText, changedText, headingText, rowText } from './say.ts';
import { laidOut, type Output } from './layout.ts';
import { styleOf, type Style } from './style.ts';

export interface WriteOptions {
  /** Writes what changed anew, and not into the lines that are there. */
  anew: boolean;
}

/**
 * The file's text below its front matter with the changes in it.
 * @param document with the ids of `source.document` wherever a part is the same
 */
export function writtenLines(
  source: MarkdownSource,
  document: Postmortem,
  { anew }: WriteOptions,
): Line[] {
  return new SourceWriter(source, document, anew).write();
}

class SourceWriter {
  private readonly source: MarkdownSource;
  private readonly document: Postmortem;
  private readonly anew: boolean;
  private readonly usual: Style;
  private readonly homes: ReturnType<typeof rowHomes>;
  /** Blocks of the source that no section has at their place, by what they say. */
  private readonly loose = new Map<string, BlockPiece[]>();

  constructor(source: MarkdownSource, document: Postmortem, anew: boolean) {
    this.source = source;
    this.document = document;
    this.anew = anew;
    this.usual = styleOf(plainText(source.text.lines.slice(source.front?.to ?? 0)));
    this.homes = rowHomes(document.sections);
  }

  write(): Line[] {
    const { source, document } = this;
    const own = new Map(source.sections.map((section) => [section.id, section]));
    const kept = document.sections.map((section) => own.get(section.id) ?? null);
    const matches = document.sections.map(({ body }, index) =>
      matchBlocks(kept[index]?.blocks ?? [], body.children),
    );
    this.collectLoose(kept, matches);
    const outputs = [...this.title()];
    document.sections.forEach((section, index) => {
      const pieces = kept[index] ?? null;
      if (section.title !== '' || pieces?.heading)
        outputs.push(...this.heading(pieces, section.title));
      outputs.push(...this.withRows(section.id, pieces, this.blocks(pieces, matches[index]!)));
    });
    for (const list of ['timeline', 'actions'] as const)
      if (this.homes[list] === null && document[list].length > 0)
        outputs.push(
          {
            piece: null,
            text: headingText(
              list === 'timeline' ? 'Timeline' : 'Action items',
              source.level,
              this.usual,
            ),
            row: null,
          },
          ...this.rows(list, null),
        );
    return laidOut(source, outputs);
  }

  private title(): Output[] {
    const { title, said, level } = this.source;
    const now = this.document.title;
    if (!title) return [];
    if (now === said.title) return [{ piece: title, text: null, row: null }];
    const text = this.changed(title, [said.title, now] as const, (value, style) =>
      headingText(value, Math.min(title.raw.depth, level), style),
    );
    return [{ piece: title, text, row: null }];
  }

  private heading(pieces: SectionPieces | null, title: string): Output[] {
    const { level, said } = this.source;
    const heading = pieces?.heading;
    if (!heading) return [{ piece: null, text: headingText(title, level, this.usual), row: null }];
    const before = said.sections.find(({ id }) => id === pieces.id)!.title;
    if (title === before) return [{ piece: heading, text: null, row: null }];
    if (title === '') return [];
    const text = this.changed(heading, [before, title] as const, (value, style) =>
      headingText(value, heading.raw.depth, style),
    );
    return [{ piece: heading, text, row: null }];
  }

  private collectLoose(
    kept: readonly (SectionPieces | null)[],
    matches: readonly BlockMatch[][],
  ): void {
    const used = new Set(matches.flat().flatMap(({ piece }) => piece?.index ?? []));
    for (const section of this.source.sections)
      for (const block of section.blocks)
        if (block.nodes.length === 1 && !(used.has(block.index) && kept.includes(section))) {
          const key = blockKey(block.nodes[0]!);
          this.loose.set(key, [...(this.loose.get(key) ?? []), block]);
        }
  }

  private blocks(pieces: SectionPieces | null, matches: readonly BlockMatch[]): Output[] {
    const { level } = this.source;
    return matches.map(({ piece, nodes, isSame }): Output => {
      if (piece && isSame) return { piece, text: null, row: null };
      if (piece && pieces) {
        const text =
          piece.nodes.length === 1 && nodes.length === 1
            ? this.changed(piece, [piece.nodes, nodes] as const, (value, style) =>
                blocksText(value, level, style),
              )
            : blocksText(nodes, level, this.usual);
        return { piece, text, row: null };
      }
      // A block that stood elsewhere takes its lines along.
      const moved = this.loose.get(blockKey(nodes[0]!))?.shift();
      return moved
        ? { piece: moved, text: null, row: null }
        : { piece: null, text: blocksText(nodes, level, this.usual), row: null };
    });
  }

  /** Rows stand where they stood among the section's text; those that are new, behind it. */
  private withRows(id: string, pieces: SectionPieces | null, blocks: Output[]): Output[] {
    let outputs = blocks;
    for (const list of ['timeline', 'actions'] as const)
      if (this.homes[list] === id) outputs = interleaved(outputs, this.rows(list, pieces));
    return outputs;
  }

  private rows(of: 'timeline' | 'actions', section: SectionPieces | null): Output[] {
    const pieces: readonly RowPiece[] = section?.[of] ?? [];
    const tableHead = of === 'timeline' ? section?.tableHead : null;
    const { level } = this.source;
    const own = new Map(pieces.map((piece) => [piece.row.id, piece]));
    let like: Parameters<typeof rowText>[1] = pieces[0] ?? NEW_ROW;
    const rows = (this.document[of] as (TimelineEntry | ActionItem)[]).map((row): Output => {
      const piece = own.get(row.id);
      if (!piece) {
        const text = rowText(row, like, level, this.usual);
        return { piece: null, text, row: like.form };
      }
      like = piece;
      const say = (value: TimelineEntry | ActionItem, style: Style): string =>
        rowText(value, piece, level, style);
      const isSame = say(piece.row, this.usual) === say(row, this.usual);
      const text = isSame
        ? null
        : this.changed(piece, [piece.row, row] as const, say, piece.form === 'cells');
      return { piece, text, row: piece.form };
    });
    const inTable = rows.findIndex(({ row }) => row === 'cells');
    return tableHead && inTable !== -1
      ? rows.toSpliced(inTable, 0, { piece: tableHead, text: null, row: 'cells' })
      : rows;
  }

  private changed<T>(
    piece: Piece,
    values: readonly [T, T],
    say: (value: T, style: Style) => string,
    asTable = false,
  ): string {
    const { source, usual, anew } = this;
    const lines = plainText(source.text.lines.slice(piece.from, piece.to));
    return changedText(lines, values, say, source, { usual, anew, asTable });
  }
}

const NEW_ROW: Parameters<typeof rowText>[1] = {
  form: 'item',
  prefix: [],
  stamp: '',
  number: null,
  isBare: false,
  depth: 3,
};

/** Blocks of a section now, with the piece of the source that they were; null for new ones. */
interface BlockMatch {
  piece: BlockPiece | null;
  nodes: RootContent[];
  isSame: boolean;
}

function matchBlocks(pieces: readonly BlockPiece[], nodes: readonly RootContent[]): BlockMatch[] {
  const old = pieces.flatMap((piece) => piece.nodes.map((node) => ({ piece, node })));
  const found = sameItems(
    old.map(({ node }) => blockKey(node)),
    nodes.map(blockKey),
  );
  const matches: BlockMatch[] = [];
  let lastOld = -1;
  for (let at = 0; at < nodes.length; at++) {
    const from = found[at]!;
    const piece = from === -1 ? null : old[from]!.piece;
    const count = piece?.nodes.length ?? 1;
    const isWhole =
      piece !== null &&
      old[from]!.node === piece.nodes[0] &&
      piece.nodes.every((_, offset) => found[at + offset] === from + offset);
    if (isWhole) {
      matches.push({ piece, nodes: nodes.slice(at, at + count), isSame: true });
      lastOld = from + count - 1;
      at += count - 1;
      continue;
    }
    // One block of several that HTML gave: what became of the others stands beside it.
    const next = found.slice(at).find((index) => index > lastOld) ?? old.length;
    const candidate = old
      .slice(lastOld + 1, next)
      .find(({ piece: one, node }) => one.nodes.length === 1 && isLike(node, nodes[at]!));
    if (candidate && from === -1) {
      matches.push({ piece: candidate.piece, nodes: [nodes[at]!], isSame: false });
      lastOld = old.indexOf(candidate);
    } else matches.push({ piece: null, nodes: [nodes[at]!], isSame: false });
  }
  return matches;
}

/** An edited block is of the same type, and stands between the same neighbours. */
function isLike(one: RootContent, other: RootContent): boolean {
  return one.type === other.type;
}

/** Two sequences of outputs as one, in the order in which they stand in the source. */
function interleaved(blocks: readonly Output[], rows: readonly Output[]): Output[] {
  const places = (outputs: readonly Output[], first: number): number[] => {
    let place = first;
    return outputs.map(({ piece }) => (place = Math.max(place, piece?.index ?? place)));
  };
  const [ofBlocks, ofRows] = [places(blocks, -1), places(rows, -1)];
  if (!rows.some(({ piece }) => piece)) return [...blocks, ...rows];
  const firstRow = rows.find(({ piece }) => piece)!.piece!.index;
  const merged: Output[] = [];
  let at = 0;
  rows.forEach((row, index) => {
    const place = Math.max(ofRows[index]!, firstRow);
    while (at < blocks.length && ofBlocks[at]! < place) merged.push(blocks[at++]!);
    merged.push(row);
  });
  return [...merged, ...blocks.slice(at)];
}
