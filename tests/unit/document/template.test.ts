import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { randomIds, sequentialIds } from '../../../core/document/ids.ts';
import { CURRENT_VERSION, migrate } from '../../../core/file-format/migrations.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { placeKey, type Place } from '../../../core/document/place.ts';
import { newPostmortem, templateSchema } from '../../../core/editing/template.ts';

const folder = new URL('../../../assets/templates/', import.meta.url);
const files = readdirSync(folder);

describe('templates', () => {
  it.each(files)(
    '%s is valid, is named by its file, and gives a document that opens again as it is',
    (file) => {
      const template = templateSchema.parse(
        JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
      );
      expect(`${template.id}.json`).toBe(file);
      const document = newPostmortem(template, {
        zone: 'Europe/Copenhagen',
        today: '2026-03-05',
        newId: sequentialIds('n'),
      });
      expect(openPostmortem(toCanonicalJson(document))).toEqual({ ok: true, document });
      for (const kind of ['timeline', 'actions', 'communication']) {
        expect(
          document.sections.filter((section) => section.kind === kind).length,
          kind,
        ).toBeLessThanOrEqual(1);
      }
    },
  );

  it('has the four that a new document offers at least', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'blank.json',
        'five-whys.json',
        'internal-rca.json',
        'public-report.json',
      ]),
    );
  });
});

describe('ids', () => {
  it('are bookmark names: a letter first, then letters and digits, at the extremes of the source of chance too', () => {
    for (const random of [() => 0, () => 0.999999999, Math.random])
      expect(randomIds(10, random)()).toMatch(/^[a-z][a-z0-9]{9}$/);
  });
  it('do not repeat', () => {
    const newId = randomIds();
    expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
  });
});

describe('migrations', () => {
  it('leaves the current version as it is', () => {
    const raw = { version: CURRENT_VERSION, xKept: 1 };
    expect(migrate(raw, CURRENT_VERSION)).toBe(raw);
  });
  it('has a stored document for every version', () => {
    const stored = readdirSync(new URL('../../fixtures/documents/', import.meta.url));
    for (let version = 1; version <= CURRENT_VERSION; version++)
      expect(stored).toContain(`v${version}.postmortem`);
  });
});

describe('the key of a place', () => {
  const places: Place[] = [
    { kind: 'document' },
    { kind: 'title' },
    { kind: 'incident', field: 'zone' },
    { kind: 'incident', field: 'date' },
    { kind: 'section', id: 'a' },
    { kind: 'timeline', id: 'a' },
    { kind: 'section', id: 'a', quote: '06:54' },
    { kind: 'section', id: 'a', quote: '06:54', nth: 1 },
    { kind: 'section', id: 'a', quote: '1:06:54' },
    { kind: 'update', id: 'a' },
    { kind: 'action', id: 'a' },
  ];
  it('differs for different places and takes the first occurrence as the default', () => {
    expect(new Set(places.map(placeKey)).size).toBe(places.length);
    expect(placeKey({ kind: 'section', id: 'a', quote: 'x', nth: 0 })).toBe(
      placeKey({ kind: 'section', id: 'a', quote: 'x' }),
    );
  });
});
