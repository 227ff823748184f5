/**
 * What becomes of reports on their way: pages copied by mouse, chains of mails, old wiki markup, and
 * the days and sentences that say nothing of the incident. All texts are invented.
 */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';

function read(text: string) {
  const { document } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  return {
    title: document.title,
    entries: document.timeline.map(({ at, body }) => [
      at?.local ?? '-',
      plainText(body).replace(/\s+/g, ' ').trim(),
    ]),
    updates: document.updates.map(({ at, status, body }) => [
      at?.local ?? '-',
      status,
      plainText(body).replace(/\s+/g, ' ').trim(),
    ]),
    instants: document.timeline.map(({ at }) => at?.instant ?? null),
    words: JSON.stringify(document),
  };
}

describe('posts whose lines were glued by the copy', () => {
  it.each([
    ['English', ['Resolved', 'Monitoring'], 'Posted 3 days ago. Feb 02, 2025 - 1', ' UTC'],
    ['German', ['Behoben', 'Wird beobachtet'], '2. Februar 2025, 1', ' Uhr'],
    ['Spanish', ['Resuelto', 'En observación'], '2 feb 2025, 1', ' CET'],
    ['Portuguese', ['Resolvido', 'Monitorando'], '2 fev. 2025, 1', ' BRT'],
  ])('%s', (_, [late, early], stamp, zone) => {
    const { updates } = read(
      `Skip to content\nLog in\n\nPumps stand still\n\n${late}Pumps turn at full speed.${stamp}2:40${zone}\n${early}Two of three pumps turn.${stamp}1:05${zone}\n\nImprint\n`,
    );
    expect(updates.map(([at]) => at)).toEqual(['2025-02-02T11:05', '2025-02-02T12:40']);
    expect(updates[0]![2]).toContain('Two of three pumps turn.');
    expect(updates.map(([, status]) => status)).toEqual(['monitoring', 'resolved']);
  });

  it('leaves one such word alone', () => {
    expect(read('ResolvedBy is the column that holds it.\n\nNothing else.\n').updates).toEqual([]);
  });

  it('takes the title right above “Incident Report for”, below the menus', () => {
    const { title, updates } = read(
      'Jump to content\nSubscribe\nHistory\nFerries leave late\nMinor incident\nIncident Report for Skarv Ferries\n\nResolved\nFerries leave on time.\nPosted Feb 02, 2025 - 12:40 UTC\n\nIdentified\nA ramp does not close.\nPosted Feb 02, 2025 - 11:05 UTC\n',
    );
    expect(title).toBe('Ferries leave late');
    expect(updates.map(([, status]) => status)).toEqual(['identified', 'resolved']);
  });
});

describe('a status that leads the text, the stamp below it', () => {
  it.each([
    ['a dash', ' - '],
    ['a colon', ': '],
    ['a long dash', ' — '],
  ])('%s', (_, sign) => {
    const { updates, entries } = read(
      `Label printing\n\nBehoben${sign}Etiketten kommen wieder.\n3. März 2025, 16:10\n\nUntersuchung${sign}Es kommen keine Etiketten.\n3. März 2025, 15:20\n`,
    );
    expect(updates).toEqual([
      ['2025-03-03T15:20', 'investigating', 'Untersuchung Es kommen keine Etiketten.'],
      ['2025-03-03T16:10', 'resolved', 'Behoben Etiketten kommen wieder.'],
    ]);
    expect(entries).toEqual([]);
  });

  it('a word of its own in the shape of known heads heads a post, too', () => {
    const { updates } = read(
      'Net\n\n[Resolved] 2025-03-03 16:10\nAll up.\n\n[Crew on site] 2025-03-03 15:50\nThey dig.\n\n[Investigating] 2025-03-03 15:20\nDown.\n',
    );
    expect(updates.map(([at]) => at)).toEqual([
      '2025-03-03T15:20',
      '2025-03-03T15:50',
      '2025-03-03T16:10',
    ]);
  });

  it('day and clock on two lines are one stamp', () => {
    const { updates } = read(
      'Ledger\n\nResolved\nMay 06, 2025\n14:30 UTC\nSums are right.\n\nInvestigating\nMay 06, 2025\n13:05 UTC\nSums are wrong.\n',
    );
    expect(updates).toEqual([
      ['2025-05-06T13:05', 'investigating', 'Sums are wrong.'],
      ['2025-05-06T14:30', 'resolved', 'Sums are right.'],
    ]);
  });

  it('fields below each other are no post', () => {
    const { updates } = read(
      '# Slow lifts\n\n**Reported at:** 2025-05-06 13:05 UTC\n**Resolved at:** 2025-05-06 14:30 UTC\n\n## Timeline\n\n- 13:05 lift two stops\n- 14:30 lift two runs\n',
    );
    expect(updates).toEqual([]);
  });
});

