/** The menus of a row, its milestone, and a section. */
import { $getNodeByKey } from 'lexical';
import {
  ACTION_STATUSES,
  MILESTONES,
  UPDATE_STATUSES,
  type Audience,
  type Milestone,
} from '../../../core/document/postmortem.ts';
import { choiceText } from '../chrome/fields.ts';
import { openMenu, type MenuItem } from '../chrome/menu.ts';
import { $getRow, $isRowNode } from '../nodes/row-node.ts';
import type { RowData } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { startRename } from './rename.ts';
import {
  addRow,
  moveRows,
  removeRows,
  rowsWith,
  setMilestone,
  setRowData,
  switchEntriesAudience,
} from './rows.ts';
import { askSource } from './source.ts';
import { moveSection, removeSection, switchSectionAudience } from './sections.ts';

function rowData({ editor }: EditorContext, key: string): RowData | null {
  return editor.read(() => {
    const row = $getNodeByKey(key);
    return $isRowNode(row) ? $getRow(row) : null;
  });
}

export function openMilestoneMenu(context: EditorContext, key: string, anchor: HTMLElement): void {
  const row = rowData(context, key);
  if (row?.kind !== 'timeline') return;
  const set = (milestone: Milestone | null) => () => setMilestone(context, key, milestone);
  openMenu(context.host, anchor, 'Milestone', [
    ...MILESTONES.map((milestone): MenuItem => ({
      label: milestone,
      checked: row.data.milestone === milestone,
      run: set(milestone),
    })),
    { label: 'no milestone', checked: row.data.milestone === null, run: set(null) },
  ]);
}

/** The statuses of an action or an update, at its field. */
export function openChoiceMenu(context: EditorContext, key: string, field: HTMLElement): void {
  const row = rowData(context, key);
  if (!row || row.kind === 'timeline') return;
  const statuses: readonly string[] = row.kind === 'action' ? ACTION_STATUSES : UPDATE_STATUSES;
  openMenu(
    context.host,
    field,
    'Status',
    statuses.map((status) => ({
      label: choiceText(status),
      checked: row.data.status === status,
      run: () =>
        setRowData(
          context,
          key,
          (current) => ({ ...current, data: { ...current.data, status } }) as RowData,
        ),
    })),
  );
}

export function openRowMenu(context: EditorContext, key: string, anchor: HTMLElement): void {
  const row = rowData(context, key);
  if (!row) return;
  const keys = rowsWith(context, key);
  const items: MenuItem[] = [
    { label: 'Add below', hint: 'Enter', run: () => addRow(context, row.kind, key) },
    { label: 'Move up', hint: 'Alt+↑', run: () => moveRows(context, keys, -1) },
    { label: 'Move down', hint: 'Alt+↓', run: () => moveRows(context, keys, 1) },
  ];
  if (row.kind === 'timeline') {
    items.push(
      { label: 'Source…', run: () => askSource(context, key) },
      { label: 'Milestone…', run: () => openMilestoneMenu(context, key, anchor) },
      {
        label: audienceLabel(row.data.audience),
        run: () => switchEntriesAudience(context, keys),
      },
    );
  }
  items.push({ label: 'Remove', run: () => removeRows(context, keys) });
  openMenu(context.host, anchor, 'Row', items);
}

export function openSectionMenu(context: EditorContext, id: string, anchor: HTMLElement): void {
  const { sections } = context.session.getDocument();
  const at = sections.findIndex((section) => section.id === id);
  const section = sections[at];
  if (!section) return;
  openMenu(context.host, anchor, `Section ${section.title}`, [
    { label: 'Rename', hint: 'F2', run: () => startRename(context, id) },
    { label: 'Move up', disabled: at === 0, run: () => moveSection(context.editor, id, -1) },
    {
      label: 'Move down',
      disabled: at === sections.length - 1,
      run: () => moveSection(context.editor, id, 1),
    },
    {
      label: audienceLabel(section.audience),
      run: () => switchSectionAudience(context, id),
    },
    { label: 'Remove section', run: () => removeSection(context.editor, id) },
  ]);
}

/** What switching would do. */
function audienceLabel(now: Audience): string {
  return now === 'internal' ? 'Show to everyone' : 'Show to internal readers only';
}
