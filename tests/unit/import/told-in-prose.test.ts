/** The day, zone and rows of a report that says them in its own sentences and titles. Invented texts. */
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

const instants = ({ timeline }: Postmortem) => timeline.map(({ at }) => at?.instant ?? at?.local);
const titles = ({ sections }: Postmortem) => sections.map(({ title }) => title);

describe('the day that a sentence names', () => {
  it.each([
    [
      'behind a number with a dot, beside the day of the page',
      'Ausfall der Orgel\nZuletzt geändert: 02.06.2025\n\nIn der Nacht zum Sonntag, 1. Juni 2025, blieb die Orgel stumm.\n\nAblauf\n22:40 Uhr (MESZ) - Der Motor läuft nicht an\n22:55 Uhr (MESZ) - Der Küster wird geholt\n23:10 Uhr (MESZ) - Sie spielt wieder\n',
      '2025-06-01T20:40:00Z',
    ],
    [
      'and ends in a length of minutes, which is no time to read',
      '# Doors stayed shut\n\n## Overview\nOn Monday, 2 June 2025, the east doors stayed shut for 1 h 40 min.\n\n## Timeline (all times UTC)\n* 08:50 - The doors stay shut\n* 09:10 - A guard calls the desk\n* 10:30 - They open\n\n## Action Items\n- [ ] Oil the hinges (FAC-3, due 2025-06-20)\n',
      '2025-06-02T08:50:00Z',
    ],
    [
      'in the second part that opens the report',
      'Start / News\nSå här gick det till\nPublicerad 2025-06-04\n\nVad hände?\nMåndagen den 2 juni 2025 stod slussen stilla i två timmar. Båtarna fick vänta.\n\nTidslinje\nAlla tider är svensk tid.\nKl. 08.15 - Slussen stannar\nKl. 08.22 - Vakten larmas\nKl. 10.15 - Den går igen\n\nVarför?\nOnsdagen den 28 maj byttes pumpen. Den nya gick åt fel håll.\n',
      '2025-06-02T06:15:00Z',
    ],
    [
      'where only the article has a day of its own',
      '---\ntitle: Bells rang twice\ndate: 2025-06-05\n---\n\nWe are the people of the tower.\n\n## The long one\n\nOn Monday, 2 June 2025, every bell rang twice. The motor was new since 12 May.\n\n## What happened\n\n* 08:00 UTC: The bells ring twice\n* 08:05 UTC: Someone asks\n* 08:30 UTC: The motor is switched off\n',
      '2025-06-02T08:00:00Z',
    ],
  ])('%s', async (_, text, first) => {
    expect(instants(await read(text))[0]).toBe(first);
  });

  it('gives its year to the posts of a page that names the month alone', async () => {
    const { updates } = await read(
      '<h1>Ferries late</h1><p>Incident report for Ferry Lines, June 2025</p><div><p><strong>Resolved</strong> - All ferries sail.</p><small>Jun 2, 11:45 UTC</small></div><div><p><strong>Investigating</strong> - Ferries do not leave.</p><small>Jun 2, 10:20 UTC</small></div>',
      'page.html',
    );
    expect(updates.map(({ at }) => at?.instant)).toContain('2025-06-02T11:45:00Z');
  });
});

describe('the zone of a caption', () => {
  it.each([
    ['2 czerwca 2025 r., czas CEST', 'CEST'],
    ['2 June 2025, BST', 'BST'],
    ['June 2, 2025, EDT', 'EDT'],
  ])('%s', async (caption, zone) => {
    const { incident } = await read(
      `# Report\n\n## Timeline\n\n${caption}\n\n| Time | Event |\n|---|---|\n| 07:48 | The pump stops |\n| 08:09 | It is seen |\n`,
      'report.md',
    );
    expect(incident.zone).toBe(zone);
  });
});

