/**
 * How a page lays out its posts, found from what recurs on it: a stamp and a status at the same
 * place of every post, above its text or around it. Nothing is known of the page that made it.
 */
import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { paragraph } from '../../prose/build.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { dropStart, joinLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { isOwnReport } from '../understand/own-report.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { SourceUpdate } from '../model/source.ts';
import { above, alone, around, dated, signed, type Unit } from './post-layouts.ts';
import { LEAST, type Line, linesOf } from './post-lines.ts';

export interface Posts {
  updates: SourceUpdate[];
  /** What is not part of a post, with the sections of a report that was one. */
  rest: RootContent[];
  /** Names that every head bears: the services that the posts are about. */
  services: string[];
}

/** The posts of a page; null where no layout recurs. */
export function inferredPosts(blocks: readonly RootContent[]): Posts | null {
  // Our own report has its posts in tables, which are read column by column.
  if (isOwnReport(blocks)) return null;
  const lines = linesOf(blocks);
  const layouts = [above(lines), around(lines), signed(lines), dated(lines), alone(lines)].filter(
    (units) => units.length >= LEAST,
  );
  const best = layouts.sort((a, b) => b.length - a.length)[0];
  if (!best || !coversPage(best, lines)) return null;
  return postsOf(withTitlesAbove(best, lines), lines);
}

/** "Line fault – bulletin 3" right above each head: the same words but for their numbers. */
function withTitlesAbove(units: readonly Unit[], lines: readonly Line[]): readonly Unit[] {
  const above = units.map(({ from }, index) => {
    const line = lines[from - 1];
    // The only line of the post before is its text, and a sentence is no title.
    const free = line?.children && !line.head && from - 1 > (units[index - 1]?.text ?? -1);
    const text = free ? textOf(line.children!) : '';
    return /[.!?。]\s*$/.test(text) ? '' : text;
  });
  const alike = (text: string) => text.replace(/\d+/g, '0').trim();
  // The first may be the page's title.
  const titled = above.filter((text) => text !== '');
  const same = new Set(titled.map(alike)).size === 1 && new Set(titled).size === titled.length;
  if (!same || titled.length < 2 || above.slice(1).includes('')) return units;
  return units.map((unit, index) =>
    above[index] === ''
      ? unit
      : {
          ...unit,
          from: unit.from - 1,
          author: [above[index]!, unit.author ?? ''].join(' ').trim(),
        },
  );
}

/** Most of what looks like a head of a post must be one. */
function coversPage(units: readonly Unit[], lines: readonly Line[]): boolean {
  const within = new Set(
    units.flatMap(({ from, text }) =>
      Array.from({ length: Math.max(1, text - from) }, (_, line) => from + line),
    ),
  );
  const others = lines.filter(({ head }, at) => head?.status && !within.has(at)).length;
  return units.length * 2 >= others * 3;
}

function postsOf(units: readonly Unit[], lines: readonly Line[]): Posts {
  const rest: RootContent[] = blocksOf(lines.slice(0, units[0]!.from));
  const report: RootContent[] = [];
  const services = recurringNames(units);
  const updates = units.map((unit, index): SourceUpdate => {
    const stop = units[index + 1]?.from ?? lines.length;
    const end = unit.end === -1 ? stop : unit.end;
    const own = lines
      .slice(unit.text, end)
      .map((line, place) => (place === 0 ? behindHead(line, unit) : line));
    const body = [...labels(unit, services), ...blocksOf(own)];
    if (unit.end !== -1) rest.push(...blocksOf(lines.slice(unit.end + 1, stop)));
    const parts = reportWithin(unit, body);
    report.push(...parts.report);
    return { status: unit.status?.status ?? 'update', stamp: unit.stamp.stamp, body: parts.body };
  });
  return { updates, rest: [...rest, ...report], services };
}

/** Fields that say no more than that a stamp follows. */
const PLAIN_LABEL = new RegExp(
  joinedLines`
    ^(?:(?:posted|published|updated)(?: on| at)?|(?:new |current )?(?:incident )?status|time posted
    |time|when|date|stand|datum|zeit|zeitpunkt|fecha|hora|data|dato|tid|heure|czas|日時|時刻|日付
    |掲載日時|更新日時|发布时间|更新时间|时间|時間|일시|시각)?\W*$
  `,
  'iu',
);

/** The text of a line that a head leads. */
function behindHead(line: Line, unit: Unit): Line {
  if (line.children && unit.status?.shape === 'lead')
    return {
      ...line,
      children: trimInline(dropStart(line.children, unit.status.length).rest),
    };
  const stamped = line.head === null && unit.status === null && unit.stamp.shape === 'lead';
  if (line.children && stamped)
    return { ...line, children: trimInline(dropStart(line.children, unit.stamp.length).rest) };
  if (!line.children || line.head !== unit.stamp || line.head.status === null) return line;
  return { ...line, children: trimInline(dropStart(line.children, line.head.length).rest) };
}

/** What the head says besides status and stamp: it stays above the text. */
function labels({ status, stamp, author }: Unit, services: readonly string[]): RootContent[] {
  const notes = [...(status?.notes ?? []), ...stamp.notes];
  const names = [...new Set([...notes, ...(status?.names ?? []), ...stamp.names])].filter(
    (name) => !services.includes(name),
  );
  // A word that the status does not say itself: "Verifying", "Behoben".
  const said =
    status === null ||
    status.word.toLowerCase() === status.status ||
    notes.some((note) => note.startsWith(status.word));
  const word = said ? [] : [status.word];
  const lead = PLAIN_LABEL.test(stamp.label) ? '' : stamp.label;
  return [
    ...(author === undefined ? [] : [paragraph(author)]),
    ...(lead === '' ? [] : [paragraph(lead)]),
    ...names.map((name) => paragraph(name)),
    ...word.map((value): RootContent => ({
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [{ type: 'text', value }] }],
    })),
  ];
}

function recurringNames(units: readonly Unit[]): string[] {
  const counts = new Map<string, number>();
  for (const { stamp } of units)
    for (const name of new Set(stamp.names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) =>
    count >= LEAST && count * 2 > units.length && !/\d/.test(name) ? [name] : [],
  );
}

/**
 * A post that is the report of the incident: its sections are the document's, and what stands above
 * them is the post.
 */
function reportWithin(
  { status }: Unit,
  body: RootContent[],
): { body: RootContent[]; report: RootContent[] } {
  if (status?.status === 'postmortem') return { body: [], report: body };
  const first = body.findIndex(
    (block) => block.type === 'heading' && kindOfTitle(inlineText(block)) !== null,
  );
  return first === -1
    ? { body, report: [] }
    : { body: body.slice(0, first), report: body.slice(first) };
}

/** Lines as the blocks that they came from. */
function blocksOf(lines: readonly Line[]): RootContent[] {
  const blocks: RootContent[] = [];
  let pending: { block: Paragraph | Heading; lines: PhrasingContent[][] } | null = null;
  const flush = () => {
    if (!pending) return;
    const children = trimInline(joinLines(pending.lines));
    if (children.length > 0) blocks.push({ ...pending.block, children } as RootContent);
    pending = null;
  };
  for (const { block, children } of lines) {
    if (children === null) {
      flush();
      blocks.push(block);
      continue;
    }
    if (pending && (pending as { block: RootContent }).block !== block) flush();
    pending ??= { block: block as Paragraph | Heading, lines: [] };
    (pending as { lines: PhrasingContent[][] }).lines.push(children);
  }
  flush();
  return blocks;
}
