/** A reviewed Word file: its comments, what was tracked in it, and what was changed without. */
import { quotedAt } from '../../comments/anchor.ts';
import type { Comment, CommentAnchor } from '../../document/comments.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { openPostmortem } from '../../file-format/open.ts';
import { FileProblem } from '../../files/source-file.ts';
import { fingerprint } from '../../markdown/format.ts';
import { buildReport } from '../../report/report.ts';
import { PartTexts, shortened, suggestionsOf } from '../edits.ts';
import type { ReadOptions, Remark, Review, ReviewedFile } from '../model.ts';
import { shownUnits, type Line } from '../shown.ts';
import { mapStretch, textHunks, type TextHunk } from '../text-map.ts';
import { compareFlow, LEAST_FOUND } from './compare.ts';
import { readFlow } from './flow.ts';
import type { Flow, FlowParagraph, FlowPlace, FlowRange } from './flow-model.ts';
import { openPackage, type WordPackage } from './package.ts';
import { describePictures } from './pictures.ts';
import { nowOf, oldOf, oldOffset } from './pieces.ts';
import { threadsIn } from './threads.ts';

/** More are not one review. */
const MOST_COMMENTS = 10_000;

/**
 * @param document what the author has now: the base of a file that carries none
 * @throws FileProblem
 */
export function readReviewedDocx(
  { name, bytes }: ReviewedFile,
  document: Postmortem,
  options: ReadOptions,
): Review {
  const pkg = openPackage(name, bytes);
  if (pkg.comments.size > MOST_COMMENTS)
    throw new FileProblem(
      name,
      `The file has ${pkg.comments.size} comments, and at most ${MOST_COMMENTS} can be brought in. ` +
        'Delete those that are settled, or divide the file.',
    );
  const opened = pkg.carried === '' ? null : openPostmortem(pkg.carried);
  const carried = opened?.ok ? opened.document : null;
  const base = carried ?? options.base ?? document;
  const shownTo = {
    audience: pkg.properties.get('audience') === 'everyone' ? 'everyone' : 'internal',
    zone: pkg.properties.get('zone') ?? '',
  } as const;
  describePictures(pkg.body, () => buildReport(base, shownTo).blocks);
  const flow = readFlow(pkg.body);
  if (pkg.footnotes) readFlow(pkg.footnotes, flow);
  const units = shownUnits(base, {
    ...shownTo,
    brief: flow.paragraphs.some(({ keys }) => keys.includes('appendix')),
    pictures: true,
    sentAs: 'docx',
  });
  const texts = new PartTexts(base);
  const compared = compareFlow(flow, units, base, texts, savedBy(pkg, base), options.newId);
  const warnings: string[] = [];
  if (carried === null)
    warnings.push(
      'The file does not carry the document that it was made from, so it was compared with the version that is here.',
    );
  if (compared.found < LEAST_FOUND)
    warnings.push(
      `Only ${Math.round(compared.found * 100)} % of the report is in it, ` +
        'so what is missing was not taken for deleted.',
    );
  return {
    file: name,
    format: 'docx',
    base,
    carriesBase: carried !== null,
    revision: pkg.properties.get('revision') ?? carried?.revision ?? '',
    remarks: [
      ...commentsOf(pkg, flow, compared.lines, texts),
      ...suggestionsOf(compared.edits, texts),
      ...compared.remarks,
    ],
    formatting: flow.formatting,
    warnings,
  };
}

/** Who saved the file since it was made; nobody where it still says who made it. */
function savedBy({ saved }: WordPackage, { edited }: Postmortem): WordPackage['saved'] {
  return saved.date === `${edited}T00:00:00Z` || saved.date === ''
    ? { author: '', date: '' }
    : saved;
}

function commentsOf(
  pkg: WordPackage,
  flow: Flow,
  lines: ReadonlyMap<FlowParagraph, Line>,
  texts: PartTexts,
): Remark[] {
  return threadsIn(pkg.comments, flow.ranges).map((all): Remark => {
    const root = all[0]!;
    const range = flow.ranges.get(root.id);
    const about = range ? anchorOf(range, flow, lines, texts) : null;
    const beside = range ? besideOf(range, flow) : '';
    const { author, date, text } = root;
    const told = [author, date, text, about?.part, about?.words?.exact];
    return {
      about,
      comments: all.map(({ author, date, text }): Comment => ({ author, date, text })),
      resolved: root.resolved,
      key: `comment ${fingerprint(JSON.stringify(told))}`,
      where: beside === '' ? 'in the text' : `beside “${shortened(beside)}”`,
    };
  });
}

