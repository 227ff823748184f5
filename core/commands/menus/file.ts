/** Documents and their files. */
import type { Command } from '../command.ts';

export const FILE = [
  {
    id: 'file.new',
    label: 'New…',
    category: 'File',
    shortcut: 'Mod+N',
    keywords: 'create template',
  },
  { id: 'file.open', label: 'Open…', category: 'File', shortcut: 'Mod+O' },
  { id: 'file.save', label: 'Save', category: 'File', shortcut: 'Mod+S', when: ['document'] },
  {
    id: 'file.saveAs',
    label: 'Save As…',
    category: 'File',
    shortcut: 'Mod+Shift+S',
    when: ['document'],
  },
  {
    id: 'file.import',
    label: 'Import…',
    category: 'File',
    shortcut: 'Mod+Shift+I',
    keywords: 'paste status page text html',
  },
  {
    id: 'file.export',
    label: 'Export…',
    category: 'File',
    shortcut: 'Mod+E',
    when: ['document'],
    keywords: 'docx word pdf markdown',
  },
  {
    id: 'file.print',
    label: 'Print…',
    category: 'File',
    shortcut: 'Mod+P',
    when: ['document'],
    keywords: 'paper printer',
  },
  {
    id: 'file.recover',
    label: 'Recover Unsaved Text…',
    category: 'File',
    keywords: 'recovery copies crash lost',
  },
  {
    id: 'file.applyTemplate',
    label: 'Apply Template…',
    category: 'File',
    line: true,
    when: ['document'],
    keywords: 'structure sections outline',
  },
  {
    id: 'file.saveTemplate',
    label: 'Save as Template…',
    category: 'File',
    when: ['document'],
    keywords: 'structure sections own keep',
  },
  {
    id: 'file.templates',
    label: 'Manage Templates…',
    category: 'File',
    keywords: 'own rename delete import export share',
  },
  { id: 'file.close', label: 'Close Window', category: 'File', shortcut: 'Mod+W', line: true },
] as const satisfies readonly Command[];
