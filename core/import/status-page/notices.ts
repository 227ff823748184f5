/**
 * Dated notices within a page's blocks, where the stamp stands above its text or leads it: "(Update
 * 12/8/16 4.40pm Pacific Time)", "UPDATE 7 May 19:27 UTC - …".
 */
import type { PhrasingContent, RootContent } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { dropStart, inlineLines, joinLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { paragraph } from '../../prose/build.ts';
import { inlineText } from '../../prose/text.ts';
import { isLabelled } from '../understand/metadata.ts';
import { boldLabel } from '../understand/outline.ts';
import { inferredPosts } from './post-layout.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { SourceUpdate } from '../model/source.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { stampsBelow } from '../understand/stamps-below.ts';
import { statusOf } from './read.ts';

const LABEL = new RegExp(
  joinedLines`
    ^[\s([*_=#]*(updated?|posted|published|resolved|monitoring|identified|investigating
    |post-?mortem|initial (?:notice|report)|status|notice)(?: *#\d{1,2}(?: \([a-z ]{1,20}\))?
    | \d{1,2}(?=\s*[:,(\u2013\u2014-]\s))?(?: (?:at|on|as of))?\s*[:,\u2013\u2014-]?\s*
  `,
  'i',
);
/**
 * "UPDATE 2 Saturday 00:50 …", "Update 7 May 19:27 UTC - …": the label, its number and what comes
 * after.
 */
const LEADING_LABEL = new RegExp(joinedLines`
  ^(?:[\s([*_]*(?:UPDATE|Update|EDIT|Edit)|[\s*_]*[[(]\s*(RESOLVED|Resolved|MONITORING
  |Monitoring|IDENTIFIED|Identified|INVESTIGATING|Investigating))(?: *#?(\d{1,2})\b(?! (?:Jan
  |Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV
  |DEC))(?![:.\/-]?\d))?\s*[:(\u2013\u2014-]?\s*
`);

/** "15:40 Update:" on a line of its own. */
const TRAILING_LABEL =
  /^[\s*_(\[]*(updated?|resolved|monitoring|identified|investigating)[\s*_:)\].=]*$/i;
/** "[resolved] The switch …" below a stamp. */
const BRACKETED_STATUS =
  /^\s*[[(]\s*(resolved|monitoring|identified|investigating|update)\s*[\])]\s*[:\u2013\u2014-]?\s*/i;

export interface Notices {
  updates: SourceUpdate[];
  /** What is not part of a notice. */
  rest: RootContent[];
  /** Services that all notices name in their heads. */
  services?: string[];
}

/**
 * The notices of a text: by the layout that recurs in it, or by the forms that are known, whichever
 * explains more of its stamps and, where both find all of them, names the status of more.
 * @param logs takes paragraphs that begin with a stamp and speak to readers, too
 */
export function noticesOf(blocks: readonly RootContent[], logs = true): Notices {
  const inferred = inferredPosts(blocks);
  const known = (logs ? stampedNotices(blocks) : null) ?? takeHeadedNotices(blocks);
  const best = inferred && explained(inferred) > explained(known) ? inferred : known;
  // Where each stamp ends a text, it is no head of the one below.
  const below = spokenBelow(blocks);
  return below && explained(below) >= explained(best) ? below : best;
}

/** Posts above their stamps. A log that only tells what happened is no page of posts. */
function spokenBelow(blocks: readonly RootContent[]): Notices | null {
  const found = stampsBelow(blocks);
  const speaking = found?.filter(({ body }) =>
    body.some((block) => block.type === 'paragraph' && speaksToReaders(inlineText(block))),
  );
  if (!found || speaking!.length * 2 < found.length) return null;
  const updates = found.map(({ stamp, body }) => ({ status: 'update' as const, stamp, body }));
  return { updates, rest: [] };
}

function explained({ updates }: Notices): number {
  const stamped = updates.filter(({ stamp }) => stamp !== null);
  const named = stamped.filter(({ status }) => status !== 'update').length;
  return stamped.length + named / (updates.length + 1);
}

/**
 * How a line opens a notice: a label and a stamp alone, a stamp alone, or a label that leads the
 * text.
 */
interface Head {
  form: 'labelled' | 'bare' | 'leading';
  status: SourceUpdate['status'];
  stamp: string | null;
  label: string | null;
  /** What follows on the same line. */
  rest: PhrasingContent[];
}

/**
 * Takes notices that a line of their own heads or that a label leads. A known section's heading
 * ends the last notice.
 */
export function takeHeadedNotices(given: readonly RootContent[]): Notices {
  const blocks = given.flatMap(unlisted);
  const forms = formsOf(blocks);
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  let current: SourceUpdate | null = null;
  let timeline = false;
  const keep = (block: RootContent) => (current ? current.body : rest).push(block);
  const open = (head: Head) => {
    current = {
      status: head.status,
      stamp: head.stamp,
      body: head.label === null ? [] : [paragraph(head.label)],
    };
    if (head.rest.length > 0) current.body.push({ type: 'paragraph', children: head.rest });
    updates.push(current);
  };
  for (const block of blocks) {
    const title = titleOf(block);
    if (title !== null) timeline = kindOfTitle(title) === 'timeline';
    const lines =
      block.type === 'paragraph' || block.type === 'heading' ? inlineLines(block.children) : [];
    const heads =
      timeline || isOfFields(block)
        ? []
        : lines
            .map((line) => headOf(line, block.type === 'paragraph'))
            .map((head) => (head && forms.has(head.form) ? head : null));
    if (!heads.some((head) => head !== null)) {
      if (title !== null && kindOfTitle(title) !== null) {
        current = null;
        rest.push(block);
      } else keep(block);
      continue;
    }
    let pending: PhrasingContent[][] = [];
    const flush = () => {
      const children = trimInline(joinLines(pending));
      if (children.length > 0) keep({ type: 'paragraph', children });
      pending = [];
    };
    heads.forEach((head, index) => {
      if (!head) pending.push(lines[index]!);
      else {
        flush();
        open(head);
      }
    });
    flush();
  }
  return { updates: updates.map(withStatusWord), rest };
}

/**
 * A list whose items are all headed as notices ("- investigating 5 March 2024, 14:10 UTC") is no
 * list of the text.
 */
function unlisted(block: RootContent): RootContent[] {
  if (block.type !== 'list') return [block];
  const items = block.children.map(({ children: [first, ...others] }) => {
    const lines = first?.type === 'paragraph' ? inlineLines(first.children) : [];
    return {
      headed: lines[0] !== undefined && headOf(lines[0], false) !== null,
      blocks: first ? [first, ...others] : [],
    };
  });
  return items.every(({ headed }) => headed) ? items.flatMap(({ blocks }) => blocks) : [block];
}

/** A notice whose text begins with its status word in brackets: the status says it. */
function withStatusWord(update: SourceUpdate): SourceUpdate {
  const [first, ...others] = update.body;
  const word =
    update.status === 'update' && first?.type === 'paragraph'
      ? BRACKETED_STATUS.exec(inlineText(first))
      : null;
  if (!word || first?.type !== 'paragraph') return update;
  const children = trimInline(dropStart(first.children, word[0].length).rest);
  return {
    ...update,
    status: statusOf(word[1]!) ?? update.status,
    body: children.length > 0 ? [{ type: 'paragraph', children }, ...others] : others,
  };
}

/**
 * Whether a line is nothing but the head of a notice, label and stamp: "Update: 2024-03-05 00:25".
 */
export function isNoticeHead(line: string): boolean {
  return headOf([{ type: 'text', value: line }], false) !== null;
}

/**
 * Which forms a text uses for its notices. One labelled line is enough, if it is not only "Posted
 * on"; a stamp alone or a leading label must come twice, and stamps alone must head text that
 * speaks to readers.
 */
function formsOf(blocks: readonly RootContent[]): Set<Head['form']> {
  const forms = new Set<Head['form']>();
  let timeline = false;
  let leading = 0;
  let posted = 0;
  let labelled = 0;
  let bare = 0;
  let speaking = 0;
  let open = false;
  for (const block of blocks) {
    const title = titleOf(block);
    if (title !== null) timeline = kindOfTitle(title) === 'timeline';
    if (timeline || (block.type !== 'paragraph' && block.type !== 'heading')) continue;
    if (isOfFields(block)) continue;
    for (const line of inlineLines(block.children)) {
      const head = headOf(line, block.type === 'paragraph');
      if (head?.form === 'labelled' && /^\W*(?:posted|published)\b/i.test(textOf(line))) posted++;
      else if (head?.form === 'labelled') labelled++;
      if (head?.form === 'leading') leading++;
      if (head?.form === 'bare') bare++;
      if (head?.form === 'bare') open = true;
      else if (open && (speaksToReaders(textOf(line)) || BRACKETED_STATUS.test(textOf(line)))) {
        speaking++;
        open = false;
      }
    }
  }
  // One "Posted on …" is the line below an article's title.
  if (labelled > 0 || posted + leading >= 2) forms.add('labelled');
  if (leading >= 2) forms.add('leading');
  if (bare >= 2 && speaking * 2 >= bare) forms.add('bare');
  return forms;
}

/** "Reported at: …", "Resolved at: …" below each other: fields of a report, and no posts. */
function isOfFields(block: RootContent): boolean {
  return block.type === 'paragraph' && inlineLines(block.children).length > 1 && isLabelled(block);
}

/** The title that a heading or a line in bold gives to what follows. */
function titleOf(block: RootContent): string | null {
  if (block.type === 'heading') return inlineText(block);
  const label = block.type === 'paragraph' ? boldLabel(block) : null;
  return label && label.rest.length === 0 ? label.label : null;
}

function headOf(line: PhrasingContent[], anyForm: boolean): Head | null {
  const text = textOf(line);
  const label = LABEL.exec(text);
  const stamp = label ? leadingStamp(text.slice(label[0].length)) : null;
  if (label && stamp?.clock && isAlone(text.slice(label[0].length), stamp.length)) {
    const words = label[0].replace(/[^\p{L}\p{N}#]+/gu, ' ').trim();
    // A plain status word is carried by the status; "Update 3" says more.
    const plain = statusOf(words) !== null || /^(?:posted|published)(?: on| at)?$/i.test(words);
    return {
      form: 'labelled',
      status: statusOf(label[1]!) ?? 'update',
      stamp: stamp.written,
      label: plain ? null : words,
      rest: [],
    };
  }
  const bare = leadingStamp(text);
  const behind = bare?.clock && !bare.worded ? TRAILING_LABEL.exec(text.slice(bare.length)) : null;
  if (bare && behind)
    return {
      form: 'labelled',
      status: statusOf(behind[1]!) ?? 'update',
      stamp: bare.written,
      label: null,
      rest: [],
    };
  if (!anyForm) return null;
  if (bare?.clock && !bare.worded && isAlone(text, bare.length))
    return { form: 'bare', status: 'update', stamp: bare.written, label: null, rest: [] };
  return leadingHead(line, text);
}

function leadingHead(line: PhrasingContent[], text: string): Head | null {
  const label = LEADING_LABEL.exec(text);
  if (!label) return null;
  const after = text.slice(label[0].length);
  const stamp = leadingStamp(after);
  const length = label[0].length + (stamp?.clock ? stamp.length : 0);
  const [, status, number] = label;
  if ((!stamp?.clock && number === undefined) || length >= text.trimEnd().length) return null;
  // "EDIT" is no status: it stays with the stamp.
  const edit = /edit/i.test(label[0]) ? `${label[0].trim()} ` : '';
  const written = stamp?.clock ? `${edit}${stamp.written}` : null;
  return {
    form: 'leading',
    status: status === undefined ? 'update' : (statusOf(status) ?? 'update'),
    stamp: written,
    label: number === undefined ? null : `Update ${number}`,
    rest: trimInline(dropStart(line, length).rest),
  };
}

function isAlone(text: string, length: number): boolean {
  return text.slice(length).replace(/[\s)\].:*_=#]/g, '') === '';
}

/** Who speaks, in English and in other languages. */
const WE_SPEAK = new RegExp(
  joinedLines`
    \bwe(['’](re|ve|ll)| (are|have|can|will|continue|apologi[sz]e|thank|expect|believe
    |identified|want|understand|do)\b)
  `,
  'i',
);
const WE_SPEAK_ABROAD = new RegExp(
  joinedLines`
    (?<!\p{L})(?:wir (?:haben|sind|arbeiten|untersuchen|prüfen|bitten)|nous (?:avons|sommes
    |travaillons|cherchons)|estamos|hemos|abbiamo|stiamo|siamo|temos|wij? (?:zijn|hebben|werken)
    |vi (?:har|är|arbetar|er|arbejder))(?!\p{L})
  `,
  'iu',
);

/** "We are investigating …": a notice to customers, where a timeline only tells what happened. */
function speaksToReaders(text: string): boolean {
  return WE_SPEAK.test(text) || WE_SPEAK_ABROAD.test(text);
}

/** "**Updates**" on a line of its own. */
function isLabelOnly(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]!.type === 'strong' &&
    leadingStamp(inlineText(block)) === null
  );
}

/**
 * A log of notices without headings but a title's: paragraphs that each begin with a stamp and
 * speak to customers ("9:05 AM PDT We are investigating …"). A single one must have its day too.
 * Null when the text is anything else.
 */
export function stampedNotices(blocks: readonly RootContent[]): Notices | null {
  const first = blocks.findIndex((block) => block.type !== 'heading' && !isLabelOnly(block));
  if (
    blocks.some(
      (block, index) => (block.type === 'heading' && index > first) || block.type === 'table',
    )
  )
    return null;
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  const spoken = new Set<SourceUpdate>();
  let dated = false;
  for (const [index, block] of blocks.entries()) {
    if (index < first) {
      rest.push(block);
      continue;
    }
    if (block.type !== 'paragraph') {
      (updates.at(-1)?.body ?? rest).push(block);
      continue;
    }
    for (const line of inlineLines(block.children)) {
      const text = textOf(line);
      const stamp = leadingStamp(text);
      if (stamp?.clock && !stamp.worded && stamp.length < text.length) {
        // Nothing but a status behind it is a head, and the text stands below.
        if (TRAILING_LABEL.test(text.slice(stamp.length))) return null;
        dated ||= updates.length === 0 && index === first && stamp.day;
        updates.push({
          status: 'update',
          stamp: stamp.written,
          body: [{ type: 'paragraph', children: trimInline(dropStart(line, stamp.length).rest) }],
        });
      } else if (text.trim() !== '')
        (updates.at(-1)?.body ?? rest).push({ type: 'paragraph', children: trimInline(line) });
      if (updates.length > 0 && speaksToReaders(text)) spoken.add(updates.at(-1)!);
    }
  }
  return updates.length >= (dated ? 1 : 2) && spoken.size * 2 >= updates.length
    ? { updates, rest }
    : null;
}
