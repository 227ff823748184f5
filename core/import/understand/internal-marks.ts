/**
 * A report for internal readers that comes back as Word file, PDF or page shows what was internal
 * and does not say which parts were. The document that the file carries says it; without it, all
 * of the report counts as internal until its author says otherwise.
 */
import type { Audience, Postmortem, Section, TimelineEntry } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';

export interface Marked {
  document: Postmortem;
  /** What was done, for the preview and the command line; '' where nothing had to be. */
  note: string;
}

/** The document with its parts marked. @param carried the document inside the file; null for none */
export function withInternalMarks(document: Postmortem, carried: Postmortem | null): Marked {
  const original = carried && hasInternal(carried) ? carried : null;
  // A file that was made from a document without internal parts has none to keep.
  if (carried && !original) return { document, note: '' };
  if (!original) {
    return {
      document: {
        ...document,
        sections: document.sections.map((section) => ({ ...section, audience: 'internal' })),
      },
      note:
        'it was for internal readers and does not say which parts were internal, ' +
        'so that every section is marked internal: unmark what everyone may read',
    };
  }
  const sections = marksOf(original.sections, titleOf);
  const rows = marksOf(original.timeline, wordsOf);
  return {
    document: {
      ...document,
      sections: document.sections.map((section) => ({
        ...section,
        audience: sections.take(titleOf(section)),
      })),
      timeline: document.timeline.map((entry) => ({
        ...entry,
        audience: rows.take(wordsOf(entry)),
      })),
    },
    note: 'what was internal is marked internal again',
  };
}

function hasInternal({ sections, timeline }: Postmortem): boolean {
  return [...sections, ...timeline].some(({ audience }) => audience === 'internal');
}

/**
 * The audiences of parts by their words. What is not among them was changed: it may be an internal
 * part as long as one of those was not found.
 */
function marksOf<T extends { audience: Audience }>(
  parts: readonly T[],
  keyOf: (part: T) => string,
): { take: (key: string) => Audience } {
  const known = new Map<string, Audience>();
  for (const part of parts)
    if (known.get(keyOf(part)) !== 'internal') known.set(keyOf(part), part.audience);
  const internal = parts.some(({ audience }) => audience === 'internal');
  return { take: (key) => known.get(key) ?? (internal ? 'internal' : 'everyone') };
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const titleOf = ({ title }: Section): string => plain(title);
const wordsOf = ({ body }: TimelineEntry): string => plain(plainText(body));
