/** The lists for other programs: what those read in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { githubCsv, jiraCsv } from '../../../../core/export/lists/actions.ts';
import { calendar } from '../../../../core/export/lists/calendar.ts';
import { csvText } from '../../../../core/export/lists/csv.ts';
import { timelineCsv } from '../../../../core/export/lists/timeline.ts';
import { readCsv } from '../../../../core/import/data/csv/read-csv.ts';
import { parseRows } from '../../../../core/import/data/csv/rows.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { buildReport, type Report, type ReportOptions } from '../../../../core/report/report.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const sample = sampleDocument();
const reportOf = (document: Postmortem, options: Partial<ReportOptions> = {}): Report =>
  buildReport(document, { audience: 'everyone', zone: '', ...options });
const table = (csv: string): string[][] => parseRows(csv, ',').rows.map(({ cells }) => cells);
const records = (csv: string): Record<string, string>[] => {
  const [names, ...rows] = table(csv);
  return rows.map((row) => Object.fromEntries(names!.map((name, index) => [name, row[index]!])));
};

describe('cells', () => {
  it('come back as they were, however odd', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => `x${text.replace(/\r\n?/g, '\n')}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(table(csvText(['a', 'b'], rows)).slice(1)).toEqual(rows);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\n=1'])(
    'that would be formulas are text: %j',
    (text) => expect(table(csvText(['a'], [[text]]))[1]![0]).toMatch(/^'/),
  );
});

describe('the timeline', () => {
  it('has instants in UTC, the zone’s clock and what was written', () => {
    const [first] = records(timelineCsv(reportOf(sample)));
    expect(first).toMatchObject({
      'Time (UTC)': '2026-03-03T08:15:00Z',
      Local: '2026-03-03T09:15:00',
      Zone: 'Europe/Copenhagen',
      'As written': '09:15',
    });
  });

  it('has internal entries for internal readers only', () => {
    const internal = sample.timeline.filter(({ audience }) => audience === 'internal');
    expect(internal.length).toBeGreaterThan(0);
    expect(records(timelineCsv(reportOf(sample)))).toHaveLength(
      sample.timeline.length - internal.length,
    );
    expect(
      records(timelineCsv(reportOf(sample, { audience: 'internal' }))).filter(
        ({ Audience }) => Audience === 'internal',
      ),
    ).toHaveLength(internal.length);
  });

  it('is read by our own import, entry by entry', () => {
    const { document } = readCsv(timelineCsv(reportOf(sample)), {
      name: 'x.timeline.csv',
      newId: sequentialIds('i'),
      today: '2026-03-09',
    });
    const shown = reportOf(sample).source.timeline;
    expect(document.timeline.map(({ at }) => at?.instant)).toEqual(
      shown.map(({ at }) => at?.instant),
    );
    expect(document.timeline.map(({ body }) => plainText(body).slice(0, 20))).toEqual(
      shown.map(({ body }) => plainText(body).slice(0, 20)),
    );
  });
});

describe('the actions', () => {
  it('have the fields that Jira maps by itself', () => {
    expect(records(jiraCsv(reportOf(sample)))[0]).toMatchObject({
      Summary: 'Refuse to install a chain that does not verify from a client’s side.',
      'Issue Type': 'Task',
      Status: 'In Progress',
      Priority: 'P1',
      Assignee: 'Platform',
      'Due Date': '2026-03-13',
    });
  });

  it('keep their whole text where a summary is too long', () => {
    const long = 'Every gateway '.repeat(40).trim();
    const document = {
      ...sample,
      actions: [{ ...sample.actions[0]!, body: plainProse(long) }],
    };
    const [jira] = records(jiraCsv(reportOf(document)));
    expect(jira!['Summary']!.length).toBeLessThanOrEqual(255);
    expect(jira!['Description']).toContain(long);
    expect(records(jiraCsv(reportOf(sample)))[0]!['Description']).not.toContain('Refuse');
  });

  it('name an owner as GitHub’s assignee only where it is written as a login', () => {
    const owners = ['@ada-l', 'Platform', ''];
    const document = {
      ...sample,
      actions: owners.map((owner, index) => ({ ...sample.actions[0]!, id: `a${index}`, owner })),
    };
    const [login, person, nobody] = records(githubCsv(reportOf(document)));
    expect(login!['assignees']).toBe('ada-l');
    expect(person!['assignees']).toBe('');
    expect(person!['body']).toContain('Owner: Platform');
    expect(nobody!['body']).not.toContain('Owner');
  });

  it('that are over are closed on GitHub and done in Jira', () => {
    const over = sample.actions.findIndex(({ status }) => status === 'done');
    expect(records(githubCsv(reportOf(sample)))[over]!['state']).toBe('closed');
    expect(records(jiraCsv(reportOf(sample)))[over]!['Status']).toBe('Done');
  });
});

describe('the calendar', () => {
  const lines = (text: string): string[] => text.replace(/\r\n /g, '').split('\r\n');

  it('has a day for each action that is due and not over', () => {
    const all = lines(calendar(reportOf(sample)));
    const open = sample.actions.filter(({ due, status }) => due && status !== 'done');
    expect(all.filter((line) => line.startsWith('DTSTART'))).toEqual(
      open.map(({ due }) => `DTSTART;VALUE=DATE:${due!.replaceAll('-', '')}`),
    );
    expect(all).toContain('DTEND;VALUE=DATE:20260314');
    expect(new Set(all.filter((line) => line.startsWith('UID'))).size).toBe(open.length);
  });

  it('has no line over 75 bytes, and no open end, whatever the document says', () => {
    fc.assert(
      fc.property(hostileDocument, (document) => {
        const text = calendar(reportOf(document, { audience: 'internal' }));
        for (const line of text.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of lines(text).filter((each) => each !== ''))
          expect(line).toMatch(/^[A-Z-]+(?:;[A-Z]+=[A-Z]+)?:/);
      }),
      { numRuns: 60 },
    );
  });
});
