/** The comments of a report as Word has them: in the margin at their words, suggestions tracked. */
import { Paragraph, type ICommentsOptions } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import { findQuoted } from '../../comments/anchor.ts';
import { filled } from '../../prose/filled.ts';
import type { Report, ReviewThread } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';
import {
  attribute,
  childNamed,
  element,
  isElement,
  markupOf,
  parseMarkup,
  plainOf,
  writeMarkup,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';
import {
  namedPlaces,
  spansOf,
  textsOf,
  type MarkupReader,
  type PartText,
  type Span,
} from '../markup/places.ts';
import { Tracker } from '../changes/docx-tracker.ts';
import { momentOf, wordDate } from './moment.ts';
import { authorOf, saidText } from './outgoing.ts';
import { printable } from '../../report/printable.ts';

const READER: MarkupReader = {
  lines: new Set(['w:p', 'w:br']),
  hidden: new Set(['w:sdt', 'w:delText', 'w:instrText', 'w:delInstrText', 'w:drawing']),
  rows: new Set(['w:tr']),
  nameOf: (node) =>
    node.name === 'w:bookmarkStart' ? (attribute(node, 'w:name') ?? '').replace('_pm_', '') : null,
};

/** One comment or reply, as the package lists it. */
type WordComment = ICommentsOptions['children'][number];

export interface PlacedComments {
  /** The body with the ranges and tracked suggestions in it. */
  body: string;
  comments: WordComment[];
}

/** Above the numbers of the changes since an earlier version. */
const FIRST_SUGGESTION = 2_000_000;

/** Puts the comments of a report into its body. */
export function placeComments(body: string, report: Report): PlacedComments {
  const nodes = parseMarkup(body);
  const texts = textsOf(nodes, READER, namedPlaces(report));
  const title = texts.get('title');
  const tracker = new Tracker({ author: '', date: '' }, { last: FIRST_SUGGESTION });
  const cuts = new RunCuts();
  const comments: WordComment[] = [];
  for (const one of report.review ?? []) {
    const part = texts.get(one.key) ?? title;
    const found = part ? spansOf(part, one.words) : [];
    const spans = found.length > 0 || !title ? found : spansOf(title, null);
    if (spans.length === 0) continue;
    const placed = part ? atItsWords(one, part, report) : one;
    const isTracked = cuts.suggest(placed, spans, tracker, report);
    const added = wordComments(placed, report, comments.length, !isTracked);
    comments.push(...added);
    cuts.comment(
      spans,
      added.map(({ id }) => id),
    );
  }
  return { body: writeMarkup(cuts.cut(nodes)), comments };
}

/** A picture's description is in no text of the body: a remark on it says what it is about. */
function atItsWords(one: ReviewThread, part: PartText, { words }: Report): ReviewThread {
  if (!one.words || findQuoted(part.text, one.words)) return one;
  const lead = filled(reviewWords(words).on, { words: one.words.exact });
  return { ...one, words: null, lead };
}

/** A thread as Word's comments; none for a suggestion without a remark that is tracked. */
function wordComments(
  one: ReviewThread,
  report: Report,
  first: number,
  withSuggestion: boolean,
): WordComment[] {
  const { thread } = one;
  const isSilent = thread.comments.every(
    (comment) => saidText(one, comment, report, withSuggestion) === '',
  );
  if (isSilent) return [];
  return thread.comments.map((comment, index): WordComment => {
    const author = printable(authorOf(comment, report));
    return {
      id: first + index,
      author,
      initials: initialsOf(author),
      date: momentOf(comment.date) ?? NO_DATE,
      children: printable(saidText(one, comment, report, withSuggestion))
        .split('\n')
        .map((line) => new Paragraph(line)),
      durableId: durableId(`${thread.id} ${index}`),
      ...(index > 0 && { parentId: first }),
      ...(index === 0 && { resolved: thread.state !== 'open' }),
    };
  });
}

/** Stands for no date: the library would write the present one. */
const NO_DATE = new Date(0);

function initialsOf(author: string): string {
  return author
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
    .slice(0, 4);
}

/** A number that stays the same for a comment (FNV-1a); Word wants it below 2³¹ and not 0. */
function durableId(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (((hash >>> 1) % 0x7ffffffe) + 1).toString(16).toUpperCase().padStart(8, '0');
}

type Cut = { at: number; order: number; nodes: MarkupNode[] };

/** Where runs are cut, and what is put between the pieces. */
class RunCuts {
  private readonly cuts = new Map<MarkupNode, Cut[]>();
  private readonly removed = new Map<
    MarkupNode,
    { from: number; to: number; tracker: Tracker }[]
  >();

  comment(spans: readonly Span[], ids: readonly number[]): void {
    if (ids.length === 0) return;
    const [first, last] = [spans[0]!, spans.at(-1)!];
    const sign = (name: string, id: number): ElementNode => ({
      ...element(name, ` w:id="${id}"`),
      closed: 'self',
    });
    this.add(first.piece.node, {
      at: first.from,
      order: 2,
      nodes: ids.map((id) => sign('w:commentRangeStart', id)),
    });
    this.add(last.piece.node, {
      at: last.to,
      order: first.piece === last.piece && first.from === last.to ? 3 : 1,
      nodes: ids.flatMap((id) => [
        sign('w:commentRangeEnd', id),
        element('w:r', '', [sign('w:commentReference', id)]),
      ]),
    });
  }

  /** True where other words are proposed as a tracked change. */
  suggest(one: ReviewThread, spans: readonly Span[], base: Tracker, report: Report): boolean {
    const { suggestion, comments, state } = one.thread;
    const [remark] = comments;
    if (suggestion?.kind !== 'words' || state !== 'open' || !one.words || !remark) return false;
    if (!spans.every((span) => this.isFree(span)) || !isOneLine(spans)) return false;
    const tracker = base.by({
      author: printable(authorOf(remark, report)),
      date: wordDate(remark.date),
    });
    for (const { piece, from, to } of spans) {
      const known = this.removed.get(piece.node) ?? [];
      if (from < to) this.removed.set(piece.node, [...known, { from, to, tracker }]);
    }
    const last = spans.at(-1)!;
    const run = last.piece.within.at(-2)!;
    const words = printable(suggestion.words).replaceAll('\n', ' ');
    if (words !== '')
      this.add(last.piece.node, {
        at: last.to,
        order: 0,
        nodes: tracker.runs([runWith(run, words)], 'added'),
      });
    return true;
  }

  /** Not yet proposed to go, and no insertion itself. */
  private isFree({ piece, from, to }: Span): boolean {
    if (piece.within.some(({ name }) => name === 'w:ins')) return false;
    const taken = this.removed.get(piece.node) ?? [];
    return taken.every((one) => to <= one.from || from >= one.to);
  }

  cut(nodes: readonly MarkupNode[]): MarkupNode[] {
    return nodes.flatMap((node) => {
      if (!isElement(node)) return [node];
      if (node.name !== 'w:r') return [{ ...node, children: this.cut(node.children) }];
      return this.isCut(node) ? this.pieces(node) : [node];
    });
  }

  private isCut(run: ElementNode): boolean {
    return run.children.some(
      (child) =>
        isElement(child, 'w:t') &&
        child.children.some((text) => this.cuts.has(text) || this.removed.has(text)),
    );
  }

  private pieces(run: ElementNode): MarkupNode[] {
    return run.children.flatMap((child): MarkupNode[] => {
      if (child.kind === 'element' && child.name === 'w:rPr') return [];
      const text = isElement(child, 'w:t') ? child.children[0] : undefined;
      if (text?.kind !== 'text') return [runAround(run, child)];
      return this.piecesOf(run, text, plainOf(text.markup));
    });
  }

  private piecesOf(run: ElementNode, node: MarkupNode, text: string): MarkupNode[] {
    const cuts = (this.cuts.get(node) ?? []).toSorted((a, b) => a.at - b.at || a.order - b.order);
    const removed = this.removed.get(node) ?? [];
    const places = [
      ...new Set([
        0,
        text.length,
        ...cuts.map(({ at }) => at),
        ...removed.flatMap(({ from, to }) => [from, to]),
      ]),
    ].sort((a, b) => a - b);
    return places.flatMap((at, index): MarkupNode[] => {
      const to = places[index + 1] ?? at;
      const here = cuts.filter((cut) => cut.at === at).flatMap((cut) => cut.nodes);
      if (to === at) return here;
      const piece = runWith(run, text.slice(at, to));
      const gone = removed.find((one) => one.from <= at && to <= one.to);
      return [...here, ...(gone ? gone.tracker.runs([piece], 'removed') : [piece])];
    });
  }

  private add(node: MarkupNode, cut: Cut): void {
    this.cuts.set(node, [...(this.cuts.get(node) ?? []), cut]);
  }
}

/** One tracked change stays in its paragraph. */
function isOneLine(spans: readonly Span[]): boolean {
  const lines = new Set(spans.map(({ piece }) => piece.within.find(({ name }) => name === 'w:p')));
  return lines.size === 1;
}

function runAround(run: ElementNode, child: MarkupNode): ElementNode {
  const properties = childNamed(run, 'w:rPr');
  return element('w:r', '', [...(properties ? [properties] : []), child]);
}

function runWith(run: ElementNode, text: string): ElementNode {
  const words: MarkupNode = { kind: 'text', markup: markupOf(text) };
  return runAround(run, element('w:t', ' xml:space="preserve"', [words]));
}

const RELATION = 'http://schemas.microsoft.com/office/2011/relationships/people';
const PEOPLE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml';

/** Completes what the library writes of comments: dates as they are known, and who is who. */
export function finishComments(
  files: Map<string, Uint8Array>,
  comments: readonly WordComment[],
): void {
  const change = (path: string, to: (text: string) => string): void => {
    const file = files.get(path);
    if (file) files.set(path, strToU8(to(strFromU8(file))));
  };
  change('word/comments.xml', (xml) =>
    xml
      .replaceAll(` w:date="${NO_DATE.toISOString()}"`, '')
      .replace(/( w:date="[^".]*)\.000Z"/g, '$1Z"'),
  );
  const authors = [...new Set(comments.map(({ author }) => author ?? ''))];
  const people = authors.map(
    (author) =>
      `<w15:person w15:author="${markupOf(author)}"><w15:presenceInfo w15:providerId="None" w15:userId="${markupOf(author)}"/></w15:person>`,
  );
  files.set(
    'word/people.xml',
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${people.join('')}</w15:people>`,
    ),
  );
  change('[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      `<Override PartName="/word/people.xml" ContentType="${PEOPLE_TYPE}"/></Types>`,
    ),
  );
  change('word/_rels/document.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdPeople" Type="${RELATION}" Target="people.xml"/></Relationships>`,
    ),
  );
}
