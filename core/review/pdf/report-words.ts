/** The words of a PDF's pages as words of the report, whatever printed them. */
import type { BodyHome } from '../../comments/anchor.ts';
import type { CommentAnchor } from '../../document/comments.ts';
import { hunksBetween } from '../../revision/sequence.ts';
import { linesOf, type Line, type Unit } from '../shown.ts';
import { mapStretch, textHunks } from '../text-map.ts';
import type { PageWords } from './page-words.ts';

interface ReportWord {
  key: string;
  line: Line;
  start: number;
  end: number;
}

export interface PlaceInBody {
  in: BodyHome;
  part: string;
  /** In the part's plain text. */
  start: number;
  end: number;
  /** The whole of its paragraph. */
  leaf: { start: number; end: number };
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export class ReportWordsMap {
  /** Index of a page's word → the report's. */
  private readonly known = new Map<number, ReportWord>();
  private readonly count: number;
  /** How much of the report's words is on the pages, from 0 to 1. */
  readonly found: number;

  constructor(units: readonly Unit[], { words }: PageWords) {
    this.count = words.length;
    const report = linesOf(units).flatMap((line) =>
      [...line.text.matchAll(WORD)].map(({ 0: word, index }): ReportWord => ({
        key: word.toLowerCase(),
        line,
        start: index,
        end: index + word.length,
      })),
    );
    const [old, now] = [report.map(({ key }) => key), words.map(({ key }) => key)];
    let [at, atNew] = [0, 0];
    const same = (to: number): void => {
      for (; at < to; at++, atNew++) this.known.set(atNew, report[at]!);
    };
    for (const { from, to, toNew } of hunksBetween(old, now)) {
      same(from);
      [at, atNew] = [to, toNew];
    }
    same(old.length);
    this.found = old.length === 0 ? 1 : this.known.size / old.length;
  }

  /** Where words of the pages stand in the base; null where the report does not say them. */
  placeOf(first: number, last: number): PlaceInBody | CommentAnchor | null {
    const within: ReportWord[] = [];
    for (let index = first; index <= last; index++) {
      const word = this.known.get(index);
      if (word) within.push(word);
    }
    const found = within.length > 0 ? within : [this.nearest(first)].filter((one) => one !== null);
    const one = found.find(({ line }) => line.spot.of !== 'report');
    if (!one) return found.length > 0 ? { in: 'document', part: '' } : null;
    const { spot } = one.line;
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
        const own = found.filter(
          ({ line }) =>
            line.spot.of === 'body' && line.spot.in === spot.in && line.spot.part === spot.part,
        );
        const [begin, stop] = [inPart(own[0]!), inPart(own.at(-1)!)];
        return {
          in: spot.in,
          part: spot.part,
          start: begin.start,
          end: Math.max(stop.end, begin.end),
          leaf: { start: spot.leaf.start, end: spot.leaf.end },
        };
      }
    }
  }

  /** The word above it that the report has. */
  private nearest(index: number): ReportWord | null {
    for (let step = 0; step < this.count; step++) {
      const found =
        this.known.get(index - step) ?? (step < 20 ? this.known.get(index + step) : undefined);
      if (found) return found;
      if (step > 200) return null;
    }
    return null;
  }
}

/** A word's place in the plain text of its part. */
function inPart({ line, start, end }: ReportWord): { start: number; end: number } {
  if (line.spot.of !== 'body') return { start: 0, end: 0 };
  const { leaf } = line.spot;
  const mapped = mapStretch(textHunks(line.text, leaf.text), { start, end });
  return { start: leaf.start + mapped.start, end: leaf.start + mapped.end };
}
