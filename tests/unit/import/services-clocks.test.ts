/** Times as the services, laboratories and control rooms write them: Zulu, groups, counted from T. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { moment } from './understood.ts';

function entries(text: string): string[] {
  const { document } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  return document.timeline.map(
    ({ at, body }) => `${moment(at)} ${plainText(body).replace(/\s+/g, ' ').trim()}`,
  );
}

describe('Zulu time', () => {
  it.each([
    ['a plain list', '0310z feed stops\n0325z technicians paged\n0410z back to normal'],
    ['bullets', '* 0310z feed stops\n* 0325z - technicians paged\n* 0410z: back to normal'],
    ['capitals', '0310Z feed stops\n0325Z technicians paged\n0410Z back to normal'],
    ['with a colon', '03:10z feed stops\n03:25z technicians paged\n04:10z back to normal'],
    [
      'date-time groups',
      '110310Z FEB 25 feed stops\n110325Z FEB 25 technicians paged\n110410Z FEB 25 back to normal',
    ],
    [
      'groups with the whole year',
      '110310ZFEB2025 feed stops\n110325ZFEB2025 technicians paged\n110410ZFEB2025 back to normal',
    ],
  ])('%s', (_, lines) => {
    expect(entries(`Radar feed lost, 11 February 2025\n\n${lines}\n\nThe fibre was cut.`)).toEqual([
      '2025-02-11T03:10Z feed stops',
      '2025-02-11T03:25Z technicians paged',
      '2025-02-11T04:10Z back to normal',
    ]);
  });

  it('a small z that begins a word is none', () => {
    expect(entries('## Timeline 2 May 2025 (CET)\n\n- 10:10 zone B fails\n- 10:20 fixed')).toEqual([
      '2025-05-02T09:10Z zone B fails',
      '2025-05-02T09:20Z fixed',
    ]);
  });
});

describe('counted from T', () => {
  const counted = [
    '2025-03-03T14:02Z deploy of build 88',
    '2025-03-03T14:05Z errors',
    '2025-03-03T14:33Z recovered',
  ];
  it.each([
    [
      'a list whose T has a line above it',
      'T = 14:02 UTC\n\n## Timeline\n\n- T: deploy of build 88\n- T+3: errors\n- T+31: recovered',
    ],
    [
      'a table',
      'T0 is 14:02 UTC.\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| T | deploy of build 88 |\n' +
        '| T+3m | errors |\n| T+31m | recovered |',
    ],
    [
      'bare lines under no heading',
      'T0 = 2025-03-03 14:02 UTC\nT0      deploy of build 88\nT+00:03 errors\nT+00:31 recovered',
    ],
    [
      'a letter that only leads to the clock',
      '## Timeline (UTC)\n\nT: 14:02 deploy of build 88\nT: 14:05 errors\nT: 14:33 recovered',
    ],
  ])('%s', (_, lines) => {
    expect(entries(`# Logins failed, 3 March 2025\n\n${lines}\n`)).toEqual(counted);
  });

  it('what is counted in prose is no clock', () => {
    expect(
      entries('# Note of 3 March 2025\n\nThe probe failed at T+00:07 and again later.'),
    ).toEqual([]);
  });
});

describe('a clock and the part of the day', () => {
  it.each([
    ['8.45 this morning', '08:45'],
    ['8:45 that evening', '20:45'],
    ['9:15 tonight', '21:15'],
    ['3.05 this afternoon', '15:05'],
  ])('%s', (written, clock) => {
    expect(entries(`Printing broke at ${written} on 7 May 2025 after the driver update.`)).toEqual([
      `2025-05-07T${clock} Printing broke at ${written} on 7 May 2025 after the driver update.`,
    ]);
  });
});