describe('titles', () => {
  it('are numbered in Chinese, with the zone of their times', async () => {
    const document = await read(
      '关于水泵故障的说明\n\n一、故障概况\n2025年6月2日下午2点06分起，水泵停止工作。\n\n二、处理过程（北京时间）\n14:06 水泵停止工作\n14:13 值班人员收到告警\n15:20 水泵恢复\n\n三、原因分析\n滤网堵塞。\n',
    );
    expect(instants(document)).toEqual([
      '2025-06-02T06:06:00Z',
      '2025-06-02T06:13:00Z',
      '2025-06-02T07:20:00Z',
    ]);
    expect(document.sections.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['timeline', 'root-cause']),
    );
  });

  it('are questions in any language', async () => {
    const document = await read(
      'Slussen stod stilla\n\nVad hände?\nSlussen stod stilla den 2 juni 2025.\n\nVarför?\nPumpen gick åt fel håll.\n\nVad gör vi nu?\nVi byter pump.\n',
    );
    expect(titles(document)).toEqual(['Vad hände?', 'Varför?', 'Vad gör vi nu?']);
  });

  it('say of which day the timeline is', async () => {
    const document = await read(
      'Bells\n\nTimeline of the day (Jun 2 2025, EDT)\naround 11:20 - the bells begin to ring\n~11:35 - a neighbour asks\n11:50-ish - the motor is found\n12:02 - it is quiet\nabout 12:40 - all is well\n\nWhat surprised us\n* Nobody minded.\n',
    );
    expect(instants(document)).toEqual([
      '2025-06-02T15:20:00Z',
      '2025-06-02T15:35:00Z',
      '2025-06-02T15:50:00Z',
      '2025-06-02T16:02:00Z',
      '2025-06-02T16:40:00Z',
    ]);
  });
});

it('every one of something is no habit, every day is', async () => {
  const document = await read(
    'Lunch\n\nOn Monday, June 2, 2025, at 10:08am PDT, orders were lost. At 12:31pm every order we took was printed again. Every cook lost access at 12:55pm. Every night at 11pm the printer is cleaned. At 9am each day the shop opens.\n',
  );
  expect(instants(document)).toEqual([
    '2025-06-02T17:08:00Z',
    '2025-06-02T19:31:00Z',
    '2025-06-02T19:55:00Z',
  ]);
});

it('fields below their title are no posts', async () => {
  const document = await read(
    'Export of channel #bells\nTopic: bells | all times UTC\n\n---------- Monday, June 2nd, 2025 ----------\n[08:38] towerbot: finished the new motor\n[08:44] alertbot: FIRING BellsTwice\n[08:47] ada: got the page\n[09:07] alertbot: RESOLVED BellsTwice\n\nincident-bot SUMMARY\n  Incident:   22\n  Started:    08:38\n  Detected:   08:44\n  Resolved:   09:07\n  Duration:   29 m\n',
  );
  expect(document.updates).toEqual([]);
  expect(instants(document)).toEqual([
    '2025-06-02T08:38:00Z',
    '2025-06-02T08:44:00Z',
    '2025-06-02T08:47:00Z',
    '2025-06-02T09:07:00Z',
  ]);
});

describe('a field that names the zone', () => {
  const rows = '10:05 The pump stops\n10:40 It is found\n11:15 It runs again\n';

  it.each([
    [
      '# R\n\n| Property | Value |\n|---|---|\n| Severity | P1 |\n| Time zone | Europe/Dublin |\n',
      'Europe/Dublin',
    ],
    ['R\n\nGiorno .............: lunedì 2 giugno 2025\nOra ................: CEST\n', 'CEST'],
    ['# R\n\n**Día:** lunes, 2 de junio de 2025\n**Hora:** peninsular (CEST)\n', 'CEST'],
    ['R\n\nForløbet (alle tider er dansk sommertid)\n', 'Europe/Copenhagen'],
  ])('%s', async (head, zone) => {
    const text = `${head}\nOn 2 June 2025 the pump stopped.\n\n${head.startsWith('#') ? '## ' : ''}Timeline\n\n${rows}`;
    expect((await read(text)).incident.zone).toBe(zone);
  });

  it('above the table of a sheet', async () => {
    const document = await read(
      'Talbahn;;;\nZeitzone;MESZ;;\n;;;\nDatum;Uhrzeit;Ort;Ereignis\n02.06.2025;05:48;Tal;Das Tor bleibt stehen\n02.06.2025;05:55;Tal;Der Dienst kommt\n02.06.2025;06:20;Tal;Es geht wieder\n',
    );
    expect(instants(document)[0]).toBe('2025-06-02T03:48:00Z');
  });
});

