/** Defects that a careful reader can prove, by kind, each beside what only looks like it. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { check, document, entry, NOW, section, update } from './sample.ts';

const found = (rule: string, parts: Parameters<typeof check>[0]): string[] =>
  check(parts)
    .filter((one) => one.rule === rule && one.severity !== 'info')
    .map(({ message }) => message);

describe('a range that runs back by the clock of 24 hours', () => {
  it.each<[string, number]>([
    ['Quartier du Moulin : de 9 h 40 à 7 h 25 (300 foyers)', 1],
    ['Quartier du Moulin : de 9h40 à 7h25', 1],
    ['Quartier du Moulin : de 7 h 25 à 9 h 40', 0],
    ['The pool was closed from 11:30 to 1:30.', 0],
  ])('%s', (text, count) => {
    expect(found('time/range', { sections: [section('impact', text)] })).toHaveLength(count);
  });
});

describe('an abbreviation in a paragraph below another day', () => {
  const parts = (day: string) => {
    const body = `The key had been renewed on ${day}.\n\nIt was loaded at 06:30, and doors opened.`;
    const base = document({ sections: [section('summary', body)] });
    return { ...base, incident: { ...base.incident, zone: 'MDT', date: '2026-06-17' } };
  };
  it('is not judged by that day', () => {
    const rules = runChecks(parts('January 12'), { now: NOW }).map(({ rule }) => rule);
    expect(rules).not.toContain('time/zone-season');
  });
});

describe('key lines on a clock of their own', () => {
  const rows = ['21:10', '23:50'].map((clock, index) => ({
    ...entry(`e${index}`, null, 'Doors move.'),
    at: readTime(clock, { zone: null, date: '2026-03-03' }).time,
  }));
  const lines = (end: string) => `Start: 3 Mar 2026 21:10 CET\n\nEnd: ${end} CET`;
  it.each([
    ['3 Mar 2026 02:05', 1],
    ['4 Mar 2026 02:05', 0],
  ])('end %s', (end, count) => {
    const messages = found('text/contradicts', {
      incident: { ...document({}).incident, zone: '' },
      timeline: rows,
      sections: [section('summary', lines(end))],
    });
    expect(messages).toHaveLength(count);
  });
});

describe('a report that was issued before what it tells', () => {
  const timeline = [
    entry('a', '08:00', 'Gates fail.'),
    entry('b', '10:25', 'Gates work for everybody.'),
  ];
  it.each<[string, number]>([
    ['Issued March 3, 2026, 09:30 UTC', 1],
    ['Date and time of report: 03/03/2026 09:30 UTC', 1],
    ['Issued March 3, 2026, 09:30 UTC\n\nGates.\n\nIssued March 3, 2026, 09:30 UTC', 1],
    ['Issued March 3, 2026, 11:30 UTC', 0],
    ['Issued March 3, 2026, 09:30 UTC\n\nIssued March 3, 2026, 12:30 UTC', 0],
  ])('%s', (text, count) => {
    const all = check({ timeline, sections: [section('summary', text)] });
    expect(all.filter(({ title }) => title === 'Posted before it happened')).toHaveLength(count);
  });
});

describe('lengths in words and behind a dash', () => {
  const timeline = [
    entry('a', '09:00', 'The gate stops taking orders.'),
    entry('b', '09:20', 'The table is found to be full.'),
    entry('c', '10:30', 'Orders work for everybody.'),
  ];
  it.each<[string, number]>([
    ['In total, orders were unavailable for eighty-two minutes.', 1],
    ['In total, orders were unavailable for ninety minutes.', 0],
    ['Start – 03.03.2026 09:00\n\nEnde – 03.03.2026 10:30\n\nDauer – 1 Std. 10 Min.', 1],
    ['Start – 03.03.2026 09:00\n\nEnde – 03.03.2026 10:30\n\nDauer – 1 Std. 30 Min.', 0],
  ])('%s', (text, count) => {
    expect(found('text/duration', { timeline, sections: [section('summary', text)] })).toHaveLength(
      count,
    );
  });
});

describe('figures that their parts do not make', () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, index) => `- depot ${'abcdefg'[index]}`).join('\n');
  it.each<[string, number]>([
    ['We lost 90 carts: 40 in the north, 30 in the south and 10 in the west.', 1],
    ['2,400 readers saw nothing: 1,250 in Wales, 950 in Kent and 300 in Fife.', 1],
    ['Es fehlten 1.400 Karten: 900 in Kiel und 300 in Plön.', 1],
    ['We lost 80 carts: 40 in the north, 30 in the south and 10 in the west.', 0],
    ['We lost 90 carts, including: 40 in the north and 30 in the south.', 0],
    ['We lost about 90 carts: 40 in the north, 30 in the south and 10 in the west.', 0],
    ['We found 3 causes: 2 bugs and 4 settings.', 0],
    ['| Hall | Carts |\n|---|---|\n| A | 40 |\n| B | 35 |\n| Total | 85 |', 1],
    ['| Hall | Carts |\n|---|---|\n| A | 40 |\n| B | 35 |\n| Total | 75 |', 0],
    ['| Hall | Carts |\n|---|---|\n| A | 40 |\n| B | about 35 |\n| Total | 85 |', 0],
    ['Aven ....... 40\nBrill ....... 35\nTotale ...... 85', 1],
    ['Aven ....... 40\nBrill ....... 35\nTotale ...... 75', 0],
    ['Aven ....... 40\nTotale ...... 75', 0],
    [`Five depots were closed:\n\n${list(4)}`, 1],
    [`The following five depots:\n\n${list(4)}`, 1],
    [`Fünf Depots wurden geschlossen:\n\n${list(4)}`, 1],
    [`Four depots were closed:\n\n${list(4)}`, 0],
    [`Two clerks were asked to do this:\n\n${list(4)}`, 0],
    [`Two hours later:\n\n${list(4)}`, 0],
    [`Five depots were closed, among them:\n\n${list(4)}`, 0],
    ['Three causes met. The first is frost. The second is a wrong setting.', 1],
    ['Trois causes se sont suivies. La première est le gel. La deuxième est un réglage.', 1],
    ['Two causes met. The first is frost. The second is a wrong setting.', 0],
    ['Three causes met. The first is frost. The second is age. Finally, nobody looked.', 0],
    ['Three causes met. The first is frost.', 0],
  ])('%s', (text, count) => {
    expect(found('text/figures', { sections: [section('impact', text)] })).toHaveLength(count);
  });
});

describe('the availability of a month', () => {
  it.each<[string, number]>([
    ['Month: April\nDowntime: 5 h 20 min\nAvailability: 99.80 %', 1],
    ['The outage lasted 120 minutes, so availability in June was 99.95 %.', 1],
    ['Der Ausfall dauerte 120 Minuten. Die Verfügbarkeit im Juni lag bei 99,95 %.', 1],
    ['故障共计120分钟。7月份的可用性为99.95%。', 1],
    ['The outage lasted 120 minutes, so availability in June was 99.72 %.', 0],
    ['The outage lasted 120 minutes, so availability in June was 99.1 %.', 0],
    ['The outage lasted 120 minutes. Availability over the year was 99.95 %.', 0],
    ['The outage lasted 120 minutes. Agreed availability in a month: 99.95 %', 0],
    ['For 120 minutes an outage hit some clients; availability in June was 99.95 %.', 0],
    ['Planned downtime: 120 minutes\nAvailability in June: 99.95 %', 0],
  ])('%s', (text, count) => {
    expect(found('text/figures', { sections: [section('impact', text)] })).toHaveLength(count);
  });
});

describe('the moments of a form', () => {
  const timeline = [
    entry('a', '09:00', 'The new table goes out.'),
    entry('b', '09:12', 'Alarm on lost parcels pages the watch.'),
    entry('c', '09:40', 'Old table back, mitigated.'),
    entry('d', '10:30', 'All parcels found.'),
  ];
  const form = (detected: string, mitigated: string, end = '10:30') =>
    `Started: 09:00\n\nDetected: ${detected}\n\nMitigated: ${mitigated}\n\nResolved: ${end}`;
  const table = (mitigated: string) =>
    `| Facts | |\n|---|---|\n| Started | 09:00 |\n| Mitigated | ${mitigated} |\n| Resolved | 10:30 |`;
  it.each<[string, number]>([
    [form('09:21', '09:40'), 1],
    [form('09:12', '09:54'), 1],
    [form('09:12', '09:40'), 0],
    [form('09:21', '09:40', '10:35'), 0],
    ['Detected: 09:21', 0],
    [table('09:54'), 1],
    [table('09:40'), 0],
  ])('%s', (text, count) => {
    expect(
      found('text/contradicts', { timeline, sections: [section('summary', text)] }),
    ).toHaveLength(count);
  });

  const said = [
    entry('a', '09:02', 'Inizio del disservizio: le casse si fermano.'),
    entry('b', '09:20', 'La stazione chiama.'),
    entry('c', '10:30', 'Fine del disservizio.'),
  ];
  it.each<[string, number]>([
    ['Inizio disservizio .: ore 09:20', 1],
    ['Inizio disservizio .: ore 09:02', 0],
    ['Inizio ...... 09:20', 1],
  ])('%s beside the entry that says so', (text, count) => {
    expect(
      found('text/contradicts', { timeline: said, sections: [section('summary', text)] }),
    ).toHaveLength(count);
  });
});

describe('an end beside the entries “Outage ends” and “Incident ends”', () => {
  const timeline = [
    entry('a', '09:02', 'OUTAGE BEGINS: presses stop.'),
    entry('b', '10:14', 'OUTAGE ENDS: presses run.'),
    entry('c', '10:40', 'INCIDENT ENDS after a quiet half hour.'),
  ];
  it.each([
    ['10:04', 1],
    ['10:14', 0],
    ['10:40', 0],
  ])('%s', (clock, count) => {
    const text = `The presses were unavailable from 09:02 to ${clock} UTC.`;
    expect(found('text/end', { timeline, sections: [section('summary', text)] })).toHaveLength(
      count,
    );
  });
});

describe('the day of the title', () => {
  const rows = (zone: string) =>
    ['Tuesday, March 3, at 14:08', 'March 3, 15:31'].map((clock, index) => ({
      ...entry(`e${index}`, null, 'Presses move.'),
      at: readTime(`${clock} ${zone}`, { zone: null, date: '2026-03-03' }).time,
    }));
  it.each<[string, string, number]>([
    ['What went wrong on March 2', 'PST', 1],
    ['Ausfall vom 2. März', 'CET', 1],
    ['What went wrong on March 3', 'PST', 0],
    ['What went wrong on March 12', 'PST', 0],
    ['Our report of March 4', 'PST', 0],
    ['March 4: what went wrong', 'PST', 0],
  ])('%s, %s', (title, zone, count) => {
    expect(found('text/start', { title, timeline: rows(zone) })).toHaveLength(count);
  });
});

describe('versions', () => {
  const found2 = (text: string, row: string) =>
    found('text/contradicts', {
      timeline: [entry('a', '09:00', row)],
      sections: [section('root-cause', text)],
    });
  it.each<[string, string, number]>([
    ['Press 3.7.2 tore paper. Going back to 3.8.0 helped.', 'Rollback to 3.7.2 complete', 1],
    ['Press 3.8.0 tore paper. Going back to 3.7.2 helped.', 'Rollback to 3.7.2 complete', 0],
    ['Going back to 3.8.0 helped, and ink 1.4.0 to 1.3.9.', 'Rollback to 3.7.2 complete', 0],
    ['The fix is in 3.7.2, which is the newest release. Upgrade to 3.7.3.', 'It tears.', 1],
    ['The fix is in 3.7.2, which is the newest release. Upgrade to 3.7.2.', 'It tears.', 0],
    ['The fix is in 3.7.2. Upgrade to 3.7.3.', 'It tears.', 0],
  ])('%s | %s', (text, row, count) => expect(found2(text, row)).toHaveLength(count));
});

describe('a notice under a heading of its own, after it was over', () => {
  const messages = (text: string) =>
    found('updates/contradicts', {
      updates: [
        update('a', '10:05', 'Sign-in has been failing since 09:40.', { status: 'investigating' }),
        update('b', '14:20', text, { status: 'other' }),
        update('c', '15:40', 'It works. It had been restored for everybody at 12:50.', {
          status: 'resolved',
        }),
      ],
    });
  it.each<[string, number]>([
    ['Readers still cannot sign in.', 1],
    ['We are still working on a report for readers.', 0],
    ['Readers could not sign in this morning.', 0],
  ])('%s', (text, count) => expect(messages(text)).toHaveLength(count));
});

describe('a bound from a row in the sentence’s words', () => {
  const timeline = [
    entry('a', '2026-03-03 09:10', 'A reader reports two faulty passes.'),
    entry('b', '2026-03-03 10:00', 'Passes are no longer printed.'),
    entry('c', '2026-03-04 11:00', 'Last of the 90 passes withdrawn.'),
  ];
  it.each([
    ['All 90 passes were withdrawn within 24 hours of the report.', 1],
    ['All 90 passes were withdrawn within 26 hours of the report.', 0],
    ['All 90 passes should be withdrawn within 24 hours of the report.', 0],
  ])('%s', (text, count) => {
    expect(found('text/duration', { timeline, sections: [section('impact', text)] })).toHaveLength(
      count,
    );
  });
});

describe('a bound of the detection', () => {
  const rows = (second: string) => [
    entry('a', '09:00', 'The gate stops taking parcels.'),
    entry('b', '09:21', second),
    entry('c', '09:50', 'Parcels move again.'),
  ];
  it.each<[string, string, number]>([
    ['The failure was detected within 12 minutes.', 'Alarm on lost parcels.', 1],
    ['Der Ausfall wurde innerhalb von 12 Minuten bemerkt.', 'Alarm der Überwachung.', 1],
    ['Usterkę wykryto w ciągu 12 minut.', 'Alarm o spadku.', 1],
    ['Der Ausfall wurde innerhalb von 12 Minuten behoben.', 'Alarm der Überwachung.', 0],
    ['The failure was detected within 25 minutes.', 'Alarm on lost parcels.', 0],
    ['A failure should be detected within 12 minutes.', 'Alarm on lost parcels.', 0],
    ['The failure was detected within 12 minutes.', 'Parcels pile up in the hall.', 0],
  ])('%s | %s', (text, second, count) => {
    const parts = { timeline: rows(second), sections: [section('detection', text)] };
    expect(found('text/duration', parts)).toHaveLength(count);
  });
});

describe('the length at the head of an account', () => {
  it.each([
    ['(lasting 1 hour and 13 minutes)', 1],
    ['(lasting 1 hour and 33 minutes)', 0],
    ['A test lasting 20 minutes is planned.', 0],
  ])('%s', (head, count) => {
    const text = `${head}\nOn March 3, 2026, between 09:14 UTC and 10:47 UTC, presses tore paper.`;
    expect(found('text/duration', { updates: [update('a', '09:14', text)] })).toHaveLength(count);
  });
});

describe('a length from the first to the last', () => {
  const timeline = [
    entry('a', '09:00', 'Parcels vanish from the belt.'),
    entry('b', '09:20', 'A clerk looks.'),
    entry('c', '11:25', 'All parcels are on the belt again.'),
  ];
  it.each([
    ['For just under two hours, from the first lost parcel to the last, it took our nerves.', 1],
    ['For two and a half hours, from the first lost parcel to the last, it took our nerves.', 0],
    ['For just under two and a half hours, from the first to the last, it took our nerves.', 0],
  ])('%s', (text, count) => {
    const parts = { timeline, sections: [section('summary', text)] };
    expect(found('text/duration', parts)).toHaveLength(count);
  });
});

it('a day that there is not is told once', () => {
  const at = readTime('31 June 2026 08:10 UTC', { zone: null, date: '2026-06-29' }).time;
  const rules = check({ timeline: [entry('a', at, 'Belt.')] }).map(({ rule }) => rule);
  expect(rules).toContain('time/malformed');
  expect(rules).not.toContain('timeline/missing-date');
});
