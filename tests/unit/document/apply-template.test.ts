import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTemplate, structureOf } from '../../../core/editing/apply-template.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { SECTION_KINDS, type Section } from '../../../core/document/postmortem.ts';
import { templateSchema } from '../../../core/editing/template.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { isEmptyProse, plainText } from '../../../core/prose/text.ts';
import { anyDocument, emptyDocument } from './documents.ts';
import { runs } from '../../tools/runs.ts';

const section = (id: string, kind: Section['kind'], title: string, text = ''): Section => ({
  id,
  kind,
  title,
  audience: 'everyone',
  required: false,
  guidance: '',
  body: prose(...(text ? [paragraph(text)] : [])),
});
const wanted = (kind: Section['kind'], title: string, guidance = `About ${title}?`) => ({
  kind,
  title,
  guidance,
  required: true,
  audience: 'everyone' as const,
});
const anyTemplate = fc.array(
  fc.record({
    kind: fc.constantFrom(...SECTION_KINDS),
    title: fc.constantFrom('Summary', 'Impact', 'What broke', 'Timeline', 'Other'),
    required: fc.boolean(),
    audience: fc.constantFrom('everyone' as const, 'internal' as const),
    guidance: fc.constantFrom('', 'What?'),
  }),
  { maxLength: 8 },
);

describe('a template applied to a document', () => {
  it('is filled by kind, then by title; what fits none stays behind what it followed', () => {
    const document = emptyDocument({
      sections: [
        section('a', 'custom', 'Preface', 'p'),
        section('b', 'impact', 'Who was hit', 'i'),
        section('c', 'custom', 'Network notes', 'n'),
        section('d', 'custom', 'what broke', 'w'),
        { ...section('e', 'lucky', 'Luck'), guidance: 'Where?' },
      ],
    });
    const template = {
      sections: [
        wanted('summary', 'Summary'),
        wanted('root-cause', 'What broke'),
        wanted('impact', 'Impact'),
      ],
    };
    const { sections } = applyTemplate(document, template, sequentialIds('n'));
    expect(sections.map(({ kind, title }) => [kind, title])).toEqual([
      ['custom', 'Preface'],
      ['summary', 'Summary'],
      ['root-cause', 'what broke'],
      ['impact', 'Who was hit'],
      ['custom', 'Network notes'],
    ]);
    const once = { ...document, sections };
    expect(applyTemplate(once, template, sequentialIds('m'))).toEqual(once);
    expect(sections[3]).toMatchObject({ id: 'b', guidance: 'About Impact?', required: true });
  });

  it('loses no word and no row and opens nothing internal', () => {
    fc.assert(
      fc.property(anyDocument, anyTemplate, (document, sections) => {
        const next = applyTemplate(document, { sections }, sequentialIds('n'));
        expect({ ...next, sections: [] }).toEqual({ ...document, sections: [] });
        for (const own of document.sections) {
          const kept = next.sections.find(({ id }) => id === own.id);
          if (!kept) {
            expect(isEmptyProse(own.body) && own.guidance !== '').toBe(true);
            continue;
          }
          expect(plainText(kept.body)).toBe(plainText(own.body));
          expect(kept.title).toBe(own.title);
          if (own.audience === 'internal') expect(kept.audience).toBe('internal');
        }
        const homes = (kind: string) => next.sections.some((each) => each.kind === kind);
        const had = (kind: string) => document.sections.some((each) => each.kind === kind);
        if (document.timeline.length > 0 && had('timeline')) expect(homes('timeline')).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });
});

it('the structure of a document is a template, without a word of the incident', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const sections = structureOf(document);
      const template = { id: 'own', name: 'Own', description: '', sections };
      expect(templateSchema.parse(template)).toEqual(template);
      expect(JSON.stringify(sections)).not.toContain('"body"');
    }),
    { numRuns: 50 },
  );
});
