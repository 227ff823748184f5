/**
 * The line that heads a post of a status page, whoever made the page: a stamp, a status word and
 * perhaps a number and a name, in any order and with any sign between them.
 */
import { joinedLines } from '../../prose/joined-lines.ts';
import type { UpdateStatus } from '../../document/postmortem.ts';
import { agoAt } from './ago.ts';
import { leadingStamp, opensWithDay } from './stamps.ts';
import { statusOfWords } from './status-words.ts';

export interface PostHead {
  status: UpdateStatus | null;
  /** The status as written. */
  word: string;
  stamp: string | null;
  /** The stamp names a day. */
  day: boolean;
  /** The word that leads to the stamp or the status, "Date:"; '' for none. */
  label: string;
  /** What else stands in the line: a service. */
  names: string[];
  /** What says no more than that this is one of several: a number, how long ago it was. */
  notes: string[];
  /** Where the text of the post begins, in a line that goes on with it; the line's length if none. */
  length: number;
  /** Kinds of parts and the signs between them: lines of one layout have one shape. */
  shape: string;
}

const NUMBERING = /^\s*(?:[-*•▪]\s+|[■□◆◇●○◎▼▶★☆※]\s*|#{1,6}\s+|#?\d{1,3}[.)]\s+|>\s+)?[\s*_"“]*/u;
/** Drawn before a title: what follows it in its line is one head. */
const TITLE_SIGN = /[■□◆◇●○◎▼▶★☆※#]/u;
const OPENS = /^[\s([【［「*_\p{Extended_Pictographic}\uFE0F]*/u;
const SIGN =
  /^[\s)\]】］」*_]*(?:[|·•:：,，;/]|[-–—]+(?=\s|$)|@)*[\s([【［*_\p{Extended_Pictographic}\uFE0F]*/u;
/** Small words that lead to a stamp, and to who it was. */
const LEADS =
  'at|on|as of|of|from|um|am|vom|le|du|à|el|del|a las|il|alle|op|van|om|den|från|fra|em|de|kl\\.?|z|w dniu';
const BY = 'by|von|par|por|da|door|av|af|przez';
/** Words up to a sign, a number or a small word that leads to a stamp. */
const WORDS = new RegExp(
  joinedLines`
    ^(\p{L}[\p{L}\p{M}’' -]{0,40}?)(?=\s*(?:$|[|·•:：,，;()[\]【】［］*_/]|\s[-–—]\s|\s?#?\d
    |\s(?:${LEADS}|${BY})\s))
  `,
  'iu',
);
/** The same without the small words. */
const WHOLE_WORDS =
  /^(\p{L}[\p{L}\p{M}’' -]{0,40}?)(?=\s*(?:$|[|·•:：,，;()[\]【】［］*_/]|\s[-–—]\s|\s?#?\d))/u;
/** "第2報", the second notice. */
const NUMBERED_NOTICE = /^第\s?[\d一二三四五六七八九十]{1,3}\s?[報报]/u;
/** What stands before a stamp, a line for each language. */
const LABEL_WORDS = [
  'posted|published|updated|(?:new |current )?(?:incident )?status|time posted|time|when|date',
  '(?:latest|last|first)(?: update[ds]?| posted)?|(?:originally |first )?posted|issued|sent',
  'stand|datum|zeit|zeitpunkt|veröffentlicht|gepostet|aktualisiert|gemeldet',
  'fecha|hora|publicad[oa]|actualizad[oa]',
  'data|postad[oa]|atualizad[oa]|enviad[oa]',
  'pubblicat[oa]|aggiornat[oa]|inviat[oa]|ora',
  'geplaatst|gepubliceerd|bijgewerkt|tijd|tijdstip',
  'dato|tid|publicera[dt]|uppdatera[dt]|offentliggjort|opdateret',
  'heure|publiée?|postée?|mis(?:e à| à) jour|actualisée?',
  'czas|opublikowano|zaktualizowano|dodano',
  '日時|時刻|日付|掲載日時|更新日時|投稿日時|公開日時',
  '发布时间|更新时间|时间|時間|发布于|更新于|發佈於',
  '일시|시각|게시일시?|작성일시?|업데이트',
].join('|');
const LABEL = new RegExp(
  `^(?:${LABEL_WORDS})(?!\\p{L})\\s{0,4}(?:(?:on|at|by|em|el|il|am|le|op|den|w dniu)\\b)?\\s{0,4}[:：]?\\s{0,4}`,
  'iu',
);
const LEADS_TO_STAMP = new RegExp(`^(?:${LEADS}|von|z dnia|às)\\s+`, 'iu');
/** "#3", "3 (final)" behind the word. */
const NUMBER = /^\s?#?\d{1,2}(?:\s?\(\p{L}[\p{L} ]{0,18}\))?(?=\s*(?:$|[|·•:,()\]】–—-]))/u;
const LONGEST_NAME = 48;
const LONGEST = 160;

/**
 * How a line heads a post, or null. A line has a status or a stamp, or both; one that has only a
 * stamp or only a status holds nothing else.
 */
export function postHead(line: string): PostHead | null {
  // "4. Februar" is a day and no number of a list.
  const from = opensWithDay(line) ? 0 : NUMBERING.exec(line)![0].length;
  const head: PostHead = {
    status: null,
    word: '',
    stamp: null,
    day: false,
    label: '',
    names: [],
    notes: [],
    length: 0,
    shape: '',
  };
  let at = from + OPENS.exec(line.slice(from))![0].length;
  // A head stands at the beginning of its line, however long the line goes on.
  const text = line.slice(0, at + LONGEST);
  for (let part = 0; part < 6 && at < text.length; part++) {
    const taken = takePart(text.slice(at), head);
    if (taken === 0) break;
    at += taken;
    at += takeAuthor(line.slice(at), head);
    at += takeAgo(line.slice(at), head);
    const sign = SIGN.exec(line.slice(at))![0];
    head.shape += sign.replace(/\s+/g, ' ').replace(/[–—]/g, '-');
    at += sign.length;
    if (head.status !== null && head.stamp !== null && at < line.length) {
      const rest = line.slice(at);
      if (!isName(rest)) break;
      if (rest.trim() !== '') head.names.push(rest.trim());
      head.shape += 'n';
      at = line.length;
    }
  }
  head.length = at;
  if (head.status === null && head.stamp === null) return null;
  // "Posted 14 May 11:42 UTC Monitoring" are two lines that lost their break.
  const posted = /^T ?S/.test(head.shape) && !TITLE_SIGN.test(line.slice(0, from));
  if (posted && (head.label !== '' || line.slice(at).trim() !== '')) return null;
  const whole = line.slice(at).trim() === '';
  if (head.status === null || head.stamp === null)
    return whole && head.names.length === 0 ? head : null;
  return whole || head.names.length === 0 ? head : null;
}

/** A status word, then a sign, then the text of the post: "Monitoring - The link was switched". */
const LEADS_TEXT = /^[\s*_)\]】]*(?:[-–—|:：]+|\.(?=[\s*_]))[\s*_]*(?=\S)/u;

export interface LeadingStatus {
  status: UpdateStatus;
  word: string;
  /** Where the text begins. */
  length: number;
}

/** The status that leads a line of text; null where the line has none, or nothing else. */
export function leadingStatus(line: string): LeadingStatus | null {
  const from = OPENS.exec(line)![0].length;
  const words = leadingWords(line.slice(from, from + LONGEST));
  const status = words === null ? null : statusOfWords(words);
  if (words === null || status === null) return null;
  const end = from + words.length;
  const sign = LEADS_TEXT.exec(line.slice(end));
  return sign && { status, word: words, length: end + sign[0].length };
}

function leadingWords(text: string): string | null {
  return (
    statusWordsAt(text) ?? /^(\p{L}[\p{L}\p{M}’' -]{0,40})\.(?=[\s*_])/u.exec(text)?.[1] ?? null
  );
}

/** Takes a stamp, a status or a label from the beginning; the length that it took. */
function takePart(text: string, head: PostHead): number {
  const led = LABEL.exec(text)?.[0].length ?? 0;
  // "Updated" alone leads to nothing: it is the status.
  const label = text.slice(led).trim() === '' ? 0 : led;
  const lead = LEADS_TO_STAMP.exec(text.slice(label))?.[0].length ?? 0;
  if (head.stamp === null) {
    const after = text.slice(label + lead);
    const stamp = leadingStamp(after) ?? null;
    if (stamp?.clock) {
      head.stamp = stamp.written;
      head.label = text.slice(0, label).trim();
      head.day = stamp.day;
      head.shape += 'T';
      const start = after.indexOf(stamp.written);
      return label + lead + start + stamp.written.length;
    }
  }
  if (head.status !== null && head.status !== 'update') return 0;
  // "Mise à jour 3" begins like the label "mis à jour le", and is a status.
  return takeStatus(text, label, head) || (label > 0 ? takeStatus(text, 0, head) : 0);
}

/** Takes a status word and its number; one that says more takes the place of "Update". */
function takeStatus(text: string, label: number, head: PostHead): number {
  const words = statusWordsAt(text.slice(label));
  const status = words === null ? null : statusOfWords(words);
  if (words === null || status === null) return 0;
  if (head.status !== null && status === 'update') return 0;
  if (head.status !== null && head.notes.length === 0) head.notes.push(head.word);
  head.status = status;
  head.word = words;
  head.shape += 'S';
  const number = NUMBER.exec(text.slice(label + words.length));
  if (number) head.notes.push(`${words}${number[0]}`);
  return label + words.length + (number?.[0].length ?? 0);
}

/** The words that may be a status; in "Mise à jour" the small word leads to no stamp. */
function statusWordsAt(text: string): string | null {
  const numbered = NUMBERED_NOTICE.exec(text)?.[0];
  if (numbered !== undefined) return numbered;
  const words = WORDS.exec(text)?.[1]?.trim();
  if (words === undefined) return null;
  if (statusOfWords(words) !== null) return words;
  if (!/^\s\p{L}/u.test(text.slice(words.length, words.length + 3))) return null;
  const whole = WHOLE_WORDS.exec(text)?.[1]?.trim();
  return whole !== undefined && statusOfWords(whole) !== null ? whole : null;
}

/** "Resolved by Ada Berg on 3 March": who it was, between the status and the stamp. */
const AUTHOR = new RegExp(
  joinedLines`
    ^\s{1,3}((?:${BY})(?:\s\p{Lu}[\p{L}.’'-]{0,20}){1,4})
    (?=\s{0,3}(?:[,·|•–—-]|$)|\s(?:on|at|am|um|le|el|em|il|op|den|w dniu)\s)
  `,
  'u',
);

function takeAuthor(text: string, head: PostHead): number {
  const author = head.status === null ? null : AUTHOR.exec(text.slice(0, 110));
  if (author) head.notes.push(author[1]!);
  return author?.[0].length ?? 0;
}

/** "(8 months ago)": the sign before it is no part of the head's shape. */
function takeAgo(text: string, head: PostHead): number {
  const ago = agoAt(text);
  if (ago) head.notes.push(ago.words);
  return ago?.length ?? 0;
}

/** The name of a service or nothing, not the words of the post. */
function isName(text: string): boolean {
  const name = text.trim();
  return (
    name === '' ||
    (name.length <= LONGEST_NAME &&
      !/[.!?。！？:]$|[.!?。]\s/.test(name) &&
      !/\s(?:is|are|was|were|has|have|we|our)\s/i.test(` ${name} `) &&
      name.split(/\s+/).length <= 5)
  );
}
