/**
 * Invented reports, one for each layout and each trap that published reports showed. What is
 * understood of each stands beside it in `<name>.understood`: entries and updates with their
 * instants, sections with their kinds, actions, fields.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { importText, type ImportResult } from '../../../core/import/import.ts';
import { lostWords } from './coverage.ts';
import { mutated } from './mutated.ts';
import { understood } from './understood.ts';
import { runs } from '../../tools/runs.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/layouts/', import.meta.url));
const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.understood'));
const textOf = (name: string) => readFileSync(FOLDER + name, 'utf8');
const read = (text: string): ImportResult =>
  importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });

describe('every layout', () => {
  it('is written down with what is understood of it', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(names.filter((name) => !existsSync(`${FOLDER}${name}.understood`))).toEqual([]);
  });

  it.each(names)('%s', (name) => {
    const text = textOf(name);
    const { document, format } = read(text);
    expect(`${understood(document)}\n`).toBe(textOf(`${name}.understood`));
    expect(lostWords(text, document, format)).toEqual([]);
    expect(openPostmortem(toCanonicalJson(document))).toEqual({ ok: true, document });
  });
});

describe('nothing is lost, whatever is done to a layout', () => {
  // Rows that have left their table are run together by every browser.
  const samples = (ending: RegExp) =>
    names
      .filter((name) => ending.test(name) && !name.startsWith('html-table'))
      .map((name) => textOf(name).split('\n'));

  it.each([
    ['text', /\.txt$/],
    ['Markdown', /\.mdx?$/],
    ['HTML', /\.html$/],
  ])('%s', (_, ending) => {
    fc.assert(
      fc.property(mutated(samples(ending)), (text) => {
        const { document, format } = read(text);
        expect(lostWords(text, document, format)).toEqual([]);
        expect(openPostmortem(toCanonicalJson(document)).ok).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});