describe('a chain of mails', () => {
  it.each([
    ['English', 'On Wed, 5 Feb 2025 at 14:20, Ulla Marr <ulla@example.org> wrote:', 'Date'],
    ['German', 'Am 5. Februar 2025 um 14:20 schrieb Ulla Marr <ulla@example.org>:', 'Datum'],
    ['French', 'Le mer. 5 févr. 2025 à 14:20, Ulla Marr <ulla@example.org> a écrit :', 'Date'],
  ])('%s', (_, wrote, label) => {
    const { updates, entries } = read(
      `From: Bo Lind <bo@example.org>\nTo: all\n${label}: Wed, 5 Feb 2025 15:45\nSubject: Re: gate\n\nThe gate opens again.\n\n${wrote}\n> The gate does not open.\n`,
    );
    expect(updates.map(([at]) => at)).toEqual(['2025-02-05T14:20', '2025-02-05T15:45']);
    expect(updates[0]![2]).toContain('The gate does not open.');
    expect(entries).toEqual([]);
  });

  it('by the headers of the mails within it', () => {
    const { updates, words } = read(
      'From: Bo\nSent: Wednesday, 5 February 2025 15:45\nTo: all\nSubject: RE: gate\n\nOpens.\n\nFrom: Ulla\nSent: Wednesday, 5 February 2025 14:20\nTo: Bo\nSubject: gate\n\nStuck.\n',
    );
    expect(updates.map(([, , text]) => text)).toEqual(['Ulla Stuck.', 'Bo Opens.']);
    expect(words).toContain('Sent: Wednesday, 5 February 2025 14:20');
  });

  it('keeps a timeline that one of them holds', () => {
    const { entries, updates } = read(
      'From: Bo\nSent: Wednesday, 5 February 2025 15:45\nTo: all\nSubject: gate\n\nTimeline\n14:05 gate stuck\n14:50 gate opens\n\nOn Wed, 5 Feb 2025 at 13:00, Ulla <u@example.org> wrote:\n> Lunch?\n',
    );
    expect(updates).toEqual([]);
    expect(entries).toHaveLength(2);
  });
});

describe('a chat', () => {
  it('who is above the clock goes on below a clock alone', () => {
    const { entries } = read(
      '#bridge\n\nWednesday, June 18th 2025\n\nAylin\n  2:07 PM\nhoist is slow\n  2:11 PM\nstopping it now\nBen\n  2:19 PM\nhoist restarted\n',
    );
    expect(entries.map(([at, text]) => [at!.slice(-5), text])).toEqual([
      ['14:07', 'Aylin: hoist is slow'],
      ['14:11', 'Aylin: stopping it now'],
      ['14:19', 'Ben: hoist restarted'],
    ]);
  });

  it('begins with its first message, which is no title', () => {
    const { entries } = read(
      'Tove  9:41 AM\nbelt stands\nIlya  9:50 AM\nfuse changed\nIlya  9:55 AM\nbelt runs\n',
    );
    expect(entries).toHaveLength(3);
  });

  it('has no status for a name', () => {
    const { updates } = read(
      'Sieć\n\nRozwiązano\n27.02.2025 19:15\nDziała.\n\nBadamy\n27.02.2025 17:55\nNie działa.\n',
    );
    expect(updates.map(([at]) => at)).toEqual(['2025-02-27T17:55', '2025-02-27T19:15']);
  });
});

describe('old wiki markup', () => {
  const table = '||Time (UTC)||Event||\n|09:05|Valve stuck|\n|09:40|Valve freed|\n';
  it('has headings and tables', () => {
    const { entries, title } = read(
      `h1. Valve\n\n||Field||Value||\n|Start|2025-04-01 09:05 UTC|\n\nh2. Timeline\n\n${table}\nh2. Root cause\nRust.\n`,
    );
    expect(title).toBe('Valve');
    expect(entries).toEqual([
      ['2025-04-01T09:05', 'Valve stuck'],
      ['2025-04-01T09:40', 'Valve freed'],
    ]);
  });

  it('keeps its lists and drops no word', () => {
    const { words } = read(`h2. Actions\n# Oil\n## Twice\n* Grease\n{panel}\nDone\n{panel}\n`);
    for (const word of ['Oil', 'Twice', 'Grease', 'Done']) expect(words).toContain(word);
  });
});

describe('the day of times without one', () => {
  const list = '\n\nTimeline\n\n10:05 pump stops\n10:40 pump runs\n';
  it.each([
    ['English', 'Created: 9 May 2025\nIncident date: 3 May 2025'],
    ['last modified', 'Last modified on 9 May 2025\nDate of outage: 3 May 2025'],
    ['German', 'Erstellt am: 9. Mai 2025\nStörungsbeginn: 3. Mai 2025'],
    ['Spanish', 'Fecha del informe: 9 de mayo de 2025\nFecha del incidente: 3 de mayo de 2025'],
    ['Portuguese', 'Publicado em: 9 de maio de 2025\nData do incidente: 3 de maio de 2025'],
    ['Polish', 'Sporządzono: 9 maja 2025\nData awarii: 3 maja 2025'],
    ['Japanese', '作成日：2025年5月9日\n発生日時：2025年5月3日'],
    ['parted by a tab', 'Author\tTove\nCreated\t9 May 2025\nDate\t3 May 2025'],
  ])('is the incident’s, not the page’s: %s', (_, labels) => {
    expect(read(`Pump report\n\n${labels}${list}`).entries.map(([at]) => at)).toEqual([
      '2025-05-03T10:05',
      '2025-05-03T10:40',
    ]);
  });

  it('is the one that is called the date, beside the day an action is due', () => {
    const { entries } = read(
      'Pump report\n\nDate : 3 May 2025\n\nTimeline\n\n10:05 pump stops\n10:40 pump runs\n\nActions\n\n- Oil the pump (Tove, 30 May 2025)\n',
    );
    expect(entries[0]![0]).toBe('2025-05-03T10:05');
  });

  it('is told without its year, of which the page knows', () => {
    const { entries } = read(
      `# Pump\n\nPosted by Tove on May 9, 2025\n\nOn Saturday, May 3, the pump stood still.${list}`,
    );
    expect(entries[0]![0]).toBe('2025-05-03T10:05');
  });

  it('is the page’s where no other is named', () => {
    expect(read(`Pump\n\nPublished 9 May 2025${list}`).entries[0]![0]).toBe('2025-05-09T10:05');
  });
});