function anchorOf(
  range: FlowRange,
  flow: Flow,
  lines: ReadonlyMap<FlowParagraph, Line>,
  texts: PartTexts,
): CommentAnchor | null {
  const start = range.start ?? range.reference ?? range.end;
  const end = range.end ?? range.reference ?? start;
  if (!start || !end) return null;
  const [from, to] = [
    flow.paragraphs.indexOf(start.paragraph),
    flow.paragraphs.indexOf(end.paragraph),
  ];
  const covered = flow.paragraphs.slice(from, Math.max(from, to) + 1);
  const known = covered.find((paragraph) => {
    const spot = lines.get(paragraph)?.spot;
    return spot !== undefined && spot.of !== 'report';
  });
  if (!known) return nearest(flow, from, lines, texts);
  const { spot } = lines.get(known)!;
  switch (spot.of) {
    case 'title':
      return { in: 'document', part: '' };
    case 'heading':
    case 'empty':
      return { in: 'sections', part: spot.part };
    case 'field':
      return { in: spot.in, part: spot.part };
    case 'report':
      return null;
    case 'body': {
      const [first, last] = [
        known,
        covered.findLast((paragraph) => isOfPart(paragraph, spot, lines))!,
      ];
      const begin = first === start.paragraph ? leafOffset(start, lines, 'start') : spot.leaf.start;
      const lastSpot = lines.get(last)!.spot;
      const leafEnd = lastSpot.of === 'body' ? lastSpot.leaf.end : begin;
      const stop = last === end.paragraph ? leafOffset(end, lines, 'end') : leafEnd;
      const text = texts.of(spot.in, spot.part);
      const isPoint = range.start === null || begin === null || stop === null || stop <= begin;
      // A sign between two letters is about its paragraph; so is one on words that came in.
      const stretch = isPoint
        ? { start: spot.leaf.start, end: spot.leaf.end }
        : { start: begin, end: stop };
      if (stretch.start === stretch.end) return { in: spot.in, part: spot.part };
      return { in: spot.in, part: spot.part, words: quotedAt(text, stretch) };
    }
  }
}

function isOfPart(
  paragraph: FlowParagraph,
  part: { in: string; part: string },
  lines: ReadonlyMap<FlowParagraph, Line>,
): boolean {
  const spot = lines.get(paragraph)?.spot;
  return spot?.of === 'body' && spot.in === part.in && spot.part === part.part;
}

/** In the plain text of the part. */
function leafOffset(
  { paragraph, at }: FlowPlace,
  lines: ReadonlyMap<FlowParagraph, Line>,
  edge: 'start' | 'end',
): number | null {
  const line = lines.get(paragraph);
  if (line?.spot.of !== 'body') return null;
  const { leaf } = line.spot;
  const offset = oldOffset(paragraph, at);
  const maps = mapsOf(paragraph, line, leaf.text);
  // An edge belongs to the words on its inner side.
  const around =
    edge === 'start'
      ? { start: offset, end: offset + 1 }
      : { start: Math.max(0, offset - 1), end: offset };
  const mapped = maps.reduce((stretch, hunks) => mapStretch(hunks, stretch), around);
  const found = edge === 'start' ? mapped.start : mapped.end;
  return leaf.start + Math.min(Math.max(found, 0), leaf.text.length);
}

const MAPS = new WeakMap<FlowParagraph, TextHunk[][]>();

/** From a paragraph as it was to its line, and on to its leaf: made once for all its comments. */
function mapsOf(paragraph: FlowParagraph, line: Line, leaf: string): TextHunk[][] {
  const known = MAPS.get(paragraph);
  if (known) return known;
  const maps = [textHunks(oldOf(paragraph), line.text), textHunks(line.text, leaf)];
  MAPS.set(paragraph, maps);
  return maps;
}

/** A remark on what the reviewer wrote, or on what the report says itself, is about what is above. */
function nearest(
  flow: Flow,
  from: number,
  lines: ReadonlyMap<FlowParagraph, Line>,
  texts: PartTexts,
): CommentAnchor | null {
  for (let index = from; index >= 0; index--) {
    const spot = lines.get(flow.paragraphs[index]!)?.spot;
    if (!spot) continue;
    if (spot.of === 'body' && index !== from)
      return {
        in: spot.in,
        part: spot.part,
        words: quotedAt(texts.of(spot.in, spot.part), spot.leaf),
      };
    if (spot.of === 'heading' || spot.of === 'empty') return { in: 'sections', part: spot.part };
    if (spot.of === 'field') return { in: spot.in, part: spot.part };
    if (spot.of === 'title') break;
  }
  return { in: 'document', part: '' };
}

function besideOf({ start, end, reference }: FlowRange, flow: Flow): string {
  const place = start ?? reference ?? end;
  if (!place) return '';
  const { paragraph } = place;
  if (start && end && start.paragraph === end.paragraph) {
    const all = paragraph.pieces.map(({ text }) => text).join('');
    if (end.at > start.at) return all.slice(start.at, end.at);
  }
  const at = flow.paragraphs.indexOf(paragraph);
  return nowOf(paragraph) || (flow.paragraphs[at - 1] ? nowOf(flow.paragraphs[at - 1]!) : '');
}
