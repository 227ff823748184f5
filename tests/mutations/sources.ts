/** A sound file of every kind that is read: what the mutations start from. */
import { readdirSync, readFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { toMarkdown } from '../../core/markdown/write.ts';
import { buildReport } from '../../core/report/report.ts';
import { sampleDocument } from '../tools/samples.ts';
import { SAMPLES, SLACK_DAY } from '../unit/import/structured/samples.ts';
import { mutatedBytes, mutatedJson, oneOf, type Random } from './mutate.ts';

/** A kind of source: its file's ending, and a mutation of one of its samples. */
export interface SourceKind {
  name: string;
  ending: string;
  mutated: (random: Random) => Uint8Array;
}

const FIXTURES = new URL('../fixtures/', import.meta.url);
const fixture = (path: string): Uint8Array => readFileSync(new URL(path, FIXTURES));

/** The sound `.postmortem` files. */
export const DOCUMENTS = readdirSync(new URL('documents/', FIXTURES))
  .filter((name) => name.endsWith('.postmortem'))
  .map((name) => strFromU8(fixture(`documents/${name}`)));

export function mutatedDocument(random: Random): string {
  const text = oneOf(random, DOCUMENTS);
  return random() < 0.5
    ? mutatedJson(text, random)
    : mutatedBytes(strToU8(text), random).toString('utf8');
}

const MAIL = `From: Ada <ada@example.org>
To: team@example.org
Subject: =?utf-8?q?Carts_lost_at_checkout?=
Date: Wed, 04 Mar 2026 12:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

09:12 UTC The roll-out begins.=20
09:31 UTC The alert fires.
--b1
Content-Type: text/html; charset=utf-8

<p>09:12 UTC The roll-out begins.</p><p>09:31 UTC The alert fires.</p>
--b1--
`;

const FEED = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Status</title>
<item><title>Carts lost</title><pubDate>Wed, 04 Mar 2026 10:00:00 +0000</pubDate>
<description>&lt;p&gt;&lt;small&gt;Mar 4, 09:31 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Investigating&lt;/strong&gt; - We look into it.&lt;/p&gt;</description></item>
</channel></rss>
`;

const CSV = `time,event,who,source\n2026-03-04 09:12,"The roll-out begins, on one node",Ada,chat\n2026-03-04 09:31,The alert fires,,\n2026-03-04 10:40,"The old ""store"" is back",Bo,log\n`;

export async function sourceKinds(): Promise<SourceKind[]> {
  const report = buildReport(sampleDocument(), { audience: 'everyone', zone: '' });
  const docx = await toDocx(report);
  const textual = (name: string, ending: string, ...samples: Uint8Array[]): SourceKind => ({
    ...{ name, ending },
    mutated: (random) => mutatedBytes(oneOf(random, samples), random),
  });
  const packed = (name: string, ending: string, sample: Uint8Array): SourceKind => ({
    ...{ name, ending },
    mutated: (random) =>
      random() < 0.3 ? mutatedBytes(sample, random) : withMutatedPart(sample, random),
  });
  const json = SAMPLES.map(([format, sample], index): SourceKind => ({
    name: `${format} ${index + 1}`,
    ending: 'json',
    mutated: (random) =>
      random() < 0.7
        ? strToU8(mutatedJson(JSON.stringify(sample), random))
        : mutatedBytes(strToU8(JSON.stringify(sample, null, 1)), random),
  }));
  return [
    textual(
      ...(['text', 'txt'] as const),
      ...['unlabelled.txt', 'vendor-log.txt', 'labelled.txt', 'mail.txt'].map((name) =>
        fixture(`import/${name}`),
      ),
    ),
    textual('wiki', 'txt', fixture('import/wiki.txt')),
    textual(
      ...(['markdown', 'md'] as const),
      fixture('import/tables.md'),
      fixture('import/numbered-bold.md'),
      strToU8(toMarkdown(report, { folder: null }).text),
    ),
    textual(
      ...(['html', 'html'] as const),
      fixture('import/page.html'),
      fixture('import/saved-page.html'),
      strToU8(toHtml(report, { as: 'page' })),
    ),
    textual('mail', 'eml', strToU8(MAIL)),
    textual('feed', 'xml', strToU8(FEED)),
    textual('csv', 'csv', strToU8(CSV)),
    ...json,
    packed('docx', 'docx', docx),
    packed(
      ...(['slack archive', 'zip'] as const),
      zipSync({ 'general/2026-03-04.json': strToU8(JSON.stringify(SLACK_DAY)) }),
    ),
    textual('pdf', 'pdf', await plainPdf(true), await plainPdf(false)),
  ];
}

/** An archive with one of its files changed. */
function withMutatedPart(archive: Uint8Array, random: Random): Uint8Array {
  const files = unzipSync(archive);
  const names = Object.keys(files).filter((name) => /\.(xml|rels|json)$/.test(name));
  const name =
    names.includes('word/document.xml') && random() < 0.6
      ? 'word/document.xml'
      : oneOf(random, names);
  return zipSync({ ...files, [name]: mutatedBytes(files[name]!, random) });
}

async function plainPdf(useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([600, 800]);
  for (const [index, text] of [
    'Carts lost at checkout',
    'On 4 March 2026 customers lost their carts.',
    '09:12 The roll-out begins.',
    '09:31 The alert fires.',
  ].entries())
    page.drawText(text, { x: 50, y: 740 - 20 * index, size: index === 0 ? 22 : 11, font });
  return document.save({ useObjectStreams });
}
