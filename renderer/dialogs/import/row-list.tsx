import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';

/** Rows drawn above and below what is seen. */
const SPARE = 6;

interface Props<T> {
  label: string;
  rows: readonly T[];
  keyOf(row: T): string;
  selected: string | null;
  onSelect(key: string): void;
  /**
   * Every row is this high, in pixels: so a row's place is known without drawing those above it.
   */
  rowHeight: number;
  children(row: T): ReactNode;
  describe?(row: T): string;
  /** Keys that the list itself does not use. True = it was used. */
  onKey?(key: string, row: T): boolean;
}

/**
 * A list of any length of which only the part that is seen is drawn. One stop for Tab; arrows, Page
 * Up and Down, Home and End walk.
 */
export function RowList<T>({
  label,
  rows,
  keyOf,
  selected,
  onSelect,
  rowHeight,
  children,
  describe,
  onKey,
}: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [view, setView] = useState({ top: 0, height: 600 });
  const at = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === selected),
  );
  const seen = (): void => {
    const { scrollTop, clientHeight } = box.current!;
    setView((now) =>
      now.top === scrollTop && now.height === clientHeight
        ? now
        : { top: scrollTop, height: clientHeight },
    );
  };
  useLayoutEffect(seen, [rows.length]);
  useEffect(() => {
    const observer = new ResizeObserver(seen);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  // A row that was moved by its new time is followed.
  useEffect(() => {
    const list = box.current!;
    if (at * rowHeight < list.scrollTop) list.scrollTop = at * rowHeight;
    else if ((at + 1) * rowHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = (at + 1) * rowHeight - list.clientHeight;
  }, [selected, at, rowHeight]);
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (rows.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) onSelect(keyOf(rows[Math.max(0, Math.min(next, rows.length - 1))]!));
    else if (!onKey?.(event.key, rows[at]!)) return;
    event.preventDefault();
  };

  const first = Math.max(0, Math.min(Math.floor(view.top / rowHeight) - SPARE, rows.length - 1));
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + SPARE);
  // The selected row is always drawn: the focus names it.
  const drawn = [
    ...new Set([
      ...Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index),
      at,
    ]),
  ].filter((index) => index < rows.length);
  return (
    <div
      ref={box}
      className="row-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      onScroll={seen}
      onKeyDown={keys}
      {...(rows.length > 0 && { 'aria-activedescendant': `${id}-${at}` })}
      onFocus={() => {
        if (selected === null && rows.length > 0) onSelect(keyOf(rows[0]!));
      }}
    >
      <div
        className="row-list-length"
        role="presentation"
        style={{ height: rows.length * rowHeight }}
      >
        {drawn.map((index) => {
          const row = rows[index]!;
          const key = keyOf(row);
          return (
            <div
              key={key}
              id={`${id}-${index}`}
              className="row-list-item"
              role="option"
              aria-selected={key === selected}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              {...(describe && { 'aria-description': describe(row) })}
              style={{ top: index * rowHeight, height: rowHeight }}
              onMouseDown={() => onSelect(key)}
            >
              {children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
