/**
 * Layouts as different makers write them (chats, hosted pages, documents, languages), each with
 * neighbours of its kind and with what only looks like it. All texts are invented.
 */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';

function read(text: string, name = '') {
  const { document } = importText(text, {
    name,
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  const rows = (of: readonly { at: { local: string | null } | null; body: never }[]) =>
    of.map(({ at, body }) => `${at?.local ?? '-'} ${plainText(body).replace(/\s+/g, ' ').trim()}`);
  return {
    entries: rows(document.timeline as never),
    updates: rows(document.updates as never),
    zone: document.incident.zone,
    titles: document.sections.map(({ title }) => title),
    instants: document.timeline.map(({ at }) => at?.instant ?? null),
  };
}

describe('a chat copied out of its program', () => {
  const said = ['lobby is down', 'looking', 'back again'];
  it.each([
    ['Discord', (clock: string) => `corvid — 14/03/2025 ${clock}`],
    ['Discord, twelve hours', (clock: string) => `corvid — 14/03/2025 ${clock} AM`],
    ['Telegram', (clock: string) => `Corvid, [14 Mar 2025 at ${clock}]:`],
    ['a name of two words', (clock: string) => `Ada Berg – 14 March 2025, ${clock}`],
  ])('%s', (_, head) => {
    const text = said.map((words, index) => `${head(`10:0${index + 1}`)}\n${words}`).join('\n');
    const { entries, updates } = read(`incident-bridge\n\n${text}\n`);
    expect(updates).toEqual([]);
    expect(entries.map((entry) => entry.slice(0, 16))).toEqual([
      '2025-03-14T10:01',
      '2025-03-14T10:02',
      '2025-03-14T10:03',
    ]);
    said.forEach((words, index) => expect(entries[index]).toContain(words));
  });

  it('takes no sentence with a dash for a head', () => {
    const { entries } = read('Notes\n\nThe queue — 14 March 2025 was busy — stood.\nWe slept.\n');
    expect(entries).toEqual([]);
  });
});

describe('posts under the name of their author, the weekday in small letters', () => {
  it.each([
    ['French', 'Commentaire de Noctilien - vendredi, 10 novembre 2023'],
    ['Spanish', 'Comentario de Marisol - viernes, 10 noviembre 2023'],
    ['Portuguese', 'Nota de Duarte - sexta-feira, 10 de novembro de 2023'],
    ['Dutch', 'Bericht van Sanne - vrijdag 10 november 2023'],
  ])('%s', (_, head) => {
    const { updates, entries } = read(
      `Rack 3\n\n${head}, 09:48\nTout va bien.\n\n${head}, 08:05\nUne carte est morte.\n`,
    );
    expect(entries).toEqual([]);
    expect(updates.map((row) => row.slice(0, 16))).toEqual([
      '2023-11-10T08:05',
      '2023-11-10T09:48',
    ]);
  });
});

describe('posts with their date on a labelled line', () => {
  it.each([
    ['Date:', 'Wednesday, 8 November 2023, 10:20AM', 'Wednesday, 8 November 2023, 07:55AM'],
    ['Datum:', '8. November 2023, 10:20 Uhr', '8. November 2023, 07:55 Uhr'],
    ['Fecha:', '8 de noviembre de 2023, 10:20', '8 de noviembre de 2023, 07:55'],
    ['更新日時：', '2023年11月8日 10:20', '2023年11月8日 07:55'],
  ])('%s', (label, late, early) => {
    const { updates, entries } = read(
      `Task 8812\n\n${label} ${late}\nThe splice is finished.\n\n${label} ${early}\nA digger has cut the cable.\n`,
    );
    expect(entries).toEqual([]);
    expect(updates).toEqual([
      '2023-11-08T07:55 A digger has cut the cable.',
      '2023-11-08T10:20 The splice is finished.',
    ]);
  });

  it('leaves the one date of a report where it is', () => {
    const { updates } = read('Outage\n\nDate: 8 November 2023, 10:20\nThe cable was cut.\n');
    expect(updates).toEqual([]);
  });
});

describe('headings and bullets that end with their time', () => {
  const report = (line: (what: string, time: string) => string, title = 'What happened') =>
    `# Search\n\nDate: 2025-06-19\n\n## ${title}\n\n${line('Impact begins', '13:02')}\n\n${line('Support hears of it', '13:47')}\n\n${line('Index runs', '15:05')}\n\n## Notes\n\nNone.\n`;
  const locals = ['2025-06-19T13:02', '2025-06-19T13:47', '2025-06-19T15:05'];
  it.each([
    ['in brackets', (what: string, time: string) => `### ${what} (${time} UTC)\n\nText.`],
    ['in square ones', (what: string, time: string) => `### 🔴 ${what} [${time} UTC]\n\nText.`],
    ['behind a dash', (what: string, time: string) => `### ${what} – ${time} UTC\n\nText.`],
  ])('heading, %s', (_, line) => {
    const { entries, zone } = read(report(line), 'x.md');
    expect(entries.map((entry) => entry.slice(0, 16))).toEqual(locals);
    expect(entries[0]).toMatch(/Impact begins Text\.$/);
    expect(zone).toBe('UTC');
  });
  it.each([
    ['in brackets', (what: string, time: string) => `- ${what} (${time} UTC)`],
    ['behind a dash', (what: string, time: string) => `- ${what} – ${time} UTC`],
  ])('bullet of a timeline, %s', (_, line) => {
    const { entries } = read(report(line, 'Timeline').replace(/\n\n- /g, '\n- '), 'x.md');
    expect(entries.map((entry) => entry.slice(0, 16))).toEqual(locals);
  });
  it('leaves one such heading alone', () => {
    const { titles } = read(
      '# Search\n\n## Second outage (15:05 UTC)\n\nText.\n\n## Notes\n\nNo.\n',
    );
    expect(titles).toContain('Second outage (15:05 UTC)');
  });
});

describe('times counted from the start', () => {
  const rows =
    'T-20m: Deployed\nT+0: Queue stops\nT+12m: Alarm\nT+1h05m: Pager\nT+3h40m: Drained\n';
  const locals = ['07:10', '07:30', '07:42', '08:35', '11:10'].map((at) => `2025-01-31T${at}`);
  it.each([
    'Incident start: 2025-01-31 07:30 CET',
    'Start: 31 January 2025, 07:30 CET',
    'Beginn: 31. Januar 2025, 07:30 MEZ',
    'T0 = 2025-01-31 07:30 CET',
  ])('“%s”', (line) => {
    const { entries } = read(`Payroll export\n\n${line}\nAffected: everyone\n\nTimeline\n${rows}`);
    expect(entries.map((entry) => entry.slice(0, 16))).toEqual(locals);
  });
});

describe('titles marked by signs', () => {
  it.each([
    ['■', (title: string) => `■ ${title}`],
    ['◆', (title: string) => `◆${title}`],
    ['【】', (title: string) => `【${title}】`],
    ['＜＞', (title: string) => `＜${title}＞`],
  ])('%s', (_, mark) => {
    const { entries } = read(
      `メール配信の障害\n\n${mark('発生日時')}\n2024年5月14日（火） 10時23分 ～ 12時50分\n\n${mark('影響')}\n配信が遅れました。\n\n${mark('経過')}\n10:23　配信待ちが増える\n12:50　配信が完了\n`,
    );
    expect(entries).toEqual(['2024-05-14T10:23 配信待ちが増える', '2024-05-14T12:50 配信が完了']);
  });
  it('a list of such signs stays a list', () => {
    const { titles } = read('Kaputt\n\n■ eins ist hier\n■ zwei ist dort\n■ drei ist weg\n');
    expect(titles).not.toContain('■ eins ist hier');
  });
});

describe('zone and day in the title of a timeline', () => {
  const list = '9:14 h. Portal caído\n12:40 h. Portal en marcha\n';
  it.each([
    ['Cronología – martes, 4 de junio de 2024 (hora peninsular)', 'Europe/Madrid'],
    ['Timeline – Tuesday, 4 June 2024 (UTC)', 'UTC'],
    ['Zeitleiste: 4. Juni 2024 (MESZ)', 'CEST'],
    ['Linha do tempo – 4 de junho de 2024 (horário de Brasília)', 'America/Sao_Paulo'],
  ])('%s', (title, zone) => {
    const found = read(`Portal\n\nEl portal estuvo caído.\n\n${title}\n\n${list}`);
    expect(found.entries).toEqual([
      '2024-06-04T09:14 Portal caído',
      '2024-06-04T12:40 Portal en marcha',
    ]);
    expect(found.zone).toBe(zone);
  });
  it.each(['Fuso: horário de Brasília', 'Huso: hora peninsular', 'Zone: Europe/Paris'])(
    'a label: %s',
    (line) => {
      const { instants } = read(`Portal\n\nData: 18/11/2024\n${line}\n\nTimeline\n${list}`);
      expect(instants.every((instant) => instant !== null)).toBe(true);
    },
  );
});

describe('a table copied with its tabs', () => {
  it.each([
    ['day and time apart', 'Date\tTime\tDescription', '21 Mar 2024\t', ''],
    ['one stamp', 'When\tWhat', '21 Mar 2024 ', ''],
    ['without a head', '', '2024-03-21 ', ''],
    ['who between', 'Time\tWho\tEvent', '2024-03-21 ', 'Ada\t'],
  ])('%s', (_, head, day, who) => {
    const rows = ['06:02', '06:40', '08:20'].map((at, row) => `${day}${at} PDT\t${who}Step ${row}`);
    const { entries } = read(`Storage\n\n${[head, ...rows].filter(Boolean).join('\n')}\n`);
    expect(entries.map((entry) => entry.slice(0, 16))).toEqual([
      '2024-03-21T06:02',
      '2024-03-21T06:40',
      '2024-03-21T08:20',
    ]);
    expect(entries[1]).toContain('Step 1');
    expect(entries[1]).not.toContain('\t');
  });
});

describe('comments of a tracker', () => {
  it('are posts whatever each of them did', () => {
    const { updates } = read(
      '# Mirror 404\n\n**wrenfield** opened this issue on Mar 4, 2025, 2:15 PM UTC\n\nNothing loads.\n\n**okapi** commented on Mar 4, 2025, 2:31 PM UTC\n\nConfirmed.\n\n**wrenfield** closed this issue on Mar 4, 2025, 3:20 PM UTC\n\nWorks.\n',
      'x.md',
    );
    expect(updates.map((row) => row.slice(0, 16))).toEqual([
      '2025-03-04T14:15',
      '2025-03-04T14:31',
      '2025-03-04T15:20',
    ]);
  });
  it.each(['Work notes', 'internal note', 'Arbeitsnotizen'])(
    'are the log of those at work where they say so: %s',
    (kind) => {
      const { updates, entries } = read(
        `INC0048812 - Scanners offline\n\nWork notes\n\n2025-03-04 16:02:11 - Ada Berg (${kind})\nAll print.\n\n2025-03-04 14:15:02 - Bo (${kind})\nNone prints.\n`,
      );
      expect(updates).toEqual([]);
      expect(entries).toEqual([
        `2025-03-04T16:02:11 Ada Berg (${kind}) All print.`,
        `2025-03-04T14:15:02 Bo (${kind}) None prints.`,
      ]);
    },
  );
  it.each(['Additional comments', 'Kommentar'])('with the stamp first: %s', (kind) => {
    const { updates, entries } = read(
      `INC0048812 - Scanners offline\n\n2025-03-04 16:02:11 - Ada Berg (${kind})\nAll print.\n\n2025-03-04 14:15:02 - Bo (${kind})\nNone prints.\n`,
    );
    expect(entries).toEqual([]);
    expect(updates).toEqual([
      `2025-03-04T14:15:02 Bo (${kind}) None prints.`,
      `2025-03-04T16:02:11 Ada Berg (${kind}) All print.`,
    ]);
  });
});

describe('a stamp alone below its text', () => {
  const stamps: [string, string, string][] = [
    ['clock · day', '6:05 PM · Mar 4, 2025', '4:41 PM · Mar 4, 2025'],
    ['day · clock', 'Mar 4, 2025 · 6:05 PM', 'Mar 4, 2025 · 4:41 PM'],
    ['led by a word', 'on 4 March 2025 at 18:05', 'on 4 March 2025 at 16:41'],
    ['by numbers', '2025-03-04 18:05', '2025-03-04 16:41'],
  ];
  it.each(stamps)('is a page of posts where it speaks: %s', (_, late, early) => {
    const { updates, entries } = read(
      `Heron Bikes\n\nWe have replaced the switch.\n${late}\n\nNo bike opens. We are looking into it.\n${early}\n`,
    );
    expect(entries).toEqual([]);
    expect(updates.map((row) => row.slice(0, 29))).toEqual([
      '2025-03-04T16:41 No bike open',
      '2025-03-04T18:05 We have repl',
    ]);
  });
  it.each(stamps)('is a log where it does not: %s', (_, late, early) => {
    const { updates, entries } = read(
      `Incident 5521\n\nTriggered by the monitor.\n${early}\n\nResolved by Ines.\n${late}\n`,
    );
    expect(updates).toEqual([]);
    expect(entries).toEqual([
      '2025-03-04T16:41 Triggered by the monitor.',
      '2025-03-04T18:05 Resolved by Ines.',
    ]);
  });
});

describe('clocks of four digits', () => {
  it.each([
    ['a colon', ':'],
    ['a dash', ' –'],
    ['hrs', ' hrs –'],
  ])('are clocks where all lines have them: %s', (_, sign) => {
    const { entries } = read(
      `Trams, 17 January 2025\n\nTimeline\n\n0612${sign} Screens freeze\n0705${sign} Vendor joins\n1944${sign} Screens are back\n`,
    );
    expect(entries).toEqual([
      '2025-01-17T06:12 Screens freeze',
      '2025-01-17T07:05 Vendor joins',
      '2025-01-17T19:44 Screens are back',
    ]);
  });
  it('a year or two are none', () => {
    const { entries } = read('Trams\n\nTimeline\n\n2012: bought\n2020: changed\n');
    expect(entries.filter((entry) => /T\d/.test(entry))).toEqual([]);
  });
});

describe('a day of two', () => {
  it.each([
    'Course of events, 7 to 8 March 2025 (all times CET)',
    'Timeline, 7–8 March 2025 (CET)',
    'Timeline March 7 and 8, 2025 (CET)',
    'Zeitleiste 7. bis 8. März 2025 (MEZ)',
    'Chronologie du 7 au 8 mars 2025 (heure de Paris)',
    'Cronología del 7 al 8 de marzo de 2025 (hora peninsular)',
  ])('begins on the first: %s', (title) => {
    const { entries } = read(`# Night\n\n## ${title}\n\n- 22:00 Begun\n- 00:30 Over\n`, 'x.md');
    expect(entries).toEqual(['2025-03-07T22:00 Begun', '2025-03-08T00:30 Over']);
  });
  it('has a single entry on its second', () => {
    const { entries } = read(
      '# DB\n\n## Saturday 12 April 2025\n\n* 08:15 Patched\n* 09:25 Promoted\n\n## Sunday 13 April 2025\n\n* 07:00 Rejoined\n',
      'x.md',
    );
    expect(entries.at(-1)).toBe('2025-04-13T07:00 Rejoined');
  });
});

describe('a dash behind UTC is no offset', () => {
  it.each([
    ['10:05 UTC — 1,204 invoices are found', '1,204 invoices are found'],
    ['10:05 UTC - 2 nodes fail', '2 nodes fail'],
    ['10:05 UTC – 12 of 14 are back', '12 of 14 are back'],
    ['10:05 GMT - 5 minutes of silence', '5 minutes of silence'],
  ])('%s', (line, words) => {
    const { entries, instants } = read(
      `# X\n\nDate: 2025-06-30\n\n## Timeline\n\n- ${line}\n- 11:30 UTC — Done\n`,
      'x.md',
    );
    expect(entries[0]).toBe(`2025-06-30T10:05 ${words}`);
    expect(instants[0]).toBe('2025-06-30T10:05:00Z');
  });
  it.each(['10:05 UTC-6', '10:05 UTC –6', '10:05 (UTC - 6)', '10:05 UTC - 06:00'])(
    'but %s is one',
    (stamp) => {
      const { instants } = read(
        `# X\n\nDate: 2025-06-30\n\n## Timeline\n\n- ${stamp}: begun\n- ${stamp.replace('05', '35')}: done\n`,
        'x.md',
      );
      expect(instants[0]).toBe('2025-06-30T16:05:00Z');
    },
  );
});

describe('the header of a copied mail in another language', () => {
  it.each([
    ['Italian', 'Da', 'A', 'Data', 'Oggetto', 'venerdì 16 maggio 2025 18:05'],
    ['Spanish', 'De', 'Para', 'Fecha', 'Asunto', 'viernes, 16 de mayo de 2025 18:05'],
    ['Dutch', 'Van', 'Aan', 'Datum', 'Onderwerp', 'vrijdag 16 mei 2025 18:05'],
    ['French', 'De', 'À', 'Date', 'Objet', 'vendredi 16 mai 2025 18:05'],
  ])('%s', (_, from, to, date, subject, stamp) => {
    const { entries } = read(
      `${from}: Desk <desk@tordo.example>\n${to}: Kunden\n${date}: ${stamp}\n${subject}: Portal\n\nOn 15 May 2025 at 10:14 the portal stopped.\n`,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatch(/^2025-05-15T10:14/);
  });
});

it('what a nightly job did once is an event, what it does is none', () => {
  const once = read('Search\n\nOn 27 April 2025 a nightly job had removed the index at 9:12am.\n');
  expect(once.entries).toHaveLength(1);
  const habit = read('Search\n\nThe nightly job starts at 9:12am.\n');
  expect(habit.entries).toEqual([]);
});
