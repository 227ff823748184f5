/** What came back of a session, beside what was done in it. */
import type { CommentThread } from '../../core/document/comments.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { sequentialIds } from '../../core/document/ids.ts';
import { bringIn } from '../../core/review/bring-in.ts';
import { readReview } from '../../core/review/read-review.ts';
import { acceptAll } from '../../core/review/settle.ts';
import type { Act, ActKind, Part } from './act.ts';
import { linesAfter, linesOf, paragraphOf, partsOf } from './parts.ts';

/**
 * `placed`: at its place, and meaning what the reviewer meant. `unplaced`: there, as without a
 * place, or told in words.
 */
export type How = 'placed' | 'unplaced' | 'lost';

export interface Result {
  acts: { kind: ActKind; how: How; told: string }[];
  /** Remarks and changes that nobody made. */
  invented: string[];
}

/** @param base the version that was exported, for a file that does not carry it */
export async function judge(
  file: { name: string; bytes: Uint8Array },
  document: Postmortem,
  acts: readonly Act[],
): Promise<Result> {
  const ids = sequentialIds('r');
  const review = await readReview(file, document, { newId: ids, base: document });
  const { document: brought, added } = bringIn(document, [review], ids);
  const suggestions = added.filter(({ suggestion }) => suggestion);
  const { document: after } = acceptAll(
    brought,
    suggestions.map(({ id }) => id),
    { by: 'Author', date: '2026-03-07T09:00:00Z' },
  );
  const back = new Back(document, after, added, acts);
  const judged = acts.map((act) => {
    const { kind, tracked, accepted, word, text } = act;
    const record = accepted ? 'accepted ' : tracked ? 'tracked ' : '';
    return { kind, how: back.howOf(act), told: `${record}${kind} ${word} → ${text}` };
  });
  return { acts: judged, invented: back.invented() };
}

class Back {
  private readonly before: Map<string, Part>;
  private readonly now: Map<string, Part>;
  private readonly order: { home: Part['in']; id: string }[];
  private readonly threads: readonly CommentThread[];
  private readonly acts: readonly Act[];
  /** Rows that reviewers put in. */
  private readonly rows = new Set<string>();

  constructor(
    before: Postmortem,
    now: Postmortem,
    threads: readonly CommentThread[],
    acts: readonly Act[],
  ) {
    const byId = (document: Postmortem): Map<string, Part> =>
      new Map(partsOf(document).map((part) => [part.id, part]));
    [this.before, this.now] = [byId(before), byId(now)];
    this.order = [...this.now.values()].map(({ in: home, id }) => ({ home, id }));
    [this.threads, this.acts] = [threads, acts];
  }

  howOf(act: Act): How {
    switch (act.kind) {
      case 'comment':
      case 'highlight':
      case 'note':
      case 'ink':
        return this.remark(act);
      case 'reply':
        return this.reply(act);
      case 'resolve':
        return this.threadOf(act.on!)?.state === 'resolved' ? 'placed' : 'lost';
      case 'row-out':
        return this.now.has(act.part.id) ? this.told(act) : 'placed';
      case 'row-in':
        return this.rowIn(act);
      default:
        return this.edit(act);
    }
  }

  private threadOf(act: Act): CommentThread | undefined {
    const said = act.kind === 'ink' ? 'Marked by hand.' : act.text;
    const fitting = this.threads.filter(
      ({ comments, suggestion }) => !suggestion && comments[0]!.text === said,
    );
    if (said === act.text && said !== '') return fitting[0];
    return fitting.find(
      ({ about }) => about.part === act.part.id && wordsIn(about).includes(act.word),
    );
  }

  private remark(act: Act): How {
    const thread = this.threadOf(act);
    if (!thread) return 'lost';
    const { about, unplaced } = thread;
    const isOn = (about.words?.exact ?? act.word).includes(act.word);
    return !unplaced && about.part === act.part.id && isOn ? 'placed' : 'unplaced';
  }

  private reply(act: Act): How {
    const isIn = (thread: CommentThread | undefined): boolean =>
      (thread?.comments ?? []).slice(1).some(({ text }) => text === act.text);
    if (isIn(this.threadOf(act.on!))) return 'placed';
    return this.told(act);
  }

