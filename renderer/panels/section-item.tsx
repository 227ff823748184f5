import { counted } from '../../core/prose/counted.ts';
import { Ellipsis, Lock } from 'lucide-react';
import { useRef, type KeyboardEvent, type Ref } from 'react';
import type { Mark, OutlineItem } from '../worker/outline.ts';
import { SectionMenu, type SectionChoices } from './section-menu.tsx';

const MARK_WORDS: Record<Mark, string> = {
  empty: 'empty',
  begun: 'not finished',
  written: 'written',
};

/** What a screen reader says after the title: `Timeline, not finished, 6 rows, internal`. */
export function spokenMark({ mark, required, count, audience }: OutlineItem): string {
  const parts = [mark === 'empty' && required ? 'empty, required' : MARK_WORDS[mark]];
  if (count !== null) parts.push(counted(count, 'row'));
  if (audience === 'internal') parts.push('internal');
  return parts.join(', ');
}

interface Props {
  item: OutlineItem;
  current: boolean;
  /** The one that Tab reaches. */
  start: boolean;
  first: boolean;
  last: boolean;
  menuOpen: boolean;
  link: Ref<HTMLButtonElement>;
  choices: SectionChoices;
  onGo(): void;
  onMenu(open: boolean): void;
}

/** A section in the outline: the way to it, and by its keys or menu what can be done with it. */
export function SectionItem({
  item,
  current,
  start,
  first,
  last,
  menuOpen,
  link,
  choices,
  onGo,
  onMenu,
}: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { title, mark, count, required, audience } = item;
  const name = title || 'Untitled section';

  const runOf = ({ key, altKey, shiftKey }: KeyboardEvent): (() => void) | null => {
    if (altKey && key === 'ArrowUp') return () => choices.step(-1);
    if (altKey && key === 'ArrowDown') return () => choices.step(1);
    if (key === 'F2') return choices.rename;
    if (key === 'Insert') return choices.addBelow;
    if (key === 'Delete' || key === 'Backspace') return choices.remove;
    const asksForMenu = key === 'ContextMenu' || (shiftKey && key === 'F10');
    return asksForMenu ? () => onMenu(true) : null;
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const run = runOf(event);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  return (
    <div
      ref={place}
      className="section-place"
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onMenu(true);
      }}
    >
      <button
        ref={link}
        type="button"
        className={audience === 'internal' ? 'section-link internal' : 'section-link'}
        tabIndex={start ? 0 : -1}
        data-panel-start={start || undefined}
        aria-current={current ? 'location' : undefined}
        aria-keyshortcuts="F2 Insert Delete Alt+ArrowUp Alt+ArrowDown Shift+F10"
        onClick={onGo}
        onKeyDown={keys}
        title={`${name}: ${spokenMark(item)}`}
      >
        <span className={`mark ${mark} ${required ? 'required' : ''}`} aria-hidden="true" />
        <span className="section-title">{name}</span>
        <span className="only-spoken">, {spokenMark(item)}</span>
        {audience === 'internal' && <Lock size={12} aria-hidden="true" className="lock" />}
        {count !== null && count > 0 && (
          <span className="count" aria-hidden="true">
            {count}
          </span>
        )}
      </button>
      {/* For the mouse; the keyboard has the menu's key. */}
      <span
        className="section-more"
        aria-hidden="true"
        onClick={() => onMenu(true)}
        title="Rename, move, add, remove"
      >
        <Ellipsis size={14} />
      </span>
      {menuOpen && (
        <SectionMenu
          item={item}
          first={first}
          last={last}
          at={place}
          choices={choices}
          onClose={() => onMenu(false)}
        />
      )}
    </div>
  );
}
