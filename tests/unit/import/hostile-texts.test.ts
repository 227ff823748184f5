/**
 * Texts that were made to keep a program busy. Each once took longer than anybody waits, most of
 * them twice as long with each part more; none of these tests would end.
 */
import { zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { toMarkdown } from '../../../core/markdown/write.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { isFeed } from '../../../core/import/status-page/feed.ts';
import { parseLanguageRules } from '../../../core/checks/model/language-rules.ts';
import { identifiersIn } from '../../../core/leaks/identifiers.ts';
import { plainDrawing } from '../../../core/files/plain-drawing.ts';
import { localAt } from '../../../core/time/zones.ts';

const LAST = '9999-12-31T23:59:59Z';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function imported(name: string, bytes: Uint8Array) {
  return importSources([{ name, bytes }], { newId: sequentialIds('n'), today: '2026-03-04' });
}

describe('an import ends', () => {
  it('of a page with many comments before it', async () => {
    const page = `${'<!-- a note -->\n'.repeat(200)}<html><body><h1>Outage</h1><p>14:07 Begun</p></body></html>`;
    expect(isFeed(page)).toBe(false);
    const { document } = await imported('page.html', utf8(page));
    expect(document?.title).toBe('Outage');
  });

  it('of a sentence of nothing but linking words before its time', async () => {
    const text = `A report.\n\n${'and then '.repeat(400)}x at 14:07 the gateway failed.\n14:20 it was restarted.\n`;
    const { document } = await imported('text.txt', utf8(text));
    expect(JSON.stringify(document)).toContain('the gateway failed');
  });

  it.each(['a.', 'a-'])('of a line of fifty thousand letters, all “%s”', async (unit) => {
    const text = `Incident report\n\n14:07 Started.\n${unit.repeat(25_000)}\n14:20 Over.\n`;
    const before = process.cpuUsage();
    const { document } = await imported('dotted.txt', utf8(text));
    runChecks(document!, { now: '2026-03-05T12:00:00Z' });
    const { user, system } = process.cpuUsage(before);
    expect(document?.timeline).toHaveLength(2);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });

  it.each(['0 Mar 2026', '31 Feb 2026'])('of a mail of the %s, which is no day', async (day) => {
    const mail = `From: Ada <ada@example.org>\nSubject: Outage\nDate: Wed, ${day} 12:00:00 +0000\n\n09:12 Begun.\n09:31 Over.\n`;
    const { document } = await imported('a.eml', utf8(mail));
    expect(openPostmortem(toCanonicalJson(document!)).ok).toBe(true);
  });

  it('of many blank lines', async () => {
    const { document } = await imported(
      'blank.txt',
      utf8(`14:07 down\n${'\n'.repeat(100_000)}14:20 up\n`),
    );
    expect(document?.timeline).toHaveLength(2);
  });

  it.each(['100000', '1000000000', '-5', 'many'])('of a cell over %s columns', async (columns) => {
    const page = `<html><body><h1>T</h1><table><tr><td colspan="${columns}">wide</td></tr><tr><td>14:07</td><td>down</td></tr></table></body></html>`;
    const { document } = await imported('page.html', utf8(page));
    const kept = JSON.stringify(document);
    expect(kept).toContain('wide');
    expect(kept.length).toBeLessThan(20_000);
  });

  it('of an archive of many small files, each of the same letter', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`day-${index}.txt`, new Uint8Array(900_000)]),
    );
    const { document, problems } = await imported('logs.zip', zipSync(files));
    expect(document).toBeNull();
    expect(problems[0]!.sentence).toMatch(/times its size.*nothing of it was read/);
  });

  it.each([
    ['text', 'BT /F1 12 Tf (x) Tj ET\n'.repeat(200_000)],
    ['nothing', '\0'.repeat(5_000_000)],
  ])('of a PDF that packs a page of endless %s', async (_name, content) => {
    const { document, problems } = await imported('bomb.pdf', pdfOf(zlibSync(utf8(content))));
    expect(document).toBeNull();
    expect(problems[0]!.sentence).toContain('many times what any report holds');
  });

  it('of a PDF whose pages are a ring, and the other sources are read', async () => {
    const ring = utf8(
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
    );
    const { document, problems } = await importSources(
      [
        { name: 'ring.pdf', bytes: ring },
        { name: 'good.txt', bytes: utf8('14:07 The queue was full.\n14:20 It was empty.\n') },
      ],
      { newId: sequentialIds('n'), today: '2026-03-04' },
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ source: 'ring.pdf' });
    expect(problems[0]!.sentence).toMatch(/PDF is damaged/);
    expect(document?.timeline).toHaveLength(2);
  });

  it('of XML nested thousands deep, in a sentence', async () => {
    const xml = `<?xml version="1.0"?><rss><channel>${'<a>'.repeat(6_000)}${'</a>'.repeat(6_000)}</channel></rss>`;
    const { document, problems } = await imported('deep.xml', utf8(xml));
    expect(document !== null || problems.length === 1).toBe(true);
  });

  it('of a log whose types are called like parts of the language', async () => {
    const log = JSON.stringify({
      log_entries: ['constructor', '__proto__', 'toString', 'hasOwnProperty'].map(
        (type, index) => ({
          id: `R${index}`,
          type,
          summary: `Entry ${index}`,
          created_at: `2026-03-04T14:0${index}:00Z`,
        }),
      ),
    });
    const { document, problems } = await imported('log.json', utf8(log));
    expect(problems).toEqual([]);
    expect(document?.timeline).toHaveLength(4);
  });
});

