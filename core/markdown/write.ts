import type { BlockContent, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { stringify } from 'yaml';
import { bodiesOf } from '../document/bodies.ts';
import type { Audience, Section } from '../document/postmortem.ts';
import { pictureWidths, withPictureWidths } from '../document/picture-width.ts';
import { bindFacts, factMarks, type FactMark } from '../live-facts/bind.ts';
import { factTeller, type FactTeller } from '../live-facts/words.ts';
import { formatMarkdown } from '../prose/markdown.ts';
import { headingDepths } from '../report/prose.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ItemRow } from '../report/tree.ts';
import type {
  ContentsBlock,
  CoverBlock,
  Report,
  ReportBlock,
  RowsBlock,
  SectionBlock,
} from '../report/tree.ts';
import { cellText } from './cells.ts';
import { derivedLines } from './derived.ts';
import { FRONT_FIELDS, frontFields, readFrontMatter } from './front-matter.ts';
import { difference, inShort } from './hidden.ts';
import { notesText } from './notes.ts';
import {
  DATA_END,
  DATA_START,
  dataLine,
  fingerprint,
  HEADINGS_ABOVE,
  marker,
  printOf,
  shortened,
  type Hidden,
  type HiddenDocument,
  type HiddenLine,
} from './format.ts';
import { definedPictures, pictureLabels, TRACK, type BesideFile } from './pictures.ts';
import { legend, listOf, rowItem } from './row-list.ts';
import { readItems } from './row-items.ts';
import { seenInRow } from './row-text.ts';
import { usualTime, type UsualTime } from './short-times.ts';
import { tableLines } from './table.ts';
import { Slugs } from '../report/slugs.ts';
import { bodyFromText, notesFromText, titleOf, unread, type VisibleContext } from './visible.ts';
import { rowFromCells } from './row-fields.ts';
import { cellContents, withNotes, type ReadCell } from './cell-content.ts';

export interface MarkdownOptions {
  /**
   * Folder beside the file that the pictures are put into ("outage-media"); null = they are in the
   * file itself.
   */
  folder?: string | null;
}

export interface MarkdownExport {
  text: string;
  /** What belongs beside the file; empty unless a folder was named. */
  files: BesideFile[];
}

/**
 * The report as Markdown (GitHub's) that opens again without loss: `read.ts` is
 * the way back. What Markdown cannot show stands in the front matter and in comments;
 * `own-format.ts` says how.
 */
export function toMarkdown(
  report: Report,
  { folder = null }: MarkdownOptions = {},
): MarkdownExport {
  return new MarkdownWriter(report).write(folder);
}

/** The same as one file. */
export function toMarkdownText(report: Report): string {
  return toMarkdown(report).text;
}

/** A section's text, which a brief has in two places. */
interface ShownSection {
  section: Section;
  title: string;
  texts: { text: string; level: 1 | 2 }[];
}

interface WrittenRow {
  body: Root;
  audience?: Audience;
}

class MarkdownWriter {
  private readonly report: Report;
  private readonly context: VisibleContext;
  private readonly labels: Map<string, string>;
  /** The footnotes, as they stand in the file. */
  private readonly notes: string;
  private readonly data: string[] = [];
  private readonly shown = new Map<string, ShownSection>();
  private readonly slugs = new Map<string, string>();
  private readonly items: ReadonlyMap<string, WrittenRow>;
  /** What live facts say in the report's zone, where that is not the document's. */
  private readonly tell: FactTeller | null;
  private readonly usual: UsualTime | null;

  constructor(report: Report) {
    this.report = report;
    this.labels = pictureLabels(report.source.media);
    const { timeline, updates, actions } = report.source;
    this.nameHeadings();
    this.notes = notesText(report.notes, (node) => this.written(node));
    const context = {
      depths: headingDepths(bodiesOf(report.source)),
      labels: new Map([...this.labels].map(([key, label]) => [label, key])),
      readTime: unread,
    };
    this.context = {
      ...context,
      notes: notesFromText(
        this.notes,
        report.notes.map(({ number }) => String(number)),
        context,
      ),
    };
    this.items = new Map(
      [...timeline, ...updates, ...actions].map((item): [string, WrittenRow] => [item.id, item]),
    );
    this.usual = usualTime(
      [...timeline, ...updates]
        .flatMap(({ at, ...more }) => [at, 'nextUpdate' in more ? more.nextUpdate : null])
        .filter((time) => time !== null),
    );
    const { zone, source } = report;
    this.tell = zone === source.incident.zone ? null : factTeller(source, zone);
  }

  write(folder: string | null): MarkdownExport {
    const { report } = this;
    const front = stringify(
      {
        ...frontFields(report.source, report.title),
        audience: report.audience,
        times: report.stamp.times,
      },
      { lineWidth: 0 },
    ).toWellFormed();
    const visible = this.parts();
    const track = report.blocks.find((block) => block.type === 'track');
    const { lines, files } = definedPictures(report, this.labels, track, folder);
    for (const section of report.source.sections) this.keepSection(section);
    const hidden = [
      DATA_START,
      dataLine('document', this.hiddenDocument(front)),
      ...this.data,
      DATA_END,
    ];
    const parts = [
      `---\n${front}---`,
      ...visible,
      ...(this.notes === '' ? [] : [marker('notes'), this.notes]),
      ...(lines.length > 0 ? [marker('media'), lines.join('\n')] : []),
      report.carriesSource ? hidden.join('\n') : '',
    ];
    return { text: parts.filter((part) => part !== '').join('\n\n') + '\n', files };
  }

  /** Anchors are counted over all headings of the file. */
  private nameHeadings(): void {
    const slugs = new Slugs();
    for (const block of this.report.blocks) {
      if ('title' in block && block.type !== 'cover')
        this.slugs.set(block.id, slugs.add(block.title));
      else if (block.type === 'prose' && block.node.type === 'heading')
        this.slugs.set(
          block.id,
          slugs.add(formatMarkdown({ type: 'paragraph', children: block.node.children })),
        );
    }
  }

  private parts(): string[] {
    const { blocks } = this.report;
    const parts: string[] = [];
    for (let at = 0; at < blocks.length;) {
      const block = blocks[at++]!;
      if (block.type !== 'section') {
        parts.push(...this.block(block));
        continue;
      }
      const prose: BlockContent[] = [];
      for (let next = blocks[at]; next?.type === 'prose'; next = blocks[++at])
        prose.push(next.node);
      parts.push(...this.section(block, prose));
    }
    return parts;
  }

  private block(block: ReportBlock): string[] {
    switch (block.type) {
      case 'cover':
        return this.cover(block);
      case 'measures':
        return [
          marker('measures'),
          tableLines(
            block.node.children[0]!.children.map(cellOf),
            block.node.children.slice(1).map(({ children }) => children.map(cellOf)),
            [],
          ).join('\n'),
        ];
      case 'contents':
        return this.contents(block);
      case 'appendix':
        return [marker('appendix'), heading(2, block.title)];
      case 'note':
        return [marker('note'), inline(block.text)];
      case 'track':
        return [
          marker('track'),
          formatMarkdown({
            type: 'imageReference',
            identifier: TRACK,
            label: TRACK,
            referenceType: 'full',
            alt: block.track.text,
          }).trim(),
        ];
      case 'problems':
        return [marker('problems'), formatMarkdown(block.node).trim()];
      case 'rows':
        return [marker(block.of), this.rows(block)];
      default:
        throw new Error(`A block of type "${block.type}" stands outside a section.`);
    }
  }

  /** The title stands in the front matter. */
  private cover({ kind, facts }: CoverBlock): string[] {
    const items = facts.map(({ label, value }): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'strong', children: [{ type: 'text', value: `${label}:` }] },
            { type: 'text', value: ` ${value}` },
          ],
        },
      ],
    }));
    return [
      inline(kind),
      marker('cover'),
      items.length > 0
        ? formatMarkdown({ type: 'list', ordered: false, spread: false, children: items }).trim()
        : '',
    ];
  }

  /** Links to headings by the anchors that GitHub gives them. */
  private contents({ title, lines }: ContentsBlock): string[] {
    const items: ListItem[] = [];
    for (const { id, level, text } of lines) {
      const link: Paragraph = {
        type: 'paragraph',
        children: [
          {
            type: 'link',
            url: `#${this.slugs.get(id)!}`,
            children: [{ type: 'text', value: text }],
          },
        ],
      };
      const item: ListItem = { type: 'listItem', spread: false, children: [link] };
      const above = items.at(-1);
      if (level === 1 || !above) items.push(item);
      else if (above.children[1]?.type === 'list') above.children[1].children.push(item);
      else above.children.push({ type: 'list', ordered: false, spread: false, children: [item] });
    }
    return [
      marker('contents'),
      heading(this.report.brief ? 3 : 2, title),
      formatMarkdown({ type: 'list', ordered: false, spread: false, children: items }).trim(),
    ];
  }

  private section(
    { section, level, title, continued }: SectionBlock,
    prose: readonly BlockContent[],
  ): string[] {
    const text = this.bodyText(prose);
    const titleLine = heading(level === 1 ? 2 : 3, title);
    if (!section) return [marker('added'), titleLine, text];
    const key = this.report.keys.section.get(section.id)!;
    const shown = this.shown.get(section.id) ?? { section, title: titleOf(titleLine), texts: [] };
    this.shown.set(section.id, shown);
    if (text !== '') shown.texts.push({ text, level });
    return [marker(continued ? 'more' : 'section', key, section.audience), titleLine, text];
  }

  private bodyText(nodes: readonly BlockContent[]): string {
    if (nodes.length === 0) return '';
    const text = formatMarkdown({
      type: 'root',
      children: nodes.map((node) => this.written(node) as BlockContent),
    }).trimEnd();
    // A marker in a code block would be read as ours.
    return text.replace(/^<!-- pm:/gm, ' <!-- pm:');
  }

  /**
   * Headings below the section's, pictures as references, links inside the report by the anchors
   * that GitHub gives.
   */
  private written(node: Nodes): Nodes {
    if (node.type === 'image') {
      const label = this.labels.get(node.url.slice('media:'.length))!;
      return {
        type: 'imageReference',
        identifier: label,
        label,
        referenceType: 'full',
        alt: (node.alt ?? '').replace(/\s+/g, ' '),
      };
    }
    if (!('children' in node)) return node;
    const children = node.children.map((child) => this.written(child));
    return {
      ...node,
      ...(node.type === 'link' &&
        node.url.startsWith('#') && { url: `#${this.slugs.get(node.url.slice(1))!}` }),
      ...(node.type === 'heading' && { depth: Math.min(node.depth + HEADINGS_ABOVE, 6) }),
      children,
    } as Nodes;
  }

  private rows(block: RowsBlock): string {
    const written = block.rows.map((row) =>
      row.type === 'day'
        ? null
        : row.cells.map((cell) => cell.map((node) => this.written(node) as BlockContent)),
    );
    const texts = written.map((cells) => cells?.map(cellText) ?? null);
    const text = block.columns.findIndex(({ role }) => TEXT_ROLES.has(role));
    return isTabular(texts, text)
      ? this.table(block, texts as (string[] | null)[])
      : this.list(block, written);
  }

  private table(block: RowsBlock, texts: readonly (readonly string[] | null)[]): string {
    const { columns, rows } = block;
    const contents = columns.map((_, column) =>
      cellContents(
        texts.map((cells) => cells?.[column] ?? ''),
        this.context,
      ),
    );
    const tails = rows.map((row, index) =>
      row.type === 'day'
        ? marker('day')
        : this.keepRow(
            block,
            row,
            columns.map(({ role }, column) =>
              withNotes({ role, content: contents[column]![index]! }, this.context),
            ),
          ),
    );
    const lines = rows.map((row, index) =>
      row.type === 'day'
        ? columns.map((_, column) => (column === 0 ? `**${row.text}**` : ''))
        : texts[index]!,
    );
    return tableLines(
      columns.map(({ title }) => title),
      lines,
      tails,
    ).join('\n');
  }

  private list(block: RowsBlock, written: readonly (readonly BlockContent[][] | null)[]): string {
    const { columns, rows } = block;
    const parts: string[] = [formatMarkdown(legend(columns)).trim()];
    const roles = columns.map(({ role }) => role);
    let batch: { row: ItemRow; item: ListItem }[] = [];
    const flush = (): void => {
      if (batch.length === 0) return;
      const text = formatMarkdown(listOf(batch.map(({ item }) => item))).trimEnd();
      const together = readItems(roles, text, this.context);
      // Whatever an item holds, each is kept as it reads by itself.
      const read =
        together.length === batch.length
          ? together
          : batch.map(
              ({ item }) => readItems(roles, formatMarkdown(listOf([item])), this.context)[0]!,
            );
      read.forEach(({ cells }, index) => this.keepRow(block, batch[index]!.row, cells));
      parts.push(text);
      batch = [];
    };
    rows.forEach((row, index) => {
      if (row.type === 'day') {
        flush();
        parts.push(`**${row.text}:** ${marker('day')}`);
        return;
      }
      batch.push({
        row,
        item: rowItem(
          columns,
          written[index]!,
          marker('row', row.key, this.itemOf(row.id).audience),
        ),
      });
      if (batch.length === BATCH) flush();
    });
    flush();
    return parts.join('\n\n');
  }

  private itemOf(id: string): WrittenRow {
    return this.items.get(id)!;
  }

  /**
   * Writes down what the visible row does not say, and gives the comment that names it. A time is
   * always written down: its text alone never says everything. That a row is internal stands in
   * both, so that it stays so whichever of them is lost.
   */
  private keepRow(
    { of }: RowsBlock,
    { id, key }: { id: string; key: string },
    cells: readonly ReadCell[],
  ): string {
    const item = this.itemOf(id);
    const { audience } = item;
    const facts = this.factsOf(item.body);
    const widths = pictureWidths(item.body);
    const shown = rowFromCells(of, cells, this.context);
    const visible = {
      ...shown,
      body: withPictureWidths(bindFacts(shown['body'] as Root, facts), widths),
      id: key,
      ...(audience && { audience: 'everyone' }),
    };
    this.data.push(
      dataLine(key, {
        is: of,
        ...this.kept(difference(item, visible, seenInRow(of, cells)), visible.body, {
          facts,
          widths,
        }),
      }),
    );
    return marker('row', key, audience);
  }

  private factsOf(body: Root): FactMark[] {
    return factMarks(body, (fact) => this.tell?.(fact) ?? fact.value);
  }

  private keepSection(section: Section): void {
    const shown = this.shown.get(section.id);
    const key = this.report.keys.section.get(section.id)!;
    const children =
      shown?.texts.flatMap(({ text, level }) => bodyFromText(text, this.context, level).children) ??
      [];
    const body: Root = { type: 'root', children };
    const facts = shown ? this.factsOf(section.body) : [];
    const widths = shown ? pictureWidths(section.body) : {};
    const visible = {
      id: key,
      kind: 'custom',
      audience: 'everyone',
      required: false,
      guidance: '',
      title: shown?.title ?? '',
      body: withPictureWidths(bindFacts(body, facts), widths),
    };
    const seen: Record<string, unknown> = { title: visible.title, body };
    const hidden = difference(section, visible, (field) => (shown && seen[field]) ?? null);
    if (!shown && !hidden) return;
    const kept = this.kept(hidden, visible.body, { facts, widths });
    this.data.push(
      dataLine(
        key,
        shown
          ? { is: 'section', ...kept, was: { ...kept.was, title: shortened(printOf(shown.title)) } }
          : kept,
      ),
    );
  }

  /** What is written down of a part. */
  private kept(
    hidden: Hidden | null,
    body: unknown,
    { facts, widths }: { facts: FactMark[]; widths: Record<string, number> },
  ): HiddenLine {
    return {
      ...inShort(hidden ?? {}, body, this.usual),
      ...(facts.length > 0 && { facts }),
      ...(hasAny(widths) && { widths }),
    };
  }

  private hiddenDocument(front: string): HiddenDocument {
    const { source, keys, brief, zone } = this.report;
    const key = (section: Section): string => keys.section.get(section.id)!;
    const rest = Object.fromEntries(
      Object.entries(source).filter(([field]) => !ELSEWHERE.has(field)),
    );
    const visible: Record<string, unknown> = { ...readFrontMatter(front) };
    const hidden = difference(rest, { format: 'postmortem', ignored: [], ...visible }, (field) =>
      FRONT_FIELDS.has(field) ? (visible[field] ?? '') : null,
    );
    const pictures = Object.entries(source.media).map(([mediaKey, { data: _data, ...others }]) => [
      this.labels.get(mediaKey)!,
      { key: mediaKey, others },
    ]);
    const order = source.sections.map(key);
    const shown = [...this.shown.values()].map(({ section }) => key(section));
    return {
      ...hidden,
      ...(this.usual && { usual: this.usual }),
      ...(zone && { zone }),
      order,
      ...(shown.join() !== order.filter((each) => shown.includes(each)).join() && { shown }),
      ...(brief && { actions: source.actions.map(({ id }) => keys.actions.get(id)!) }),
      ...(this.shown.size < source.sections.length && {
        unseen: source.sections.filter(({ id }) => !this.shown.has(id)).map(key),
      }),
      ...(this.context.depths.length > 0 && { depths: [...this.context.depths] }),
      ...(pictures.length > 0 && { media: Object.fromEntries(pictures) }),
      front: shortened(fingerprint(front)),
      derived: [...derivedLines(this.report)].map((line) => shortened(fingerprint(line))),
    };
  }
}

