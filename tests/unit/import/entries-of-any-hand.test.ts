/** Entries as people write them: broken lines, mistyped clocks, posts that tell. Invented texts. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { importSources } from '../../../core/import/import-files.ts';
import { plainText } from '../../../core/prose/text.ts';

async function read(text: string, name = 'report.txt'): Promise<Postmortem> {
  const { document } = await importSources([{ name, bytes: new TextEncoder().encode(text) }], {
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  return document!;
}

const entries = ({ timeline }: Postmortem) =>
  timeline.map(({ at, body }) => [at?.local?.slice(11) ?? null, plainText(body)]);

const WRAPPED = `Report on the lift of the north tower

On Monday, 2 June 2025, the lift of the north tower stopped between two
floors. Nobody was in it. All times are UTC.

At 13.52 the porter heard the bell of the lift, and at 14.05 he called
the maker. At 14.47 the maker found a worn cable. At 15.20 the
lift ran again.

The cable had been due for a change in May. It was on order, and the
order lay in a drawer, because nobody was named in the plan who
opens it.
`;

describe('a text that a program broke at a width', () => {
  it('is read by its sentences, also where a paragraph has three lines', async () => {
    expect(entries(await read(WRAPPED))).toEqual([
      ['13:52', 'the porter heard the bell of the lift'],
      ['14:05', 'he called the maker.'],
      ['14:47', 'the maker found a worn cable.'],
      ['15:20', 'the lift ran again.'],
    ]);
  });

  it('does not make one of the lines of a list', async () => {
    const listed = WRAPPED.replace(
      /At 13[^]*again\./,
      '13:52 The porter hears the bell of the lift and goes to see what it is\n14:05 The porter calls the maker, who is on another tower until 14:30\n15:20 The lift runs again',
    );
    expect(entries(await read(listed)).map(([at]) => at)).toEqual(['13:52', '14:05', '15:20']);
  });
});

describe('a clock that shows no time', () => {
  it.each([
    ['with a colon', '2025-06-02 09:12 UTC', '2025-06-02 09:72 UTC', '2025-06-02 10:05 UTC'],
    ['with a dot', '09.12', '09.72', '10.05'],
    ['of a half day', '9:12 AM', '9:61 AM', '10:05 AM'],
  ])('%s is an entry among the others, and told', async (_, first, wrong, last) => {
    const document = await read(
      `Pump 4 stopped\n\n2 June 2025, all times UTC.\n\nTimeline\n${first} - The pump stops\n${wrong} - The plumber is called\n${last} - It runs\n`,
    );
    expect(document.timeline.map(({ body }) => plainText(body))).toEqual([
      'The pump stops',
      'The plumber is called',
      'It runs',
    ]);
    const found = runChecks(document, { now: '2026-01-01T00:00:00Z' });
    expect(found.map(({ rule }) => rule)).toContain('time/malformed');
  });

  it('keeps its day', async () => {
    const { timeline } = await read(
      'Date\tTime\tWho\tWhat\n6/2/2025\t9:10 AM\tIda\tThe pump stops\n6/2/2025\t9:61 AM\tIda\tThe plumber is called\n6/2/2025\t9:55 AM\tOle\tIt runs\n6/13/2025\t9:00 AM\tOle\tA spare is bought\n',
    );
    expect(timeline.map(({ at }) => at?.local)).toEqual([
      '2025-06-02T09:10',
      '2025-06-02',
      '2025-06-02T09:55',
      '2025-06-13T09:00',
    ]);
    expect(plainText(timeline[1]!.body)).toBe('Ida: The plumber is called\nTime: 9:61 AM');
  });

  it.each(['99:30 was the score', '7.82 metres of rope were bought'])(
    'is none where no list is: %s',
    async (line) => expect(entries(await read(`Notes\n\n${line}\n`))).toEqual([]),
  );
});

describe('what posts tell', () => {
  const page = (text: string) =>
    `Lifts - Status\n\nResolved - ${text}\nJun 2, 2025 - 12:20 UTC\n\nInvestigating - The lift does not move.\nJun 2, 2025 - 09:20 UTC\n`;

  it('is read beside what the report tells', async () => {
    const told = await read(
      'Lifts stood still\nIncident Report for Lifts\n\nPostmortem\n\nOn 2 June 2025 at 09:05 UTC the lift stopped.\n\nPosted Jun 3, 2025 - 10:00 UTC\n\nResolved\n\nThe lift moves. It had lost its cable at 09:01 UTC.\n\nPosted Jun 2, 2025 - 12:20 UTC\n\nInvestigating\n\nThe lift does not move.\n\nPosted Jun 2, 2025 - 09:20 UTC\n',
    );
    expect(entries(told)).toEqual([
      ['09:01', 'It had lost its cable at 09:01 UTC.'],
      ['09:05', 'the lift stopped.'],
    ]);
  });

  it.each([
    'Look for another update by 16:45 UTC.',
    'More news by 16:45 UTC.',
    'We promised another by 16:45 UTC and are sorry to be slow.',
    'Kolejną informację podamy o godz. 16:45.',
    'Prometemos outro aviso até as 16h45.',
  ])('is no event where it is promised: %s', async (promise) => {
    expect(entries(await read(page(`The lift moves. ${promise}`)))).toEqual([]);
  });

  it('stands below fields that are the page’s', async () => {
    const told = await read(
      `Lifts stood still\n\nBegan: 2 June 2025, 09:05 UTC\nEnded: 2 June 2025, 12:00 UTC\n\n${page('The lift moves.')}`,
    );
    expect(entries(told)).toEqual([]);
  });
});

it('a sentence that opens a paragraph with its time is no line of a list', async () => {
  const told = await read(
    '<h1>Panne de la grue</h1><p>Lundi 2 juin 2025, à 20h40 (heure de Paris), la grue s’est arrêtée. À 20h52, le grutier était en bas.</p><p>Personne n’a été blessé.</p><p>À 22h15, le fabricant nous a demandé de changer le câble. Nous en avions un.</p><p>À minuit, le câble était changé.</p>',
    'page.html',
  );
  expect(told.timeline.map(({ at }) => at?.local?.slice(11))).toEqual([
    '20:40',
    '20:52',
    '22:15',
    '00:00',
  ]);
  expect(told.timeline.at(-1)!.at!.local).toBe('2025-06-03T00:00');
});

it('parts that failed at one time are an entry each', async () => {
  const told = await read(
    'Outage of 2 June 2025\n\nTimeline (UTC)\n\n- 07:12: The transformer trips\n- 08:40: The first line is back\n- 09:31: All homes have light\n\nWhere\n\n- Clamery: from 07:12 to 08:40\n- Vaudrey: from 07:12 to 09:05\n',
  );
  expect(entries(told).map(([at]) => at)).toEqual(['07:12', '07:12', '07:12', '08:40', '09:31']);
});

describe('the zone of all times', () => {
  it.each([
    ['Alle Zeiten MESZ.', 'CEST'],
    ['All times Europe/Oslo.', 'Europe/Oslo'],
    ['Toutes les heures CEST', 'CEST'],
    ['影響時間：3時間35分（日本時間）', 'Asia/Tokyo'],
    ['All timestamps on this form are CST.', 'CST'],
    ['Alle Zeiten in diesem Bericht sind MESZ.', 'CEST'],
    ['recap of monday (all times pacific, PDT)', 'PDT'],
  ])('%s', async (line, zone) => {
    const { incident } = await read(
      `# Report\n\n${line}\n\n## Timeline\n\n- 2025-06-02 07:48 The pump stops\n- 2025-06-02 08:09 It is seen\n`,
      'report.md',
    );
    expect(incident.zone).toBe(zone);
  });
});

describe('rows written as records', () => {
  const records = (times: readonly string[], label = 'Tidspunkt') =>
    `Rapport\n\nAlle tider er dansk tid.\n\n${times
      .map((time, at) => `${label}: ${time}\nHændelse: Trin ${'abcde'[at]!} er klaret`)
      .join('\n\n')}\n`;

  it('are the entries of a timeline', async () => {
    const read3 = await read(records(['13-06-2025 09.14', '13-06-2025 09.20', '13-06-2025 11.47']));
    expect(entries(read3)).toEqual([
      ['09:14', 'Trin a er klaret'],
      ['09:20', 'Trin b er klaret'],
      ['11:47', 'Trin c er klaret'],
    ]);
    expect(read3.timeline[0]!.at!.instant).toBe('2025-06-13T07:14:00Z');
  });

  it('are fields where there are two', async () => {
    const { timeline } = await read(records(['02-06-2025 09.14', '02-06-2025 09.20']));
    expect(timeline).toEqual([]);
  });

  it('are none without a time in each', async () => {
    const { timeline } = await read(records(['02-06-2025 09.14', 'ukendt', '02-06-2025 11.47']));
    expect(timeline).toEqual([]);
  });
});

describe('a chat', () => {
  const talk = (lines: string) =>
    `#live\n\nMaya Lind  4:47 PM\nDoor recap, Mon Jun 2 2025 (all times UTC)\n${lines}\n\nTom Wild  4:52 PM\nthe hinge is ordered\n\nPia Rose  5:06 PM\nnice\n`;

  it('about a timeline that one of them posted is that timeline', async () => {
    const document = await read(
      talk(
        '• 10:02am – the door sticks\n• 10:19am – nobody gets in\n• 10:33am – Tom is called\n• 11:14am – it opens',
      ),
    );
    expect(entries(document).map(([at]) => at)).toEqual(['10:02', '10:19', '10:33', '11:14']);
    const rest = document.sections.map(({ body }) => plainText(body)).join('\n');
    expect(rest).toContain('the hinge is ordered');
  });

  it('is what its people said where it quotes two lines', async () => {
    const document = await read(talk('• 10:02am – the door sticks\n• 10:19am – nobody gets in'));
    expect(entries(document).map(([at]) => at)).toEqual(['16:47', '16:52', '17:06']);
  });
});

describe('a title that ends in its day', () => {
  it.each([
    'Chronology (Monday, 2 June 2025, local time, UTC+2)',
    '3. Sequence of events, Monday 2 June 2025 (all times CEST)',
    'Timeline – Monday, 2 June 2025 (CEST)',
  ])('%s', async (title) => {
    const { timeline } = await read(
      `Report\n\nTown hall, 12 June 2025. The bells were silent.\n\n${title}\n\n• 06:35: The motor stops\n• 07:10: It is seen\n• 09:05: The bells ring\n\nAdvice\n\nListen.\n`,
    );
    expect(timeline.map(({ at }) => at!.instant)).toEqual([
      '2025-06-02T04:35:00Z',
      '2025-06-02T05:10:00Z',
      '2025-06-02T07:05:00Z',
    ]);
  });
});

it('a label that stands in a list of its own says what was at the time below it', async () => {
  const document = await read(
    '電話がつながりにくい状況について\n\n時刻はすべて日本時間です。\n\n1. 発生日時\n2025年6月2日（月） 6時47分頃\n2. 回復日時\n2025年6月2日（月） 9時40分\n\n3. 経過\n6時58分 警報を確認しました。\n8時40分 基板を外しました。\n9時31分 基板を入れました。\n',
  );
  expect(entries(document).map(([at]) => at)).toEqual([
    '06:47',
    '06:58',
    '08:40',
    '09:31',
    '09:40',
  ]);
});

it('a line above posts that says only when it was is the page’s', async () => {
  const document = await read(
    'Queue Service\n\nIncident began at 2025-06-02 08:22 and ended at 2025-06-02 13:10 (all times are UTC).\n\nResolved - It works.\nJun 2, 2025 - 13:20 UTC\n\nInvestigating - It does not.\nJun 2, 2025 - 08:30 UTC\n',
  );
  expect(document.timeline).toEqual([]);
});

const AMONG_PROSE = `Who has never stood before a locked door? We have, and it was our own.

The scene: a door that would not open (10:00 AM - 11:30 AM PST)

The door is heavy. It was bought for a bank, and the bank had gone before it was paid.

What we did: looking for the key, and then for the man who had it

The porter, as ever, was having his tea. It was a good tea, it is said.

10:00 AM PST: The door is seen to be locked.
10:05 AM PST - 10:45 AM PST: The porter looks for the key in the yard. It is not there.
10:45 AM PST: The key is found in the tea. Nobody says a word!
The end: a door that stands open

The door has stood open since then. It is cold in the hall, but nobody minds it.
`;

it('three lines that begin with their time are a list, however much prose is around them', async () => {
  const { timeline } = await read(AMONG_PROSE);
  expect(timeline.map(({ at }) => at!.written)).toEqual([
    '10:00 AM PST',
    '10:05 AM PST - 10:45 AM PST',
    '10:45 AM PST',
  ]);
});

it('what stands below a table is about all of it', async () => {
  const document = await read(
    '# Report\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 10:02 | The door sticks |\n| 10:40 | It opens |\n\n> The door was old.\n',
    'report.md',
  );
  expect(entries(document).map(([, text]) => text)).toEqual(['The door sticks', 'It opens']);
  expect(JSON.stringify(document.sections)).toContain('The door was old.');
});

it.each([
  ['a day with a short year', 'Start: 17/06/24 10:00 AM (UTC); end: 17/06/24 2:30 PM (UTC).'],
  ['a word glued to a zone', 'It lasted from 10:00 AM to 2:30 PM (UTC)on June 17, 2024.'],
])('%s sets the day of all entries', async (_, summary) => {
  const { timeline } = await read(
    `Report\n\nSummary\n${summary}\n\nTimeline\n10:15 AM - The door sticks.\n10:40 AM - A man comes.\n2:30 PM - It opens.\n`,
  );
  expect(timeline.map(({ at }) => at!.instant)).toEqual([
    '2024-06-17T10:15:00Z',
    '2024-06-17T10:40:00Z',
    '2024-06-17T14:30:00Z',
  ]);
});

it('headings that number what happened are entries', async () => {
  const document = await read(
    '# Report of 2 June 2025\n\n## 2. LÍNEA DE TIEMPO DEL INCIDENTE\n\n### 1. 6:10:34 PM The door sticks\n- seen by a man\n\n### 2. 6:10:36 PM It sticks again\n- seen by nobody\n\n### 3. 6:11:02 PM It opens\n- by itself\n',
    'report.md',
  );
  expect(entries(document)).toEqual([
    ['18:10:34', 'The door sticks\nseen by a man'],
    ['18:10:36', 'It sticks again\nseen by nobody'],
    ['18:11:02', 'It opens\nby itself'],
  ]);
});

it('a timeline of days, with its day behind the event, is one', async () => {
  const { timeline } = await read(
    '## 4. Zeitlicher Verlauf\n\n| Ereignis | Datum |\n| --- | --- |\n| Die Tür klemmt | 2025-11-21 |\n| Man hört davon | 2026-07-02 (beim Putzen) |\n| Sie geht auf | **2026-07-05** |\n',
    'report.md',
  );
  expect(timeline.map(({ at, body }) => [at!.local, plainText(body)])).toEqual([
    ['2025-11-21', 'Die Tür klemmt'],
    ['2026-07-02', '(beim Putzen)\nMan hört davon'],
    ['2026-07-05', 'Sie geht auf'],
  ]);
});

it.each([
  'Línea de tiempo del incidente',
  'Linha do tempo do incidente',
  'Chronologia zdarzeń',
  '障害の経緯',
  '장애 타임라인',
])('a log below the line “%s” is the timeline', async (title) => {
  const document = await read(
    `# Door, 2 June 2025\n\n**${title}**:\n\n\`\`\`\n17:45 - it sticks\n17:50 - a man comes\n17:54 - it opens\n\`\`\`\n\nThe end.\n`,
    'report.md',
  );
  expect(entries(document).map(([at]) => at)).toEqual(['17:45', '17:50', '17:54']);
});

it('days that can be read in two ways are read so that the lines are in order', async () => {
  const { timeline } = await read(
    'Case\n\nTimeline\n- 1/5/2024, 9:42:05 AM - A mail comes\n- 1/5/2024, 10:23:17 AM - It is opened\n- 2/1/2024, 2:14:32 AM - The job runs\n',
  );
  expect(timeline.map(({ at }) => at!.local)).toEqual([
    '2024-01-05T09:42:05',
    '2024-01-05T10:23:17',
    '2024-02-01T02:14:32',
  ]);
});

it.each([
  ['four digits behind a day', '2025-06-02 0251: ', '2025-06-02 0258: ', '2025-06-02 1104: '],
  [
    'a nought before noon',
    'Jun-02-2025 00:45:45 AM ',
    'Jun-02-2025 02:21:22 AM ',
    'Jun-02-2025 03:10:00 AM ',
  ],
])('%s is a clock', async (_, first, second, third) => {
  const document = await read(
    `Report\n\nTimeline (UTC)\n\n- ${first}the door sticks\n- ${second}a man comes\n- ${third}it opens\n`,
  );
  expect(document.timeline.map(({ at }) => at!.instant?.slice(0, 10))).toEqual([
    '2025-06-02',
    '2025-06-02',
    '2025-06-02',
  ]);
  expect(
    runChecks(document, { now: '2026-01-01T00:00:00Z' }).map(({ rule }) => rule),
  ).not.toContain('time/malformed');
});

it.each([
  'from 17:09 EST to approximately 23:42 EST',
  'between 17:09 EST and around 23:42 EST',
  'from 17:09 EST until roughly 23:42 EST',
])('%s is one stretch', async (stretch) => {
  const document = await read(
    `Report\n\nOn Tuesday, 9 January 2018, ${stretch} (6 hours and 33 minutes), the doors of the hall were locked.\n`,
  );
  expect(entries(document).map(([at]) => at)).toEqual(['17:09', '23:42']);
  expect(entries(document)[0]![1]).toContain('the doors of the hall were locked');
});

it('what somebody expects is no event', async () => {
  const document = await read(
    'Report of 2 June 2025\n\nThe power failed at 19:00 UTC. The board expects the power to be restored by 23:00 UTC. It came back at 22:10 UTC.\n',
  );
  expect(entries(document).map(([at]) => at)).toEqual(['19:00', '22:10']);
});

it.each(['Customer communication', 'Notices to passengers', 'Messages aux clients'])(
  'the stamped lines of “%s” are what readers were told',
  async (title) => {
    const document = await read(
      `Report of 2 June 2025\n\nTimeline (UTC)\n10:02 The door sticks\n10:20 A man comes\n10:45 It opens\n\n${title}\n10:10 - We know that the door sticks.\n10:50 - Resolved: The door is open.\n`,
    );
    expect(entries(document).map(([at]) => at)).toEqual(['10:02', '10:20', '10:45']);
    expect(document.updates.map(({ at, status }) => [at!.local, status])).toEqual([
      ['2025-06-02T10:10', 'update'],
      ['2025-06-02T10:50', 'resolved'],
    ]);
  },
);

it('a sentence of moments that were all told before tells them again', async () => {
  const document = await read(
    '# Handover of 2 June 2025\n\nThe power failed at 10:11 UTC, and the box was back at 10:22. The stream was begun at 19:15, and was black from 20:00.\n\n## Cause\n\n- **Course**: failure 10:11 → box back 10:22 → stream begun 19:15 → seen 20:00.\n',
    'report.md',
  );
  expect(entries(document).map(([at]) => at)).toEqual(['10:11', '10:22', '19:15', '20:00']);
});

it('bullets that a shortcode stamps are notices', async () => {
  const { updates } = await read(
    '---\ntitle: Outage\ndate: 2025-06-02 09:50:00\nsection: issue\n---\n\n- The door sticks. {{< track "2025-06-02 08:00:00" >}}\n\n- It opens. {{< track "2025-06-02 09:09:00" >}}\n',
    'report.md',
  );
  expect(updates.map(({ at, body }) => [at!.local, plainText(body)])).toEqual([
    ['2025-06-02T08:00:00', 'The door sticks.'],
    ['2025-06-02T09:09:00', 'It opens.'],
  ]);
});

it('what colleagues told each other is no update for readers', async () => {
  const document = await read(
    'Report of 2 June 2025\n\nTimeline (UTC)\n10:02 The door sticks\n10:45 It opens\n\nInternal communication\n10:10 - The board is told.\n10:50 - The board is told that it is over.\n',
  );
  expect(document.updates).toEqual([]);
  expect(JSON.stringify(document.sections)).toContain('The board is told.');
});