describe('a look at a drawing, a name or a list of wording ends', () => {
  it('of a drawing with many comments in its declarations', () => {
    const drawing = `<!DOCTYPE svg [${'<!-- a -->'.repeat(200)}\n<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>`;
    expect(plainDrawing(utf8(drawing))).not.toBeNull();
    const open = `<!DOCTYPE svg [${'<!-- a -->'.repeat(200)}<svg xmlns="http://www.w3.org/2000/svg"/>`;
    expect(plainDrawing(utf8(open))).toBeNull();
  });

  it('of a long host name with an underscore in it', () => {
    expect([...identifiersIn(`${'a1'.repeat(60)}_x went down`)]).toEqual([]);
    expect([...identifiersIn('kafka-broker-3 went down')].map(({ text }) => text)).toEqual([
      'kafka-broker-3',
    ]);
  });

  it('of a list of wording with many parts that may be left out', () => {
    const list = (phrase: string): string =>
      JSON.stringify([{ check: 'language/blame', phrases: [phrase], why: '', suggest: '' }]);
    expect(parseLanguageRules(list(`(${'(a)?'.repeat(40)}operator|engineer)`))).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('more than 8 parts'),
    });
    expect(parseLanguageRules(list(`fat finger* (by )?(the )?{person}`)).ok).toBe(true);
  });

  it('of a report whose row stands in the last second of the year 9999', async () => {
    const sample = sampleDocument();
    // As it was found: what was written and where it stands need not agree.
    const at: Time = {
      ...{ written: '14:07', local: '2026-03-04T14:07', zone: 'Europe/Copenhagen' },
      ...{ instant: LAST, approximate: false },
    };
    const late: Postmortem = { ...sample, timeline: [{ ...sample.timeline[0]!, at }] };
    const opened = openPostmortem(toCanonicalJson(late));
    const document = opened.ok ? opened.document : late;
    runChecks(document, { now: '2026-03-05T12:00:00Z' });
    for (const zone of ['', 'UTC', 'Europe/Copenhagen', 'Pacific/Kiritimati']) {
      const report = buildReport(document, { audience: 'everyone', zone });
      expect(toMarkdown(report, { folder: null }).text).toContain('9999');
      expect(toHtml(report, { as: 'page' })).toContain('14:07');
      expect((await toDocx(report)).length).toBeGreaterThan(1_000);
    }
  });

  it('of the last second that is written with four digits of a year', () => {
    expect(localAt('9999-12-31T23:59:59Z', 'Europe/Copenhagen')).toBeNull();
    expect(localAt('9999-12-31T12:00:00Z', 'Europe/Copenhagen')).toBe('9999-12-31T13:00:00');
  });
});

/** One page, with these bytes as its packed content. */
function pdfOf(content: Uint8Array): Uint8Array {
  const head = utf8(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n4 0 obj\n<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`,
  );
  const tail = utf8(
    '\nendstream\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
  );
  const bytes = new Uint8Array(head.length + content.length + tail.length);
  bytes.set(head);
  bytes.set(content, head.length);
  bytes.set(tail, head.length + content.length);
  return bytes;
}
