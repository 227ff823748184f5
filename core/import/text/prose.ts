/** Text that is no status page and no markup: a blog post, a mail, a wiki page, notes. */
import { plainBlocks } from '../understand/plain-blocks.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { asTimedList, isMessageHead, messagesAsList } from './messages.ts';
import { mailChain } from './mail-chain.ts';
import { isWikiSource, readWikiText } from './wiki.ts';
import { isNoticeHead } from '../status-page/notice-heads.ts';
import { noticesOf } from '../status-page/notices.ts';
import { emptySource, type Source } from '../model/source.ts';
import { isDayAlone } from '../understand/day-lines.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { isOfThePage } from '../understand/labelled-days.ts';
import { stampsBelow } from '../understand/stamps-below.ts';
import { plainProse } from '../../prose/build.ts';

/** The subject's label, in the languages of mail programs. */
const SUBJECT = 'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne';
/** The labels of a mail's header, a line for each language. */
const MAIL_LABELS = [
  'from|to|cc|bcc|sent|date|reply-to|importance|attachments',
  'von|an|gesendet|datum',
  'de|à|a|envoyé',
  'para|enviado(?: el)?|fecha|data',
  'da|inviato',
  'aan|verzonden',
  'od|do|wysłano',
  'från|till|skickat',
  'fra|til|sendt|dato',
  SUBJECT,
].join('|');
const MAIL_HEADER = new RegExp(`^(${MAIL_LABELS}) ?:\\s*([^]*)`, 'i');
const IS_SUBJECT = new RegExp(`^(?:${SUBJECT})$`, 'i');
const EDIT_LINK = / ?\[ ?edit ?(?:\| ?edit source ?)?\]/gi;

/** Reads plain text. */
export function readProse(text: string): Source {
  const wiki = isWikiSource(text) ? readWikiText(text) : null;
  let lines = (wiki?.text ?? text).split(/\r\n?|\n/);
  const mail = takeMailHeader(lines);
  const unsent = wiki || text.search(EDIT_LINK) !== -1 ? 'wiki' : 'prose';
  const source = emptySource(mail ? 'email' : unsent);
  for (const template of wiki?.templates ?? [])
    source.unsorted.push({ type: 'code', lang: null, value: template });
  if (mail) {
    source.title = mail.subject.replace(
      /^((re|fw|fwd|aw|wg|tr|rv|res|enc|r|i|antw|odp|sv|vs|vb):\s*)+/i,
      '',
    );
    source.unsorted = plainProse(mail.header.join('\n')).children;
    lines = mail.rest;
  }
  const chain = mailChain(mail?.header ?? [], lines);
  if (chain) {
    source.unsorted.push(...chain.kept);
    return { ...source, format: 'email', updates: chain.updates };
  }
  if (source.format === 'wiki' && !wiki) {
    const links = text.match(EDIT_LINK) ?? [];
    source.unsorted = [
      ...source.unsorted,
      ...plainProse(links.map((link) => link.trim()).join('\n')).children,
    ];
    // The link stands behind headings only.
    lines = lines.map((line) =>
      line.match(EDIT_LINK) ? `## ${line.replace(EDIT_LINK, '').trim()}` : line,
    );
  }
  if (source.title === '') {
    const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
    // A page of a status log may have its day above its title.
    const first =
      (filled.length > 2 && isDayAlone(lines[filled[0]!]!) ? filled[1] : filled[0]) ?? -1;
    if (first !== -1 && !/^##/.test(lines[first]!) && looksLikeTitle(lines, first)) {
      source.title = lines[first]!.replace(/^#+\s*/, '').trim();
      lines = lines.filter((_, index) => index !== first);
    }
  }
  const blocks = plainBlocks(lines.join('\n'), { headings: true });
  const { updates, rest, services = [] } = noticesOf(messagesAsList(blocks) ?? blocks);
  const log = updates.length === 0 ? stampsBelow(rest) : null;
  source.updates = updates;
  source.body = log ? [asTimedList(log)] : rest;
  source.services.push(...services);
  return source;
}

/**
 * The header lines of a copied mail: at the top, three at least, a subject among them. They are
 * kept as they are; the subject is the title too.
 */
function takeMailHeader(
  lines: readonly string[],
): { header: string[]; subject: string; rest: string[] } | null {
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start === -1 || start > 15) return null;
  const from = lines.findIndex((line) => MAIL_HEADER.test(line.replace(/[*_]/g, '')));
  if (from === -1 || from > start + 6) return null;
  let end = from;
  while (
    end < lines.length &&
    (MAIL_HEADER.test(lines[end]!.replace(/[*_]/g, '')) ||
      (/^\s+\S/.test(lines[end]!) && end > from))
  )
    end++;
  const header = lines.slice(start, end);
  const subject = header
    .map((line) => MAIL_HEADER.exec(line.replace(/[*_]/g, '')))
    .find((match) => match && IS_SUBJECT.test(match[1]!))?.[2]!
    .trim();
  return (end - from >= 3 || (from === start && /^subject:/i.test(lines[from]!))) && subject
    ? { header, subject, rest: lines.slice(end) }
    : null;
}

/** A first line that is short, is no sentence and no section's name, with more text below it. */
function looksLikeTitle(lines: readonly string[], first: number): boolean {
  const line = lines[first]!.trim();
  const next = lines[first + 1]?.trim() ?? '';
  const more = lines.slice(first + 1).some((other) => other.trim() !== '');
  if (/https?:\/\//.test(line) || isNoticeHead(line) || isMessageHead(line)) return false;
  if (isOfThePage(line)) return false;
  if (!more || line.length > 140 || /[.:;,]$/.test(line) || /^[•*>|-]\s/.test(line)) return false;
  if (kindOfTitle(line) !== null && next === '' && !/post-?mortem|report|\bfor\b/i.test(line))
    return false;
  const stamp = leadingStamp(line);
  // "10:20 15/02/18 Network outage" above the text is a title with the time of posting; one of
  // several such lines is an entry.
  if (
    stamp?.clock &&
    (!stamp.day ||
      next !== '' ||
      stamp.length >= line.length ||
      lines.some((other, index) => index !== first && leadingStamp(other)?.clock))
  )
    return false;
  return next === '' || line.length < 100;
}
