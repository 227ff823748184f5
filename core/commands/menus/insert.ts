/** What is added, and what is done with pictures and sections. */
import type { Command } from '../command.ts';

export const INSERT = [
  { id: 'insert.table', label: 'Table', category: 'Insert', when: ['editing'] },
  { id: 'insert.image', label: 'Image…', category: 'Insert', when: ['editing'] },
  {
    id: 'picture.describe',
    label: 'Describe Picture…',
    category: 'Insert',
    when: ['onPicture'],
    keywords: 'alt text image description',
  },
  { id: 'insert.rule', label: 'Divider', category: 'Insert', line: true, when: ['editing'] },
  {
    id: 'insert.entry',
    label: 'Timeline Entry',
    category: 'Insert',
    shortcut: 'Mod+Enter',
    line: true,
    when: ['document'],
    keywords: 'row event time',
  },
  {
    id: 'insert.action',
    label: 'Action Item',
    category: 'Insert',
    shortcut: 'Mod+Shift+A',
    when: ['document'],
    keywords: 'todo follow-up',
  },
  {
    id: 'insert.update',
    label: 'Status Update',
    category: 'Insert',
    when: ['document'],
    keywords: 'communication posted',
  },
  { id: 'insert.section', label: 'Section', category: 'Insert', line: true, when: ['document'] },
  {
    id: 'section.rename',
    label: 'Rename Section',
    category: 'Insert',
    shortcut: 'F2',
    when: ['inSection'],
    keywords: 'heading title',
  },
  { id: 'section.moveUp', label: 'Move Section Up', category: 'Insert', when: ['inSection'] },
  { id: 'section.moveDown', label: 'Move Section Down', category: 'Insert', when: ['inSection'] },
  {
    id: 'section.internal',
    label: 'Mark or Unmark Section as Internal',
    category: 'Insert',
    when: ['inSection'],
    keywords: 'audience private public',
  },
  { id: 'section.remove', label: 'Remove Section', category: 'Insert', when: ['inSection'] },
] as const satisfies readonly Command[];
