import { Plus } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, TooltipTrigger } from 'react-aria-components';
import { Hint } from '../app/command-button.tsx';
import { useApp, useAppState } from '../app/context.ts';
import { SectionItem } from './section-item.tsx';
import { SectionName } from './section-name.tsx';
import { useSectionDrag } from './use-section-drag.ts';
import { useSections } from './use-sections.ts';
import './panels.css';

/** What of the outline is being written: a section's title, or that of a new one below it. */
type Writing = { rename: string } | { addAfter: string | null };

/** The sections, how far each is, the way to each, and their order, names and kinds. */
export function Outline() {
  const app = useApp();
  const sections = useSections();
  const { items, removed } = sections;
  const current = useAppState((state) => state.status.section);
  const links = useRef(new Map<string, HTMLButtonElement>());
  const [writing, setWriting] = useState<Writing | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  /** The section that is to have the keyboard once it is drawn where it belongs. */
  const wanted = useRef<string | null>(null);
  const drag = useSectionDrag(items, sections.move);
  const start = items.find(({ id }) => id === current)?.id ?? items[0]?.id;

  useLayoutEffect(() => {
    const link = wanted.current === null ? undefined : links.current.get(wanted.current);
    if (!link) return;
    wanted.current = null;
    link.focus();
  });

  const walk = (event: KeyboardEvent<HTMLUListElement>): void => {
    const at = items.findIndex(({ id }) => links.current.get(id) === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (at === -1 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    links.current.get(items[to]?.id ?? '')?.focus();
  };

  const choicesOf = (id: string, index: number) => ({
    rename: () => setWriting({ rename: id }),
    addBelow: () => setWriting({ addAfter: id }),
    step: (by: 1 | -1) => {
      if (sections.step(id, by)) wanted.current = id;
    },
    setKind: (kind: Parameters<typeof sections.setKind>[1]) => sections.setKind(id, kind),
    switchAudience: () => sections.switchAudience(id),
    remove: () => {
      wanted.current = (items[index + 1] ?? items[index - 1])?.id ?? null;
      sections.remove(id);
    },
  });
  const renamed = (id: string, title: string | null, byKey: boolean): void => {
    setWriting(null);
    if (byKey) wanted.current = id;
    if (title !== null && title !== items.find((item) => item.id === id)?.title)
      sections.rename(id, title);
  };
  const added = (after: string | null, title: string | null, byKey: boolean): void => {
    setWriting(null);
    const id = title === null ? after : sections.add(title, after);
    if (byKey) wanted.current = id;
  };
  const nameField = (after: string | null) => (
    <SectionName
      title=""
      label="Title of the new section"
      onDone={(title, byKey) => added(after, title, byKey)}
    />
  );
  const addingLast = writing && 'addAfter' in writing && writing.addAfter === null;

  return (
    <nav
      className="outline-panel"
      aria-labelledby="outline-heading"
      data-panel="outline"
      data-handles-keys
    >
      <div className="outline-head">
        <h2 className="panel-heading" id="outline-heading">
          Sections
        </h2>
        <TooltipTrigger delay={500}>
          <Button
            className="icon-button"
            aria-label="Add a section"
            onPress={() => setWriting({ addAfter: current })}
          >
            <Plus size={15} />
          </Button>
          <Hint text="Add a section" />
        </TooltipTrigger>
      </div>
      {items.length === 0 && !writing && <p className="hint">No sections yet. Add one with “+”.</p>}
      <ul onKeyDown={walk} {...drag.list}>
        {items.map((item, index) => (
          <li key={item.id} {...drag.item(item.id)}>
            {writing && 'rename' in writing && writing.rename === item.id ? (
              <SectionName
                title={item.title}
                label="Section title"
                onDone={(title, byKey) => renamed(item.id, title, byKey)}
              />
            ) : (
              <SectionItem
                item={item}
                current={item.id === current}
                start={item.id === start}
                first={index === 0}
                last={index === items.length - 1}
                menuOpen={menu === item.id}
                link={(element) => {
                  if (element) links.current.set(item.id, element);
                  else links.current.delete(item.id);
                }}
                choices={choicesOf(item.id, index)}
                onGo={() => app.editor()?.goTo({ kind: 'section', id: item.id })}
                onMenu={(open) => setMenu(open ? item.id : null)}
              />
            )}
            {writing && 'addAfter' in writing && writing.addAfter === item.id && nameField(item.id)}
          </li>
        ))}
        {addingLast && <li>{nameField(null)}</li>}
      </ul>
      <div className="removed" role="status">
        {removed && (
          <>
            “{removed.section.title || 'Untitled section'}” was removed.{' '}
            <Button
              className="plain-button"
              onPress={() => {
                wanted.current = removed.section.id;
                sections.putBack();
              }}
            >
              Put it back
            </Button>
          </>
        )}
      </div>
    </nav>
  );
}
