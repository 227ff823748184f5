/** Rows are moved by dragging the button at their side; with several selected, all of them. */
import { HISTORY_PUSH_TAG, mergeRegister, registerEventListener, type NodeKey } from 'lexical';
import { h } from '../chrome/dom.ts';
import { rowsIn } from '../chrome/row.ts';
import type { EditorContext } from './context.ts';
import { $placeRows, rowsWith } from './rows.ts';
import { keyOf } from './key-of.ts';

/** A press that moves less is a click. */
const SLACK = 5;
/** Near an edge of what scrolls, it scrolls by so much a frame. */
const EDGE = 48;
const STEP = 12;

interface Drag {
  list: HTMLElement;
  keys: NodeKey[];
  moved: ReadonlySet<HTMLElement>;
  from: number;
  y: number;
  under: boolean;
}

export function registerDragRows(context: EditorContext): () => void {
  const { editor, root, host } = context;
  const window = root.ownerDocument.defaultView!;
  const line = h('div', { class: 'pm-drop-line', hidden: true });
  host.append(line);
  let drag: Drag | null = null;
  let frame = 0;
  /** The press goes on after Escape; its release means nothing. */
  let cancelled = false;

  const end = (): void => {
    cancelAnimationFrame(frame);
    for (const row of drag?.moved ?? []) delete row.dataset['dragged'];
    drag = null;
    line.hidden = true;
  };
  const show = (): void => {
    if (!drag?.under) return;
    scrollNear(root, drag.y);
    const before = gapAt(drag);
    const { left, width } = drag.list.getBoundingClientRect();
    const rest = rowsIn(drag.list);
    const y = before?.getBoundingClientRect().top ?? rest.at(-1)!.getBoundingClientRect().bottom;
    line.hidden = false;
    Object.assign(line.style, { left: `${left}px`, width: `${width}px`, top: `${y - 1}px` });
    frame = requestAnimationFrame(show);
  };
  const drop = ({ keys, list, ...rest }: Drag): void => {
    const before = gapAt({ keys, list, ...rest });
    editor.update(() => $placeRows(keys, before && keyOf(before)), {
      discrete: true,
      tag: HISTORY_PUSH_TAG,
    });
    context.rows.say(keys.length === 1 ? 'Moved' : `${keys.length} rows moved`);
  };
  return mergeRegister(
    end,
    () => line.remove(),
    registerEventListener(root, 'pointerdown', (event) => {
      const { target, button, clientY, pointerId } = event;
      const handle =
        target instanceof Element ? target.closest<HTMLElement>('[data-action="row-menu"]') : null;
      const row = handle?.closest<HTMLElement>('.pm-row');
      const key = row && keyOf(row);
      if (button !== 0 || !handle || !row?.parentElement || !key) return;
      cancelled = false;
      handle.setPointerCapture(pointerId);
      const keys = rowsWith(context, key);
      const moved = new Set(keys.map((each) => editor.getElementByKey(each)!));
      drag = { list: row.parentElement, keys, moved, from: clientY, y: clientY, under: false };
    }),
    registerEventListener(root, 'pointermove', ({ clientY }) => {
      if (!drag) return;
      drag.y = clientY;
      if (drag.under || Math.abs(clientY - drag.from) < SLACK) return;
      drag.under = true;
      for (const row of drag.moved) row.dataset['dragged'] = '';
      frame = requestAnimationFrame(show);
    }),
    registerEventListener(root, 'pointerup', () => {
      const done = drag;
      end();
      if (!cancelled && !done?.under) return;
      if (!cancelled) drop(done!);
      cancelled = false;
      // The release is no click on the button.
      const swallow = (event: Event): void => event.stopImmediatePropagation();
      window.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallow, true));
    }),
    registerEventListener(root, 'pointercancel', end),
    registerEventListener(
      window,
      'keydown',
      (event) => {
        if (!drag?.under || event.key !== 'Escape') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        cancelled = true;
        end();
      },
      true,
    ),
  );
}

/** The row that those dragged would stand before; null at the end. */
function gapAt({ list, moved, y }: Drag): HTMLElement | null {
  const others = rowsIn(list).filter((row) => !moved.has(row));
  const middle = (row: HTMLElement): number => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  };
  return others.find((row) => y < middle(row)) ?? null;
}

function scrollNear(root: HTMLElement, y: number): void {
  const pane = root.closest('.document-scroll') ?? root.ownerDocument.scrollingElement;
  if (!pane) return;
  const isPage = pane === root.ownerDocument.scrollingElement;
  const top = isPage ? 0 : pane.getBoundingClientRect().top;
  const bottom = isPage ? innerHeight : pane.getBoundingClientRect().bottom;
  if (y < top + EDGE) pane.scrollTop -= STEP;
  else if (y > bottom - EDGE) pane.scrollTop += STEP;
}
