/** What a reading leaves open, and the whole import read again as the author says. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { importSources } from '../../../core/import/import-files.ts';
import {
  doubtSentence,
  otherReading,
  otherReadingWords,
  type ReadingChoice,
} from '../../../core/import/model/doubt.ts';
import { plainText } from '../../../core/prose/text.ts';

function read(text: string, reading?: ReadingChoice) {
  const {
    document,
    doubts = [],
    untaken = [],
  } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    ...(reading && { reading }),
  });
  const rows = [...document.timeline, ...document.updates];
  return {
    rows: rows.map(({ at, body }) => `${at?.local ?? '-'} ${plainText(body).trim()}`),
    words: document.sections.map(({ body }) => plainText(body)).join('\n'),
    doubts,
    untaken,
  };
}

const lists = (first: string, second: string) =>
  `# Belt\n\n## Timeline\n\n- ${first} Belt stops\n- ${second} Belt runs\n`;

describe('day first or month first', () => {
  it.each(['03/04/2025', '3/4/25', '03-04-2025'])('%s is open until the author says', (day) => {
    const text = lists(`${day} 22:15`, `${day} 22:50`);
    const { doubts } = read(text);
    expect(doubts).toEqual([
      { kind: 'day-order', stamps: [`${day} 22:15`, `${day} 22:50`], taken: null },
    ]);
    const dayFirst = read(text, otherReading(doubts[0]!));
    expect(dayFirst.rows).toEqual(['2025-04-03T22:15 Belt stops', '2025-04-03T22:50 Belt runs']);
    expect(dayFirst.doubts[0]).toMatchObject({ taken: 'day-first' });
    const monthFirst = read(text, otherReading(dayFirst.doubts[0]!));
    expect(monthFirst.rows).toEqual(['2025-03-04T22:15 Belt stops', '2025-03-04T22:50 Belt runs']);
    expect(monthFirst.doubts[0]).toMatchObject({ taken: 'month-first' });
  });
  it.each([
    ['a day above twelve', lists('13/04/2025 22:15', '14/04/2025 22:50')],
    [
      'a date in words near it',
      `${lists('03/04/2025 22:15', '03/04/2025 22:50')}\nOn 3 April 2025.`,
    ],
    ['dots', lists('03.04.2025 22:15', '03.04.2025 22:50')],
    ['ISO', lists('2025-04-03 22:15', '2025-04-03 22:50')],
    ['both the same', lists('04/04/2025 22:15', '04/04/2025 22:50')],
  ])('is no question: %s', (_, text) => {
    expect(read(text).doubts).toEqual([]);
  });
  it('is said at the row, with what the key does', () => {
    const [doubt] = read(lists('03/04/2025 22:15', '03/04/2025 22:50')).doubts;
    expect(doubtSentence(doubt!, '03/04/2025 22:15')).toBe(
      'In 03/04/2025 the day or the month may come first: no day was taken.',
    );
    expect(otherReadingWords(doubt!)).toBe('day first');
  });
});

const STAMPS = ['2025-04-03 22:15', '2025-04-03 22:50', '2025-04-04 23:40'] as const;
const LINES = ['Scanner is dead.', 'Rollers were cleaned.', 'Belt is slow.', 'Maker was called.'];

describe('the text above or the text below', () => {
  const between = `Orders of the night\n\n${LINES[0]}\n${STAMPS.map((stamp, index) => `${stamp}\n${LINES[index + 1]}`).join('\n')}\n`;
  it.each([
    ['lines', between],
    ['paragraphs', between.replace(/\n(?=\S)/g, '\n\n')],
    ['bold stamps', between.replace(/^(2025.*)$/gm, '$1 UTC')],
  ])('is open where texts stand on both ends: %s', (_, text) => {
    const first = read(text);
    const [doubt] = first.doubts;
    expect(doubt).toMatchObject({ kind: 'side' });
    const second = read(text, otherReading(doubt!));
    expect(second.doubts[0]).toMatchObject({ kind: 'side' });
    expect(second.doubts[0]).not.toEqual(doubt);
    const back = read(text, otherReading(second.doubts[0]!));
    expect(back.rows).toEqual(first.rows);
    // Each reading gives each stamp one of the two texts beside it, and loses no line.
    const [above, below] =
      (doubt as { taken: string }).taken === 'above' ? [first, second] : [second, first];
    expect(above.rows.map((row) => row.slice(17))).toEqual(LINES.slice(0, 3));
    expect(below.rows.map((row) => row.slice(17))).toEqual(LINES.slice(1));
    for (const { rows, words } of [above, below])
      for (const line of LINES) expect([...rows, words].join('\n')).toContain(line);
  });
  it('keeps posts as posts, with their status', () => {
    const text =
      'Heron\n\nWe are sorry.\n\n4 Mar 2025, 18:05\nResolved\nWe replaced it.\n\n4 Mar 2025, 16:41\nInvestigating\nNo bike opens. We are looking.\n';
    const first = read(text);
    expect(first.rows.length).toBe(2);
    for (const { words, rows } of [
      first,
      read(text, { side: 'above' }),
      read(text, { side: 'below' }),
    ])
      for (const line of ['We are sorry.', 'We replaced it.', 'No bike opens.'])
        expect([...rows, words].join('\n')).toContain(line);
  });
  it.each([
    [
      'the first line is a stamp',
      `Night\n\n${STAMPS[0]}\n${LINES[0]}\n${STAMPS[1]}\n${LINES[1]}\n`,
    ],
    ['the last line is a stamp', `Night\n\n${LINES[0]}\n${STAMPS[0]}\n${LINES[1]}\n${STAMPS[1]}\n`],
    ['one stamp', `Night\n\n${LINES[0]}\n${STAMPS[0]}\n${LINES[1]}\n`],
  ])('is shown by the text: %s', (_, text) => {
    expect(read(text).doubts).toEqual([]);
  });
});

it('what the author says reaches its own source through the face of all importing', async () => {
  const text = lists('03/04/2025 22:15', '03/04/2025 22:50');
  const bytes = new TextEncoder().encode(text);
  const options = { newId: sequentialIds('n'), today: '2026-01-01' };
  const open = await importSources([{ name: 'a.md', bytes }], options);
  expect(open.each[0]!.read.doubts).toHaveLength(1);
  const said = await importSources([{ name: 'a.md', bytes }], {
    ...options,
    choices: { 'a.md': { reading: { dayOrder: 'month-first' } } },
  });
  expect(said.document!.timeline[0]!.at!.local).toBe('2025-03-04T22:15');
});

describe('times of which no entry was made', () => {
  const prose = 'The belt stopped at 22:15 on 3 April 2025. It ran again at 22:50.';
  it('are named with their sentences', () => {
    const { untaken, rows } = read(`Belt\n\n${prose}\n`);
    expect(rows).toEqual([]);
    expect(untaken.map(({ written }) => written)).toEqual([
      expect.stringContaining('22:15'),
      '22:50',
    ]);
    expect(untaken[1]!.sentence).toBe('It ran again at 22:50.');
  });
  it('are none where there is a timeline', () => {
    expect(read(lists('2025-04-03 22:15', '2025-04-03 22:50')).untaken).toEqual([]);
  });
});
