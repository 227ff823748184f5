/** Help, and what the app is. */
import type { Command } from './command.ts';

export const HELP = [
  { id: 'help.shortcuts', label: 'Keyboard Shortcuts', category: 'Help', shortcut: 'F1' },
  { id: 'help.sample', label: 'Open a Sample Postmortem', category: 'Help' },
  {
    id: 'help.log',
    label: 'Show Log',
    category: 'Help',
    keywords: 'log file fault error crash support',
  },
  {
    id: 'help.about',
    label: 'About Afterword',
    category: 'Help',
    line: true,
    keywords: 'version licences licenses open source',
  },
] as const satisfies readonly Command[];
