/**
 * Tables: what their columns mean, how their times are read, and what happens to what is neither.
 */
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../../core/import/data/csv/columns.ts';
import { dayOrderOf } from '../../../../core/import/data/csv/day-order.ts';
import { looksLikeCsv, readCsv } from '../../../../core/import/data/csv/read-csv.ts';
import { parseRows } from '../../../../core/import/data/csv/rows.ts';
import type { ReaderOptions } from '../../../../core/import/data/reader.ts';
import { bodyOf, entries, moment, options, problemOf, sound } from './reading.ts';

const read = (text: string, more: Partial<ReaderOptions> = {}) =>
  sound(readCsv(text, options(more)));
const times = (text: string, more: Partial<ReaderOptions> = {}) =>
  read(text, more).document.timeline.map(({ at }) => moment(at));

describe('layouts of tools', () => {
  it('a log of times in UTC, descriptions and owners', () => {
    const {
      document,
      read: { notes, asksZone },
    } = read(
      'Time (in UTC),Description,Owner\r\n2024-06-13 04:12,Alert fired,Orla\r\n2024-06-13 04:15,"Acknowledged,\r\nlooking",Padraig\r\n',
    );
    expect(entries(document)).toEqual([
      ['2024-06-13T04:12Z', 'Orla: Alert fired'],
      ['2024-06-13T04:15Z', 'Padraig: Acknowledged, | looking'],
    ]);
    expect(document.timeline.map(({ source }) => source)).toEqual(['line 2', 'line 3']);
    expect(document.incident.zone).toBe('UTC');
    expect([notes, asksZone]).toEqual([
      ['2 timeline entries', 'zone UTC from “Time (in UTC)”'],
      false,
    ]);
  });

  it('Jira: comments are entries, the issue’s own fields the report’s', () => {
    const {
      document,
      read: { asksZone },
    } = read(
      'Issue key,Summary,Priority,Created,Resolved,Comment,Comment\nHL-4,Dark lamp,High,13/Jun/24 5:30 AM,13/Jun/24 6:45 AM,13/Jun/24 5:50 AM;padraig;Renewed; by hand,13/Jun/24 5:35 AM;orla;Looking\n',
      { zone: 'Europe/Dublin' },
    );
    expect(document).toMatchObject({
      title: 'Dark lamp',
      incident: { reference: 'HL-4', severity: 'High', zone: 'Europe/Dublin' },
    });
    expect(entries(document)).toEqual([
      [
        '2024-06-13T04:30Z',
        'Dark lamp | Issue key: HL-4 | Priority: High | Resolved: 13/Jun/24 6:45 AM',
      ],
      ['2024-06-13T04:35Z', 'orla: Looking'],
      ['2024-06-13T04:50Z', 'padraig: Renewed; by hand'],
    ]);
    expect(document.timeline[1]!.source).toBe('Comment, line 2');
    expect(asksZone).toBe(false);
  });

  it('ServiceNow: the notes within a cell are entries', () => {
    const notes =
      '"2024-06-13 05:50:11 - Padraig (Work notes)\nRenewed\nby hand\n\n2024-06-13 05:35:00 - Orla Byrne (Additional comments)\nLooking\n"';
    const {
      document,
      read: { asksZone },
    } = read(
      `number,short_description,priority,opened_at,resolved_at,work_notes\nINC07,Dark lamp,1 - Critical,2024-06-13 05:30:02,2024-06-13 06:45:00,${notes}\n`,
    );
    expect(document).toMatchObject({
      title: 'Dark lamp',
      incident: { reference: 'INC07', severity: '1 - Critical' },
    });
    expect(document.timeline.map(({ at, source }) => [moment(at), source])).toEqual([
      ['2024-06-13T05:30:02', 'line 2'],
      ['2024-06-13T05:35:00', 'Additional comments'],
      ['2024-06-13T05:50:11', 'Work notes'],
    ]);
    expect(entries(document)[2]![1]).toBe('Padraig: Renewed | by hand');
    expect(asksZone).toBe(true);
  });

  it('an incident tool: type, message, link and what has no place', () => {
    const { document } = read(
      'Timestamp,Event Type,Message,User,URL,Team\n2024-06-13T05:12:00+01:00,NOTE,Lamp swapped,Orla,https://x.example/1,keepers\n',
    );
    expect(entries(document)).toEqual([
      [
        '2024-06-13T04:12Z',
        'Orla: Lamp swapped | Event Type: NOTE | Team: keepers | https://x.example/1',
      ],
    ]);
    expect(document.timeline[0]!.body.children.at(-1)).toMatchObject({
      type: 'paragraph',
      children: [{ type: 'link', url: 'https://x.example/1' }],
    });
  });

  it('a day and a clock in columns of their own', () => {
    expect(times('Date;Time (CEST);What\n13.06.2024;06:12;a\n13.06.2024;06:15;b\n')).toEqual([
      '2024-06-13T04:12Z',
      '2024-06-13T04:15Z',
    ]);
  });

  it('the day on a row of its own, clocks below it, past midnight', () => {
    const { document } = read(
      'Time (UTC),Event\n2024-06-13,\n23:50,late\n00:10,early\n2024-06-20,\n09:00,a week on\n',
    );
    expect(entries(document)).toEqual([
      ['2024-06-13T23:50Z', 'late'],
      ['2024-06-14T00:10Z', 'early'],
      ['2024-06-20T09:00Z', 'a week on'],
    ]);
  });

  it('counts of seconds and of milliseconds', () => {
    expect(times('ts,msg\n1718252100,a\n1718252160,b\n')).toEqual([
      '2024-06-13T04:15Z',
      '2024-06-13T04:16Z',
    ]);
    expect(times('time_ms\tmsg\n1718252100123\ta\n1718252160000\tb\n')).toEqual([
      '2024-06-13T04:15Z',
      '2024-06-13T04:16Z',
    ]);
  });

  it('newest first is turned round, also bare clocks', () => {
    expect(times('Time (UTC),Event\n2024-06-13 04:15,b\n2024-06-13 04:12,a\n')).toEqual([
      '2024-06-13T04:12Z',
      '2024-06-13T04:15Z',
    ]);
    const {
      document,
      read: { notes },
    } = read('Time (UTC),Event\n04:30,d\n04:20,c\n04:15,b\n04:12,a\n');
    expect(entries(document)).toEqual([
      ['T04:12', 'a'],
      ['T04:15', 'b'],
      ['T04:20', 'c'],
      ['T04:30', 'd'],
    ]);
    expect(notes).toContain('the times have no day: the document’s date gives it');
  });

  it('a zone in each row', () => {
    expect(
      times(
        'Time,Timezone,Event\n2024-06-13 06:12,CEST,a\n2024-06-13 06:15,Europe/Dublin,c\n2024-06-13 04:14,UTC,b\n',
      ),
    ).toEqual(['2024-06-13T04:12Z', '2024-06-13T04:14Z', '2024-06-13T05:15Z']);
  });
});

