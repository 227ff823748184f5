import { describe, expect, test } from 'vitest';
import { findDurations } from '../../../core/time/find-durations.ts';

/** [text, written, from minutes, to minutes, approximate] */
const FOUND: readonly (readonly [string, string, number, number, boolean?])[] = [
  ['not accessible for 34 minutes.', '34 minutes', 33, 35],
  ['lasted for approximately 33 minutes because', '33 minutes', 26.4, 39.6, true],
  ['down for 30 minutes', '30 minutes', 25, 35],
  ['down for 45 min', '45 min', 42, 48],
  ['a 12-minute outage', '12-minute', 11, 13],
  ['35h 36m', '35h 36m', 2135, 2137],
  ['Time to repair: 1h 37m', '1h 37m', 96, 98],
  ['1h37', '1h37', 96, 98],
  ['took 10h30 in all', '10h30', 626, 634],
  ['de 9h52 à 12h27, soit 2 h 05.', '2 h 05', 122, 128],
  ['dalle 8.00 alle 10.05, cioè 2 h 05', '2 h 05', 122, 128],
  ['2d 1h 29m', '2d 1h 29m', 2968, 2970],
  ['1 hour and 5 minutes', '1 hour and 5 minutes', 62, 68],
  ['1 hour, 37 minutes', '1 hour, 37 minutes', 96, 98],
  ['approximately two hours', 'two hours', 84, 156, true],
  ['about an hour', 'an hour', 24, 96, true],
  ['half an hour', 'half an hour', 25, 35],
  ['2h', '2h', 90, 150],
  ['1.5 hours', '1.5 hours', 75, 105],
  ['a three-hour outage', 'three-hour', 150, 210],
  ['2-3 hours', '2-3 hours', 90, 210],
  ['10 days', '10 days', 12_960, 15_840],
  ['at least seven hours', 'seven hours', 390, Number.POSITIVE_INFINITY],
  ['more than 20 minutes', '20 minutes', 15, Number.POSITIVE_INFINITY],
  ['under 5 minutes', '5 minutes', 0, 8],
  ['taking >15min to start', '15min', 12, Number.POSITIVE_INFINITY],
  ['duró 3 horas y 35 min', '3 horas y 35 min', 212, 218],
  ['dauerte 3 Std. 35 Min.', '3 Std. 35 Min', 212, 218],
  ['trwała 3 godz. 35 min', '3 godz. 35 min', 212, 218],
  ['pågick i 3 tim 35 min', '3 tim 35 min', 212, 218],
  ["è durata un'ora e 20 minuti", "un'ora e 20 minuti", 76, 84],
  ['停止時間は3時間35分', '3時間35分', 212, 218],
  ['35分間停止', '35分間', 32, 38],
  ['anderthalb Stunden', 'anderthalb Stunden', 85, 95],
  ['une heure et demie', 'une heure et demie', 75, 105],
  ['dos horas y media', 'dos horas y media', 135, 165],
  ['zweieinhalb Stunden', 'zweieinhalb Stunden', 135, 165],
  ['two and a half hours', 'two and a half hours', 135, 165],
  ["La durée totale de l'incident est de 1 h 15", '1 h 15', 72, 78],
];

const NONE = [
  'A second engineer looked',
  '5m users',
  '100 m',
  'in May',
  '3 months ago',
  '5 minutes ago',
  'two years',
  'v2h',
  '12:30',
  '10.30',
  'day 1',
  'the second hour',
  '$5m',
  'k8s',
  '4d4f',
  'https://x.y/30m',
  'the last day',
  'a 5 m wide',
  'At 10h30 it broke',
  'soit 10 h 30 UTC',
  'down from 10h30 to 12h15',
  'tussen 10.18 en 12.47 uur',
  '8時13分に検知',
  '10시 22분에 감지',
];

describe('stated lengths of time', () => {
  for (const [text, written, from, to, approximate = false] of FOUND)
    test(text, () => {
      const found = findDurations(text);
      expect(found).toHaveLength(1);
      const [{ start, end, minMs, maxMs, ...rest }] = found as [(typeof found)[number]];
      expect(text.slice(start, end)).toBe(written);
      expect(rest).toEqual({ written, approximate });
      expect([minMs / 60_000, maxMs / 60_000].map((value) => Math.round(value * 10) / 10)).toEqual([
        from,
        to,
      ]);
    });

  test.each(NONE)('none in: %s', (text) => expect(findDurations(text)).toEqual([]));
});
