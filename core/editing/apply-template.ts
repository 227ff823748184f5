/** A document's structure as a template, and a template's structure for a document. */
import { isEmptyProse } from '../prose/text.ts';
import { emptyProse } from '../prose/build.ts';
import type { NewId } from '../document/ids.ts';
import type { Postmortem, Section, SectionKind } from '../document/postmortem.ts';
import type { Template } from './template.ts';

/** What a template says of a section. */
export type TemplateSection = Template['sections'][number];

/** The sections without anything of the incident: titles, kinds, audiences, questions. */
export function structureOf({ sections }: Postmortem): TemplateSection[] {
  return sections.map(({ kind, title, required, audience, guidance }) => ({
    kind,
    title: title.trim() || 'Untitled section',
    required,
    audience,
    guidance,
  }));
}

/**
 * The document in the order of a template. A section of the template is filled by the document's of
 * its kind, else of its title, which keeps its own title and text; the others are new. What fits
 * none keeps its place behind what it followed; only an empty section that a template had put there
 * goes. What is internal stays so.
 */
export function applyTemplate(
  document: Postmortem,
  { sections: wanted }: Pick<Template, 'sections'>,
  newId: NewId,
): Postmortem {
  const filled = pairs(document.sections, wanted);
  const sections = wanted.map((section) => {
    const own = filled.get(section);
    return own ? merged(own, section) : { id: newId(), ...section, body: emptyProse() };
  });
  const used = new Set(filled.values());
  let before: string | null = null;
  for (const own of document.sections) {
    if (!used.has(own) && isBlank(own, document)) continue;
    if (!used.has(own)) {
      const after = sections.findIndex(({ id }) => id === before);
      sections.splice(after + 1, 0, own);
    }
    before = own.id;
  }
  return { ...document, sections };
}

/** Which section of the document fills which of the template: by kind first, then by title. */
function pairs(
  own: readonly Section[],
  wanted: readonly TemplateSection[],
): Map<TemplateSection, Section> {
  const found = new Map<TemplateSection, Section>();
  const free = new Set(own);
  const match = (fits: (section: Section, one: TemplateSection) => boolean): void => {
    for (const one of wanted) {
      if (found.has(one)) continue;
      const section = [...free].find((each) => fits(each, one));
      if (!section) continue;
      found.set(one, section);
      free.delete(section);
    }
  };
  match((section, one) => isMeaning(one.kind) && section.kind === one.kind && alike(section, one));
  match((section, one) => isMeaning(one.kind) && section.kind === one.kind);
  match(alike);
  return found;
}

/** A kind that says what stands there. */
function isMeaning(kind: SectionKind): boolean {
  return kind !== 'custom' && kind !== 'unsorted';
}

function alike(section: { title: string }, other: { title: string }): boolean {
  const plain = (title: string): string => title.trim().toLowerCase();
  return plain(section.title) !== '' && plain(section.title) === plain(other.title);
}

function merged(own: Section, { kind, required, audience, guidance }: TemplateSection): Section {
  return {
    ...own,
    kind: isMeaning(own.kind) ? own.kind : kind,
    required,
    audience: own.audience === 'internal' ? own.audience : audience,
    guidance: guidance || own.guidance,
  };
}

/** An empty section of a template, in which no rows stand. */
function isBlank({ kind, guidance, body }: Section, document: Postmortem): boolean {
  const rows: Partial<Record<SectionKind, readonly unknown[]>> = {
    timeline: document.timeline,
    communication: document.updates,
    actions: document.actions,
    'next-steps': document.actions,
  };
  return guidance !== '' && isEmptyProse(body) && (rows[kind]?.length ?? 0) === 0;
}
