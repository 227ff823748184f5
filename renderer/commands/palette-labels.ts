/**
 * What a command is called where no menu stands around it: in the palette a label says what is
 * done, so that “Table” is “Insert Table” there.
 */
import { COMMANDS, type Command, type CommandId } from '../../core/commands/commands.ts';
import { joinedLines } from '../../core/prose/joined-lines.ts';

const FULL: Partial<Record<CommandId, string>> = {
  'format.bold': 'Make Bold',
  'format.italic': 'Make Italic',
  'format.strikethrough': 'Strike Through',
  'format.code': 'Make Inline Code',
  'format.link': 'Add or Change Link…',
  'edit.details': 'Change Incident Details…',
  'edit.suggestions': 'Show Spelling Suggestions',
  'edit.spelling': 'Choose Spelling and Words…',
  'edit.checks': 'Choose Checks…',
  'file.new': 'New Postmortem…',
  'timeline.source': 'Enter the Source of the Entry…',
  'table.tools': 'Open Table Menu…',
  'table.header': 'Switch Header Row On or Off',
  'review.comment': 'Add Comment…',
  'review.reply': 'Reply to Comment…',
  'view.focus': 'Switch Focus on Writing On or Off',
  'view.textLarger': 'Make the Text Larger',
  'view.textSmaller': 'Make the Text Smaller',
  'edit.preferences': 'Change Preferences…',
  'view.fullScreen': 'Switch Full Screen On or Off',
  'view.zoomReset': 'Show in Actual Size',
  'view.devTools': 'Open Developer Tools',
  'help.shortcuts': 'Show Keyboard Shortcuts',
  'help.about': 'Show What Afterword Is',
};

/** Put before a label that begins with no verb. */
const BY_CATEGORY: Partial<Record<Command['category'], string>> = {
  Insert: 'Insert',
  Format: 'Turn into',
  Go: 'Go to',
};
const VERB = new RegExp(joinedLines`
    ^(?:Add|Align|Apply|Build|Choose|Copy|Describe|Edit|Export|Find|Fix|Go|Import|Insert
      |Make|Manage|Mark|Move|Open|Paste|Redo|Remove|Rename|Replace|Save|Set|Show|Sort|Strike
      |Switch|Turn|Undo|Zoom|Delete|Change|Merge|Split|Select|Keep|Print|Close
      |Resolve|Reply|Accept|Reject|Bring)\b
  `);
const MILESTONE = /^Milestone: (.+)$/;

/** The label of a command in the palette. */
export function paletteLabel({ id, label, category }: Command): string {
  const full = FULL[id as CommandId];
  if (full) return full;
  const milestone = MILESTONE.exec(label)?.[1];
  if (milestone) return milestone === 'None' ? 'Remove Milestone' : `Set Milestone: ${milestone}`;
  const before = VERB.test(label) ? undefined : BY_CATEGORY[category];
  return before ? `${before} ${label}` : label;
}

/** Those used lately, the latest first, with this one at their head. */
export function withRecentCommand(recent: readonly string[], id: string): string[] {
  const kept = recent.filter((each) => each !== id && COMMANDS.some((one) => one.id === each));
  return [id, ...kept].slice(0, KEPT);
}
const KEPT = 8;
