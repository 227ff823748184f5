import { timelineOrder, updatesOrder } from '../document/sorting.ts';
import type { NewId } from '../document/ids.ts';
import type { Postmortem, Section } from '../document/postmortem.ts';
import { paragraph, prose } from '../prose/build.ts';
import { isEmptyProse } from '../prose/text.ts';

export interface NamedPostmortem {
  /** What the source is called, for `source` of its entries. */
  name: string;
  document: Postmortem;
}

/** Sections that show rows: one of each is enough in a document. */
const ROW_SECTIONS: ReadonlySet<string> = new Set(['timeline', 'actions', 'communication']);

/**
 * Makes one document of several sources: the first gives title and details (what it lacks, the next ones give), sections follow source by source,
 * timelines and updates are merged in time order and each entry keeps its source. Nothing is dropped: equal entries of two sources both stay, for the author to judge.
 */
export function mergePostmortems(sources: readonly NamedPostmortem[], newId: NewId): Postmortem {
  const [first, ...others] = sources;
  if (!first) throw new Error('Nothing to merge');
  if (others.length === 0) return first.document;
  const merged = others.reduce((all, { document, name }) => addSource(all, withSource(document, name), newId), withSource(first.document, first.name));
  return { ...withOwnIds(merged, newId), timeline: timelineOrder(merged.timeline), updates: updatesOrder(merged.updates) };
}

function withSource(document: Postmortem, name: string): Postmortem {
  return { ...document, timeline: document.timeline.map((entry) => ({ ...entry, source: entry.source ? `${name}: ${entry.source}` : name })) };
}

/** What only one document can have once (the title, a name) stays in *Unsorted* when the other's differs: no word of a source is dropped. */
function leftOver(all: Postmortem, next: Postmortem, newId: NewId): Section[] {
  const once: [string, string][] = [
    [all.title, next.title], [all.incident.organization, next.incident.organization], [all.incident.severity, next.incident.severity], [all.incident.reference, next.incident.reference],
  ];
  const lines = once.filter(([kept, other]) => kept !== '' && other !== '' && kept !== other).map(([, other]) => paragraph(other));
  return lines.length === 0 ? [] : [{ id: newId(), kind: 'unsorted', title: 'Unsorted', audience: 'everyone', required: false, guidance: '', body: prose(...lines) }];
}

function addSource(all: Postmortem, next: Postmortem, newId: NewId): Postmortem {
  const given = { ...next.incident, ...Object.fromEntries(Object.entries(all.incident).filter(([, value]) => value.length > 0)) };
  return {
    ...all,
    title: all.title || next.title,
    incident: { ...given, services: [...new Set([...all.incident.services, ...next.incident.services])] },
    people: [...all.people, ...next.people.filter(({ name }) => !all.people.some((person) => person.name === name))],
    sections: [...all.sections, ...next.sections.filter((section) => !isSpareRowSection(section, all)), ...leftOver(all, next, newId)],
    timeline: [...all.timeline, ...next.timeline],
    updates: [...all.updates, ...next.updates],
    actions: [...all.actions, ...next.actions],
    media: { ...next.media, ...all.media },
  };
}

function isSpareRowSection({ kind, body }: Section, all: Postmortem): boolean {
  return ROW_SECTIONS.has(kind) && isEmptyProse(body) && all.sections.some((section) => section.kind === kind);
}

function withOwnIds(document: Postmortem, newId: NewId): Postmortem {
  const seen = new Set<string>();
  const own = <T extends { id: string }>(item: T): T => {
    const kept = seen.has(item.id) ? { ...item, id: newId() } : item;
    seen.add(kept.id);
    return kept;
  };
  return { ...document, sections: document.sections.map(own), timeline: document.timeline.map(own), updates: document.updates.map(own), actions: document.actions.map(own) };
}
