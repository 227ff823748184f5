/** The bytes of a document are those of its text, however it is put together. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { newPostmortem } from '../../../core/editing/template.ts';
import { toCanonicalBytes, toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { runs } from '../../tools/runs.ts';

function documentWith(texts: readonly string[]): Postmortem {
  const newId = sequentialIds('n');
  return {
    ...newPostmortem(
      { id: 'blank', name: 'Blank', description: '', sections: [] },
      { zone: 'UTC', today: '2026-03-09', newId },
    ),
    timeline: texts.map((text) => ({
      id: newId(),
      at: null,
      milestone: null,
      body: prose(paragraph(text)),
      audience: 'everyone',
      source: null,
    })),
  };
}

it('any texts: the same as the text, which JSON lays out so', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (texts) => {
      const document = documentWith(texts);
      const text = toCanonicalJson(document);
      expect(new TextDecoder().decode(toCanonicalBytes(document))).toBe(
        new TextDecoder().decode(new TextEncoder().encode(text)),
      );
      expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
    }),
    { numRuns: runs(100) },
  );
});

it('a text longer than is encoded at once', () => {
  const document = documentWith(
    Array.from({ length: 40 }, (_, at) => `${at} ${'ö𝄞\n'.repeat(900)}`),
  );
  const text = new TextDecoder().decode(toCanonicalBytes(document));
  expect(text).toBe(toCanonicalJson(document));
  expect(openPostmortem(text)).toEqual({ ok: true, document });
});
