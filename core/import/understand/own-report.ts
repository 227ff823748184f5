/**
 * A report that Afterword exported as Word file, PDF or page and that somebody sends back: what it
 * says of the incident above its text, and its rows, are read as what they are. Known by its own
 * words (`core/report/words`): the kind of document and the labelled facts below it. Everything
 * else of it is read like any other report.
 */
import type { RootContent, Table } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { filled } from '../../prose/filled.ts';
import { withoutUnbrokenIn } from '../../prose/whole-words.ts';
import type { FactRole } from '../../report/words/roles.ts';
import { REPORT_WORDS } from '../../report/words/words.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import { isTrackText } from '../../timeline/track-text.ts';
import { dayIn, OwnRows } from './own-report-rows.ts';
import type { Source } from '../model/source.ts';
import { cellText } from './tables.ts';
import { readFacts, revisionOf, stateOf, takeFacts } from './own-report-cover.ts';
import { isSame, plain, textOf, wordsOf } from './own-report-text.ts';

/** What of a document such a report gives besides its text. */
export type OwnReport = Pick<
  Postmortem,
  'state' | 'revision' | 'language' | 'timeline' | 'updates' | 'actions'
> & {
  /** It was made for internal readers. */
  internal: boolean;
};

/** The kind of document stands above or below the title, with nothing but a logo before them. */
const COVER = 4;

/** Whether blocks are a report of ours: what kind of document it is stands on its cover. */
export function isOwnReport(blocks: readonly RootContent[]): boolean {
  const cover = blocks
    .slice(0, COVER)
    .filter(({ type }) => type === 'paragraph')
    .map((block) => textOf(withoutUnbrokenIn(block)));
  return REPORT_WORDS.some(({ kind }) => cover.some((text) => isSame(text, kind)));
}

/**
 * Takes our own report's cover, contents, picture and rows out of a source; its facts go to the
 * source's fields.
 * @returns null, and leaves the source as it is, where it is no report of ours
 */
export function takeOwnReport(source: Source, newId: NewId): OwnReport | null {
  // Only our Word files have other spaces than the document.
  const read = source.format === 'docx' ? source.body.map(withoutUnbrokenIn) : source.body;
  const first = read
    .slice(0, COVER)
    .map((block) => (block.type === 'paragraph' ? textOf(block) : ''));
  for (const words of REPORT_WORDS) {
    const kindAt = first.findIndex((text) => isSame(text, words.kind));
    if (kindAt === -1) continue;
    const cover = readFacts(read, kindAt + 1, words);
    if (cover.facts.size === 0) return null;
    const day = dayIn(cover.facts.get('date') ?? '', words);
    const zone = cover.facts.get('zone')?.replace(/ \(UTC[^]*/, '') ?? null;
    const rows = new OwnRows(words, { zone, day, newId, addresses: addressesIn(source.unsorted) });
    const body = read.filter(
      (block, index) =>
        index !== kindAt && !cover.taken.has(index) && !(index < kindAt && isLogo(block)),
    );
    const isMargin = marginOf(source, cover.facts, words);
    // A page has its foot once, below everything.
    const last = body.at(-1);
    source.body = notesBack(
      withoutDerived(last && isMargin(last) ? body.slice(0, -1) : body, words, rows),
      words,
    );
    source.unsorted = source.unsorted
      .filter((block) => !isMargin(block))
      .filter((block) => !isTrack(block) && !isDayGoingOn(block, words))
      .flatMap((block) => withoutAddresses(block, rows.usedAddresses));
    takeFacts(source, cover.facts, zone, day);
    return {
      state: stateOf(cover.facts.get('state'), words),
      revision: revisionOf(cover.facts.get('version'), words),
      language: words.language,
      internal: isSame(cover.facts.get('audience') ?? '', words.audiences.internal),
      timeline: rows.timeline,
      updates: rows.updates,
      actions: rows.actions,
    };
  }
  return null;
}

/**
 * Without what the report says of itself: contents, measures, the picture of the incident, and with
 * the rows where they belong.
 */
function withoutDerived(
  blocks: readonly RootContent[],
  words: ReportWords,
  rows: OwnRows,
): RootContent[] {
  const headings = new Set(
    blocks.flatMap((block) => (block.type === 'heading' ? [plain(textOf(block))] : [])),
  );
  const isLine = (block: RootContent): boolean =>
    (block.type === 'paragraph' &&
      headings.has(plain(textOf(block).replace(/(?<!\s)\s+\d+$/, '')))) ||
    (block.type === 'list' && block.children.every(({ children }) => children.every(isLine)));
  let inContents = false;
  return blocks.filter((block) => {
    if (inContents && isLine(block)) return false;
    inContents = block.type === 'paragraph' && isSame(textOf(block), words.contents);
    if (inContents || isTrack(block)) return false;
    if (block.type === 'paragraph')
      return !isSame(textOf(block), words.notWritten) && !isMoreOpen(textOf(block), words);
    return block.type !== 'table' || !(isMeasures(block, words) || rows.take(block));
  });
}

/** “And 14 more”, below the open actions of a brief. */
function isMoreOpen(text: string, { moreOpen }: ReportWords): boolean {
  const count = /\d+/.exec(text)?.[0];
  return count !== undefined && isSame(text, filled(moreOpen, { count }));
}

/** “Tuesday 3 March 2026 (continued)”, at the head of a page. */
function isDayGoingOn(block: RootContent, words: ReportWords): boolean {
  if (block.type !== 'paragraph') return false;
  const behind = filled(words.continued, { title: '' }).trim();
  const text = textOf(block).trim();
  return text.endsWith(behind) && dayIn(text.slice(0, -behind.length).trim(), words, true) !== null;
}

/**
 * A PDF's links have their addresses in a list of their own: which words they stand on, it does not
 * say.
 */
function addressesIn(blocks: readonly RootContent[]): string[] {
  return blocks
    .flatMap((block) =>
      block.type === 'list'
        ? block.children.map(({ children: [first] }) => (first ? textOf(first) : ''))
        : [],
    )
    .filter((text) => /^https?:/.test(text));
}

function withoutAddresses(block: RootContent, used: ReadonlySet<string>): RootContent[] {
  if (block.type !== 'list') return [block];
  const children = block.children.filter(
    ({ children: [first] }) => !first || !used.has(textOf(first)),
  );
  return children.length === 0 ? [] : [{ ...block, children }];
}

function isTrack(block: RootContent): boolean {
  return block.type === 'paragraph' && isTrackText(textOf(block));
}

/** The company's own, in every report of theirs: no picture of the incident. */
function isLogo(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]!.type === 'image' &&
    !block.children[0]!.alt
  );
}

