import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../core/export/html/write.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';

const drawn = (language: string, days = false): string[] => {
  const sample = sampleDocument();
  const timeline = days
    ? sample.timeline.map((entry, index) =>
        index < sample.timeline.length - 1
          ? entry
          : {
              ...entry,
              at: { ...entry.at!, local: '2026-03-08T10:31', instant: '2026-03-08T09:31:00Z' },
            },
      )
    : sample.timeline;
  const html = toHtml(
    buildReport({ ...sample, timeline }, { audience: 'everyone', zone: '', language }),
  );
  return [.../<svg .*?<\/svg>/s.exec(html)![0].matchAll(/<text [^>]*>([^<]*)/g)].map(
    ([, text]) => text!,
  );
};

describe('the picture of the incident', () => {
  it.each([
    ['en', ['09:22 detected', 'undetected 7 min']],
    ['de', ['09:22 bemerkt', 'unbemerkt 7 min']],
    ['fr', ['09:22 détecté', 'non détecté 7 min']],
  ])('says its milestones and phases in the language of the report: %s', (language, words) =>
    expect(drawn(language)).toEqual(expect.arrayContaining(words)),
  );

  it.each([
    ['en', '3 Mar 09:15 started', 'time left out'],
    ['de', '3. März 09:15 begonnen', 'Zeit ausgelassen'],
    ['fr', '3 mars 09:15 début', 'temps omis'],
  ])('and its days and what it leaves out: %s', (language, label, leftOut) => {
    expect(drawn(language, true)).toEqual(expect.arrayContaining([label, leftOut]));
  });
});
