/**
 * Every way of writing a time that people were seen to use, and what each means: the table is
 * `written-times.txt`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Time } from '../../../core/document/postmortem.ts';
import { findTimes } from '../../../core/time/find-times.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { Precision, TimeContext } from '../../../core/time/reading.ts';

interface Group {
  title: string;
  context: TimeContext;
  rows: [written: string, expected: string][];
}

function table(): Group[] {
  const groups: Group[] = [];
  for (const line of readFileSync(new URL('written-times.txt', import.meta.url), 'utf8').split(
    '\n',
  )) {
    const row = /^(.*) => (.*)$/.exec(line);
    if (line.startsWith('## '))
      groups.push({ title: line.slice(3), context: { zone: null, date: null }, rows: [] });
    else if (line.startsWith('@ '))
      groups.at(-1)!.context = JSON.parse(line.slice(2)) as TimeContext;
    else if (row && groups.length > 0) groups.at(-1)!.rows.push([row[1]!, row[2]!]);
  }
  return groups;
}

function said({ local, zone, instant, approximate }: Time, precision: Precision): string {
  return `${local} ${zone ?? '-'} ${instant ?? '-'} ${precision}${approximate ? ' ~' : ''}`;
}

function inField(written: string, context: TimeContext): string {
  const { time, precision } = readTime(written, context);
  expect(time.written).toBe(written);
  return time.local === null ? 'none' : said(time, precision);
}

function inProse(text: string, context: TimeContext): string {
  const found = findTimes(text, context);
  return found.length === 0
    ? 'none'
    : found.map(({ time, precision }) => `${time.written} | ${said(time, precision)}`).join(' ; ');
}

const groups = table();

test('the table is whole', () => {
  expect(groups.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(460);
});

for (const { title, context, rows } of groups) {
  describe(title, () => {
    test.each(rows)('%s', (written, expected) => {
      expect(
        title.startsWith('field') ? inField(written, context) : inProse(written, context),
      ).toBe(expected);
    });
  });
}
