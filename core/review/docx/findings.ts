import type { Postmortem } from '../../document/postmortem.ts';
import { fingerprint } from '../../markdown/format.ts';
import type { Change } from '../../revision/change.ts';
import { shortened, type PartTexts, type WordEdit } from '../edits.ts';
import type { Remark } from '../model.ts';
import type { Line } from '../shown.ts';
import type { FlowParagraph } from './flow-model.ts';

/** Who changed something, and when, as far as the file says it. */
export interface By {
  author: string;
  date: string;
}

/** What readers changed in a file that was made of `base`, as it is found. */
export class Findings {
  readonly edits: WordEdit[] = [];
  /** Larger changes, and what can only be told. */
  readonly remarks: Remark[] = [];
  /** Which line each paragraph is. */
  readonly lines = new Map<FlowParagraph, Line>();
  /** Rows that came in, each behind the one above it. */
  rowsAdded = 0;
  readonly base: Postmortem;
  readonly texts: PartTexts;
  /** For what no program marks as anyone's. */
  readonly saved: By;
  readonly newId: () => string;

  constructor(base: Postmortem, texts: PartTexts, saved: By, newId: () => string) {
    this.base = base;
    this.texts = texts;
    this.saved = saved;
    this.newId = newId;
  }

  /** Other words for a stretch of a part's text. */
  edit(
    { in: home, part }: { in: WordEdit['in']; part: string },
    start: number,
    end: number,
    words: string,
    by: By,
  ): void {
    const { author } = by;
    this.edits.push({ in: home, part, start, end, words, author, date: by.date });
  }

  /** A change that is no edit of words. */
  change(change: Change, about: NonNullable<Remark['about']>, words: string, by: By): void {
    const { author } = by;
    const told = change.kind === 'added' ? { ...change, part: { ...change.part, id: '' } } : change;
    this.remarks.push({
      about,
      comments: [{ author, date: by.date, text: '' }],
      resolved: false,
      suggestion: { kind: 'change', change },
      key: `change ${fingerprint(JSON.stringify([about, told, author, by.date]))}`,
      where: `“${shortened(words)}”`,
    });
  }

  /** What has no form as a change is said in words. */
  tell(about: Remark['about'], text: string, by: By): void {
    const { author } = by;
    this.remarks.push({
      about: about ?? { in: 'document', part: '' },
      comments: [{ author, date: by.date, text }],
      resolved: false,
      key: `told ${fingerprint(JSON.stringify([about, text, author]))}`,
      where: shortened(text),
    });
  }
}
