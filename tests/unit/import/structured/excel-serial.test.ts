/** Tables that were saved from Excel cells without a format: times as counts of days. */
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../core/import/data/csv/read-csv.ts';
import { excelSerial } from '../../../../core/time/excel-serial.ts';
import { readTime } from '../../../../core/time/read-time.ts';
import { options } from './reading.ts';

const localsOf = (table: string) =>
  readCsv(table, options({ name: 'a.csv' })).document.timeline.map(({ at }) => [
    at?.written,
    at?.local,
  ]);

describe('a column of serial numbers', () => {
  it('gives the wall clock, and keeps what was written', () => {
    expect(
      localsOf('Time,Event\n45456.5868055556,Alarm\n45456.5972222222,Pump restarted\n'),
    ).toEqual([
      ['45456.5868055556', '2024-06-13T14:05'],
      ['45456.5972222222', '2024-06-13T14:20'],
    ]);
  });

  it('with a decimal comma', () => {
    expect(localsOf('Zeit;Event\n45456,5868055556;Alarm\n45456,5972222222;Neustart\n')).toEqual([
      ['45456,5868055556', '2024-06-13T14:05'],
      ['45456,5972222222', '2024-06-13T14:20'],
    ]);
  });

  it('follows the zone of its column', () => {
    const { document } = readCsv(
      'Time (UTC),Event\n45456.5868055556,Alarm\n45456.5972222222,Done\n',
      options({ name: 'a.csv' }),
    );
    expect(document.timeline[0]?.at?.instant).toBe('2024-06-13T14:05:00Z');
  });

  it('is read again when the zone of the document is set', () => {
    expect(readTime('45456.5868055556', { zone: 'UTC', date: null }).time.instant).toBe(
      '2024-06-13T14:05:00Z',
    );
  });
});

describe('numbers that are no times', () => {
  it.each(['45456', '145456.5868', '12.5', '45456.5', '45456.58.68', '99999.5868', ''])(
    '%s',
    (text) => expect(excelSerial(text)).toBeNull(),
  );
});
