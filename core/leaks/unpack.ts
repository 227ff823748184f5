/** Every byte of an export as text: what the leak check reads, and the tests of it. */
import type { ExportPart } from './part.ts';
import { strFromU8, unzipSync } from 'fflate';
import { fromBase64 } from '../files/base64.ts';
import { PORTABLE_CODEC, type PdfCodec } from '../export/pdf/codec.ts';
import { unpackPdf } from './unpack-pdf.ts';

export type UnpackedFormat =
  | 'docx'
  | 'pdf'
  | 'md'
  | 'html'
  | 'timeline.csv'
  | 'jira.csv'
  | 'github.csv'
  | 'ics'
  | 'dispositions.csv';

/**
 * The parts of a file, packed ones unpacked: text as readers see it, and what else is in there as
 * it is.
 */
export async function unpackExport(
  bytes: Uint8Array,
  format: UnpackedFormat,
  codec: PdfCodec = PORTABLE_CODEC,
): Promise<ExportPart[]> {
  switch (format) {
    case 'docx':
      return unpackDocx(bytes);
    case 'pdf':
      return unpackPdf(bytes, codec);
    case 'md':
    case 'html':
      return unpackText(strFromU8(bytes), format);
    case 'timeline.csv':
    case 'jira.csv':
    case 'github.csv':
    case 'dispositions.csv':
      return [{ where: 'the table', name: 'table', text: strFromU8(bytes).replaceAll('""', '"') }];
    case 'ics':
      return [{ where: 'the calendar', name: 'calendar', text: calendarText(strFromU8(bytes)) }];
  }
}

const PARTS: readonly [pattern: RegExp, where: string][] = [
  [/^word\/(?:document|numbering|styles)\.xml$/, 'the text'],
  [/^docProps\//, 'the properties'],
  [/^word\/header/, 'the head of the pages'],
  [/^word\/footer/, 'the foot of the pages'],
  [/^word\/(?:foot|end)notes/, 'the notes'],
  [/^customXml\//, 'the document inside the file'],
  [/^word\/media\//, 'a picture'],
  [/\.rels$/, 'the links'],
];

function unpackDocx(bytes: Uint8Array): ExportPart[] {
  const parts: ExportPart[] = [];
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const where = PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'the file';
    parts.push({ where, name: `${name} (name)`, text: name });
    if (/\.(?:xml|rels|json|svg|postmortem)$/.test(name))
      parts.push(...textAndMarkup(strFromU8(content), where, name));
    else parts.push({ where, name, text: strFromU8(content, true) });
  }
  return parts;
}

/** Lines of a calendar are folded, and some signs escaped (RFC 5545, 3.1 and 3.3.11). */
function calendarText(text: string): string {
  return text
    .replace(/\r\n[ \t]/g, '')
    .replace(/\\([nN\\;,])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

function unpackText(text: string, format: 'md' | 'html'): ExportPart[] {
  const parts: ExportPart[] = [];
  const rest = text.replace(
    /data:([a-z]{1,40}\/[\w.+-]{1,100})?[^,"')\s]{0,200};base64,([A-Za-z0-9+/=]+)/g,
    (_, type: string | undefined, data: string) => {
      const content = fromBase64(data);
      parts.push({
        where: 'a picture',
        name: `data ${type ?? ''}`,
        text:
          type?.includes('svg') || type?.startsWith('text/')
            ? strFromU8(content)
            : strFromU8(content, true),
      });
      return 'data:';
    },
  );
  return [
    ...(format === 'html'
      ? textAndMarkup(rest, 'the text', 'page')
      : [{ where: 'the text', name: 'text', text: withoutEscapes(rest) }]),
    ...parts,
  ];
}

/** Runs of one sentence stand between tags; attributes (descriptions, addresses) inside of them. */
function textAndMarkup(markup: string, where: string, name: string): ExportPart[] {
  const text = markup
    .replace(/<\/(?:w:p|w:tr|p|li|td|th|tr|h\d|dt|dd|div)>|<(?:w:br|br|w:tab)\b[^<>]*>/g, '\n')
    .replace(/<[^<>]*>/g, '');
  return [
    { where, name: `${name} (words)`, text: withoutEntities(text) },
    { where, name, text: withoutEntities(markup) },
  ];
}

/** `db\_main` is read as `db_main`. */
function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function withoutEntities(text: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi,
    (whole, hex?: string, number?: string, name?: string) => {
      if (name) return names[name.toLowerCase()]!;
      const code = hex ? Number.parseInt(hex, 16) : Number(number);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