  private rowIn({ part, text }: Act): How {
    const made = [...this.now.values()].find(
      (one) => !this.before.has(one.id) && one.in === part.in && one.text === text,
    );
    if (!made) return this.told({ text, word: text });
    this.rows.add(made.id);
    const rows = this.order.filter(({ home }) => home === part.in).map(({ id }) => id);
    const isBelow = rows.indexOf(made.id) === rows.indexOf(part.id) + 1;
    const isTimed = part.in !== 'timeline' || instantIn(made) === instantIn(part);
    return isBelow && isTimed ? 'placed' : 'unplaced';
  }

  private edit(act: Act): How {
    const now = linesOf(this.now.get(act.part.id)?.text ?? '');
    const wanted = linesAfter(act.part, this.acts);
    if (now.join('\n') === wanted.join('\n')) return 'placed';
    return holdsLines(now, changedLines(act)) ? 'placed' : this.told(act);
  }

  /** Said in some thread, if not where it belongs. */
  private told({ text, word }: Pick<Act, 'text' | 'word'>): How {
    const all = this.threads.map(({ comments, suggestion, about, unplaced }) =>
      JSON.stringify([comments, suggestion, about.words?.exact, unplaced]),
    );
    return all.some((each) => each.includes(text) && (each.includes(word) || text !== ''))
      ? 'unplaced'
      : 'lost';
  }

  invented(): string[] {
    const found: string[] = [];
    for (const [id, part] of this.before) {
      const own = this.acts.filter((act) => act.part.id === id);
      if (own.some(({ kind }) => kind === 'row-out')) continue;
      const now = this.now.get(id);
      const isTaken = own.every((act) => this.howOf(act) === 'placed');
      const lines = linesOf(now?.text ?? '(gone)').join('\n');
      if (isTaken && lines !== linesAfter(part, this.acts).join('\n'))
        found.push(`${id}: ${lines}`);
      if (now && now.fields !== part.fields) found.push(`${id}: ${now.fields}`);
    }
    for (const id of this.now.keys())
      if (!this.before.has(id) && !this.rows.has(id)) found.push(`a part ${id}`);
    return [...found, ...this.threads.flatMap((thread) => this.inventedIn(thread))];
  }

  private inventedIn({ comments, suggestion, about }: CommentThread): string[] {
    const said = comments.filter(({ text }) => text !== '').map(({ text }) => text);
    const isInk = (text: string): boolean =>
      text === 'Marked by hand.' && this.acts.some(({ kind }) => kind === 'ink');
    const strange = said.filter(
      (text) =>
        !isInk(text) && !this.acts.some((act) => act.text !== '' && text.includes(act.text)),
    );
    const isMark = this.acts.some(
      ({ kind, part }) => kind === 'highlight' && part.id === about.part,
    );
    if (said.length === 0 && !suggestion && !isMark) strange.push('');
    return strange.map((text) => `“${text}”`);
  }
}

const wordsIn = ({ words }: CommentThread['about']): string => words?.exact ?? '';

const instantIn = ({ fields }: Part): unknown =>
  (JSON.parse(fields) as { at?: { instant?: string } }).at?.instant;

/** The lines of a part that an act is about, with it alone. */
function changedLines(act: Act): string[] {
  const { part, word } = act;
  const paragraph = paragraphOf(part, word);
  const single = linesAfter(part, [act]);
  if (act.kind === 'split' || act.kind === 'move') {
    const at = single.findIndex((line) => line.includes(word));
    return single.slice(at, at + 2);
  }
  if (act.kind === 'join' && paragraph) return single.filter((line) => line.includes(word));
  return [nearWords(act)];
}

/** What stands just before and after a change of words, with it: other acts are never so near. */
function nearWords(act: Act): string {
  const { text } = act.part;
  const at = text.indexOf(act.word);
  const [from = ''] = linesOf(text.slice(Math.max(0, at - 20), at)).slice(-1);
  const line = linesAfter(act.part, [act]).find((each) => each.includes(from)) ?? '';
  const start = line.indexOf(from);
  return line.slice(start, start + from.length + act.word.length + act.text.length + 4).trim();
}

/** True where the lines stand one below the other; a single one may be a part of a line. */
function holdsLines(all: readonly string[], lines: readonly string[]): boolean {
  if (lines.length === 1) return all.some((line) => line.includes(lines[0]!));
  return all.some((_, at) => lines.every((line, index) => all[at + index] === line));
}
