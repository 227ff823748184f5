/** A document to review, and reviews of it as programs write them, made by hand. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { plainProse, withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { buildReport } from '../../../core/report/report.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { emptyDocument } from '../document/documents.ts';

const at = (written: string) =>
  readTime(written, { zone: 'Europe/Copenhagen', date: '2026-03-03' }).time;
const body = (markdown: string) => withoutPositions(parseMarkdown(markdown));
const section = (
  id: string,
  kind: Postmortem['sections'][number]['kind'],
  title: string,
  markdown: string,
): Postmortem['sections'][number] => ({
  id,
  kind,
  title,
  audience: 'everyone',
  required: false,
  guidance: '',
  body: body(markdown),
});

/** A report of a warehouse's label printers. */
export function printerReport(): Postmortem {
  return emptyDocument({
    id: 'printers',
    title: 'Label printers stood still',
    revision: '2',
    edited: '2026-03-05',
    incident: {
      reference: 'INC-7',
      organization: 'Nordlager',
      severity: 'SEV-2',
      services: ['labels'],
      zone: 'Europe/Copenhagen',
      date: '2026-03-03',
    },
    sections: [
      section(
        'sum',
        'summary',
        'Summary',
        'Between 09:40 and 11:05 no labels were printed in two of five halls.\n\nAbout **three hundred** parcels left a day late. Nobody outside was told before noon.\n\n- Hall A printed by hand.\n- Hall B sent its parcels to hall C.\n- Hall D waited.',
      ),
      section(
        'cause',
        'root-cause',
        'Root cause',
        'A certificate of the print server expired.\n\nThe reminder went to a mailbox that nobody reads since the move.\n\n| Host | Expired |\n| - | - |\n| print-01 | 09:40 |\n| print-02 | 09:41 |',
      ),
      section('time', 'timeline', 'Timeline', ''),
      section('act', 'actions', 'Action items', 'Agreed on 4 March.'),
    ],
    timeline: [
      { id: 'e1', at: at('09:40'), milestone: 'started', body: plainProse('The certificate expires.'), audience: 'everyone', source: null },
      { id: 'e2', at: at('09:52'), milestone: 'detected', body: plainProse('Hall A reports empty printers.'), audience: 'everyone', source: 'chat' },
      { id: 'e3', at: at('10:30'), milestone: null, body: plainProse('A new certificate is ordered.'), audience: 'everyone', source: null },
      { id: 'e4', at: at('11:05'), milestone: 'resolved', body: plainProse('All halls print again.'), audience: 'everyone', source: null },
    ],
    actions: [
      { id: 'a1', body: plainProse('Renew certificates by machine.'), owner: 'Ada', due: '2026-04-01', priority: 'P1', status: 'open', ticket: '' },
      { id: 'a2', body: plainProse('Read the mailbox.'), owner: 'Bo', due: null, priority: 'P2', status: 'open', ticket: '' },
    ],
  });
}

/** The document as a Word file, with its main part changed, and with other parts. */
export async function reviewedDocx(
  document: Postmortem,
  change: (xml: string) => string = (xml) => xml,
  parts: Record<string, string> = {},
): Promise<Uint8Array> {
  const report = buildReport(document, { audience: 'internal', zone: '' });
  const files = unzipSync(await toDocx(report));
  const main = strFromU8(files['word/document.xml']!);
  files['word/document.xml'] = strToU8(change(main));
  for (const [path, xml] of Object.entries(parts)) files[path] = strToU8(xml);
  return zipSync(files);
}

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
export const W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';

/** `find` must stand in exactly one run of the file; what is put in its place is runs. */
export function inRun(xml: string, find: string, runs: (props: string) => string): string {
  const run = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>((?:(?!<\/w:t>).)*)<\/w:t><\/w:r>/g;
  let count = 0;
  const changed = xml.replace(run, (whole, props: string | undefined, text: string) => {
    const place = text.indexOf(find);
    if (place === -1) return whole;
    count++;
    const piece = (value: string): string =>
      value === '' ? '' : `<w:r>${props ?? ''}<w:t xml:space="preserve">${value}</w:t></w:r>`;
    return piece(text.slice(0, place)) + runs(props ?? '') + piece(text.slice(place + find.length));
  });
  if (count !== 1) throw new Error(`“${find}” stands in ${count} runs.`);
  return changed;
}

const by = (author: string, id: number, date = '2026-03-06T10:00:00Z'): string =>
  `w:id="${id}" w:author="${author}" w:date="${date}"`;
export const inserted = (text: string, author = 'Rhea', id = 900): string =>
  `<w:ins ${by(author, id)}><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
export const deleted = (text: string, author = 'Rhea', id = 901): string =>
  `<w:del ${by(author, id)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
export const plainRun = (text: string): string =>
  `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** Puts a paragraph's XML through a function: the one that has the text. */
export function inParagraph(xml: string, find: string, change: (paragraph: string) => string): string {
  const place = xml.indexOf(find);
  if (place === -1) throw new Error(`“${find}” is not there.`);
  const start = Math.max(xml.lastIndexOf('<w:p>', place), xml.lastIndexOf('<w:p ', place));
  const end = xml.indexOf('</w:p>', place) + '</w:p>'.length;
  return xml.slice(0, start) + change(xml.slice(start, end)) + xml.slice(end);
}

/** The row that has the text. */
export function inTableRow(xml: string, find: string, change: (row: string) => string): string {
  const place = xml.indexOf(find);
  if (place === -1) throw new Error(`“${find}” is not there.`);
  const start = Math.max(xml.lastIndexOf('<w:tr>', place), xml.lastIndexOf('<w:tr ', place));
  const end = xml.indexOf('</w:tr>', place) + '</w:tr>'.length;
  return xml.slice(0, start) + change(xml.slice(start, end)) + xml.slice(end);
}

export interface MadeComment {
  id: number;
  author?: string;
  date?: string;
  text: string;
  parent?: number;
  done?: boolean;
}

/** The parts of comments as Word writes them: the last paragraph's id joins them. */
export function commentParts(comments: readonly MadeComment[]): Record<string, string> {
  const paragraph = (id: number): string => `0000A${String(id).padStart(3, '0')}`;
  const one = ({ id, author = 'Rhea', date = '2026-03-06T10:00:00Z', text }: MadeComment): string =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="${date}" w:initials="R">${text
      .split('\n')
      .map(
        (line, index, lines) =>
          `<w:p${index === lines.length - 1 ? ` w14:paraId="${paragraph(id)}"` : ''}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`,
      )
      .join('')}</w:comment>`;
  const ex = ({ id, parent, done = false }: MadeComment): string =>
    `<w15:commentEx w15:paraId="${paragraph(id)}"${parent === undefined ? '' : ` w15:paraIdParent="${paragraph(parent)}"`} w15:done="${done ? 1 : 0}"/>`;
  return {
    'word/comments.xml': `<?xml version="1.0"?><w:comments ${W} ${W14}>${comments.map(one).join('')}</w:comments>`,
    'word/commentsExtended.xml': `<?xml version="1.0"?><w15:commentsEx ${W15}>${comments.map(ex).join('')}</w15:commentsEx>`,
  };
}

export const rangeStart = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
export const rangeEnd = (id: number): string =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;
export const commented = (id: number, text: string): string =>
  rangeStart(id) + plainRun(text) + rangeEnd(id);

export const newIds = () => sequentialIds('t');
