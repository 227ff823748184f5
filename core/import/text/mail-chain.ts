/**
 * A chain of mails, each of which quotes the one that it answers: "On Wed, 12 Feb 2025 at 17:21, Ada
 * Berg wrote:", or a header with its labels. Who wrote and when is known of every one, so each is
 * dated like a post of a page.
 */
import type { RootContent } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { paragraph, plainProse } from '../../prose/build.ts';
import type { SourceUpdate } from '../model/source.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import { saysWhoWrote } from '../understand/mail-lines.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { statusOfWords } from '../understand/status-words.ts';
import { countStamped } from '../understand/stamped-lines.ts';

const LEAD = /^(?:on|am|le|el|em|il|op|w dniu|den)\s+(?=\S)/iu;
const ADDRESS = /<[^<>\s]{3,80}>/;
const RULE = /^[-_]{3}.{0,60}$/u;
const FROM = /^\W{0,3}(?:from|von|de|da|van|od|från|fra)\W{0,3}:\s*(\S.*)$/iu;
const SENT = new RegExp(
  joinedLines`
    ^\W{0,3}(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|data|inviato|verzonden
    |wysłano|skickat|sendt|dato)\W{0,3}:\s*(\S.*)$
  `,
  'iu',
);
const SUBJECT =
  /^\W{0,3}(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne)\W{0,3}:\s*/iu;
const LABEL = /^\W{0,3}\p{L}[\p{L} -]{0,15}\W{0,3}:\s*\S/u;
/** A header within a chain is no longer. */
const LONGEST_HEADER = 10;

interface Mail {
  author: string;
  header?: string[];
  stamp: string;
  lines: string[];
}

/**
 * The mails of a chain as posts; null where there are fewer than two that say when they were
 * written, or where one of them holds a timeline of its own.
 * @param header the chain's own header, above its newest mail
 */
export function mailChain(
  header: readonly string[],
  lines: readonly string[],
): { updates: SourceUpdate[]; kept: RootContent[] } | null {
  const given = lines.map(withoutQuotes);
  const top = headerAt(header.map(withoutQuotes), 0, true);
  const mails: Mail[] = [{ author: top?.author ?? '', stamp: top?.stamp ?? '', lines: [] }];

  for (let at = 0; at < given.length;) {
    const found = attribution(given, at) ?? headerAt(given, at, false);
    if (found) mails.push({ ...found, lines: [] });
    else mails.at(-1)!.lines.push(given[at]!);
    at += found?.length ?? 1;
  }
  if (mails.length < 2) return null;
  const posts = mails.flatMap(
    ({ author, stamp, header: head, lines: own }, index): SourceUpdate[] => {
      const text = own.join('\n').trim();
      const body = plainBlocks(text, { headings: false });
      return text === '' && stamp === ''
        ? []
        : [
            {
              status: statusOfSubject(head ?? (index === 0 ? header : [])),
              stamp: stamp === '' ? null : stamp,
              body: author === '' ? body : [paragraph(author), ...body],
            },
          ];
    },
  );
  const stamped = posts.filter(({ stamp }) => stamp !== null).length;
  if (stamped < 2 || posts.some(({ body }) => hasTimeline(body))) return null;
  const kept = mails.flatMap((mail) => (mail.header ? [mail.header.join('\n')] : []));
  return { updates: posts, kept: plainProse(kept.join('\n\n')).children };
}

/** "Subject: [RESOLVED] Badge readers offline": what a mail's subject says of the status. */
function statusOfSubject(header: readonly string[]): SourceUpdate['status'] {
  const line = header.find((each) => SUBJECT.test(each));
  const subject =
    line?.replace(SUBJECT, '').replace(/^(?:(?:re|aw|fwd?|wg|tr|rv):\s*)+/i, '') ?? '';
  const word =
    /^[[(【]\s*(\p{L}[^\])】]{1,30})[\])】]/u.exec(subject) ??
    /^(\p{L}[\p{L} ]{2,30}?)\s*[:–-]\s/u.exec(subject);
  return (word && statusOfWords(word[1]!.trim())) ?? 'update';
}

function hasTimeline(body: readonly RootContent[]): boolean {
  return countStamped([...body]).stamped >= 2;
}

function withoutQuotes(line: string): string {
  return line.replace(/^[\s>|]+/, '').trimEnd();
}

/** "On … wrote:", perhaps broken over two lines. */
function attribution(
  lines: readonly string[],
  at: number,
): { author: string; stamp: string; length: number } | null {
  for (const length of [1, 2]) {
    const line = lines
      .slice(at, at + length)
      .join(' ')
      .trim();
    if (!saysWhoWrote(line)) continue;
    const from = LEAD.exec(line)?.[0].length ?? 0;
    const stamp = leadingStamp(line.slice(from));
    if (stamp?.clock && stamp.day)
      return { author: line.slice(from + stamp.length), stamp: stamp.written, length };
  }
  return null;
}

/** "From: …", "Sent: …", perhaps below a rule; all of its lines are the author's line. */
function headerAt(
  lines: readonly string[],
  at: number,
  own: boolean,
): { author: string; stamp: string; length: number; header: string[] } | null {
  const start = RULE.test((lines[at] ?? '').trim()) ? at + 1 : at;
  let end = start;
  while (end < lines.length && end - start < LONGEST_HEADER && LABEL.test(lines[end]!)) end++;
  const found = lines.slice(start, end);
  const from = found.find((line) => FROM.test(line));
  const sent = found.find((line) => SENT.test(line));
  if (!from || !sent || (!own && end - start < 3 && !ADDRESS.test(from))) return null;
  const value = SENT.exec(sent)![1]!;
  const stamp = leadingStamp(value);
  if (!stamp?.clock || !stamp.day) return null;
  return {
    author: FROM.exec(from)![1]!,
    stamp: value.length <= 60 ? value : stamp.written,
    length: end - at,
    header: lines.slice(at, end),
  };
}
