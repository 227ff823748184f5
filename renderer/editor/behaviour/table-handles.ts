/** The handles around the table that the caret is in. */
import { mergeRegister, registerEventListener } from 'lexical';
import { drawTableHandles, placeTableHandles } from '../chrome/table-handles.ts';
import { runCommand } from './commands.ts';
import type { EditorContext } from './context.ts';
import { $selectedCells } from './tables.ts';

export function registerTableHandles(context: EditorContext): () => void {
  const { editor, host } = context;
  const handles = drawTableHandles();
  host.append(handles);
  let table: HTMLElement | null = null;
  const place = (): void => placeTableHandles(handles, table, host);
  // A table grows while one writes in it, and moves with the text above it.
  const resized = new ResizeObserver(place);
  resized.observe(host);
  const show = (next: HTMLElement | null): void => {
    if (next === table) return;
    if (table) resized.unobserve(table);
    table = next;
    if (table) resized.observe(table);
    place();
  };
  return mergeRegister(
    editor.registerUpdateListener(({ editorState }) =>
      show(
        editorState.read(() => {
          const selected = $selectedCells();
          return selected && editor.getElementByKey(selected.table.getKey());
        }),
      ),
    ),
    // The selection in the table stays what it is while a handle is pressed.
    registerEventListener(handles, 'pointerdown', (event) => event.stopPropagation()),
    registerEventListener(handles, 'mousedown', (event) => event.preventDefault()),
    registerEventListener(handles, 'click', ({ target }) => {
      const command =
        target instanceof Element ? target.closest<HTMLElement>('[data-table]') : null;
      if (command) runCommand(context, command.dataset['table']!);
    }),
    () => {
      resized.disconnect();
      handles.remove();
    },
  );
}
