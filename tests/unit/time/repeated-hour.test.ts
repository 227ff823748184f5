/** The hour that clocks show twice: every report says which of the two it is, and it comes back. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { importText } from '../../../core/import/import.ts';
import { buildReport } from '../../../core/report/report.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { shownTime } from '../../../core/time/shown-time.ts';

const read = (written: string): Time => readTime(written, { zone: null, date: null }).time;

describe('a time as it is shown', () => {
  it.each([
    ['2024-11-03 01:30 EDT', 'America/New_York', '01:30 UTC-4'],
    ['2024-11-03 01:30 EST', 'America/New_York', '01:30 UTC-5'],
    ['2024-11-03 05:59 UTC', 'America/New_York', '01:59 UTC-4'],
    ['2024-10-27 02:15 CEST', 'Europe/Berlin', '02:15 UTC+2'],
    ['2024-10-27 02:15 CET', 'Europe/Berlin', '02:15 UTC+1'],
    ['2024-10-27 01:30 BST', 'Europe/London', '01:30 UTC+1'],
    // Lord Howe sets its clocks back by half an hour.
    ['2024-04-06 15:15 UTC', 'Australia/Lord_Howe', '01:45 UTC+10:30'],
  ])('%s in %s', (written, zone, clock) => {
    expect(shownTime(read(written), zone).clock).toBe(clock);
  });

  it.each([
    ['2024-11-03 00:50 EDT', 'America/New_York', '00:50'],
    ['2024-11-03 02:00 EST', 'America/New_York', '02:00'],
    ['2024-03-10 03:05 EDT', 'America/New_York', '03:05'],
    ['2024-11-03 01:30 UTC', 'UTC', '01:30'],
    ['2024-11-03 01:30 UTC', '', '01:30'],
  ])('no offset where an hour came once: %s in %s', (written, zone, clock) => {
    expect(shownTime(read(written), zone).clock.replace(/ UTC$/, '')).toBe(clock);
  });
});

describe('a report', () => {
  const options = () => ({ newId: sequentialIds('n'), today: '2026-01-01' });
  const { document } = importText(
    '# Clocks go back, 3 November 2024\n\n## Timeline (America/New_York)\n\n- 2024-11-03 00:40 ' +
      'disk fills\n- 2024-11-03 01:20 EDT paged\n- 2024-11-03 01:05 EST disk cleared\n- 2024-11-03 ' +
      '01:20 EST watched\n- 2024-11-03 02:10 over\n',
    { name: '', ...options() },
  );
  const instants = ({ timeline }: Postmortem) => timeline.map(({ at }) => at?.instant);

  it('comes back with its instants', async () => {
    const report = buildReport(document, { audience: 'everyone', zone: 'America/New_York' });
    const html = toHtml(report, { as: 'page' });
    for (const clock of ['01:20 UTC-4', '01:05 UTC-5', '01:20 UTC-5'])
      expect(html).toContain(clock);
    const bytes = new TextEncoder().encode(html);
    const back = await importSources([{ name: 'a.html', bytes }], options());
    expect(instants(back.document!)).toEqual(instants(document));
    expect(instants(document)).toEqual([
      '2024-11-03T04:40:00Z',
      '2024-11-03T05:20:00Z',
      '2024-11-03T06:05:00Z',
      '2024-11-03T06:20:00Z',
      '2024-11-03T07:10:00Z',
    ]);
  });
});
