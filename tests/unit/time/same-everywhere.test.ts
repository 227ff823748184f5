/**
 * The same written time gives the same reading in every place. The times are those of
 * `fixtures/times/written-times.json`: 13 languages, their instants from Python's zoneinfo
 * (`tests/tools/written_times.py`).
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { leadingStamp } from '../../../core/import/understand/stamps.ts';
import { readStamp } from '../../../core/import/understand/times.ts';
import { plainText } from '../../../core/prose/text.ts';
import { findTimes } from '../../../core/time/find-times.ts';
import { readTime } from '../../../core/time/read-time.ts';

interface Row {
  language: string;
  written: string;
  local: string;
  instant: string;
}

const rows = JSON.parse(
  readFileSync(new URL('../../fixtures/times/written-times.json', import.meta.url), 'utf8'),
) as Row[];
const NOTHING = { zone: null, date: null };
const SENTENCE = 'Alarm fired';

/** The instant of a stamp that leads a line; what stopped it, where it does not take all of it. */
function atLineStart(line: string, rest: string): string | null {
  const stamp = leadingStamp(line);
  return stamp?.clock && line.slice(stamp.length) === rest
    ? readStamp(stamp.written, NOTHING).instant
    : `${stamp?.written ?? 'no stamp'}`;
}

const single: Record<string, (written: string) => string | null> = {
  field: (written) => readTime(written, NOTHING).time.instant,
  'line beginning with a dash': (written) => atLineStart(`${written} – ${SENTENCE}`, SENTENCE),
  'line beginning with a colon': (written) => atLineStart(`${written}: ${SENTENCE}`, SENTENCE),
  brackets: (written) => atLineStart(`[${written}] ${SENTENCE}`, SENTENCE),
  'line alone': (written) => atLineStart(written, ''),
  prose: (written) => {
    const found = findTimes(`${SENTENCE} ${written}; nobody looked.`, NOTHING);
    return found.length === 1 ? found[0]!.time.instant : `${found.length} times`;
  },
};

describe('a time alone', () => {
  it('has a table of 1,500 in 13 languages', () => {
    expect(rows.length).toBeGreaterThanOrEqual(1_500);
    expect(new Set(rows.map(({ language }) => language)).size).toBe(13);
  });

  it.each(Object.keys(single))('%s', (place) => {
    const wrong = rows.flatMap(({ written, instant }) => {
      const read = single[place]!(written);
      return read === instant ? [] : [`${written} => ${read}, not ${instant}`];
    });
    expect(wrong).toEqual([]);
  });
});

const event = (index: number): string => `event number ${index} happened`;
type Places = Record<string, [name: string, text: (some: readonly Row[]) => string]>;
const documents: Places = {
  'Markdown list': [
    'a.md',
    (some) =>
      `# Report\n\n## Timeline\n\n${some.map(({ written }, at) => `- ${written}: ${event(at)}`).join('\n')}`,
  ],
  table: [
    'a.md',
    (some) =>
      '# Report\n\n## Timeline\n\n| Time | What ' +
      `|\n|---|---|\n${some.map(({ written }, at) => `| ${written} | ${event(at)} |`).join('\n')}`,
  ],
  'HTML table': [
    'a.html',
    (some) =>
      '<h1>Report</h1><h2>Timeline</h2><table><tr><th>Time</th><th>What</th></tr>' +
      `${some.map(({ written }, at) => `<tr><td>${written}</td><td>${event(at)}</td></tr>`).join('')}` +
      '</table>',
  ],
  'plain lines': [
    'a.txt',
    (some) =>
      `Report\n\nTimeline\n\n${some.map(({ written }, at) => `${written} - ${event(at)}`).join('\n')}`,
  ],
  'status page': [
    'a.txt',
    (some) =>
      `Report\n\n${some.map(({ written }, at) => `Monitoring\n${written}\nWe see that ${event(at)}.\n`).join('\n')}`,
  ],
  mail: [
    'a.eml',
    (some) =>
      'From: a@b.example\nTo: c@d.example\nDate: Mon, 4 Mar 2024 10:00:00 +0000\nSubject: ' +
      'Report\nContent-Type: text/plain; ' +
      `charset=utf-8\n\nTimeline:\n\n${some.map(({ written }, at) => `* ${written} - ${event(at)}`).join('\n')}`,
  ],
  CSV: [
    'a.csv',
    (some) =>
      `Time,Event\n${some.map(({ written }, at) => `"${written}","${event(at)}"`).join('\n')}`,
  ],
};

/** The times of a document by the number of their event. */
function timesOf({ timeline, updates }: Postmortem): Map<number, Time | null> {
  return new Map(
    [...timeline, ...updates].map(({ at, body }) => [
      Number(/number (\d+)/.exec(plainText(body))?.[1]),
      at,
    ]),
  );
}

describe('a time among others of an import', () => {
  it.each(Object.keys(documents))('%s', { timeout: 60_000 }, async (place) => {
    const [name, text] = documents[place]!;
    await fc.assert(
      fc.asyncProperty(fc.subarray(rows, { minLength: 4, maxLength: 60 }), async (some) => {
        const bytes = new TextEncoder().encode(text(some));
        const options = { newId: sequentialIds('n'), today: '2026-01-01' };
        const { document } = await importSources([{ name, bytes }], options);
        const times = timesOf(document!);
        expect(some.map(({ written }, at) => [written, times.get(at)?.instant ?? null])).toEqual(
          some.map(({ written, instant }) => [written, instant]),
        );
      }),
      { numRuns: 12 },
    );
  });
});
