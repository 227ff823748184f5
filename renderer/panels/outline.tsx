import { Lock } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { command } from '../../core/commands/commands.ts';
import { outline, type Mark, type OutlineItem } from '../worker/outline.ts';
import { useApp, useAppState } from '../shell/context.ts';
import './panels.css';

const MARK_WORDS: Record<Mark, string> = {
  empty: 'empty',
  begun: 'not finished',
  written: 'written',
};
const NO_PROBLEMS = [] as const;

/** The sections, how far each is, and the way to each. */
export function Outline() {
  const app = useApp();
  const list = useRef<HTMLUListElement>(null);
  const analysed = useAppState((state) => state.analysis?.outline);
  const initial = useAppState((state) => state.open?.initial);
  const current = useAppState((state) => state.status.section);
  // Before the worker's first answer the sections are shown as they were opened.
  const items = useMemo(
    () => analysed ?? (initial ? outline(initial, NO_PROBLEMS) : []),
    [analysed, initial],
  );
  const start = items.find(({ id }) => id === current)?.id ?? items[0]?.id;

  const move = (event: KeyboardEvent<HTMLUListElement>): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = links.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    links[to]?.focus();
  };

  return (
    <nav className="outline-panel" aria-labelledby="outline-heading" data-panel="outline">
      <h2 className="panel-heading" id="outline-heading">
        Sections
      </h2>
      {items.length === 0 ? (
        <p className="hint">
          No sections yet. Add one with “{command('insert.section').label}” in the commands.
        </p>
      ) : (
        <ul ref={list} onKeyDown={move}>
          {items.map((item) => (
            <li key={item.id}>
              <SectionLink
                item={item}
                current={item.id === current}
                start={item.id === start}
                onGo={() => app.editor()?.goTo({ kind: 'section', id: item.id })}
              />
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

/** What a screen reader says after the title: `Timeline, not finished, 6 rows, internal`. */
export function spokenMark({ mark, required, count, audience }: OutlineItem): string {
  const parts = [mark === 'empty' && required ? 'empty, required' : MARK_WORDS[mark]];
  if (count !== null) parts.push(`${count} ${count === 1 ? 'row' : 'rows'}`);
  if (audience === 'internal') parts.push('internal');
  return parts.join(', ');
}

function SectionLink({
  item,
  current,
  start,
  onGo,
}: {
  item: OutlineItem;
  current: boolean;
  start: boolean;
  onGo(): void;
}) {
  const { title, mark, count, required, audience } = item;
  return (
    <button
      type="button"
      className={audience === 'internal' ? 'section-link internal' : 'section-link'}
      tabIndex={start ? 0 : -1}
      data-panel-start={start || undefined}
      aria-current={current ? 'location' : undefined}
      onClick={onGo}
      title={`${title || 'Untitled section'}: ${spokenMark(item)}`}
    >
      <span className={`mark ${mark} ${required ? 'required' : ''}`} aria-hidden="true" />
      <span className="section-title">{title || 'Untitled section'}</span>
      <span className="only-spoken">, {spokenMark(item)}</span>
      {audience === 'internal' && <Lock size={12} aria-hidden="true" className="lock" />}
      {count !== null && count > 0 && (
        <span className="count" aria-hidden="true">
          {count}
        </span>
      )}
    </button>
  );
}
