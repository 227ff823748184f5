/** Reads a Markdown file of any origin as a document, and remembers which lines say what. */
import type { Heading } from 'mdast';
import type { Postmortem, Section } from '../document/postmortem.ts';
import { rowsHome } from '../document/rows-home.ts';
import { isDate } from '../document/iso.ts';
import { toCanonicalJson } from '../file-format/canonical.ts';
import { CURRENT_VERSION } from '../file-format/migrations.ts';
import { openPostmortem } from '../file-format/open.ts';
import { dayInHeading } from '../import/understand/day-lines.ts';
import { leadingStamp } from '../import/understand/stamps.ts';
import { datesOf, sharedZone, type Setting } from '../import/understand/times.ts';
import { zeroHour } from '../import/understand/zero-hour.ts';
import { prose } from '../prose/build.ts';
import { languageOf } from '../prose/language-of.ts';
import { inlineText } from '../prose/text.ts';
import { kindOfHeading, kindOfTitle } from '../report/section-kinds.ts';
import { dayOf } from '../time/calendar.ts';
import { findDeclaredDay, findDeclaredZone } from '../time/declared-zone.ts';
import { readTime } from '../time/read-time.ts';
import { frontOf, readFront } from './front.ts';
import { idsByText } from './ids.ts';
import { joined, plainText, sourceText } from './lines.ts';
import { deeper, parseBlocks, type ParsedBlock } from './parse.ts';
import type { MarkdownSource, Piece, RowPiece, SectionPieces } from './pieces.ts';
import { readRemarks, splitRemarks, withRemarks } from './remarks.ts';
import { takeActionRows, takeTimelineRows, timelineRows } from './rows.ts';

/**
 * @param text the file's text, with its byte order mark and its own line ends
 * @param id the document's id: a file of other origin has none
 */
export function readSource(text: string, id: string): MarkdownSource {
  const whole = sourceText(text);
  const { text: lines, remarks } = splitRemarks(whole.lines);
  const front = frontOf(lines);
  const top = front?.to ?? 0;
  const body = plainText(lines.slice(top));
  const { blocks, definitions } = parseBlocks(body);
  const placed = blocks
    .filter(({ nodes }) => nodes.length > 0)
    .map((block) => ({ ...block, from: block.from + top, to: block.to + top }));
  const level = levelOf(placed);
  const title = titleBlock(placed, level);
  const drafts = draftsOf(title ? placed.slice(1) : placed, level);
  const newId = idsByText();
  const said = draftSections(drafts, newId);
  const { source: facts, day } = readFront(lines.slice(0, top), front);
  const setting = settingOf({
    text: body,
    title: title ? inlineText(title.raw) : facts.title,
    zone: facts.zone,
    day,
    near: facts.date,
  });

  const homes = {
    timeline: rowsHome(said, 'timeline')?.id,
    actions: rowsHome(said, 'actions')?.id,
  };
  const sections = drafts.map(({ heading, blocks: own }, index): Unnumbered => {
    const { id: section } = said[index]!;
    const asPieces = own.map((block) => ({
      ...block,
      index: 0,
      nodes: block.nodes.map((node) => deeper(node, -level)),
    }));
    const taken = section === homes.timeline ? takeTimelineRows(asPieces) : null;
    const tasks = section === homes.actions ? takeActionRows(taken?.rest ?? asPieces, newId) : null;
    return {
      id: section,
      heading: heading && { raw: heading.raw as Heading, from: heading.from, to: heading.to },
      blocks: tasks?.rest ?? taken?.rest ?? asPieces,
      timeline: taken ? timelineRows(taken.rows, setting, newId) : [],
      actions: tasks?.rows ?? [],
      tableHead: taken?.tableHead ?? null,
    };
  });
  const numbered = inOrder(title && { raw: title.raw as Heading, ...linesOf(title) }, sections);
  const document = documentOf(id, numbered.sections, said, {
    title: title ? inlineText(title.raw) : facts.title,
    language: languageOf(body) ?? 'en',
    facts,
    setting,
  });
  return {
    text: { ...whole, lines },
    front,
    level,
    definitions,
    said: document,
    document: withRemarks(
      document,
      readRemarks(remarks),
      (next) => openPostmortem(toCanonicalJson(next)).ok,
    ),
    remarks: joined({ mark: '', lines: remarks }),
    ...numbered,
  };
}

interface Draft {
  heading: ParsedBlock | null;
  blocks: ParsedBlock[];
}

function linesOf({ from, to }: ParsedBlock): { from: number; to: number } {
  return { from, to };
}

/** How deep the headings of sections are: the highest below the title. */
function levelOf(blocks: readonly ParsedBlock[]): number {
  const depths = headings(blocks).map(({ depth }) => depth);
  const top = Math.min(...depths);
  if (!Number.isFinite(top)) return 2;
  const isTitle = opensWithTitle(blocks) && depths.filter((depth) => depth === top).length === 1;
  const below = isTitle ? depths.slice(1) : depths;
  return below.length === 0 ? Math.min(6, top + 1) : Math.min(...below);
}

function headings(blocks: readonly ParsedBlock[]): Heading[] {
  return blocks.flatMap(({ raw }) => (raw.type === 'heading' ? [raw] : []));
}

/** A first heading that is no section's: the highest, and above all text. */
function opensWithTitle(blocks: readonly ParsedBlock[]): boolean {
  const [first] = blocks;
  if (first?.raw.type !== 'heading' || first.nodes.length !== 1) return false;
  const { depth } = first.raw;
  return (
    depth === 1 &&
    headings(blocks).every((other) => other.depth >= depth) &&
    kindOfTitle(inlineText(first.raw)) === null
  );
}