function isMeasures({ children: [head] }: Table, { measures, milestones }: ReportWords): boolean {
  const known = [...Object.values(measures), ...Object.values(milestones)];
  const heads = head?.children.map(cellText) ?? [];
  return (
    heads.length > 1 &&
    isSame(heads[0]!, measures.milestone) &&
    heads.every((title) => known.some((name) => isSame(title, name)))
  );
}

/** The notes, which a page has at its end, behind the blocks that refer to them. */
function notesBack(blocks: readonly RootContent[], { notes }: ReportWords): RootContent[] {
  const at = blocks.findLastIndex(
    (block) => block.type === 'heading' && isSame(textOf(block), notes),
  );
  const below = blocks.slice(at + 1);
  if (at === -1 || below.length === 0 || below.some(({ type }) => type !== 'footnoteDefinition'))
    return [...blocks];
  const left = new Map(
    below.flatMap((note) => (note.type === 'footnoteDefinition' ? [[note.identifier, note]] : [])),
  );
  const placed = blocks.slice(0, at).flatMap((block) => [
    block,
    ...referencesIn(block).flatMap((identifier) => {
      const note = left.get(identifier);
      left.delete(identifier);
      return note ? [note] : [];
    }),
  ]);
  return [...placed, ...left.values()];
}

function referencesIn(node: RootContent): string[] {
  if (node.type === 'footnoteReference') return [node.identifier];
  return 'children' in node ? (node.children as RootContent[]).flatMap(referencesIn) : [];
}

/** Heads and feet of pages repeat what the cover says: a line with any other word is none. */
function marginOf(
  { title, body }: Source,
  facts: ReadonlyMap<FactRole, string>,
  words: ReportWords,
): (block: RootContent) => boolean {
  const first = body.find((block) => block.type === 'heading');
  const known = new Set(
    wordsOf(
      [
        title,
        first ? textOf(first) : '',
        ...facts.values(),
        words.timesIn,
        words.timesAsWritten,
        ...words.pageOf,
        ...Object.values(words.states),
        ...Object.values(words.audiences),
      ].join(' '),
    ),
  );
  return (block) =>
    block.type === 'paragraph' &&
    textOf(block) !== '' &&
    wordsOf(textOf(block)).every((word) => known.has(word) || /^v?\d+$/.test(word));
}
