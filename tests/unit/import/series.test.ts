/**
 * Series of posts and of times whose parts are said once: edits of a forum's post, drawn signs,
 * a feed of any maker, the zone in a list's lead, the weekday of a story.
 */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { readFeed } from '../../../core/import/status-page/feed.ts';
import { findDeclaredZone } from '../../../core/time/declared-zone.ts';
import { plainText } from '../../../core/prose/text.ts';
import { moment } from './understood.ts';

const read = (text: string) =>
  importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  }).document;
const posts = (text: string) =>
  read(text).updates.map(
    ({ at, status, body }) =>
      `${status} ${moment(at)} ${plainText(body).replace(/\s+/g, ' ').trim()}`,
  );
const entries = (text: string) =>
  read(text).timeline.map(({ at, body }) => `${moment(at)} ${plainText(body).trim()}`);

describe('edits of a post', () => {
  const head =
    'Queue is stuck\n\nTansy | Community Team\nMarch 8, 2025, 6:12 PM (PST)\n\nPlayers wait.\n\n';
  it.each([
    [
      'numbers and brackets',
      'EDIT 1 (6:45 PM PST): We restart it.\nEDIT 2 (8:02 PM PST): Queues move.',
    ],
    [
      'numbers and a dash',
      'EDIT 1 - 6:45 PM PST: We restart it.\nEDIT 2 - 8:02 PM PST: Queues move.',
    ],
  ])('%s', (_, edits) => {
    expect(posts(head + edits)).toEqual([
      'update 2025-03-09T02:12Z Players wait.',
      'update 2025-03-09T02:45Z Edit 1 We restart it.',
      'update 2025-03-09T04:02Z Edit 2 Queues move.',
    ]);
  });
  it('without numbers', () => {
    expect(
      posts(`${head}EDIT 6:45 PM PST: We restart it.\nEDIT 8:02 PM PST: Queues move.`),
    ).toEqual([
      'update 2025-03-09T02:12Z Players wait.',
      'update 2025-03-09T02:45Z We restart it.',
      'update 2025-03-09T04:02Z Queues move.',
    ]);
  });
});

describe('posts below drawn signs', () => {
  it.each([
    ['■', '追記', 'ja'],
    ['◆', '続報', 'ja'],
    ['●', '更新', 'zh'],
    ['■', 'Update', 'en'],
  ])('%s %s', (sign, word) => {
    const text = `【お知らせ】\n\nこんにちは。\n\n${sign} 2025/07/03 20:40 ${word}\n直りました。\n\n${sign} 2025/07/03 19:25 ${word}\n増設中です。\n\n${sign} 2025/07/03 18:50\n調べています。\n`;
    expect(read(text).updates.map(({ at }) => moment(at))).toEqual([
      '2025-07-03T18:50',
      '2025-07-03T19:25',
      '2025-07-03T20:40',
    ]);
  });

  it('stamps alone without a series are no posts', () => {
    expect(posts('A note\n\n2025/07/03 18:50\nThe lamp was lit.\n')).toEqual([]);
  });
});

describe('a feed of any maker', () => {
  const feed = (html: string) =>
    `<rss><channel><title>Registry Status</title><item><title>Timeouts</title><pubDate>Thu, 10 Apr 2025 11:37:00 +0000</pubDate><description><![CDATA[${html}]]></description></item></channel></rss>`;
  it.each([
    [
      'status and stamp in one line',
      '<p><strong>RESOLVED</strong> | 2025-04-10 11:37 UTC<br/>All is well.</p><p><strong>INVESTIGATING</strong> | 2025-04-10 10:22 UTC<br/>Some time out.</p>',
    ],
    [
      'headings',
      '<h4>Resolved, 2025-04-10 11:37 UTC</h4><p>All is well.</p><h4>Investigating, 2025-04-10 10:22 UTC</h4><p>Some time out.</p>',
    ],
    [
      'the stamp first',
      '<p>2025-04-10 11:37 UTC - <b>Resolved</b><br>All is well.</p><p>2025-04-10 10:22 UTC - <b>Investigating</b><br>Some time out.</p>',
    ],
  ])('%s', (_, html) => {
    const [item] = readFeed(feed(html));
    expect(item!.updates.map(({ status, stamp }) => [status, stamp])).toEqual([
      ['resolved', '2025-04-10 11:37 UTC'],
      ['investigating', '2025-04-10 10:22 UTC'],
    ]);
  });
});

describe('the zone that leads to a list', () => {
  it.each([
    ['Veja o que aconteceu (horário de Brasília):', 'America/Sao_Paulo'],
    ['Here is the sequence (CET):', 'CET'],
    ['Voici les étapes (heure de Paris):', 'Europe/Paris'],
    ['Wszystkie godziny czasu lokalnego (CEST)', 'CEST'],
    ['Alle Uhrzeiten (MEZ)', 'CET'],
    ['We called the team (CET):', 'CET'],
    ['At 10:05 we called Ada (CET):', null],
    ['The list (see below):', null],
  ])('%s', (line, zone) => {
    expect(findDeclaredZone(line)?.zone ?? null).toBe(zone);
  });
});

describe('the weekday that a story opens with', () => {
  const story = (opening: string) =>
    `---\ntitle: Grey boxes\ndate: 2025-02-27\n---\n\n${opening} owners saw grey boxes.\n\nAt 11:20am ET Devi changed the bucket.\n`;
  it.each([
    ['On Tuesday,', '2025-02-25T16:20Z'],
    ['Last Tuesday,', '2025-02-25T16:20Z'],
    ['On Monday morning', '2025-02-24T16:20Z'],
    ['On Thursday,', '2025-02-27T16:20Z'],
    ['In our shops', '2025-02-27T16:20Z'],
  ])('%s', (opening, instant) => {
    expect(entries(story(opening))[0]).toMatch(new RegExp(`^${instant} `));
  });
});

describe('what is no event', () => {
  it.each([
    'La caída del 15 de octubre de 2025 fue de 3 horas y 35 minutos.',
    'La panne du 15 octobre 2025 a duré de 2 heures et 35 minutes.',
    '7 maja 2025 ekipa spawa kabel. Przewidywany czas naprawy: 21:00.',
    'On 7 May 2025 the cable was cut. Estimated restoration: 21:00.',
  ])('%s', (sentence) => {
    expect(entries(sentence)).toEqual([]);
  });
});

it.each(['We will post again by 11:30 UTC.', 'We’ll report again at 11:30 UTC.'])(
  'a promise that was kept late: %s',
  (promise) => {
    const document = read(
      `Readers fail\nIncident Report for Pebble\nResolved\nAll is well.\nPosted Apr 03, 2025 - 14:12 UTC\nInvestigating\nReaders do not start. ${promise}\nPosted Apr 03, 2025 - 10:55 UTC\n`,
    );
    const rules = runChecks(document, { now: '2026-01-01T00:00:00Z' }).map(({ rule }) => rule);
    expect(rules).toContain('updates/late');
  },
);
