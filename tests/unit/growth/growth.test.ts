/**
 * A text of twice the length costs twice the time: some of the kinds of `npm run test:growth`, each
 * of which once cost four times as much, in what they kept busy.
 */
import { describe, expect, it } from 'vitest';
import { growthOf, type Growth } from '../../growth/measure.ts';
import { SUBJECTS } from '../../growth/subjects.ts';
import { kinds } from '../../growth/units.ts';

const LENGTH = 64_000;
/** It is four where the work grows with the square; 2.3 is what the whole run holds it to. */
const LIMITS = { factor: 3, time: 4_000 };

const SLOW: readonly [subject: string, ...kinds: string[]][] = [
  [
    'check',
    '5pm ',
    '10h20m , in paragraphs',
    '10h00 , in paragraphs',
    'between 10:00 and ',
    '4. März ',
    '4. März , in lines',
  ],
  [
    'paste',
    '<tr>',
    '<td>',
    '<a>',
    '<p>',
    '<b>a</b>',
    '<table>',
    '<a><p>',
    '<select>',
    '<sup>1</sup>, in lines',
  ],
  [
    'import md',
    'a\\n=\\n',
    'setext headings, each another',
    '[',
    '*a, in lines',
    'a~, in lines',
    '](, in lines',
    '<!-- a -->',
    'quote, each line deeper',
  ],
  ['import html', '<div>', '<tr>', 'comments before the text'],
  ['leaks', '-', 'hosts, each another'],
];

describe.each(SLOW)('%s', (subject, ...names) => {
  it.each(names)('of many “%s”', async (name) => {
    const kind = kinds().find((each) => each.name === name);
    expect(kind, name).toBeDefined();
    await growthOf(SUBJECTS[subject]!, kind!, 4_000);
    const growth = await growthOf(SUBJECTS[subject]!, kind!, LENGTH, LIMITS);
    expect(growth.times, shown(growth)).toHaveLength(3);
    expect(growth.factor, shown(growth)).toBeLessThanOrEqual(LIMITS.factor);
    expect(growth.times.at(-1), shown(growth)).toBeLessThanOrEqual(LIMITS.time);
  });
});

function shown({ times }: Growth): string {
  return `${times.map(Math.round).join(', ')} ms`;
}
