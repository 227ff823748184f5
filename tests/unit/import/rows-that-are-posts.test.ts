/** Rows that each begin with a stamp and a status are posts; a log of what happened stays a timeline. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { moment } from './understood.ts';

function read(text: string): { posts: string[]; entries: string[] } {
  const { document } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  const words = (body: Parameters<typeof plainText>[0]) =>
    plainText(body).replace(/\s+/g, ' ').trim();
  return {
    posts: document.updates.map(({ at, status, body }) => `${status} ${moment(at)} ${words(body)}`),
    entries: document.timeline.map(({ at, body }) => `${moment(at)} ${words(body)}`),
  };
}

describe('posts in rows', () => {
  it.each([
    [
      'a list',
      '<h1>Volumes are read-only</h1><ul><li><span>11 Aug 2025 22:58 UTC</span> <em>Resolved</em><p>All is well.</p></li><li><span>11 Aug 2025 20:14 UTC</span> <em>Investigating</em><p>Some fail.</p></li></ul>',
    ],
    [
      'lines with a sign',
      '# Volumes are read-only\n\n- 11 Aug 2025 22:58 UTC Resolved: All is well.\n- 11 Aug 2025 20:14 UTC Investigating: Some fail.',
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({
      posts: [
        'investigating 2025-08-11T20:14Z Some fail.',
        'resolved 2025-08-11T22:58Z All is well.',
      ],
      entries: [],
    });
  });

  it('a table without heads', () => {
    const row = (stamp: string, status: string, text: string) =>
      `<tr><td><b>11 Aug 2025 ${stamp}</b></td><td>${status}</td><td>${text}</td></tr>`;
    const rows = [
      row('22:58', 'Resolved', 'All is well.'),
      row('21:37', 'Update', 'Most work.'),
      row('20:14', 'Investigating', 'Some fail.'),
    ].join('\n');
    expect(
      read(
        `<html><body>\n<h1>Volumes are read-only</h1>\n<p>Times are in UTC.</p>\n<table>\n${rows}\n</table>\n</body></html>`,
      ).posts,
    ).toEqual([
      'investigating 2025-08-11T20:14Z Some fail.',
      'update 2025-08-11T21:37Z Most work.',
      'resolved 2025-08-11T22:58Z All is well.',
    ]);
  });

  it('lines of a language without blanks', () => {
    expect(
      read(
        '服务状态\n\n上传失败\n2025-10-14 16:30 已恢复 上传功能已恢复正常。\n2025-10-14 15:20 调查中 部分用户上传失败。\n\n所有时间均为北京时间。',
      ).posts,
    ).toEqual([
      'investigating 2025-10-14T07:20Z 调查中 部分用户上传失败。',
      'resolved 2025-10-14T08:30Z 已恢复 上传功能已恢复正常。',
    ]);
  });

  it.each([
    [
      'rows that tell',
      '- 11 Aug 2025 20:14 UTC Identified the bad disk\n- 11 Aug 2025 22:58 UTC Resolved by a swap',
    ],
    ['clocks without a day', '- 20:14 UTC Investigating: Ada looks\n- 22:58 UTC Resolved: swapped'],
  ])('%s are a timeline', (_, rows) => {
    const found = read(`# Disk of 11 August 2025\n\n## Timeline\n\n${rows}`);
    expect(found.posts).toEqual([]);
    expect(found.entries).toHaveLength(2);
  });
});

describe('texts that end with their stamp in brackets', () => {
  it.each([
    ['round', '(', ')'],
    ['square', '[', ']'],
  ])('%s', (_, open, close) => {
    expect(
      read(
        `Thread by @coralex\n\nWe’re investigating delays. ${open}May 3, 2025 07:12 UTC${close}\n\nWe have resumed withdrawals. ${open}May 3, 2025 09:03 UTC${close}\n`,
      ).posts.map((post) => post.slice(0, 24)),
    ).toEqual(['update 2025-05-03T07:12Z', 'update 2025-05-03T09:03Z']);
  });
});

describe('clocks of four digits before words', () => {
  const log = (lines: string) => read(`Baggage log, 14 June 2025 (UTC)\n\n${lines}\n`).entries;
  it.each([
    ['two blanks', '0512  Sorter trips\n0531  Sorter reset\n0652  Sorter runs'],
    ['one blank', '0512 Sorter trips\n0531 Sorter reset\n0652 Sorter runs'],
  ])('%s', (_, lines) => {
    expect(log(lines)).toEqual([
      '2025-06-14T05:12Z Sorter trips',
      '2025-06-14T05:31Z Sorter reset',
      '2025-06-14T06:52Z Sorter runs',
    ]);
  });
  it('past midnight', () => {
    expect(log('2350 Sorter trips\n2355 Sorter reset\n0010 Sorter runs')).toHaveLength(3);
  });
  it('years are none', () => {
    expect(log('1998 Sorter built\n2007 Sorter moved\n2019 Sorter painted')).toEqual([]);
  });
});

it.each(['Data do incidente: 12/11/2025.', 'Data do incidente: 12/11/2025', 'Início: 12/11/2025'])(
  'a labelled day in the order that the text shows: %s',
  (line) => {
    expect(
      read(
        `# Fila parada\n\n${line}\n\n| Hora | Descrição |\n|---|---|\n| 09h03 | A fila cresce |\n| 10h15 | A fila está vazia |\n\nLimitar os lotes até 30/11/2025.\n`,
      ).entries.map((entry) => entry.slice(0, 10)),
    ).toEqual(['2025-11-12', '2025-11-12']);
  },
);
