/** Changes to the sections of a document, as values: what the outline does. */
import type { Audience, Postmortem, Section, SectionKind } from './postmortem.ts';

/** What a section's kind is called where an author chooses one. */
export const KIND_NAMES: Readonly<Record<SectionKind, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  'root-cause': 'Root cause',
  trigger: 'Trigger',
  detection: 'Detection',
  response: 'Response',
  resolution: 'Resolution',
  timeline: 'Timeline',
  lessons: 'Lessons',
  'went-well': 'What went well',
  'went-poorly': 'What went poorly',
  lucky: 'Where we got lucky',
  actions: 'Action items',
  'next-steps': 'Next steps',
  communication: 'Communication',
  supporting: 'Supporting material',
  unsorted: 'Unsorted',
  custom: 'Of your own',
};

const WITHOUT_EVENTS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'supporting',
  'communication',
  'unsorted',
  'actions',
  'next-steps',
]);

/**
 * Whether a section of this kind tells what happened: not evidence, correspondence, plans, or what
 * is not yet placed.
 */
export function tellsEvents({ kind }: Pick<Section, 'kind'>): boolean {
  return !WITHOUT_EVENTS.has(kind);
}

/** An empty section of the author's own, after another or, with null, last. */
export function addSection(
  document: Postmortem,
  { id, title }: Pick<Section, 'id' | 'title'>,
  after: string | null,
): Postmortem {
  const section: Section = {
    id,
    title,
    kind: 'custom',
    audience: 'everyone',
    required: false,
    guidance: '',
    body: { type: 'root', children: [] },
  };
  const at = document.sections.findIndex((one) => one.id === after);
  return putSection(document, section, at === -1 ? document.sections.length : at + 1);
}

/** Puts a section at a place: one that was removed, where it was. */
export function putSection(document: Postmortem, section: Section, at: number): Postmortem {
  if (document.sections.some(({ id }) => id === section.id)) return document;
  return { ...document, sections: document.sections.toSpliced(at, 0, section) };
}

/** Moves a section before another or, with null, to the end. */
export function moveSection(document: Postmortem, id: string, before: string | null): Postmortem {
  const moved = document.sections.find((section) => section.id === id);
  if (!moved || before === id) return document;
  const others = document.sections.filter((section) => section.id !== id);
  const at = before === null ? -1 : others.findIndex((section) => section.id === before);
  const sections = others.toSpliced(at === -1 ? others.length : at, 0, moved);
  const stays = sections.every((section, index) => section === document.sections[index]);
  return stays ? document : { ...document, sections };
}

/** Its text goes with it; rows that stood in it keep their place in the document. */
export function removeSection(document: Postmortem, id: string): Postmortem {
  return { ...document, sections: document.sections.filter((section) => section.id !== id) };
}

/** Changes what a section is called, is about, or is for. */
export function setSection(
  document: Postmortem,
  id: string,
  set: { title?: string; kind?: SectionKind; audience?: Audience },
): Postmortem {
  const sections = document.sections.map((section) =>
    section.id === id ? { ...section, ...set } : section,
  );
  return { ...document, sections };
}
