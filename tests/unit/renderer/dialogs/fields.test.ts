import { describe, expect, it } from 'vitest';
import { linkAddress } from '../../../../renderer/dialogs/link-address.ts';
import { findZones, looksLikeZone } from '../../../../renderer/dialogs/zone-list.ts';

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