describe('rows without a time', () => {
  it('stand in Unsorted, named by their lines', () => {
    const {
      document,
      read: { notes, csv },
    } = read(
      'When,Event,Who\n2024-06-13 04:12,a,\n,b,Orla\nlater that day,c,\n2024-06-13 04:20,d,\n',
      { zone: 'UTC' },
    );
    expect(document.timeline).toHaveLength(2);
    expect(bodyOf(document, 'unsorted')).toBe('Orla: b\nc\nWhen: later that day');
    expect(notes).toContain('2 rows without a time: lines 3 and 4, in “Unsorted”');
    expect(csv!.sample.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  it('a table without times keeps all its words', () => {
    const {
      document,
      read: { notes, csv },
    } = read('Name,Colour\nlamp,red\nhorn,blue\n');
    expect(bodyOf(document, 'unsorted')).toBe('Name\nColour\nlamp\nred\nhorn\nblue');
    expect(csv!.mapping.time).toBe(-1);
    expect(notes).toContain('no column of times was found: choose one');
  });
});

describe('which day comes first', () => {
  it.each<[string, string[], ReturnType<typeof dayOrderOf>]>([
    [
      'a value that exists one way',
      ['03/04/2024', '13/04/2024'],
      { order: 'day-first', open: false },
    ],
    ['the other way', ['03/04/2024', '04/13/2024'], { order: 'month-first', open: false }],
    ['both ways', ['13/04/2024', '04/13/2024'], { order: null, open: true }],
    ['a weekday', ['Wed 03/04/2024 10:00'], { order: 'day-first', open: false }],
    [
      'rows that run on one way only',
      ['30/06/2024', '01/07/2024'].map((day) =>
        day.replace('30/06', '11/06').replace('01/07', '12/06').replace('/2024', '/24'),
      ),
      { order: null, open: true },
    ],
    [
      'a jump back the other way',
      ['02/11/2024', '03/11/2024', '01/12/2024'],
      { order: 'day-first', open: false },
    ],
    ['nothing', ['03/04/2024', '03/05/2024'], { order: null, open: true }],
    ['no such dates', ['2024-06-13', '10:15', ''], { order: null, open: false }],
    ['equal numbers', ['04/04/2024'], { order: null, open: false }],
  ])('%s', (_, stamps, expected) => {
    expect(dayOrderOf(stamps)).toEqual(expected);
  });

  it('is asked where nothing settles it, and then read as the author says', () => {
    const text = 'Time,Event\n03/04/2024 10:00,a\n03/05/2024 10:00,b\n';
    const {
      document,
      read: { csv, notes },
    } = read(text, { zone: 'UTC' });
    expect(document.timeline.map(({ at }) => at!.local)).toEqual(['T10:00', 'T10:00']);
    expect(notes).toContain(
      'whether day or month comes first in “Time” is not settled by its values: choose',
    );
    expect(
      times(text, { zone: 'UTC', choice: { csv: { ...csv!.mapping, dayOrder: 'day-first' } } }),
    ).toEqual(['2024-04-03T10:00Z', '2024-05-03T10:00Z']);
  });
});

describe('the mapping', () => {
  it.each<[string, string, object]>([
    [
      'names decide',
      'id,created_at,message,author,permalink\n1,2024-06-13T04:12:00Z,a,b,c\n',
      { header: true, time: 1, clock: -1, text: [2], actor: 3, link: 4 },
    ],
    [
      'what happened goes before what was filed',
      'Created,Occurred at,Summary\n2024-06-14 09:00,2024-06-13 04:12,a\n',
      { time: 1 },
    ],
    ['never the due date', 'Due date,Summary\n2024-06-14 09:00,a\n', { time: 0 }],
    [
      'values decide without names',
      '2024-06-13 04:12,7,the lamp went dark\n2024-06-13 04:15,8,and stayed so\n',
      { header: false, time: 0, text: [2] },
    ],
    ['numbers with two decimals are no times', 'load,event\n1.25,a\n2.30,b\n', { time: -1 }],
    [
      'a clock after a day',
      'day,hour,what\n2024-06-13,04:12,a\n2024-06-13,04:15,b\n',
      { time: 0, clock: 1 },
    ],
    [
      'a clock before a day',
      'time,date,what\n04:12,2024-06-13,a\n04:15,2024-06-13,b\n',
      { time: 1, clock: 0 },
    ],
  ])('%s', (_, text, expected) => {
    expect(guessMapping(parseRows(text))).toMatchObject(expected);
  });

  it('the author’s own is taken as it is', () => {
    const { document } = read(
      'a|b|c\n04:12|2024-06-13 05:00|first\n04:15|2024-06-13 06:00|second\n',
      {
        zone: 'UTC',
        choice: {
          csv: {
            delimiter: '|',
            header: false,
            time: 1,
            clock: -1,
            text: [2],
            actor: 0,
            kind: -1,
            link: -1,
            dayOrder: null,
          },
        },
      },
    );
    expect(entries(document)).toEqual([
      ['2024-06-13T05:00Z', '04:12: first'],
      ['2024-06-13T06:00Z', '04:15: second'],
    ]);
  });
});

describe('broken tables', () => {
  it.each<[string, string, string[][]]>([
    [
      'quotes that never close',
      'a,b\n"x,y\nz,w\n',
      [
        ['a', 'b'],
        ['"x', 'y'],
        ['z', 'w'],
      ],
    ],
    [
      'quotes within a cell',
      'a,b\nx "y" z,w\n',
      [
        ['a', 'b'],
        ['x "y" z', 'w'],
      ],
    ],
    [
      'quotes that close too early',
      'a,b\n"x" y,w\nz,v\n',
      [
        ['a', 'b'],
        ['x" y', 'w'],
        ['z', 'v'],
      ].map((cells, index) => (index === 1 ? ['"x" y', 'w'] : cells)),
    ],
    ['rows of other lengths', 'a,b\nx\ny,z,w\n', [['a', 'b'], ['x'], ['y', 'z', 'w']]],
    [
      'empty lines and a mark at the start',
      '\uFEFFa,b\n\n,\nx,y\n',
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
    ],
    [
      'a line that names the separator',
      'sep=;\na;b,c\nx;y\n',
      [
        ['a', 'b,c'],
        ['x', 'y'],
      ],
    ],
    [
      'old line ends',
      'a,b\rx,y\r',
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
    ],
    [
      'lines within quotes',
      'a,b\n"x\ny",z\n',
      [
        ['a', 'b'],
        ['x\ny', 'z'],
      ],
    ],
  ])('%s', (_, text, cells) => {
    expect(parseRows(text).rows.map((row) => row.cells)).toEqual(cells);
  });

  it('lines are counted in the file, over cells of several lines', () => {
    expect(parseRows('a,b\n"x\ny",z\n\nv,w\n"u,t\nr,s\n').rows.map(({ line }) => line)).toEqual([
      1, 2, 5, 6, 7,
    ]);
  });

  it('a stray quote costs its own line only, and is told', () => {
    const {
      document,
      read: { notes },
    } = read(
      'Time (UTC);Event\n2024-06-13 04:12;"never closed\n2024-06-13 04:15;fine\n2024-06-13 04:20;"quoted; well"\n',
    );
    expect(entries(document)).toEqual([
      ['2024-06-13T04:12Z', '"never closed'],
      ['2024-06-13T04:15Z', 'fine'],
      ['2024-06-13T04:20Z', 'quoted; well'],
    ]);
    expect(notes).toContain('quotes that do not close on line 2: read as text');
  });

  it('a thousand columns', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `c${index}`);
    const { document } = read(
      [
        ['Time (UTC)', ...names].join(','),
        ...['12', '15'].map((minute) =>
          [`2024-06-13 04:${minute}`, ...names.map((name) => `v${name}`)].join(','),
        ),
      ].join('\n'),
    );
    expect(document.timeline).toHaveLength(2);
    expect(entries(document)[1]![1]).toContain('c999: vc999');
  });

  it('more columns than a spreadsheet can have are refused in one sentence', () => {
    expect(
      problemOf(() => readCsv(`Time,Event\n${','.repeat(20_000)}`.replace(/,$/, ',x'), options())),
    ).toBe(
      'Line 2 has 20,001 columns, more than any table has. Check what separates the columns, and that the file is a table.',
    );
  });

  it('nothing at all is refused in one sentence', () => {
    for (const text of ['', '\n\n', ',,\n,,\n', '\uFEFF'])
      expect(problemOf(() => readCsv(text, options()))).toBe(
        'The table is empty: there is no row with anything in it.',
      );
  });
});

describe('text that does not say what it is', () => {
  it.each<[boolean, string, string]>([
    [true, 'a header and times', 'Time,Event\n2024-06-13 04:12,a\n2024-06-13 04:15,b\n'],
    [true, 'tabs', 'when\twhat\twho\n04:12\ta\tb\n04:15\tc\td\n'],
    [
      true,
      'no header, three columns',
      '2024-06-13 04:12;a;b\n2024-06-13 04:15;c;d\n2024-06-13 04:19;e;f\n',
    ],
    [
      false,
      'prose with commas',
      'At first, nothing happened.\nThen, all at once, the lamp went dark.\nWe waited, and it came back.\n',
    ],
    [
      false,
      'lines of a timeline',
      '04:12, the lamp went dark\n04:15, we looked\n04:20, it came back\n',
    ],
    [false, 'a Markdown table', '| Time | Event |\n| --- | --- |\n| 04:12 | a |\n| 04:15 | b |\n'],
    [false, 'a list', '- 04:12, a\n- 04:15, b\n- 04:20, c\n'],
    [false, 'a table without times', 'name,colour\nlamp,red\nhorn,blue\n'],
    [false, 'nothing', ''],
  ])('%s: %s', (expected, _, text) => {
    expect(looksLikeCsv(text)).toBe(expected);
  });
});
