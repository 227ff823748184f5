/** Ends and beginnings that the entries deny in their own words, each beside what only looks so. */
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../document/documents.ts';
import { check, entry, section, time, update } from './sample.ts';

const found = (rule: string, parts: Parameters<typeof check>[0]): string[] =>
  check(parts)
    .filter((one) => one.rule === rule && one.severity !== 'info')
    .map(({ message }) => message);

describe('an end after which it still fails', () => {
  const told = (text: string, row: string, back = 'All orders work again.') => ({
    sections: [section('summary', text)],
    timeline: [
      entry('a', '14:05', 'Orders fail.'),
      entry('b', '15:10', 'The restart of the order server begins.'),
      entry('c', '15:24', row),
      entry('d', '15:38', back),
    ],
  });
  it.each([
    ['From 14:05 to 15:10 orders failed.', 'Orders are still failing on half of the servers.', 1],
    ['14:05から15:10まで注文できませんでした。', '一部のサーバでまだ注文が失敗する', 1],
    ['14:05부터 15:10까지 주문이 되지 않았습니다.', '서버 절반에서 오류 계속 발생', 1],
    ['From 14:05 to 15:38 orders failed.', 'Orders are still failing on half of the servers.', 0],
    ['From 14:05 to 15:10 orders failed.', 'No order is still failing.', 0],
    ['From 14:05 to 15:10 orders failed.', 'The lift is still down.', 0],
    ['Around 15:10 it ended.', 'Orders are still failing on half of the servers.', 0],
  ])('%s %s', (text, row, count) => {
    expect(found('text/end', told(text, row))).toHaveLength(count);
  });
});

describe('digits that are changed over', () => {
  const told = (text: string) => ({
    sections: [section('root-cause', text)],
    timeline: [
      entry('a', '06:24', 'The boards of all piers and the tickets app take no new data.'),
      entry('b', '06:31', 'The harbour office is called.'),
      entry('c', '08:17', 'The file is replaced.'),
    ],
  });
  it.each([
    ['At 06:42 the boards of the piers and the tickets app showed old ferries.', 1],
    ['At 06:24 the boards of the piers and the tickets app showed old ferries.', 0],
    ['At 06:43 the boards of the piers and the tickets app showed old ferries.', 0],
    // Another event may well be at that time.
    ['At 06:42 the harbour master was called.', 0],
    ['At 06:42 an app was opened.', 0],
  ])('%s', (text, count) => {
    expect(found('text/time-not-in-timeline', told(text))).toHaveLength(count);
  });
});

describe('a form that writes no day', () => {
  const told = (line: string, row = 'All parcels sent, end of impact.') => ({
    sections: [section('impact', `Impact start: 11:17\n\n${line}`)],
    timeline: [
      entry('a', '11:17', 'Parcels wait.'),
      entry('b', '13:25', row),
      entry('c', '14:10', 'The call is closed.'),
    ],
  });
  it.each([
    [told('Impact end: 13:52'), 1],
    [told('Impact end: 13:25'), 0],
    [told('Impact end: 13:52', 'All parcels sent.'), 0],
    [told('Review: 13:52'), 0],
  ])('%#', (parts, count) => expect(found('text/contradicts', parts)).toHaveLength(count));
});

describe('a beginning before which all was well later', () => {
  const told = (text: string) => ({
    sections: [section('summary', 'Starting at 13:40, letters could not be delivered.')],
    timeline: [
      entry('a', '13:52', `The new build is rolled out. ${text}`),
      entry('b', '13:58', 'The first sorter stands still.'),
      entry('c', '15:12', 'All sorters run again.'),
    ],
  });
  it.each([
    ['Before this moment every sorter was healthy.', 1],
    ['Until that minute all letters arrived.', 1],
    ['Before this moment all sorters were down.', 0],
    ['Before this moment we had no figures.', 0],
    ['Every sorter takes it.', 0],
  ])('%s', (text, count) => expect(found('text/start', told(text))).toHaveLength(count));
});

describe('notices whose zone or day nobody knows', () => {
  const at = (clock: string) => time(`T${clock}`, null);
  const closing = 'Between 08:47 and 10:02 customers saw errors. The issue has been resolved.';
  const posts = (rows: readonly [string, string][]) => ({
    incident: { ...emptyDocument().incident, zone: '', date: '' },
    updates: rows.map(([clock, text]) => ({ ...update(clock, null, text), at: at(clock) })),
  });
  const still = 'We continue to see elevated error rates.';
  it.each([
    [
      posts([
        ['09:31', 'We look into it.'],
        ['10:20', still],
        ['11:04', closing],
      ]),
      1,
    ],
    [
      posts([
        ['11:04', closing],
        ['10:20', still],
        ['09:31', 'We look into it.'],
      ]),
      1,
    ],
    [
      posts([
        ['09:31', still],
        ['10:20', 'Errors are gone.'],
        ['11:04', closing],
      ]),
      0,
    ],
    // Past midnight, a clock alone says nothing of before and after.
    [
      posts([
        ['22:31', 'We look into it.'],
        ['10:20', still],
        ['11:04', closing],
      ]),
      0,
    ],
  ])('%#', (parts, count) => expect(found('updates/contradicts', parts)).toHaveLength(count));
});

describe('how long it went on', () => {
  const rows = [
    entry('a', '09:05', 'O aplicativo deixou de abrir.'),
    entry('b', '10:25', 'Os caixas voltaram.'),
    entry('c', '11:25', 'O aplicativo foi restabelecido.'),
  ];
  const said = (text: string) =>
    found('text/duration', { sections: [section('summary', text)], timeline: rows });
  it.each([
    ['No total, o aplicativo ficou fora do ar por 1 hora e 20 minutos.', 1],
    ['No total, o aplicativo ficou fora do ar por 2 horas e 20 minutos.', 0],
    ['Durata complessiva: 3 ore e 10 minuti', 1],
    ['Durata complessiva: 2 ore e 20 minuti', 0],
    ['影响时长：3小时45分钟', 1],
    ['影响时长：2小时20分钟', 0],
    ['Dauer: 2 Stunden 10 Minuten', 1],
  ])('%s', (text, count) => expect(said(text)).toHaveLength(count));
});
