/** The blocks of a report: its sections in reading order, each with the rows whose home it is. */
import type { BlockContent } from 'mdast';
import type { Postmortem, Section } from '../document/postmortem.ts';
import { buildTrack } from '../timeline/track.ts';
import { firstPageOf, isOpen } from './brief.ts';
import type { BriefRoom } from './brief-room.ts';
import type { PartKeys } from './keys.ts';
import { measuresTable } from './measures.ts';
import { rowHomes, type RowsKind } from '../document/rows-home.ts';
import { readingOrder } from './placement.ts';
import { shownBlocks } from './prose.ts';
import type { ShowContext } from './show-context.ts';
import { rowsTable } from './rows.ts';
import { sectionTitle } from './section-title.ts';
import type { ReportBlock, RowsBlock } from './tree.ts';
import { filled } from '../prose/filled.ts';
import type { ReportWords } from './words/report-words.ts';

interface Showing {
  keys: PartKeys;
  zone: string;
  utc: boolean;
  words: ReportWords;
}

export class ReportBuilder {
  private readonly source: Postmortem;
  private readonly showing: Showing;
  private readonly context: ShowContext;
  private readonly homes: ReturnType<typeof rowHomes>;
  /** The blocks of each section that a brief's first page has already. */
  private readonly said = new Map<string, number>();
  /** The actions that it has. */
  private briefActions: ReadonlySet<string> = new Set();

  constructor(source: Postmortem, showing: Showing, context: ShowContext) {
    this.source = source;
    this.showing = showing;
    this.context = context;
    this.homes = rowHomes(source.sections);
  }

  /** @param room of the first page of a brief; null for another report */
  blocks(room: BriefRoom | null): ReportBlock[] {
    const measures = measuresTable(
      this.source,
      this.showing.zone,
      this.showing.words,
      room !== null,
    );
    const lead: ReportBlock[] = measures
      ? [{ type: 'measures', id: 'measures', node: measures }]
      : [];
    if (!room) return [...lead, ...this.sections(1)];
    if (measures) room.left -= room.measures(measures);
    lead.push(...this.firstPage(room));
    const rest = this.sections(2);
    return rest.length > 0
      ? [...lead, { type: 'appendix', id: 'appendix', title: this.showing.words.appendix }, ...rest]
      : lead;
  }

  private firstPage(room: BriefRoom): ReportBlock[] {
    const open = this.source.actions.filter(isOpen);
    const table = open.length > 0 ? this.rowsBlock('actions', 'actions-open', open) : null;
    const page = firstPageOf(
      this.source.sections.map((section) => ({
        section,
        blocks: this.bodyBlocks(section, 1).map(({ node }) => node),
      })),
      table,
      room,
    );
    const said = page.sections.flatMap(({ section, count }) => {
      this.said.set(section.id, count);
      return [this.heading(section, 1), ...this.bodyBlocks(section, 1).slice(0, count)];
    });
    return [...said, ...(table ? this.openActions(table, page.rows) : [])];
  }

  /** As many of the open actions as the first page has room for; the others are in the appendix. */
  private openActions(table: RowsBlock, count: number): ReportBlock[] {
    const { words } = this.showing;
    const rows = table.rows.slice(0, count);
    if (rows.length === 0) return [];
    this.briefActions = new Set(rows.flatMap((row) => (row.type === 'item' ? [row.id] : [])));
    const more = table.rows.length - count;
    const section: ReportBlock = {
      type: 'section',
      id: 'added-open',
      level: 1,
      title: words.openActions,
      section: null,
      continued: false,
    };
    return [
      section,
      { ...table, rows },
      ...(more > 0
        ? [
            {
              type: 'note' as const,
              id: 'open-more',
              text: filled(words.moreOpen, { count: String(more) }),
            },
          ]
        : []),
    ];
  }

  /**
   * The sections in reading order, with the rows whose home they are; rows without one in sections
   * of their own, before what is unsorted.
   */
  private sections(level: 1 | 2): ReportBlock[] {
    const ordered = readingOrder(this.source.sections);
    const unsorted = ordered.filter(({ kind }) => kind === 'unsorted').length;
    const shown = ordered.map((section) => this.section(section, level));
    const added = KINDS.filter((of) => this.homes[of] === null).map((of): ReportBlock[] => {
      const rows = this.rows(of);
      return rows.length === 0
        ? []
        : [
            {
              type: 'section',
              id: `added-${of}`,
              level,
              title: this.showing.words.added[of],
              section: null,
              continued: false,
            },
            ...rows,
          ];
    });
    return [
      ...shown.slice(0, ordered.length - unsorted),
      ...added,
      ...shown.slice(ordered.length - unsorted),
    ].flat();
  }

  private section(section: Section, level: 1 | 2): ReportBlock[] {
    const said = this.said.get(section.id) ?? 0;
    const body: ReportBlock[] = [
      ...this.bodyBlocks(section, level).slice(said),
      ...KINDS.filter((of) => this.homes[of] === section.id).flatMap((of) => this.rows(of)),
    ];
    const saidAbove = said > 0 || (this.briefActions.size > 0 && this.homes.actions === section.id);
    if (body.length === 0 && (!section.required || saidAbove)) return [];
    if (body.length === 0)
      body.push({
        type: 'note',
        id: `${this.key(section)}-0`,
        text: this.showing.words.notWritten,
      });
    return [this.heading(section, level, said > 0), ...body];
  }

  private heading(section: Section, level: 1 | 2, continued = false): ReportBlock {
    const title = sectionTitle(section, this.showing.words);
    const key = this.key(section);
    return {
      type: 'section',
      id: continued ? `${key}-more` : key,
      level,
      title: continued ? filled(this.showing.words.continued, { title }) : title,
      section,
      continued,
    };
  }

  private bodyBlocks(
    section: Section,
    level: 1 | 2,
  ): { type: 'prose'; id: string; node: BlockContent }[] {
    return shownBlocks(section.body, this.context, level).map((node, index) => ({
      type: 'prose',
      id: `${this.key(section)}-${index + 1}`,
      node,
    }));
  }

  private key({ id }: Section): string {
    return this.showing.keys.section.get(id)!;
  }

  private rows(of: RowsKind): ReportBlock[] {
    if (of === 'actions' && this.briefActions.size > 0) {
      const others = this.source.actions.filter(({ id }) => !this.briefActions.has(id));
      return others.length > 0 ? [this.rowsBlock('actions', 'actions', others)] : [];
    }
    if (this.source[of].length === 0) return [];
    return [...(of === 'timeline' ? this.track() : []), this.rowsBlock(of, of, this.source[of])];
  }

  private rowsBlock<K extends RowsKind>(of: K, id: string, items: Postmortem[K]): RowsBlock {
    const { keys, zone, utc, words } = this.showing;
    return {
      type: 'rows',
      id,
      of,
      ...rowsTable(of, items, { ...this.context, zone, utc, keys: keys[of], words }),
    };
  }

  private track(): ReportBlock[] {
    const track = buildTrack(this.source, this.showing.zone);
    return track ? [{ type: 'track', id: 'track', track }] : [];
  }
}

const KINDS = ['timeline', 'actions', 'updates'] as const;