/** Fields of the document that are written down by themselves. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'sections',
  'timeline',
  'updates',
  'actions',
  'media',
]);

/** Rows that are written and read back at a time: their trees take room. */
const BATCH = 200;

/** Texts longer than this make long lines; a table can bear some of them, but no very long one. */
const LONG = 160;
const VERY_LONG = 420;

/**
 * Whether a table of these cells can be read: each is one line, and few texts are long. The short
 * cells beside a text do not count: another status or owner must not turn a table into a list.
 */
function isTabular(rows: readonly (readonly (string | null)[] | null)[], text: number): boolean {
  const cells = rows.filter((row) => row !== null);
  if (cells.some((row) => row.includes(null))) return false;
  const lengths = cells.map((row) => row[text]?.length ?? 0);
  return (
    lengths.every((length) => length <= VERY_LONG) &&
    lengths.filter((length) => length > LONG).length * 4 <= lengths.length
  );
}

function cellOf({ children }: { children: PhrasingContent[] }): string {
  return formatMarkdown({ type: 'tableCell', children }).trim();
}

function inline(text: string): string {
  return formatMarkdown({ type: 'paragraph', children: [{ type: 'text', value: text }] }).trim();
}

function heading(depth: 2 | 3, text: string): string {
  return formatMarkdown({
    type: 'heading',
    depth,
    children: [{ type: 'text', value: text }],
  }).trim();
}

function hasAny(record: object): boolean {
  return Object.keys(record).length > 0;
}
