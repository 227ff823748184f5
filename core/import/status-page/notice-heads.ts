/**
 * How a line opens a notice: a label and a stamp alone, a stamp alone, or a label that leads the
 * text.
 */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { dropStart, inlineLines, joinLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { isLabelled } from '../understand/metadata.ts';
import { boldLabel } from '../understand/outline.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { SourceUpdate } from '../model/source.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { statusOf } from './status-word.ts';
import { speaksToReaders } from '../understand/speaks-to-readers.ts';

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
export const TRAILING_LABEL =
  /^[\s*_(\[]*(updated?|resolved|monitoring|identified|investigating)[\s*_:)\].=]*$/i;
/** "[resolved] The switch …" below a stamp. */
export const BRACKETED_STATUS =
  /^\s*[[(]\s*(resolved|monitoring|identified|investigating|update)\s*[\])]\s*[:\u2013\u2014-]?\s*/i;

/**
 * How a line opens a notice: a label and a stamp alone, a stamp alone, or a label that leads the
 * text.
 */
export interface Head {
  form: 'labelled' | 'bare' | 'leading';
  status: SourceUpdate['status'];
  stamp: string | null;
  label: string | null;
  /** What follows on the same line. */
  rest: PhrasingContent[];
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
export function formsOf(blocks: readonly RootContent[]): Set<Head['form']> {
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
      const head = isOfLog(block, line) ? null : headOf(line, block.type === 'paragraph');
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
  // What is edited was posted first: its stamp stands alone above it.
  if ((bare >= 2 && speaking * 2 >= bare) || (bare === 1 && leading >= 2)) forms.add('bare');
  return forms;
}

/**
 * "Reported at: …", "Resolved at: …" below each other, perhaps below a title: fields of a report, and
 * no posts.
 */
export function isOfFields(block: RootContent): boolean {
  if (block.type !== 'paragraph') return false;
  const lines = inlineLines(block.children);
  const below = { ...block, children: joinLines(lines.slice(1)) };
  return lines.length > 1 && (isLabelled(block) || (lines.length > 2 && isLabelled(below)));
}

/** "09:45 Identified" among lines that each begin with their clock is one of a log. */
export function isOfLog(block: RootContent, line: PhrasingContent[]): boolean {
  if (block.type !== 'paragraph' || block.children.length === 1) return false;
  return beginsWithClock(line) && isLog(block);
}

/** Asked for each line of a block, told once. */
const logs = new WeakMap<RootContent, boolean>();

function isLog(block: Paragraph): boolean {
  let known = logs.get(block);
  if (known === undefined) {
    known = inlineLines(block.children).filter(beginsWithClock).length > LEAST_OF_LOG;
    logs.set(block, known);
  }
  return known;
}

function beginsWithClock(line: readonly PhrasingContent[]): boolean {
  const text = textOf(line);
  const stamp = leadingStamp(text);
  return stamp !== null && stamp.clock && !stamp.day && stamp.length < text.trimEnd().length;
}

/** Fewer lines may be posts. */
const LEAST_OF_LOG = 2;

/** The title that a heading or a line in bold gives to what follows. */
export function titleOf(block: RootContent): string | null {
  if (block.type === 'heading') return inlineText(block);
  const label = block.type === 'paragraph' ? boldLabel(block) : null;
  return label && label.rest.length === 0 ? label.label : null;
}

export function headOf(line: PhrasingContent[], anyForm: boolean): Head | null {
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
  const edit = /edit/i.test(label[0]);
  const lead = edit && number === undefined ? `${/^\W*(\w+)/.exec(label[0])![1]!} ` : '';
  const written = stamp?.clock ? `${lead}${stamp.written}` : null;
  return {
    form: 'leading',
    status: status === undefined ? 'update' : (statusOf(status) ?? 'update'),
    stamp: written,
    label: number === undefined ? null : `${edit ? 'Edit' : 'Update'} ${number}`,
    rest: trimInline(dropStart(line, length).rest),
  };
}

function isAlone(text: string, length: number): boolean {
  return text.slice(length).replace(/[\s)\].:*_=#]/g, '') === '';
}