function titleBlock(blocks: readonly ParsedBlock[], level: number): ParsedBlock | null {
  const [first] = blocks;
  return first && opensWithTitle(blocks) && (first.raw as Heading).depth <= level ? first : null;
}

function draftsOf(blocks: readonly ParsedBlock[], level: number): Draft[] {
  const drafts: Draft[] = [];
  for (const block of blocks) {
    if (block.raw.type === 'heading' && block.raw.depth <= level && block.nodes.length === 1)
      drafts.push({ heading: block, blocks: [] });
    else if (drafts.length === 0) drafts.push({ heading: null, blocks: [block] });
    else drafts.at(-1)!.blocks.push(block);
  }
  return drafts;
}

function draftSections(drafts: readonly Draft[], newId: (text: string) => string): Section[] {
  return drafts.map(({ heading }) => {
    const title = heading ? inlineText(heading.nodes[0]!) : '';
    return {
      id: newId(`section ${title}`),
      kind: title === '' ? 'custom' : kindOfHeading(title),
      title,
      audience: 'everyone',
      required: false,
      guidance: '',
      body: prose(),
    };
  });
}

interface KnownTimes extends Setting {
  /** The fields of the document; '' while unknown. */
  incidentZone: string;
  incidentDate: string;
}

/** What the text shows of its times: the same evidence that an import goes by. */
function settingOf(known: {
  text: string;
  title: string;
  zone: string | null;
  day: string | null;
  near: string | null;
}): KnownTimes {
  const { text, title } = known;
  const dates = datesOf(`${title}\n${text}`, known.day ?? known.near);
  // What the text itself says of its times holds for them, whatever the front matter says.
  const inText = findDeclaredZone(text)?.zone ?? null;
  const shared = known.zone === null ? sharedZone(text, [], dates) : null;
  const declared = findDeclaredDay(text);
  const inTitle = dayInHeading(title) ?? leadingStamp(title)?.written ?? null;
  const read = (written: string | null): string | null => {
    if (written === null) return null;
    const context = { zone: null, date: null, year: dates.year, dayFirst: dates.dayFirst };
    const day = dayOf(readTime(written, context).time.local);
    return day && isDate(day) ? day : null;
  };
  const [only, ...others] = new Set(dates.days);
  const date = read(inTitle) ?? (others.length === 0 ? (only ?? null) : null);
  return {
    zone: inText ?? known.zone ?? shared,
    incidentZone: known.zone ?? inText ?? shared ?? '',
    zoneFrom: inText === null && known.zone !== null ? 'document' : 'source',
    date: read(declared) ?? known.day ?? date,
    incidentDate: known.day ?? read(declared) ?? date ?? '',
    declared: declared !== null,
    year: dates.year,
    dayFirst: dates.dayFirst,
    zero: zeroHour(text),
  };
}

type Without<T> = Omit<T, 'index'>;
interface Unnumbered extends Omit<SectionPieces, 'heading' | 'timeline' | 'actions' | 'tableHead'> {
  tableHead: Without<Piece> | null;
  heading: Without<NonNullable<SectionPieces['heading']>> | null;
  timeline: Without<RowPiece>[];
  actions: Without<RowPiece>[];
}

/** Numbers the pieces by where they stand. */
function inOrder(
  title: Without<NonNullable<MarkdownSource['title']>> | null,
  sections: readonly Unnumbered[],
): Pick<MarkdownSource, 'title' | 'sections' | 'pieces'> {
  const pieces = [
    ...(title ? [title] : []),
    ...sections.flatMap(({ heading, blocks, timeline, actions, tableHead }) => [
      ...(heading ? [heading] : []),
      ...(tableHead ? [tableHead] : []),
      ...blocks,
      ...timeline,
      ...actions,
    ]),
  ].toSorted((one, other) => one.from - other.from);
  const indices = new Map<object, number>(pieces.map((piece, index) => [piece, index]));
  const withIndex = <T extends object>(piece: T): T & Pick<Piece, 'index'> => ({
    ...piece,
    index: indices.get(piece)!,
  });
  return {
    title: title && withIndex(title),
    sections: sections.map((section) => ({
      ...section,
      heading: section.heading && withIndex(section.heading),
      blocks: section.blocks.map(withIndex),
      timeline: section.timeline.map(withIndex),
      actions: section.actions.map(withIndex),
      tableHead: section.tableHead && withIndex(section.tableHead),
    })),
    pieces: pieces.map(withIndex),
  };
}

function documentOf(
  id: string,
  sections: readonly SectionPieces[],
  drafts: readonly Section[],
  {
    title,
    language,
    facts,
    setting,
  }: {
    title: string;
    language: string;
    facts: ReturnType<typeof readFront>['source'];
    setting: KnownTimes;
  },
): Postmortem {
  return {
    format: 'postmortem',
    version: CURRENT_VERSION,
    id,
    title,
    state: 'draft',
    revision: '1',
    edited: '',
    language,
    incident: {
      reference: facts.reference,
      organization: facts.organization,
      severity: facts.severity,
      services: facts.services,
      zone: setting.incidentZone,
      date: setting.incidentDate,
    },
    people: facts.people,
    sections: drafts.map((section, index) => ({
      ...section,
      body: prose(...sections[index]!.blocks.flatMap(({ nodes }) => nodes)),
    })),
    timeline: sections.flatMap(({ timeline }) => timeline.map(({ row }) => row)),
    updates: [],
    actions: sections.flatMap(({ actions }) => actions.map(({ row }) => row)),
    media: {},
    ignored: [],
  } as Postmortem;
}
