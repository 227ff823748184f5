/**
 * Stamps on which readers of times are known to fail, as public reports of bugs tell it: each with
 * neighbours of its kind. A list of a report, read as a whole.
 */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { runChecks } from '../../../core/checks/registry.ts';

/** A report whose timeline is the stamps, with "step 1", "step 2" as texts. */
function read(stamps: readonly string[], sign = ' - ') {
  const rows = stamps.map((stamp, index) => `* ${stamp}${sign}step ${index + 1}`).join('\n');
  const { document } = importText(`# Report\n\n## Timeline\n\n${rows}\n`, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  return {
    document,
    instants: document.timeline.map(({ at }) => at?.instant?.replace(/:00Z$/, 'Z') ?? null),
    texts: document.timeline.map(({ body }) => plainText(body).trim()),
  };
}

/** Rules of `check` about the times. */
function found(document: ReturnType<typeof read>['document']): string[] {
  return runChecks(document, { now: '2026-01-01T00:00:00Z' })
    .map(({ rule }) => rule)
    .filter((rule) =>
      /^(?:time|timeline)\/(?:order|malformed|zone-season|missing-time)/.test(rule),
    );
}

describe('a narrow blank before the half of the day', () => {
  it.each([
    ['U+202F', '\u202F'],
    ['U+2009', '\u2009'],
    ['U+00A0', '\u00A0'],
    ['U+2007', '\u2007'],
    ['an ordinary one', ' '],
  ])('%s', (_, blank) => {
    const { instants, texts } = read([
      `2024-06-13 3:27${blank}PM UTC`,
      `2024-06-13 3:45${blank}p.m. UTC`,
    ]);
    expect(instants).toEqual(['2024-06-13T15:27Z', '2024-06-13T15:45Z']);
    expect(texts).toEqual(['step 1', 'step 2']);
  });
});

describe('the zone behind the date', () => {
  it.each([
    ['3:05 PM on June 4, 2024 PDT', '2024-06-04T22:05Z'],
    ['8:00 on 22 April 2024 (UTC)', '2024-04-22T08:00Z'],
    ['09:00 Monday 22 April 2024 CEST', '2024-04-22T07:00Z'],
    ['10:00 22.04.2024 CEST', '2024-04-22T08:00Z'],
    ['09:00 on 22 April 2024 London time', '2024-04-22T08:00Z'],
    ['3am (UTC) on April 22, 2024', '2024-04-22T03:00Z'],
  ])('%s', (stamp, instant) => {
    const { instants, texts } = read([stamp, stamp], ': ');
    expect(instants).toEqual([instant, instant]);
    expect(texts).toEqual(['step 1', 'step 2']);
  });
});

describe('signs that look like a hyphen, before an offset', () => {
  it.each([
    ['en dash', '\u2013'],
    ['hyphen that breaks no line', '\u2011'],
    ['minus', '\u2212'],
    ['hyphen', '-'],
  ])('%s', (_, sign) => {
    const { instants, texts, document } = read([
      `2024-05-14 09:05 UTC${sign}6`,
      `2024-05-14 09:20 UTC${sign}06:00`,
      `2024-05-14 09:25 (UTC${sign}6)`,
      `2024-05-14 09:30 GMT${sign}6`,
    ]);
    expect(instants).toEqual(['05', '20', '25', '30'].map((minute) => `2024-05-14T15:${minute}Z`));
    expect(texts[0]).toBe('step 1');
    expect(found(document)).toEqual([]);
  });
});

describe('the season of a zone on the day of a change', () => {
  it.each([
    ['2024-03-10 01:58 EST', 0],
    ['2024-03-10 03:05 EDT', 0],
    ['2024-03-31 01:30 CET', 0],
    ['2024-10-27 00:30 BST', 0],
    ['2024-11-03 00:45 EDT', 0],
    ['2024-03-10 03:05 EST', 1],
    ['2024-11-03 02:30 EDT', 1],
  ])('%s: %i', (stamp, wrong) => {
    expect(
      found(read([stamp]).document).filter((rule) => rule === 'time/zone-season'),
    ).toHaveLength(wrong);
  });
});

it('parts of the day: in words, in order, on one day', () => {
  const { instants, texts, document } = read(
    [
      '4 June 2024, 11:30 in the morning UTC',
      '4 June 2024, 12 noon UTC',
      '4 June 2024, 3:30 in the afternoon UTC',
      '4 June 2024, 9:15 at night UTC',
    ],
    ': ',
  );
  expect(instants).toEqual(['11:30', '12:00', '15:30', '21:15'].map((at) => `2024-06-04T${at}Z`));
  expect(texts).toEqual(['step 1', 'step 2', 'step 3', 'step 4']);
  expect(found(document)).toEqual([]);
});

describe('a leap second', () => {
  it.each(['2016-12-31 23:59:60 UTC', '2015-06-30 23:59:60 UTC', '2012-06-30T23:59:60Z'])(
    '%s was a time',
    (stamp) => {
      const { document } = read([stamp]);
      expect(document.timeline[0]!.at!.written).toBe(stamp);
      expect(document.timeline[0]!.at!.instant).toMatch(/T23:59:59Z$|T00:00:00Z$/);
      expect(found(document)).toEqual([]);
    },
  );
});

describe('the day of a report', () => {
  it('is the one that it gives as its day, not that of its registration', () => {
    const { document } = importText(
      '# Relazione\n\nUfficio Acque · prot. 118 del 30/09/2025\n\n## Dati\n\n' +
        '- **Giorno:** giovedì 25 settembre 2025\n\n## Cronologia\n\n' +
        '- **Ore 18:30** Pompa ferma\n- **Ore 19:10** Pompa riavviata\n',
      { name: '', newId: sequentialIds('n'), today: '2026-01-01' },
    );
    expect(document.timeline.map(({ at }) => at?.local)).toEqual([
      '2025-09-25T18:30',
      '2025-09-25T19:10',
    ]);
  });
});
