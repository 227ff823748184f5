/** Places of the version that was reviewed, in the document as it is now. */
import { bodyOf, isBodyHome, quotedAt } from '../comments/anchor.ts';
import type { CommentAnchor } from '../document/comments.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { mapStretch, textHunks, type TextHunk } from './text-map.ts';

export interface Carried {
  about: CommentAnchor;
  /**
   * `kept`: the words are there as the reviewer had them; `changed`: the author has changed those
   * very words since; `gone`: the part is no longer there.
   */
  state: 'kept' | 'changed' | 'gone';
  /** What stands there now, in place of words that changed. */
  now: string;
}

/** Carries anchors from one version of a document to another. */
export class Carrier {
  private readonly base: Postmortem;
  private readonly document: Postmortem;
  private readonly known = new Map<string, { text: string; hunks: TextHunk[] } | null>();

  constructor(base: Postmortem, document: Postmortem) {
    this.base = base;
    this.document = document;
  }

  carry(about: CommentAnchor): Carried {
    if (!isBodyHome(about.in)) return { about, state: 'kept', now: '' };
    const found = this.textOf(about);
    if (!found) return { about, state: 'gone', now: '' };
    if (!about.words) return { about, state: 'kept', now: '' };
    const { start, exact } = about.words;
    const mapped = mapStretch(found.hunks, { start, end: start + exact.length });
    const now = found.text.slice(mapped.start, mapped.end);
    if (mapped.touched || now !== exact) return { about, state: 'changed', now };
    return { about: { ...about, words: quotedAt(found.text, mapped) }, state: 'kept', now };
  }

  private textOf(about: CommentAnchor): { text: string; hunks: TextHunk[] } | null {
    const key = `${about.in} ${about.part}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const [old, now] = [bodyOf(this.base, about), bodyOf(this.document, about)];
    const text = now && plainText(now);
    const found =
      text === null ? null : { text, hunks: old === now ? [] : textHunks(old ? plainText(old) : '', text) };
    this.known.set(key, found);
    return found;
  }
}
