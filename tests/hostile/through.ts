/** Takes a hostile snippet in by every way, and out by every other. */
import { strToU8 } from 'fflate';
import { micromark } from 'micromark';
import { sequentialIds } from '../../core/document/ids.ts';
import type { Postmortem, Prose } from '../../core/document/postmortem.ts';
import { toClipboard } from '../../core/export/clipboard/write.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { githubCsv, jiraCsv } from '../../core/export/lists/actions.ts';
import { timelineCsv } from '../../core/export/lists/timeline.ts';
import { parseRows } from '../../core/import/data/csv/rows.ts';
import { importSources } from '../../core/import/import-files.ts';
import { toMarkdown } from '../../core/markdown/write.ts';
import { htmlToProse } from '../../core/prose/html/read.ts';
import { buildReport } from '../../core/report/report.ts';
import { sampleDocument } from '../tools/samples.ts';
import { activeInDocx, activeInHtml } from './active.ts';
import type { Snippet } from './corpus.ts';

/** Each way in gives a document, or null where the snippet is refused. */
export const WAYS_IN: Readonly<Record<string, (snippet: Snippet) => Promise<Postmortem | null>>> = {
  paste: async ({ text }) => withBody(htmlToProse(text)),
  'import as a page': ({ text }) =>
    imported('a.html', `<html><body><h1>R</h1><p>Before.</p>${text}<p>After.</p></body></html>`),
  'import as Markdown': ({ text }) => imported('a.md', `# R\n\nBefore.\n\n${text}\n\nAfter.\n`),
  'import as text': ({ text }) => imported('a.txt', `10:00 UTC Before.\n10:05 UTC ${text}\n`),
  'import as a feed': ({ text }) =>
    imported(
      'a.xml',
      `<?xml version="1.0"?><rss version="2.0"><channel><title>S</title><item><title>T</title><pubDate>Wed, 04 Mar 2026 10:00:00 +0000</pubDate><description><![CDATA[${text.replaceAll(']]>', ']] >')}]]></description></item></channel></rss>`,
    ),
  'import as a cell': ({ text }) =>
    imported(
      'a.csv',
      `time,event\n2026-03-04 10:00,"${text.replaceAll('"', '""')}"\n2026-03-04 10:05,x\n`,
    ),
  'a picture': async ({ text }) => withPicture(text),
};

/** What is active in each file that leaves. */
export const WAYS_OUT: Readonly<
  Record<string, (document: Postmortem) => string[] | Promise<string[]>>
> = {
  page: (document) => activeInHtml(toHtml(reportOf(document), { as: 'page' })),
  print: (document) => activeInHtml(toHtml(reportOf(document), { as: 'print' })),
  Markdown: (document) =>
    activeInHtml(
      micromark(toMarkdown(reportOf(document), { folder: null }).text, {
        allowDangerousHtml: true,
        // Ours are judged here, as those of the other files are.
        allowDangerousProtocol: true,
      }),
    ),
  clipboard: (document) => activeInHtml(toClipboard(reportOf(document)).html),
  DOCX: async (document) => activeInDocx(await toDocx(reportOf(document))),
  CSV: (document) =>
    [timelineCsv, jiraCsv, githubCsv]
      .map((write) => write(reportOf(document)))
      .flatMap((csv) => parseRows(csv, ',').rows.flatMap(({ cells }) => cells))
      .filter((cell) => /^[=+\-@\t\r]/.test(cell)),
};

const reportOf = (document: Postmortem) =>
  buildReport(document, { audience: 'everyone', zone: '' });

async function imported(name: string, text: string): Promise<Postmortem | null> {
  const { document } = await importSources([{ name, bytes: strToU8(text) }], {
    newId: sequentialIds('n'),
    today: '2026-03-05',
  });
  return document;
}

function withBody(body: Prose): Postmortem {
  const sample = sampleDocument();
  const [first] = sample.sections;
  return {
    ...{ ...sample, media: {}, timeline: [], updates: [], actions: [] },
    sections: [{ ...first!, audience: 'everyone', body }],
  };
}

function withPicture(svg: string): Postmortem {
  const name = 'p.svg';
  const data = Buffer.from(svg, 'utf8').toString('base64');
  return {
    ...withBody({
      type: 'root',
      children: [
        { type: 'paragraph', children: [{ type: 'image', url: 'media:p', title: null, alt: 'p' }] },
      ],
    }),
    media: { p: { type: 'image/svg+xml', data, name } },
  };
}

/** The words, rows and pictures of several documents in one: an export costs more than a snippet. */
export function together(documents: readonly Postmortem[]): Postmortem {
  const all = documents.map((document, index) => renamed(document, `x${index}`));
  const made = withBody({
    type: 'root',
    children: all.flatMap(({ sections }) => sections.flatMap(({ body }) => body.children)),
  });
  return {
    ...made,
    title: documents.map(({ title }) => title).join(' '),
    media: Object.assign({}, ...all.map(({ media }) => media)) as Postmortem['media'],
    timeline: all.flatMap(({ timeline }) => timeline),
    updates: all.flatMap(({ updates }) => updates),
    actions: all.flatMap(({ actions }) => actions),
  };
}

/** With ids, footnotes and pictures that no other document has. */
function renamed(document: Postmortem, prefix: string): Postmortem {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) => {
      if ((key === 'id' || key === 'identifier') && typeof value === 'string')
        return prefix + value;
      if (key === 'url' && typeof value === 'string' && value.startsWith('media:'))
        return value.replace('media:', `media:${prefix}`);
      return key === 'media' ? prefixed(value as object, prefix) : value;
    }),
  ) as Postmortem;
}

function prefixed(record: object, prefix: string): object {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [prefix + key, value as unknown]),
  );
}
