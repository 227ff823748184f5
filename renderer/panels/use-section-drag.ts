import { useState, type DragEvent, type HTMLAttributes } from 'react';

/** Where what is dragged would go: before a section; null = after the last. */
type Target = { before: string | null };

/**
 * Sections dragged up and down the outline, with a line where they would go. Escape, which is the
 * system's for every drag, leaves them.
 */
export function useSectionDrag(
  items: readonly { id: string }[],
  move: (id: string, before: string | null) => void,
): {
  list: HTMLAttributes<HTMLUListElement>;
  item(id: string): HTMLAttributes<HTMLLIElement> & { 'data-drop'?: 'before' | 'after' };
} {
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const end = (): void => {
    setDragged(null);
    setTarget(null);
  };

  const over = (event: DragEvent, id: string): void => {
    if (dragged === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const at = items.findIndex((item) => item.id === id);
    const above = event.clientY < top + height / 2;
    setTarget({ before: above ? id : (items[at + 1]?.id ?? null) });
  };

  return {
    list: {
      onDrop(event) {
        if (dragged === null || !target) return;
        event.preventDefault();
        move(dragged, target.before);
        end();
      },
      onDragLeave(event) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTarget(null);
      },
    },
    item: (id) => {
      const drop = target && dropSide(items, id, target.before);
      return {
        draggable: true,
        onDragStart(event) {
          event.dataTransfer.effectAllowed = 'move';
          // A type of our own: dropped on the text or another program it is nothing.
          event.dataTransfer.setData('application/x-afterword-section', id);
          setDragged(id);
        },
        onDragEnd: end,
        onDragOver: (event) => over(event, id),
        ...(drop && { 'data-drop': drop }),
      };
    },
  };
}

function dropSide(
  items: readonly { id: string }[],
  id: string,
  before: string | null,
): 'before' | 'after' | null {
  if (before === id) return 'before';
  return before === null && items.at(-1)?.id === id ? 'after' : null;
}
