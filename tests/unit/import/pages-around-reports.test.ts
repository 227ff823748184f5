/**
 * What stands around a report on its page and is no part of the incident: who wrote it and when,
 * hours of service, links to other pages. And what a page does to a report: bullets with tabs, days
 * right before their clocks. All texts are invented.
 */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { isOfThePage } from '../../../core/import/understand/labelled-days.ts';
import { plainText } from '../../../core/prose/text.ts';

function read(text: string) {
  const { document, notes } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  return {
    notes,
    zone: document.incident.zone,
    entries: document.timeline.map(({ at }) => at?.local ?? '-'),
    instants: document.timeline.map(({ at }) => at?.instant ?? null),
    words: document.timeline.map(({ body }) => plainText(body).replace(/\s+/g, ' ').trim()),
  };
}

describe('who wrote a page and when', () => {
  it.each([
    'Ada Berg, 16 January 2025 · 4 min read',
    'By the Ops Team | September 17, 2024 | Notices',
    'Por Equipe Rede • 27 de agosto de 2025 • Leitura de 3 min',
    'Von Ada Berg, 12. März 2025',
    'March 3, 2025 by Ada Berg',
  ])('%s', (line) => expect(isOfThePage(line)).toBe(true));

  it.each([
    'Incident on 12 March 2025',
    'Database outage, 12 March 2025',
    'API outage - March 12, 2025',
    'By 16:40 on 12 March 2025 all was well',
  ])('%s is about the incident', (line) => expect(isOfThePage(line)).toBe(false));

  it('lends no day to the times of the text', () => {
    const { entries } = read(
      '# A bad morning\n\n*Ada Berg, 16 January 2025 · 4 min read*\n\n' +
        'On Tuesday, 14 January 2025, our shop was closed for an hour.\n\n## What we saw\n\n' +
        'At 9:42 the alarm rang. At 10:40 the shop was open again.\n',
    );
    expect(entries).toEqual(['2025-01-14T09:42', '2025-01-14T10:40']);
  });
});

describe('the day of a list that gives none', () => {
  const list = '- **2:10 PM PDT** – The queue stops\n- **2:35 PM PDT** – It is restarted\n';

  it('is named above it', () => {
    const { entries } = read(
      `# Queues\n\n*By the Team | September 17, 2024*\n\n## What happened\n\n` +
        `Here is how Saturday, September 14, 2024, went for us.\n\n${list}\n` +
        '## What you get\n\nLog in until October 1, 2024.\n',
    );
    expect(entries).toEqual(['2024-09-14T14:10', '2024-09-14T14:35']);
  });

  it('is not the one named below it', () => {
    const { entries } = read(
      `# Queues on September 14\n\n## What happened\n\n${list}\nThe fix came on September 20, 2024.\n`,
    );
    expect(entries).toEqual(['2024-09-14T14:10', '2024-09-14T14:35']);
  });
});

describe('times of every week', () => {
  it.each([
    'Hours: Monday–Thursday 7:30 a.m.–9 p.m., Friday 7:30 a.m.–5 p.m.',
    'Atendemos de segunda a sábado, das 8h às 20h.',
    'Le support est joignable du lundi au vendredi de 8h à 18h.',
    'Wir sind Montag bis Freitag von 9:00 bis 17:00 Uhr da.',
    'We zijn bereikbaar van maandag tot en met vrijdag van 9.00 tot 17.00 uur.',
  ])('%s', (line) => {
    const { entries } = read(`# Lost mail on 3 March 2025\n\nAt 10:05 mail was lost.\n\n${line}\n`);
    expect(entries).toEqual(['2025-03-03T10:05']);
  });

  it('are not those of two days with their numbers', () => {
    const { entries } = read(
      '# Lost mail\n\nFrom Monday, 3 March 2025, 23:10 to Tuesday, 4 March 2025, 01:20 mail was lost.\n',
    );
    expect(entries).toEqual(['2025-03-03T23:10', '2025-03-04T01:20']);
  });
});

it.each(['Keep reading', 'Leia também', 'À lire aussi', 'Weitere Artikel', '関連記事'])(
  'links below “%s” tell of nothing',
  (title) => {
    const { entries } = read(
      `# Lost mail on 3 March 2025\n\nAt 10:05 mail was lost.\n\n${title}\n\n- Lights out at 20:15 in May\n`,
    );
    expect(entries).toEqual(['2025-03-03T10:05']);
  },
);

it('a bullet and its text are parted by a tab', () => {
  const { entries } = read(
    'How did we respond?\n\n•\t07:12 UTC on 9 September 2025 – A key was retired.\n' +
      '•\t07:41 UTC on 9 September 2025 – The key was found.\n' +
      '•\t09:04 UTC on 9 September 2025 – All was well.\n',
  );
  expect(entries).toEqual(['2025-09-09T07:12', '2025-09-09T07:41', '2025-09-09T09:04']);
});

