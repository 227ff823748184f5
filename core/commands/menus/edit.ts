/** What is done to the text and the document as a whole. */
import type { Command } from '../command.ts';

export const EDIT = [
  { id: 'edit.undo', label: 'Undo', category: 'Edit', shortcut: 'Mod+Z', when: ['canUndo'] },
  { id: 'edit.redo', label: 'Redo', category: 'Edit', shortcut: 'Mod+Shift+Z', when: ['canRedo'] },
  {
    id: 'edit.copyReport',
    label: 'Copy Report',
    category: 'Edit',
    shortcut: 'Mod+Shift+C',
    line: true,
    when: ['document'],
    keywords: 'clipboard mail chat wiki rich text export',
  },
  {
    id: 'edit.find',
    label: 'Find and Replace…',
    category: 'Edit',
    shortcut: 'Mod+F',
    when: ['document'],
  },
  {
    id: 'edit.details',
    label: 'Incident Details…',
    category: 'Edit',
    shortcut: 'Mod+D',
    line: true,
    when: ['document'],
    keywords: 'title severity reference zone services people metadata',
  },
  {
    id: 'edit.suggestions',
    label: 'Spelling Suggestions',
    category: 'Edit',
    shortcut: 'Mod+F7',
    when: ['misspelled'],
    keywords: 'misspelled word correct typo',
  },
  {
    id: 'spelling.add',
    label: 'Add Word to My Dictionary',
    category: 'Edit',
    when: ['misspelled'],
    keywords: 'spelling learn',
  },
  {
    id: 'spelling.addToDocument',
    label: 'Add Word to This Document’s Words',
    category: 'Edit',
    when: ['misspelled'],
    keywords: 'spelling learn product name',
  },
  {
    id: 'edit.spelling',
    label: 'Spelling…',
    category: 'Edit',
    keywords: 'settings preferences dictionary language words switch off on',
  },
  {
    id: 'edit.checks',
    label: 'Checks…',
    category: 'Edit',
    shortcut: 'Mod+,',
    keywords: 'settings preferences rules language blame wording switch off',
  },
] as const satisfies readonly Command[];
