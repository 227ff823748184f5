/** Beginnings, ends and posts that contradict each other, in the words of several languages. */
import { describe, expect, it } from 'vitest';
import { brief, check, entry, section, update } from './sample.ts';

const rules = (parts: Parameters<typeof check>[0]): string[] =>
  brief(check(parts))
    .map((line) => line.split(' ').slice(0, 2).join(' '))
    .filter((line) =>
      /^(?:text\/(?:start|end|contradicts)|updates\/contradicts) (?:war|err)/.test(line),
    );

const timeline = [
  entry('a', '07:10', 'Logins fail.', { milestone: 'started' }),
  entry('b', '07:31', 'A full disk is found.'),
  entry('c', '08:40', 'Logins work.', { milestone: 'resolved' }),
];
const summary = (text: string): string[] =>
  rules({ sections: [section('summary', text)], timeline });

describe('a summary against the timeline', () => {
  it.each([
    ['Zwischen 07:10 und {} Uhr war die Anmeldung gestört.', 'text/end warning'],
    ['Die Störung endete um {} Uhr.', 'text/end warning'],
    ['Die Störung war um {} Uhr behoben.', 'text/end warning'],
    ['Seit {} Uhr funktioniert die Anmeldung wieder.', 'text/end warning'],
    ['De 7h10 à {}, les connexions ont échoué.', 'text/end warning'],
    ['L’incident a pris fin à {}.', 'text/end warning'],
    ['El servicio se restableció a las {}.', 'text/end warning'],
  ])('ends at another time: %s', (text, expected) => {
    expect(summary(text.replace('{}', '09:25'))).toEqual([expected]);
    expect(summary(text.replace('{}', '08:40'))).toEqual([]);
  });

  it.each([
    ['Die Störung begann um {} Uhr.'],
    ['L’incident a débuté à {}.'],
    ['La incidencia comenzó a las {}.'],
  ])('begins at another time: %s', (text) => {
    expect(summary(text.replace('{}', '06:20'))).toEqual(['text/start warning']);
    expect(summary(text.replace('{}', '07:10'))).toEqual([]);
  });

  it.each([
    'Die Wartung begann um 06:20 Uhr.',
    'Eine frühere Störung begann um 06:20 Uhr.',
    'Für einzelne Kunden endete die Störung um 09:25 Uhr.',
    'La maintenance a débuté à 6h20.',
  ])('says nothing of what may be another thing: %s', (text) => {
    expect(summary(text)).toEqual([]);
  });

  it('takes the entry that says so for the end, where none is marked', () => {
    const rows = [
      entry('a', '07:10', 'Logins fail.'),
      entry('b', '08:40', 'Customer impact ends.'),
      entry('c', '09:30', 'Ticket closed.'),
    ];
    const found = (end: string) =>
      rules({
        sections: [section('summary', `End of impact: 3 March 2026 ${end} UTC`)],
        timeline: rows,
      });
    expect(found('09:10')).toEqual(['text/end warning']);
    expect(found('08:40')).toEqual([]);
  });
});

describe('key lines', () => {
  it.each([
    ['Began: 2026-03-03 07:10 UTC', 'Detected: 2026-03-03 06:50 UTC'],
    ['Start: 2026-03-03 07:10 UTC', 'End: 2026-03-03 06:50 UTC'],
    ['Beginn: 03.03.2026 07:10 Uhr', 'Ende: 03.03.2026 06:50 Uhr'],
    ['Début : 03/03/2026 07:10', 'Fin : 03/03/2026 06:50'],
  ])('%s, %s', (one, other) => {
    const found = (second: string) =>
      rules({ sections: [section('summary', `- ${one}\n- ${second}`)] });
    expect(found(other)).toEqual(['text/contradicts warning']);
    expect(found(other.replace('06:50', '07:50'))).toEqual([]);
  });

  it('an end without its own day may be of the next one', () => {
    const text = '- Start: 2026-03-03 23:10 UTC\n- End: 00:20 UTC';
    expect(rules({ sections: [section('summary', text)] })).toEqual([]);
  });

  it('a report that was posted before what it tells of', () => {
    const found = (line: string) => rules({ sections: [section('summary', line)], timeline });
    expect(found('Published: 3 March 2026 08:00 UTC')).toEqual(['updates/contradicts warning']);
    expect(found('Published: 2 March 2026')).toEqual(['updates/contradicts warning']);
    expect(found('Published: 3 March 2026 10:00 UTC')).toEqual([]);
    expect(found('Published: 3 March 2026 08:00 UTC\n\nUpdated: 3 March 2026 10:00 UTC')).toEqual(
      [],
    );
  });
});

describe('a page that is still down', () => {
  const found = (text: string, end = 'Ende: 03.03.2026 08:00 Uhr') =>
    rules({ sections: [section('summary', end)], updates: [update('u', '08:45', text)] });

  it.each([
    'Einige Server sind noch immer nicht erreichbar.',
    'Die Server sind weiterhin nicht erreichbar.',
    'Douze serveurs sont toujours injoignables.',
    'Los servidores siguen caídos.',
    'Half of the rack is still out of service.',
    'The API is still returning errors.',
    'Service is not yet restored.',
    'The outage is ongoing.',
  ])('%s', (text) => {
    expect(found(text)).toEqual(['updates/contradicts warning']);
    expect(found(text, 'Ende: 03.03.2026 09:00 Uhr')).toEqual([]);
  });

  it.each([
    'Alle Server sind wieder erreichbar.',
    'Sollte Ihr Server weiterhin nicht erreichbar sein, starten Sie ihn neu.',
    'No servers are still unreachable.',
    'Si votre serveur est toujours injoignable, redémarrez-le.',
    'We continue to monitor.',
  ])('is not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
