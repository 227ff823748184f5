/** The published JSON Schema: it is current, and agrees with what opens files. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { fileSchema } from '../../../core/file-format/json-schema.ts';
import { CURRENT_VERSION } from '../../../core/file-format/migrations.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { anyDocument } from './documents.ts';

const PUBLISHED = '../../../docs/postmortem.schema.json';
const FIXTURES = new URL('../../fixtures/documents/', import.meta.url);
const validate = new Ajv2020({ strict: false }).compile(fileSchema());
const current = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.postmortem'))
  .map((name) => [name, readFileSync(new URL(name, FIXTURES), 'utf8')] as const)
  .filter(([, text]) => (JSON.parse(text) as { version: number }).version === CURRENT_VERSION);

describe('the JSON Schema', () => {
  // `npm run test:unit -- tests/unit/document/json-schema.test.ts -u` writes it anew.
  it('that is published is the one that files are opened by', () =>
    expect(`${JSON.stringify(fileSchema(), null, 2)}\n`).toMatchFileSnapshot(PUBLISHED));

  it.each(current)('accepts %s', (_name, text) => {
    validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('accepts every document that we write', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        validate(JSON.parse(toCanonicalJson(document)));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, (raw: Record<string, never>) => void]>([
    ['without a title', (raw) => delete raw['title']],
    ['of a newer version', (raw) => Object.assign(raw, { version: CURRENT_VERSION + 1 })],
    ['with a state of its own', (raw) => Object.assign(raw, { state: 'final' })],
    ['with a row without a time or null', (raw) => delete raw['timeline']![0]!['at']],
    ['with text for a body', (raw) => Object.assign(raw['timeline']![0]!, { body: 'words' })],
    [
      'with a root inside a body',
      (raw) =>
        Object.assign(raw['timeline']![0]!['body'], { children: [{ type: 'root', children: [] }] }),
    ],
    [
      'with a picture that is none',
      (raw) => Object.assign(raw, { media: { p: { type: 'text/html', data: '' } } }),
    ],
  ])('refuses, as opening does, a file %s', (_what, spoil) => {
    const raw = JSON.parse(current.find(([name]) => name === 'v3.postmortem')![1]) as Record<
      string,
      never
    >;
    expect(validate(raw)).toBe(true);
    spoil(raw);
    expect(validate(raw)).toBe(false);
    expect(openPostmortem(JSON.stringify(raw)).ok).toBe(false);
  });
});
