/** Edits of parts' words as a reader finds them, and the suggestions that they are. */
import { bodyOf, quotedAt, type BodyHome } from '../comments/anchor.ts';
import type { CommentAnchor } from '../document/comments.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { fingerprint } from '../markdown/format.ts';
import type { Remark } from './model.ts';

/** Other words for a stretch of a part's plain text in the base. */
export interface WordEdit {
  in: BodyHome;
  part: string;
  start: number;
  end: number;
  words: string;
  author: string;
  date: string;
}

/** The plain texts of a document's parts, each made once. */
export class PartTexts {
  private readonly document: Postmortem;
  private readonly texts = new Map<string, string>();

  constructor(document: Postmortem) {
    this.document = document;
  }

  of(home: BodyHome, part: string): string {
    const key = `${home} ${part}`;
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const body = bodyOf(this.document, { in: home, part });
    const text = body ? plainText(body) : '';
    this.texts.set(key, text);
    return text;
  }
}

/**
 * The edits as suggestions, one for what one person did in one place: what touches is one edit, such
 * as a word that went and the one that came for it. Edits of one part are in the order of its text.
 */
export function suggestionsOf(edits: readonly WordEdit[], texts: PartTexts): Remark[] {
  return joined(edits).flatMap((edit): Remark[] => {
    const text = texts.of(edit.in, edit.part);
    const before = text.slice(edit.start, edit.end);
    if (before === edit.words) return [];
    const about: CommentAnchor = {
      in: edit.in,
      part: edit.part,
      words: quotedAt(text, edit),
    };
    return [
      {
        about,
        comments: [{ author: edit.author, date: edit.date, text: '' }],
        resolved: false,
        suggestion: { kind: 'words', words: edit.words },
        key: `words ${fingerprint(JSON.stringify([edit]))}`,
        where: `“${shortened(before || edit.words)}”`,
      },
    ];
  });
}

function joined(edits: readonly WordEdit[]): WordEdit[] {
  const groups = new Map<string, WordEdit[]>();
  for (const edit of edits) {
    const key = `${edit.in} ${edit.part}`;
    groups.set(key, [...(groups.get(key) ?? []), edit]);
  }
  return [...groups.values()].flatMap((group) => {
    const result: WordEdit[] = [];
    for (const edit of group.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = result.at(-1);
      // What is taken out within what another takes out is gone with that.
      if (last && last.words === '' && edit.words === '' && edit.end <= last.end) continue;
      const isSame = last && last.author === edit.author && last.end >= edit.start;
      if (!isSame || !last) {
        result.push({ ...edit });
        continue;
      }
      last.end = Math.max(last.end, edit.end);
      last.words += edit.words;
      if (last.date < edit.date) last.date = edit.date;
    }
    return result;
  });
}

/** Of a long quotation its beginning. */
export function shortened(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
}
