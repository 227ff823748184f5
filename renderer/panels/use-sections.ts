import { useMemo, useState } from 'react';
import {
  addSection,
  moveSection,
  putSection,
  removeSection,
  setSection,
} from '../../core/document/sections.ts';
import { otherAudience, type Postmortem, type Section } from '../../core/document/postmortem.ts';
import { useApp, useAppState } from '../app/context.ts';
import { outline, type OutlineItem } from '../worker/outline.ts';

const NO_PROBLEMS = [] as const;

export interface Removed {
  section: Section;
  at: number;
}

/** What the outline shows and does. Each change is one undo step, and is shown at once. */
export interface Sections {
  items: OutlineItem[];
  /** The section that was removed last, to be put back. */
  removed: Removed | null;
  add(title: string, after: string | null): string;
  rename(id: string, title: string): void;
  /** Before another section; null = to the end. */
  move(id: string, before: string | null): void;
  /** One place up or down; false at the end. */
  step(id: string, by: 1 | -1): boolean;
  setKind(id: string, kind: Section['kind']): void;
  switchAudience(id: string): void;
  remove(id: string): void;
  putBack(): void;
}

export function useSections(): Sections {
  const app = useApp();
  const analysis = useAppState((state) => state.analysis);
  const initial = useAppState((state) => state.open?.initial);
  // Before the worker's first answer the sections are shown as they were opened; after a change from
  // here, as they are now, until it has answered.
  const [changed, setChanged] = useState<{ after: unknown; items: OutlineItem[] } | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const analysed = useMemo(
    () => analysis?.outline ?? (initial ? outline(initial, NO_PROBLEMS) : []),
    [analysis, initial],
  );
  const items = changed && changed.after === analysis ? changed.items : analysed;

  const change = (make: (document: Postmortem) => Postmortem): void => {
    const document = app.document();
    const next = document && make(document);
    if (!next || next === document) return;
    const marks = new Map(items.map(({ id, mark }) => [id, mark]));
    setChanged({
      after: analysis,
      items: outline(next, NO_PROBLEMS).map((item) => ({
        ...item,
        mark: marks.get(item.id) ?? item.mark,
      })),
    });
    setRemoved(null);
    app.change(next);
  };

  return {
    items,
    removed,
    add(title, after) {
      const id = crypto.randomUUID();
      change((document) => addSection(document, { id, title }, after));
      return id;
    },
    rename: (id, title) => change((document) => setSection(document, id, { title })),
    move: (id, before) => change((document) => moveSection(document, id, before)),
    step(id, by) {
      const at = items.findIndex((item) => item.id === id);
      const to = at + by;
      if (at === -1 || to < 0 || to >= items.length) return false;
      const before = by === 1 ? (items[to + 1]?.id ?? null) : items[to]!.id;
      change((document) => moveSection(document, id, before));
      return true;
    },
    setKind: (id, kind) => change((document) => setSection(document, id, { kind })),
    switchAudience: (id) =>
      change((document) => {
        const section = document.sections.find((one) => one.id === id);
        return section
          ? setSection(document, id, { audience: otherAudience(section.audience) })
          : document;
      }),
    remove(id) {
      const sections = app.document()?.sections ?? [];
      const at = sections.findIndex((section) => section.id === id);
      change((document) => removeSection(document, id));
      if (at !== -1) setRemoved({ section: sections[at]!, at });
    },
    putBack() {
      if (removed) change((document) => putSection(document, removed.section, removed.at));
    },
  };
}
