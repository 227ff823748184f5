/** The menu of a table: everything that can be done with it, in one place. */
import { $getSelection, $setSelection } from 'lexical';
import { COMMANDS, type Command, type CommandId } from '../../../core/commands/commands.ts';
import { openMenu, type MenuItem } from '../chrome/menu.ts';
import { $alignment, $isHeaded } from '../convert/table-columns.ts';
import type { EditorContext } from './context.ts';
import { $selectedCells, TABLE_RUNS } from './tables.ts';

/** What begins a group of the menu. */
const APART: ReadonlySet<string> = new Set(['table.header', 'table.alignLeft', 'table.removeRow']);

/** Opens the menu of the table that the caret is in, at its handle. */
export function openTableMenu(context: EditorContext): void {
  const { editor, host } = context;
  const anchor = host.querySelector<HTMLElement>('.pm-table-handles [data-table="table.tools"]');
  const checked = editor.read($checked);
  if (!anchor || !checked) return;
  const before = editor.read(() => $getSelection()?.clone() ?? null);
  const items = (COMMANDS as readonly Command[])
    .filter(({ id }) => id.startsWith('table.') && id !== 'table.tools')
    .map(({ id, label }): MenuItem => {
      const ticked = checked.get(id as CommandId);
      return {
        label: id === 'table.header' ? 'Header row' : label,
        apart: APART.has(id),
        ...(ticked !== undefined && { checked: ticked }),
        run: () => {
          // A browser that gives the keyboard back knows no selected cells.
          editor.update(() => $setSelection(before?.clone() ?? null), { discrete: true });
          TABLE_RUNS[id]!(context);
        },
      };
    });
  openMenu(host, anchor, 'Table', items);
}

/** The switches of the menu and what they are at now. */
function $checked(): ReadonlyMap<CommandId, boolean> | null {
  const selected = $selectedCells();
  if (!selected) return null;
  const { table, columns } = selected;
  const aligned = $alignment(table).slice(columns.from, columns.to + 1);
  const all = (side: string): boolean => aligned.every((each) => each === side);
  return new Map<CommandId, boolean>([
    ['table.header', $isHeaded(table)],
    ['table.alignLeft', all('left')],
    ['table.alignCenter', all('center')],
    ['table.alignRight', all('right')],
  ]);
}
