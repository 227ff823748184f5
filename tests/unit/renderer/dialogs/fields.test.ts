import { describe, expect, it } from 'vitest';
import { linkAddress } from '../../../../renderer/dialogs/link-address.ts';
import { completions } from '../../../../renderer/dialogs/parts/completions.ts';
import { dayOfField } from '../../../../renderer/dialogs/details/day-field.tsx';
import { languageCode, languageName } from '../../../../renderer/dialogs/details/language-names.ts';
import {
  findZones,
  looksLikeZone,
  zoneMeant,
} from '../../../../renderer/dialogs/parts/zone-list.ts';

describe('the address of a link', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['  http://example.org ', 'http://example.org'],
    ['example.org/incident', 'https://example.org/incident'],
    ['localhost:3000/x', 'https://localhost:3000/x'],
    ['//example.org', 'https://example.org'],
    ['mailto:ops@example.org', 'mailto:ops@example.org'],
    ['ops@example.org', 'mailto:ops@example.org'],
    ['', ''],
  ])('"%s" is %s', (text, url) => {
    expect(linkAddress(text)).toEqual({ url });
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    ' JavaScript:alert(1)',
    'vbscript:x',
    'two words',
  ])('"%s" is refused', (text) => {
    expect(linkAddress(text)).toHaveProperty('problem');
  });
});

describe('the list of zones', () => {
  it.each([
    ['copen', 'Europe/Copenhagen'],
    ['New Y', 'America/New_York'],
    ['utc', 'UTC'],
    ['buenos', 'America/Buenos_Aires'],
  ])('finds "%s": %s', (text, id) => {
    expect(findZones(text).map((zone) => zone.id)).toContain(id);
  });

  it('offers the machine’s zone first while nothing is typed', () => {
    expect(
      findZones('', ['Asia/Tokyo', 'UTC'])
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['Asia/Tokyo', 'UTC']);
  });

  it.each([
    ['Europe/Copenhagen', true],
    ['CET', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Europe/Atlantis', false],
    ['UTC+2', true],
    ['+02:00', true],
    ['', true],
    ['Coppenhagen', false],
    ['europe', false],
  ])('takes "%s": %s', (text, takes) => {
    expect(looksLikeZone(text)).toBe(takes);
  });
});

describe('the zone that a text means', () => {
  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    [' Berl ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['europe/copenhagen', 'Europe/Copenhagen'],
    ['CET', 'CET'],
    ['utc', 'UTC'],
    ['+02:00', '+02:00'],
    ['', ''],
  ])('“%s” is %s', (text, zone) => {
    expect(zoneMeant(text)).toBe(zone);
  });

  it.each(['Europe', 'S', 'Nowhere', 'two words of nothing'])('“%s” is not clear', (text) => {
    expect(zoneMeant(text)).toBeNull();
  });
});

describe('what a text may be completed to', () => {
  const known = ['Ann Lee', 'Leo Grand', 'Ann Lee', ' ', 'Bea Ann'];
  it.each([
    ['', ['Ann Lee', 'Leo Grand', 'Bea Ann']],
    ['le', ['Leo Grand', 'Ann Lee']],
    ['ann', ['Ann Lee', 'Bea Ann']],
    ['ann lee', ['Ann Lee', 'Leo Grand', 'Bea Ann']],
    ['x', []],
  ])('“%s”', (typed, names) => {
    expect(completions(typed, known)).toEqual(names);
  });
});

describe('a language by its name', () => {
  it.each([
    ['German', 'de'],
    ['de', 'de'],
    ['pt-br', 'pt-BR'],
    ['', 'en'],
    ['danish', 'da'],
    ['gsw', 'gsw'],
  ])('“%s” is %s', (written, code) => {
    expect(languageCode(written)).toBe(code);
    expect(languageCode(languageName(code))).toBe(code);
  });

  it('takes nothing that no language is called', () => {
    expect(languageCode('Klingonese of the north')).toBeNull();
  });

  it('shows a code of a document that it does not know as it is', () => {
    expect(languageName('x-own')).toBe('x-own');
  });
});

describe('the field of a day', () => {
  const read = (written: string) => dayOfField(written, '2026-11-29', '');
  it('reads what rows read, and nothing is no day', () => {
    expect(read('3 March')).toEqual({ day: '2026-03-03' });
    expect(read(' ')).toEqual({ day: '' });
  });

  it('says what to write', () => {
    expect(read('03/04/2026')).toEqual({
      problem: 'That is 4 March 2026 or 3 April 2026: write the month as a word.',
    });
    expect(read('soon')).toHaveProperty('problem');
  });
});
