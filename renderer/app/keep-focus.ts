import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/**
 * Keeps the keyboard in a list whose items come and go while it has the focus: a problem that reads
 * differently after the next check is another item, and one that is mended is gone. The browser
 * would drop the focus to nowhere, and an author without a mouse would begin again at the window's
 * top.
 * @param keys what the items are about, in order; an item that is drawn anew is found again by it
 * @returns handlers for the list
 */
export function useKeptFocus(
  keys: readonly string[],
  focus: (index: number) => void,
): { onFocus(event: FocusEvent<HTMLElement>): void; onBlur(): void } {
  const held = useRef<{ key: string; index: number } | null>(null);
  const now = useRef(keys);
  useLayoutEffect(() => {
    now.current = keys;
    if (
      !held.current ||
      (document.activeElement !== document.body && document.activeElement !== null)
    )
      return;
    const { key, index } = held.current;
    const again = keys.indexOf(key);
    focus(again === -1 ? Math.min(index, keys.length - 1) : again);
  });
  return {
    onFocus({ currentTarget, target }) {
      const index = [...currentTarget.children].findIndex((item) => item.contains(target));
      held.current = index === -1 ? null : { key: now.current[index] ?? '', index };
    },
    onBlur() {
      const left = held.current;
      // An item that is taken away loses the focus too, in the middle of the same update: the
      // effect above comes first then.
      queueMicrotask(() => {
        if (held.current === left) held.current = null;
      });
    },
  };
}
