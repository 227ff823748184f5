/** The table that the caret is in. */
import type { Command } from './command.ts';

export const TABLE = [
  {
    id: 'table.tools',
    label: 'Table Menu…',
    category: 'Table',
    shortcut: 'Alt+F10',
    when: ['inTable'],
    keywords: 'toolbar row column',
  },
  { id: 'table.rowAbove', label: 'Add Row Above', category: 'Table', when: ['inTable'] },
  { id: 'table.rowBelow', label: 'Add Row Below', category: 'Table', when: ['inTable'] },
  { id: 'table.columnLeft', label: 'Add Column to the Left', category: 'Table', when: ['inTable'] },
  {
    id: 'table.columnRight',
    label: 'Add Column to the Right',
    category: 'Table',
    when: ['inTable'],
  },
  {
    id: 'table.header',
    label: 'Header Row On or Off',
    category: 'Table',
    when: ['inTable'],
    keywords: 'head heading first row',
  },
  {
    id: 'table.alignLeft',
    label: 'Align Column Left',
    category: 'Table',
    when: ['inTable'],
    keywords: 'alignment',
  },
  {
    id: 'table.alignCenter',
    label: 'Align Column in the Middle',
    category: 'Table',
    when: ['inTable'],
    keywords: 'alignment centre center',
  },
  {
    id: 'table.alignRight',
    label: 'Align Column Right',
    category: 'Table',
    when: ['inTable'],
    keywords: 'alignment numbers',
  },
  {
    id: 'table.removeRow',
    label: 'Remove Table Row',
    category: 'Table',
    when: ['inTable'],
    keywords: 'delete',
  },
  {
    id: 'table.removeColumn',
    label: 'Remove Table Column',
    category: 'Table',
    when: ['inTable'],
    keywords: 'delete',
  },
  {
    id: 'table.remove',
    label: 'Remove Table',
    category: 'Table',
    when: ['inTable'],
    keywords: 'delete',
  },
] as const satisfies readonly Command[];
