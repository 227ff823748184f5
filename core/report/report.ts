/**
 * The report: a document as one audience reads it, in one format-neutral tree (`tree.ts`). Writers
 * add nothing to its words, so that the exports cannot disagree.
 */
import type { BlockContent } from 'mdast';
import type { Diagnostic } from '../checks/diagnostic.ts';
import { bodiesOf } from '../document/bodies.ts';
import type { LiveFact } from '../document/live-fact.ts';
import type { Audience, Postmortem, Section } from '../document/postmortem.ts';
import { factTeller } from '../live-facts/words.ts';
import { inlineText } from '../prose/text.ts';
import { buildTrack } from '../timeline/track.ts';
import { anchorsOf, leadsInside } from './anchors.ts';
import { shownTo } from './audience.ts';
import { firstPageOf, isOpen } from './brief.ts';
import { BriefRoom } from './brief-room.ts';
import { reportFacts } from './facts.ts';
import { partKeys, type PartKeys } from './keys.ts';
import { PAPER, readableOn } from './contrast.ts';
import { usableLook, type Look } from './look.ts';
import { measuresTable } from './measures.ts';
import { NoteIndex } from './note-index.ts';
import { numberNotes } from './notes.ts';
import { usablePictures } from '../files/pictures.ts';
import { rowHomes, type RowsKind } from '../document/rows-home.ts';
import { readingOrder } from './placement.ts';
import { problemsList } from './problems.ts';
import { headingDepths, oneLine, shownBlocks, type ShowContext } from './prose.ts';
import { rowsTable } from './rows.ts';
import { sectionTitle } from './section-title.ts';
import { stampOf } from './stamp.ts';
import { zoneName } from './zone-name.ts';
import type { ContentsLine, CoverBlock, Report, ReportBlock, RowsBlock } from './tree.ts';
import { filled } from '../prose/filled.ts';
import { wordsFor } from './words/words.ts';
import type { ReportWords } from './words/report-words.ts';

export type { ContentsLine, Report, ReportBlock } from './tree.ts';
export type { Stamp } from './tree.ts';

export interface ReportOptions {
  audience: Audience;
  /** IANA name or abbreviation that times are shown in; '' = the document's. */
  zone: string;
  /** A second column with the same times in UTC, unless the zone is UTC. */
  utc?: boolean;
  /** One page for those who read no more, and everything else as its appendix. */
  brief?: boolean;
  /** How much of a brief's first page is filled (0 to 1), for formats that have less room. */
  filled?: number;
  /**
   * Unresolved problems to list at the end; null or absent = none. They must be those of
   * `shownTo(audience, document)`: messages quote the text, and the report cannot see in them what
   * was internal.
   */
  problems?: readonly Diagnostic[] | null;
  /** BCP 47, of the report's own words; '' or absent = the document's. */
  language?: string;
  pageSize?: 'A4' | 'Letter';
  look?: Look | null;
  /** Whether files carry the document inside; they do unless told not to. */
  withSource?: boolean;
}

const SECTIONS_WORTH_CONTENTS = 3;
/**
 * A list of more lines would fill the first page, or break over it: it then names sections only.
 */
const LONGEST_CONTENTS = 20;

/** Builds the report of a document. Pure: the same document and options give the same report. */
export function buildReport(
  document: Postmortem,
  {
    audience,
    zone: asked,
    utc = false,
    brief = false,
    filled: share = 1,
    problems = null,
    language = '',
    pageSize = 'A4',
    look,
    withSource = true,
  }: ReportOptions,
): Report {
  const source = shownTo(audience, document, asked);
  const words = wordsFor(language || source.language);
  const zone = asked || source.incident.zone;
  const { label: zoneLabel, times } = zoneName(zone, source, words);
  const stamp = stampOf(source, document.conflicts?.length ?? 0, audience, times, words);
  const { logo, accent } = usableLook(look);
  const readable = accent && readableOn(accent, PAPER);
  const title = oneLine(source.title) || words.untitled;
  const cover: CoverBlock = {
    type: 'cover',
    id: 'cover',
    kind: words.kind,
    title,
    facts: reportFacts(source, { zone, zoneLabel, stamp, words }),
    logo: logo ? { ...logo, name: '' } : null,
  };
  const keys = partKeys(source);
  const { shown, unusable } = usablePictures(source.media);
  const showing = { keys, zone, utc, words };
  const bodies = bodiesOf(source);
  let context: ShowContext = {
    media: shown,
    unusable,
    depths: headingDepths(bodies),
    notes: new NoteIndex(bodies),
    ...(zone !== source.incident.zone && { factWords: factWordsIn(document, zone) }),
  };
  const build = (): ReportBlock[] =>
    new ReportBuilder(source, showing, context).blocks(
      brief ? new BriefRoom(pageSize, cover, share) : null,
    );
  let blocks = build();
  // Only the report's blocks say where a link inside it can lead.
  if (leadsInside(bodies)) {
    context = { ...context, anchors: anchorsOf(blocks) };
    blocks = build();
  }
  const notes = numberNotes(blocks, context);
  const list = problemsList(problems ?? [], source, zone, words);
  if (list)
    blocks.push(
      {
        type: 'section',
        id: 'added-problems',
        level: brief ? 2 : 1,
        title: words.problems,
        section: null,
        continued: false,
      },
      { type: 'problems', id: 'problems', node: list },
    );
  return {
    kind: words.kind,
    title,
    language: source.language || 'en',
    words,
    pageSize,
    audience,
    zone,
    brief,
    accent: readable ?? null,
    stamp,
    blocks: [cover, ...withContents(blocks, words)],
    notes,
    media: shown,
    unusable: [...unusable.values()],
    source,
    carriesSource: withSource,
    shadedFrom: accent !== undefined && accent !== readable ? accent : null,
    keys,
  };
}

/** What live facts say in another zone than the document's. */
function factWordsIn(document: Postmortem, zone: string): (fact: LiveFact) => string {
  const tell = factTeller(document, zone);
  return (fact) => tell(fact) ?? fact.value;
}

interface Showing {
  keys: PartKeys;
  zone: string;
  utc: boolean;
  words: ReportWords;
}

class ReportBuilder {
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

/**
 * The blocks with a list of their headings: below the measures, or at the beginning of the
 * appendix.
 */
function withContents(blocks: readonly ReportBlock[], words: ReportWords): ReportBlock[] {
  const appendix = blocks.findIndex(({ type }) => type === 'appendix');
  const at = appendix === -1 ? blocks.findIndex(({ type }) => type === 'section') : appendix + 1;
  if (at === -1) return [...blocks];
  const all = linesOf(blocks.slice(at));
  const sections = all.filter(({ level }) => level === 1);
  if (sections.length < SECTIONS_WORTH_CONTENTS) return [...blocks];
  const lines = all.length > LONGEST_CONTENTS ? sections : all;
  return [
    ...blocks.slice(0, at),
    { type: 'contents', id: 'contents', title: words.contents, lines },
    ...blocks.slice(at),
  ];
}

function linesOf(blocks: readonly ReportBlock[]): ContentsLine[] {
  let depth = 1;
  return blocks
    .flatMap((block): ContentsLine[] => {
      if (block.type === 'section') {
        depth = block.level;
        return [{ id: block.id, level: 1, text: block.title }];
      }
      return block.type === 'prose' && block.node.type === 'heading' && block.node.depth === depth
        ? [{ id: block.id, level: 2, text: oneLine(inlineText(block.node)) }]
        : [];
    })
    .filter(({ text }) => text !== '');
}
