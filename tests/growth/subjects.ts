/**
 * What is given the adversarial texts: every importer, the checks, every export, the leak search,
 * and what else reads a document's words.
 */
import { strToU8, zipSync } from 'fflate';
import { runChecks } from '../../core/checks/registry.ts';
import { sequentialIds } from '../../core/document/ids.ts';
import type { Postmortem, Prose } from '../../core/document/postmortem.ts';
import { toClipboard } from '../../core/export/clipboard/write.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { timelineCsv } from '../../core/export/lists/timeline.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { importSources } from '../../core/import/import-files.ts';
import { findLeaks } from '../../core/leaks/find.ts';
import { unpackExport } from '../../core/leaks/unpack.ts';
import { toMarkdown } from '../../core/markdown/write.ts';
import { plainProse } from '../../core/prose/build.ts';
import { htmlToProse } from '../../core/prose/html/read.ts';
import { buildReport, type Report } from '../../core/report/report.ts';
import { changesBetween } from '../../core/revision/compare.ts';
import { wordsToCheck } from '../../core/spelling/words.ts';
import { readTime } from '../../core/time/read-time.ts';
import { sampleDocument } from '../tools/samples.ts';

/** Takes the text; what is prepared before is not measured. */
export type Subject = (text: string) => () => unknown;

const NOW = '2026-03-05T12:00:00Z';

export const SUBJECTS: Readonly<Record<string, Subject>> = {
  'import txt': importing('txt', (text) => text),
  'import md': importing('md', (text) => `# R\n\n- 10:00 UTC a\n\n${text}`),
  'import html': importing('html', (text) => `<html><body><h1>R</h1><p>${text}</p></body></html>`),
  'import html text': importing(
    'html',
    (text) => `<html><body><pre>${escaped(text)}</pre><p>${escaped(text)}`,
  ),
  'import eml': importing('eml', mail),
  'import csv': importing('csv', (text) => `time,text\n10:00,${text}\n10:05,x\n`),
  'import csv cell': importing(
    'csv',
    (text) => `time,text\n10:00,"${text.replaceAll('"', '""')}"\n10:05,x\n`,
  ),
  'import feed': importing(
    'xml',
    (text) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>S</title><item><title>${escaped(text)}</title><pubDate>Wed, 04 Mar 2026 10:00:00 +0000</pubDate><description>${escaped(text)}</description></item></channel></rss>`,
  ),
  'import wiki': importing('txt', (text) => `h1. Outage\n\n||Time||Event||\n|10:00|a|\n\n${text}`),
  'import docx': importing('docx', docx),
  'import pagerduty': importing('json', (text) =>
    JSON.stringify({
      log_entries: [
        {
          id: 'R1',
          type: 'annotate_log_entry',
          created_at: NOW,
          summary: text,
          channel: { type: 'note', content: text },
        },
      ],
    }),
  ),
  'import slack': importing('json', (text) =>
    JSON.stringify([
      { type: 'message', user: 'U1', ts: '1772618400.000100', text },
      { type: 'message', user: 'U1', ts: '1772618460.000100', text: 'x' },
    ]),
  ),
  'import status json': importing('json', (text) =>
    JSON.stringify({
      incidents: [
        {
          id: 'i',
          name: 'Outage',
          status: 'resolved',
          created_at: NOW,
          incident_updates: [
            { id: 'u', status: 'resolved', body: text, created_at: NOW, display_at: NOW },
          ],
          postmortem_body: text,
        },
      ],
    }),
  ),
  paste: (text) => () => htmlToProse(text),
  check: given((document) => () => runChecks(document, { now: NOW })),
  'time field': (text) => () =>
    readTime(text, { zone: 'Europe/Copenhagen', date: '2026-03-04' } as never),
  'spelling words': (text) => () => wordsToCheck(text),
  open: given((document) => {
    const file = toCanonicalJson(document);
    return () => openPostmortem(file);
  }),
  difference: given((document) => {
    const other = documentOf(`y ${document.title}`, 'other words');
    return () =>
      changesBetween(document, {
        ...document,
        sections: other.sections.map((each, index) => ({
          ...document.sections[index]!,
          body: shifted(document.sections[index]!.body),
          title: each.title,
        })),
      });
  }),
  report: given((document) => () => reportOf(document)),
  docx: exporting((report) => toDocx(report)),
  html: exporting((report) => [toHtml(report, { as: 'page' }), toHtml(report, { as: 'print' })]),
  md: exporting((report) => toMarkdown(report, { folder: null })),
  clipboard: exporting((report) => toClipboard(report)),
  csv: exporting((report) => timelineCsv(report)),
  leaks: given((document) => {
    const shown = toHtml(reportOf(document), { as: 'page' });
    return async () => findLeaks(document, await unpackExport(strToU8(shown), 'html'));
  }),
  'leaks in docx': given((document) => {
    const file = toDocx(reportOf(document));
    return async () => findLeaks(document, await unpackExport(await file, 'docx'));
  }),
};

function importing(ending: string, wrap: (text: string) => string | Uint8Array): Subject {
  return (text) => {
    const made = wrap(text);
    const bytes = typeof made === 'string' ? strToU8(made) : made;
    return () =>
      importSources([{ name: `a.${ending}`, bytes }], {
        newId: sequentialIds('n'),
        today: '2026-03-05',
        timelineFromText: true,
      });
  };
}

function given(run: (document: Postmortem) => () => unknown): Subject {
  return (text) => run(documentOf('A report', text));
}

function exporting(write: (report: Report) => unknown): Subject {
  return given((document) => {
    const report = reportOf(document);
    return () => write(report);
  });
}

function reportOf(document: Postmortem): Report {
  return buildReport(document, { audience: 'everyone', zone: '' });
}

/** A document whose first section, an internal one and a row hold the text. */
export function documentOf(title: string, text: string): Postmortem {
  const sample = sampleDocument();
  const body = plainProse(text);
  const shown = sample.sections.findIndex(
    ({ audience, kind }) => audience === 'everyone' && kind !== 'timeline',
  );
  return {
    ...sample,
    title,
    sections: [
      ...sample.sections.map((section, index) =>
        index === shown ? { ...section, body } : section,
      ),
      {
        ...sample.sections[shown]!,
        id: 'kept',
        kind: 'custom',
        title: 'Kept',
        audience: 'internal',
        body,
      },
    ],
    timeline: sample.timeline.map((row, index) => (index === 1 ? { ...row, body } : row)),
  };
}

/** The same body with one word more at its start. */
function shifted(body: Prose): Prose {
  return {
    ...body,
    children: [
      { type: 'paragraph', children: [{ type: 'text', value: 'One more.' }] },
      ...body.children,
    ],
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');
}

function mail(text: string): string {
  return `From: Ada <ada@example.org>\nTo: team@example.org\nSubject: Outage\nDate: Wed, 04 Mar 2026 12:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;
}

function docx(text: string): Uint8Array {
  const paragraphs = text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join('');
  const of = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${of}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    // Packed so well that it would be refused for it.
    'word/document.xml': [
      strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`,
      ),
      { level: 0 },
    ],
  });
}
