import { describe, expect, it } from 'vitest';
import type { FactForm, FactSource } from '../../../core/document/live-fact.ts';
import type { Incident } from '../../../core/document/postmortem.ts';
import { factTeller } from '../../../core/live-facts/words.ts';
import { zoneWord } from '../../../core/live-facts/zone-word.ts';
import { rows } from '../timeline/rows.ts';

const ROWS = rows('Europe/Copenhagen', '2026-03-03', [
  ['09:15', 'started'],
  ['10:13:20 CET', 'mitigated'],
  ['10:31', 'resolved'],
  ['around 8'],
  ['00:30'],
  ['14:07 UTC'],
  ['soon'],
]);

function told(
  source: FactSource,
  { form = 'plain', zone = '', incident = {}, language = 'en' }: Asked = {},
): string | null {
  const sources = { ...ROWS, language, incident: { ...ROWS.incident, ...incident } };
  return factTeller(sources, zone)({ source, form });
}
interface Asked {
  form?: FactForm;
  zone?: string;
  incident?: Partial<Incident>;
  language?: string;
}
const entry = (nth: number): FactSource => ({ kind: 'entry', id: `e${nth}` });

describe('the words of a live fact', () => {
  it.each<[string, FactSource, Asked, string | null]>([
    ['a row’s time', entry(0), {}, '09:15'],
    ['with its zone', entry(0), { form: 'zone' }, '09:15 CET'],
    ['with the seconds that were written', entry(1), {}, '10:13:20'],
    ['one that is not exact', entry(3), {}, '~08:00'],
    ['one of another zone, on the document’s clock', entry(5), {}, '15:07'],
    ['a time that is none', entry(6), {}, null],
    ['a row that is gone', { kind: 'entry', id: 'x' }, {}, null],
    ['a milestone', { kind: 'milestone', milestone: 'resolved' }, {}, '10:31'],
    ['a milestone that no row has', { kind: 'milestone', milestone: 'detected' }, {}, null],
    ['a length', { kind: 'length', from: 'started', to: 'resolved' }, {}, '1 h 16 min'],
    [
      'the day in another language',
      { kind: 'detail', field: 'date' },
      { language: 'de' },
      '3. März 2026',
    ],
    ['a length backwards', { kind: 'length', from: 'resolved', to: 'started' }, {}, null],
    [
      'a field',
      { kind: 'detail', field: 'severity' },
      { incident: { severity: ' SEV-2 ' } },
      'SEV-2',
    ],
    [
      'several services',
      { kind: 'detail', field: 'services' },
      { incident: { services: ['A', '', 'B'] } },
      'A, B',
    ],
    ['the day', { kind: 'detail', field: 'date' }, {}, '3 March 2026'],
    ['an empty field', { kind: 'detail', field: 'reference' }, {}, null],
    ['what a newer version knows', { kind: 'moon' } as unknown as FactSource, {}, null],
  ])('%s', (_, source, asked, words) => {
    expect(told(source, asked)).toBe(words);
  });

  it('name the zone in a report of another one, where the rest of the text keeps its own', () => {
    expect(told(entry(0), { zone: 'UTC' })).toBe('08:15 UTC');
    expect(told(entry(0), { zone: 'Europe/Copenhagen' })).toBe('09:15');
  });

  it('keep their clock in a report where it would be another day', () => {
    expect(told(entry(4), { zone: 'UTC' })).toBe('00:30 CET');
  });
});

describe('a zone in a word', () => {
  const [winter, summer] = ['2026-01-10T12:00:00Z', '2026-07-10T12:00:00Z'];
  it.each([
    ['Europe/Copenhagen', 'CET', 'CEST'],
    ['Europe/London', 'GMT', 'BST'],
    ['America/New_York', 'EST', 'EDT'],
    ['America/Chicago', 'CST', 'CDT'],
    ['America/Phoenix', 'MST', 'MST'],
    ['Pacific/Marquesas', 'UTC-9:30', 'UTC-9:30'],
    ['UTC', 'UTC', 'UTC'],
    ['+02:00', 'UTC+2', 'UTC+2'],
    ['PDT', 'PDT', 'PDT'],
    ['', '', ''],
  ])('%s', (zone, inWinter, inSummer) => {
    expect([zoneWord(zone, winter), zoneWord(zone, summer)]).toEqual([inWinter, inSummer]);
  });
});