it('a day among copied messages holds for those below it', async () => {
  const document = await read(
    '#inc-bells\nTopic: bells | times shown in CEST\n\nMonday, June 2nd, 2025\nAda Holm  11:42 AM\nthe bells ring twice\nBo Lind  11:51 AM\nfound the motor\n\nTuesday, June 3rd, 2025\nAda Holm  9:03 AM\nthe draft is written\n',
  );
  expect(instants(document)).toEqual([
    '2025-06-02T09:42:00Z',
    '2025-06-02T09:51:00Z',
    '2025-06-03T07:03:00Z',
  ]);
});

it('rows that speak to their readers are posts, whatever they begin with', async () => {
  const document = await read(
    'Bells of the tower\n\n2 Jun 2025\t09:51 PDT\tThe bells are quiet again. We thank you for your patience.\n2 Jun 2025\t08:20 PDT\tMitigation is underway.\nWe will tell more by 10:00.\n2 Jun 2025\t06:12 PDT\tWe continue to look for the motor.\n',
  );
  expect(document.updates.map(({ at }) => at?.instant)).toEqual([
    '2025-06-02T13:12:00Z',
    '2025-06-02T15:20:00Z',
    '2025-06-02T16:51:00Z',
  ]);
});

describe('days written in numbers', () => {
  const rows =
    '03/09/2025 22:14   The light is gone\n03/09/2025 23:20   A crew is sent\n04/09/2025 01:52   The light is back\n';

  it.each([
    ['as the report says outright', 'Sequence of events (dd/mm/yyyy, BST)', '2025-09-03T21:14:00Z'],
    ['as it says of months first', 'Sequence of events (mm/dd/yyyy, EST)', '2025-03-10T03:14:00Z'],
    [
      'by a day with its month’s name',
      'On Wednesday 3 September the light went out.\n\nTimeline (BST)',
      '2025-09-03T21:14:00Z',
    ],
  ])('%s', async (_, lead, first) => {
    expect(instants(await read(`Light gone\n\n${lead}\n${rows}`))[0]).toBe(first);
  });
});

it('a heading’s day without a year is of the year of the report’s day', async () => {
  const document = await read(
    'Mail outage\n\nIn the night from Friday, 11 October 2024, the mail stood still. It had moved on 12 November 2023. All times are UTC.\n\nTimeline\n\nFriday 11 October\n22:50 The disk is full\n23:35 A loop is found\nSaturday 12 October\n00:15 The loop is cut\n\nA rehearsal is planned for 9 January 2025.\n',
  );
  expect(instants(document)).toEqual([
    '2024-10-11T22:50:00Z',
    '2024-10-11T23:35:00Z',
    '2024-10-12T00:15:00Z',
  ]);
});

it.each([
  'O aplicativo fica fora do ar todo domingo das 2h às 4h.',
  'Jeden Sonntag um 2 Uhr wird gesichert.',
  'Chaque dimanche à 2 h, une copie est faite.',
])('%s tells of no event', async (sentence) => {
  expect((await read(`Aviso\n\n2 de junio de 2025.\n\n${sentence}\n`)).timeline).toEqual([]);
});

it('a moment is on as many clocks as are written', async () => {
  const { updates } = await read(
    '[RESOLVED] Bells\n\n[UPDATE 2 | Monday, June 2, 2025 - 12:20 PDT / 21:20 CEST / 19:20 UTC]\nAll is quiet. We thank you.\n\n[UPDATE 1 | Monday, June 2, 2025 - 10:05 PDT / 19:05 CEST / 17:05 UTC]\nThe bells ring twice. We are looking.\n',
  );
  expect(updates.map(({ at }) => at?.instant)).toEqual([
    '2025-06-02T17:05:00Z',
    '2025-06-02T19:20:00Z',
  ]);
  expect(updates.map(({ body }) => plainText(body)).join()).not.toContain('UTC');
});

it('columns that stand below each other are a table, each clock with its zone', async () => {
  const document = await read(
    'Bells\n\n2. Sequence of events (2 June 2025)\n\nUTC      SAST     Event\n03:12    05:12    The bells ring twice\n03:20    05:20    The guard is called\n05:50    06:50    It is quiet\n',
  );
  expect(document.timeline.map(({ at }) => at!.written)).toEqual([
    '03:12 UTC / 05:12 SAST',
    '03:20 UTC / 05:20 SAST',
    '05:50 UTC / 06:50 SAST',
  ]);
  expect(document.timeline[0]!.at!.instant).toBe('2025-06-02T03:12:00Z');
  const found = runChecks(document, { now: '2026-01-01T00:00:00Z' });
  expect(found.filter(({ rule }) => rule === 'time/zone')).toHaveLength(1);
});

