/**
 * A mail as a mail program saves it (MIME): its text, read like any other text, with its header
 * kept.
 */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { isDate } from '../../document/iso.ts';
import { paragraph } from '../../prose/build.ts';
import { countWords, plainText } from '../../prose/text.ts';
import { monthOf } from '../../time/date-token.ts';
import { blocksOf, readHtmlSource, withAllPictures } from './html.ts';
import { readProse } from './prose.ts';
import type { Source } from '../model/source.ts';
import { FileProblem } from '../../files/source-file.ts';

/** Parts within parts: more than any forward of a forward. */
const DEEPEST = 30;
/** @throws FileProblem for a mail that no program would write */
export async function readMail(
  name: string,
  bytes: Uint8Array,
): Promise<{ source: Source; notes: string[] }> {
  const mail = await parse(name, bytes);
  const source = sourceOf(mail);
  source.format = 'email';
  source.date ??= dayOfHeader(mail);
  const files = mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType);
  if (files.length > 0) source.unsorted.push(paragraph(`Attachments: ${files.join(', ')}`));
  return {
    source,
    notes:
      files.length === 0
        ? []
        : [
            `${files.length} ${files.length === 1 ? 'attachment' : 'attachments'} named in Unsorted, ` +
              `not read: ${files.slice(0, 5).join(', ')}`,
          ],
  };
}

async function parse(name: string, bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST });
  } catch {
    throw new FileProblem(
      name,
      'The mail is damaged: its parts cannot be told apart. ' +
        'Open it in a mail program, and save it again or copy its text.',
    );
  }
}

function sourceOf(mail: Email): Source {
  const header = headerLines(mail);
  const text = (mail.text ?? '').trim();
  const html = mail.html ?? '';
  const page = html.trim() === '' ? null : readHtmlSource(html);
  const shown =
    page === null ? 0 : countWords(plainText({ type: 'root', children: blocksOf(page) }));
  // The plain part says the same without the layout, unless it is only a hint to look at the other.
  if (page === null || countWords(text) >= shown * 0.7) {
    const plain = readProse(`${header.join('\n')}\n\n${text}\n`);
    return page
      ? withAllPictures(
          { ...plain, media: page.media },
          { prose: { type: 'root', children: blocksOf(page) } },
        )
      : plain;
  }
  page.title = subjectOf(mail) || page.title;
  page.unsorted.unshift(paragraph(header.join('\n')));
  return page;
}

function subjectOf({ subject }: Email): string {
  return (subject ?? '').replace(/^(?:(?:re|fw|fwd|aw|wg)\s*:\s*)+/i, '').trim();
}

/** The header as people see it. */
function headerLines({ from, to, cc, headers, subject }: Email): string[] {
  const fields: [string, string][] = [
    ['From', from ? addressText(from) : ''],
    ['To', (to ?? []).map(addressText).join(', ')],
    ['Cc', (cc ?? []).map(addressText).join(', ')],
    ['Date', headers.find(({ key }) => key === 'date')?.value ?? ''],
    ['Subject', subject ?? ''],
  ];
  return fields.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`);
}

function addressText(address: Address): string {
  if ('group' in address && address.group)
    return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  return address.name && address.address
    ? `${address.name} <${address.address}>`
    : address.name || address.address || '';
}

/** The day in the Date header, on the sender's clock: RFC 5322 has one way to write it. */
function dayOfHeader({ headers }: Email): string | null {
  const match = /(\d{1,2})\s+([A-Za-z]{3})\w*\s+(\d{4})/.exec(
    headers.find(({ key }) => key === 'date')?.value ?? '',
  );
  const month = match ? monthOf(match[2]!) : 0;
  if (!match || month === 0) return null;
  const day = `${match[3]}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
  return isDate(day) ? day : null;
}