describe('the zone of all times', () => {
  it.each([
    ['in brackets', 'El martes 3 de junio de 2025 paró la bomba (horas en CEST).', '08:05'],
    ['without a verb', 'La bomba paró el 3 de junio de 2025. Horas de Madrid.', '08:05'],
    ['in Portuguese', 'A bomba parou em 3 de junho de 2025. Horários de Brasília.', '13:05'],
  ])('%s', (_, sentence, utc) => {
    const { instants } = read(`# Bomba\n\n${sentence}\n\n## Cronología\n\n- 10:05 parada\n`);
    expect(instants).toEqual([`2025-06-03T${utc}:00Z`]);
  });
});

describe('prose that tells no incident gives no entries', () => {
  it.each([
    'The pump is greased every Monday at 09:00.',
    'Reviews are held on Thursdays at 15:00.',
    'The duty engineer is reachable from 07:00 to 19:00.',
    'Open the valve before 10:00 on the day of the test.',
    'Published 3 June 2025 at 09:00 by the crew',
    'Times such as 12:30 were shown with a dot.',
    'For years our pager rang at 3 a.m. for nothing.',
    'Die Schicht wechselt montags um 8:00 Uhr.',
    'Die Wartung findet am 23. Januar um 18:00 Uhr statt.',
  ])('%s', (sentence) => {
    expect(read(`# Pumps, 3 June 2025\n\n${sentence}\n`).entries).toEqual([]);
  });

  it.each([
    ['The pump stopped at 10:05 UTC on 3 June 2025.', 'The pump stopped'],
    ['At 10:05 UTC on 3 June 2025 the bell rang in the hall.', 'the bell rang'],
    ['Pumps are down since 10:05 UTC on 3 June 2025 in all halls.', 'Pumps are down'],
  ])('but what happened does: %s', (sentence, words) => {
    const { entries } = read(`# Pumps\n\n${sentence}\n`);
    expect(entries.map(([at]) => at)).toEqual(['2025-06-03T10:05']);
    expect(entries[0]![1]).toContain(words);
  });

  it('each of two verbs has its own time', () => {
    const { entries } = read(
      '# Lift\n\nOn 3 March 2025 the fitter was called at 07:40, arrived at 09:10 and changed the rope.\n',
    );
    expect(entries.map(([at]) => at!.slice(-5))).toEqual(['07:40', '09:10']);
    expect(entries[1]![1]).toContain('arrived');
  });
});

describe('a log', () => {
  const log =
    '- 2025-05-06 13:05 UTC Tove: belt stands\n- 2025-05-06 13:20 UTC Ilya: fuse\n- 2025-05-06 13:31 UTC Tove: belt runs\n';
  it('is the timeline of a report that has no other', () => {
    expect(read(`# Belt\n\n## Log\n\n${log}`).entries).toHaveLength(3);
  });

  it('is evidence beside one', () => {
    expect(
      read(`# Belt\n\n## Timeline\n\n- 2025-05-06 13:05 UTC belt stands\n\n## Log\n\n${log}`)
        .entries,
    ).toHaveLength(1);
  });
});

it('a saved page whose statuses are headings has its posts below them', () => {
  const { updates } = read(
    '<html><body><h1>Kiln status</h1><div><h3>Resolved</h3><time>May 6, 14:05 UTC</time><p>Hot again.</p></div><div><h3>Investigating</h3><time>May 6, 12:48 UTC</time><p>Cold.</p></div></body></html>',
  );
  expect(updates.map(([, status, text]) => [status, text])).toEqual([
    ['investigating', 'Cold.'],
    ['resolved', 'Hot again.'],
  ]);
});

it('a weekday and a day are nobody’s name', () => {
  const { updates } = read(
    'Kiln\n\nOpgelost\ndinsdag 6 mei 2025 16:45\nWarm.\n\nIn onderzoek\ndinsdag 6 mei 2025 15:25\nKoud.\n',
  );
  expect(updates.map(([at]) => at)).toEqual(['2025-05-06T15:25', '2025-05-06T16:45']);
});
