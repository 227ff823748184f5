import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../core/commands/commands.ts';
import { filterEntries, type Entry } from '../../../../renderer/commands/palette-filter.ts';

const entries: Entry[] = [
  { id: 'export', label: 'Export…', keywords: 'docx word pdf' },
  { id: 'next', label: 'Next Problem' },
  { id: 'entry', label: 'Timeline Entry', keywords: 'row event time' },
  { id: 'sort', label: 'Sort Timeline by Time' },
  { id: 'cafe', label: 'Café section' },
];
const found = (query: string): string[] => filterEntries(entries, query).map(({ id }) => id);

describe('the palette finds', () => {
  it.each([
    ['', ['export', 'next', 'entry', 'sort', 'cafe']],
    ['   ', ['export', 'next', 'entry', 'sort', 'cafe']],
    ['exp', ['export']],
    ['EXPORT', ['export']],
    ['pdf', ['export']],
    ['ti', ['entry', 'sort', 'cafe']],
    ['ti so', ['sort', 'cafe']],
    ['so ti', ['sort', 'cafe']],
    ['tlen', ['entry']],
    ['cafe', ['cafe']],
    ['zebra', []],
    ['export zebra', []],
  ])('for "%s": %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('a name that begins with it before one that holds it', () => {
    expect(found('ex')[0]).toBe('export');
    expect(found('ex')).toContain('next');
  });

  it('every command by its own label', () => {
    const all = COMMANDS.map(({ id, label }): Entry => ({ id, label }));
    for (const { id, label } of all) expect(filterEntries(all, label)[0]?.id).toBe(id);
  });

  it('entries of the list only, each once, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const result = filterEntries(entries, query);
        expect(new Set(result).size).toBe(result.length);
        expect(result.every((entry) => entries.includes(entry))).toBe(true);
      }),
    );
  });
});
