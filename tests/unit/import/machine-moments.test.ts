/** `<time datetime>`: what a page says to machines settles year and zone of what it shows. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';

const post = (status: string, shown: string, datetime: string): string =>
  `<div><h3>${status}</h3><time datetime="${datetime}">${shown}</time><p>Lamps of the ${status} kind.</p></div>`;

function stampsOf(...posts: [status: string, shown: string, datetime: string][]) {
  const html = `<!DOCTYPE html><html><body><h2>Lamps go out</h2>${posts.map((one) => post(...one)).join('\n')}</body></html>`;
  const options = { name: 'a.html', newId: sequentialIds('n'), today: '2026-01-01' };
  return importText(html, options).document.updates.map(({ at }) => [
    at?.written,
    at?.local,
    at?.zone,
    at?.instant,
  ]);
}

describe('the stamps of posts', () => {
  it('without year and zone take them from the page', () => {
    expect(
      stampsOf(
        ['Resolved', 'May 2, 15:40', '2025-05-02T13:40:00Z'],
        ['Investigating', 'May 2, 14:02', '2025-05-02T12:02:00Z'],
      ),
    ).toEqual([
      ['May 2, 14:02', '2025-05-02T14:02', '+02:00', '2025-05-02T12:02:00Z'],
      ['May 2, 15:40', '2025-05-02T15:40', '+02:00', '2025-05-02T13:40:00Z'],
    ]);
  });

  it('over midnight in the shown zone', () => {
    expect(
      stampsOf(
        ['Resolved', 'May 3, 00:20', '2025-05-02T22:20:00Z'],
        ['Investigating', 'May 2, 23:50', '2025-05-02T21:50:00Z'],
      ).map(([, local]) => local),
    ).toEqual(['2025-05-02T23:50', '2025-05-03T00:20']);
  });

  it('keep the zone that is written', () => {
    expect(
      stampsOf(
        ['Resolved', 'May 2 2025, 15:40 UTC', '2025-05-02T15:40:00Z'],
        ['Investigating', 'May 2 2025, 14:02 UTC', '2025-05-02T14:02:00Z'],
      ).map(([, , zone]) => zone),
    ).toEqual(['UTC', 'UTC']);
  });

  it('are left alone where the page says nothing that is a moment', () => {
    expect(
      stampsOf(
        ['Resolved', 'May 2, 15:40', 'yesterday'],
        ['Investigating', 'May 2, 14:02', '2025-05-02'],
      ).map(([, , , instant]) => instant),
    ).toEqual([null, null]);
  });
});
