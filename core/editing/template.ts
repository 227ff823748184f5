import { z } from 'zod';
import { emptyProse } from '../prose/build.ts';
import type { NewId } from '../document/ids.ts';
import { SECTION_KINDS, type Postmortem, type Section } from '../document/postmortem.ts';

/**
 * A template: the sections a report of one kind has, each with the question that a good report
 * answers there. JSON in `assets/templates/` or the author's own folder.
 */
export const templateSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  description: z.string(),
  sections: z.array(
    z.object({
      kind: z.enum(SECTION_KINDS),
      title: z.string().min(1),
      required: z.boolean().default(false),
      audience: z.enum(['everyone', 'internal']).default('everyone'),
      guidance: z.string().default(''),
    }),
  ),
});
export type Template = z.infer<typeof templateSchema>;

export interface NewDocument {
  /** IANA name of the author's zone, '' for none. */
  zone: string;
  /** ISO date of today, for the `edited` stamp. */
  today: string;
  newId: NewId;
  /** Who writes it, '' for nobody known. */
  author?: string;
  organization?: string;
}

/** An empty document with the template's sections. */
export function newPostmortem(
  template: Template,
  { zone, today, newId, author = '', organization = '' }: NewDocument,
): Postmortem {
  const sections: Section[] = template.sections.map((section) => ({
    id: newId(),
    ...section,
    body: emptyProse(),
  }));
  return {
    format: 'postmortem',
    version: 3,
    id: newId(),
    title: '',
    state: 'draft',
    revision: '1',
    edited: today,
    language: 'en',
    incident: { reference: '', organization, severity: '', services: [], zone, date: '' },
    people: author === '' ? [] : [{ name: author, role: 'author' }],
    sections,
    timeline: [],
    updates: [],
    actions: [],
    media: {},
    ignored: [],
  };
}