it('a timeline that was set as code is one, where the page has no other', () => {
  const log = '```\n10:12 cron failed\n10:40 noticed\n11:06 cron runs\n```\n';
  const title = 'Timeline, times in UTC, 2025-03-03:\n\n';
  expect(read(`# Cron\n\n${title}${log}`).entries.map((at) => at.slice(11))).toEqual([
    '10:12',
    '10:40',
    '11:06',
  ]);
  expect(read(`# Cron\n\nOur log of 2025-03-03:\n\n${log}`).entries).toEqual([]);
});

it('a paragraph that begins with its time is a text and no row', () => {
  const { entries, words } = read(
    'お詫び\n\n2025年7月8日（火）午前10時15分頃から午後0時40分頃にかけて、サービスが停止しました。\n' +
      '午前10時22分に異常を検知し、午前11時5分に原因を特定しました。午後0時40分に復旧しました。\n',
  );
  expect(entries.map((at) => at.slice(11))).toEqual(['10:15', '10:22', '11:05', '12:40', '12:40']);
  expect(words[1]).toContain('午前10時22分に異常を検知し');
});

it('an item that says how the others are to be read is none of them', () => {
  const { entries } = read(
    '## Chronology\n\n7. The following took place on 7 June 2023. All times are UTC.\n' +
      '8. At 04:12, a router was loaded.\n9. At 04:31, the network was down.\n10. At 09:10, it was up.\n',
  );
  expect(entries).toEqual(['2023-06-07T04:12', '2023-06-07T04:31', '2023-06-07T09:10']);
});

describe('a zone named once', () => {
  const mail = (offset: string) =>
    `From: Dana <d@ledger.example>\nSent: Fri, 17 Oct 2025 09:12:44 ${offset}\nTo: all\n` +
    'Subject: Payroll\n\nOn Thursday, October 16, 2025, between 2:15 PM and 4:50 PM Eastern Time, ' +
    'payroll was down.\n\nWhat happened\n\nAt 2:22 PM our engineer was paged.\n';

  it('holds beside the bare offset of its place', () =>
    expect(read(mail('-0400')).instants).toContain('2025-10-16T18:22:00Z'));
  it('does not beside another', () =>
    expect(read(mail('+0200')).instants).not.toContain('2025-10-16T18:22:00Z'));
});

describe('moments beside a timeline', () => {
  const timeline = '経過\n8時13分 応答の遅れを検知\n8時38分 ログを削除\n8時50分 再起動を開始\n';

  it('are entries, where a label stands above its time or each part has its window', () => {
    const { entries, words, notes } = read(
      '注文サービス障害 2025年6月12日\n\n時刻はすべて日本時間です。\n\n発生日時\n2025年6月12日 8時04分\n復旧日時\n' +
        `2025年6月12日 9時03分\n止まったサーバ\n・a-2　8時18分から8時52分まで\n・a-3　8時31分から8時51分まで\n\n${timeline}`,
    );
    expect(entries.map((entry) => entry.slice(11))).toEqual([
      '08:04',
      '08:13',
      '08:18',
      '08:31',
      '08:38',
      '08:50',
      '09:03',
    ]);
    expect([words[0], words.at(-1)]).toEqual(['発生日時', '復旧日時']);
    expect(notes.join()).toContain('4 more moments');
  });

  it('are none where they are plans, or said already', () => {
    const { entries } = read(
      `# Orders, 12 June 2025\n\nAll times are UTC.\n\n## Windows\n\n- Maintenance a: 22:00 to 23:00\n- Maintenance b: 23:00 to 23:30\n\n## Timeline\n\n- 08:13 It stops\n- 08:38 It goes on\n`,
    );
    expect(entries.map((entry) => entry.slice(11))).toEqual(['08:13', '08:38']);
  });
});

describe('days and ends that stand in few words', () => {
  it('a weekday makes a day of two numbers', () => {
    const { entries } = read(
      'Timeline\n\nMon 02/06\n23:10 Disk fills\nTue 03/06\n00:35 Disk full\n01:20 Disk cleared\n\n(June 2025, UTC)\n',
    );
    expect(entries).toEqual(['2025-06-02T23:10', '2025-06-03T00:35', '2025-06-03T01:20']);
  });

  it('yesterday is the day before the posting', () => {
    const { entries } = read(
      "Yesterday's outage\n\nPosted Wednesday, June 11, 2025\n\n" +
        'Yesterday at 2:05pm EDT logins went down. At 3:15pm they were restored.\n',
    );
    expect(entries).toEqual(['2025-06-10T14:05', '2025-06-10T15:15']);
  });

  it('an outage that lasted until a time ends then', () => {
    const { entries, words } = read(
      'On Friday 21 March 2025 at 09:30 GMT we had an outage which lasted until 11:15 GMT.\n',
    );
    expect(entries).toEqual(['2025-03-21T09:30', '2025-03-21T11:15']);
    expect(words[1]).toContain('lasted until 11:15');
  });

  it('a log whose words are statuses is a log', () => {
    const { entries } = read(
      'INC-204, 14 May 2025\n\nKey events\n09:20 Deploy\n09:41 Reported by Jo\n09:45 Identified\n10:22 Fixed\n',
    );
    expect(entries).toHaveLength(4);
  });
});