it('a sentence says more than a field of the same moment', async () => {
  const { timeline } = await read(
    'Bells rang twice\n\nBegan: 2025-06-02 04:10\nEnded: 2025-06-02 09:38\n(all times are UTC)\n\nOn 2 June 2025 at 04:10 the motor was told to ring twice. It was taken back at 08:55, and it was quiet at 09:38.\n',
  );
  expect(timeline.map(({ body }) => plainText(body).split(' ').slice(0, 3).join(' '))).toEqual([
    'the motor was',
    'It was taken',
    'it was quiet',
  ]);
});

it('what has been so since a time keeps the word', async () => {
  const { timeline } = await read(
    'Sign-in fails\n\nSince about 09:35 UTC on 2 June 2025 sign-in has been failing.\n',
  );
  expect(plainText(timeline[0]!.body)).toContain('Since about 09:35');
});

it('a day that is none stays at its rows, and is told there', async () => {
  const document = await read(
    '# Correo fuera de servicio\n\n## Cronología (hora peninsular)\n\n**29 de junio de 2025**\n\n- 17:25 El servidor se para\n- 17:40 Llaman los primeros\n\n**31 de junio de 2025**\n\n- 08:10 Vuelve el correo\n',
    'informe.md',
  );
  expect(document.timeline.at(-1)!.at!.written).toBe('31 de junio de 2025 08:10');
  const found = runChecks(document, { now: '2026-01-01T00:00:00Z' });
  expect(found.map(({ rule }) => rule)).toContain('time/malformed');
});

describe('a sheet', () => {
  const sheet = [
    'Protokoll Schleuse\t\t\t\t',
    'Wasseramt\t\t\t\t',
    'Stand 03.06.2025\t\t\tBearb.: Holm\t',
    '\t\t\t\t',
    'Nr\tDatum\tUhrzeit (MESZ)\tWer\tWas',
    '1\t02.06.2025\t06:41\tWarte\tDas Tor bleibt stehen',
    '2\t02.06.2025\t06:55\tWarte\tDer Dienst wird gerufen',
    '3\t02.06.2025\t07:20\tDienst\tDas Tor geht wieder',
    '\t\t\tSumme\t3',
    'Bemerkungen\t\t\t\t',
    'Niemand kam zu Schaden.\t\t\t\t',
  ].join('\n');

  it('has its title and facts above the names of its columns, in any language', async () => {
    const document = await read(sheet);
    expect(document.title).toBe('Protokoll Schleuse');
    expect(instants(document)).toEqual([
      '2025-06-02T04:41:00Z',
      '2025-06-02T04:55:00Z',
      '2025-06-02T05:20:00Z',
    ]);
    expect(plainText(document.timeline[0]!.body)).toBe('Warte: Das Tor bleibt stehen\nNr: 1');
    const rest = plainText(document.sections.at(-1)!.body);
    expect(rest).toContain('Stand 03.06.2025 – Bearb.: Holm');
    expect(rest).toContain('Niemand kam zu Schaden.');
  });

  it('keeps its order where one row has the wrong year, so that it is seen', async () => {
    const rows = sheet.replace('2\t02.06.2025', '2\t02.06.2024');
    const document = await read(
      rows.replace(
        '3\t02.06.2025\t07:20',
        '3\t02.06.2025\t07:10\tDienst\tDie Kette ist frei\n4\t02.06.2025\t07:20',
      ),
    );
    expect(document.timeline.map(({ at }) => at!.local!.slice(0, 4))).toEqual([
      '2025',
      '2024',
      '2025',
      '2025',
    ]);
    const found = runChecks(document, { now: '2026-01-01T00:00:00Z' });
    expect(found.map(({ rule }) => rule)).toContain('timeline/order');
  });

  it('of a program is put in order', async () => {
    const log =
      'time,message\n2025-06-02T10:02Z,b\n2025-06-02T10:01Z,a\n2025-06-02T10:04Z,d\n2025-06-02T10:03Z,c\n';
    expect((await read(log, 'log.csv')).timeline.map(({ body }) => plainText(body))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('that begins with its names has nothing above them', async () => {
    const document = await read(sheet.split('\n').slice(4).join('\n'));
    expect(document.title).toBe('');
    expect(document.timeline).toHaveLength(3);
  });
});
