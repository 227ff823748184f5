/**
 * Every command of the app, declared once. The menu (electron/menu.ts), the toolbar, the palette,
 * the shortcut help and the key handler (renderer) all read this list; what a command does is bound
 * to its id in `renderer/commands/`, or in `electron/` for those with `runs: 'main'`.
 */
export type CommandCategory =
  'File' | 'Edit' | 'Insert' | 'Format' | 'Table' | 'Timeline' | 'View' | 'Go' | 'Help';

/** Facts a command's `when` can name. The page keeps them; the menus are enabled by them. */
export type Fact =
  | 'document'
  | 'editing'
  | 'inSection'
  | 'inTimeline'
  | 'inAction'
  | 'inUpdate'
  | 'inRow'
  | 'inTable'
  | 'onLink'
  | 'onPicture'
  | 'hasProblem'
  | 'hasFix'
  | 'canUndo'
  | 'canRedo'
  | 'dialog'
  /** The keyboard is in a text field outside the document. */
  | 'inField'
  // Of the place that a context menu is opened on:
  /** What is typed goes there: into the document's text, a row's field, a dialog's. */
  | 'inText'
  | 'readOnly'
  | 'selection'
  | 'misspelled';

export interface Command {
  id: string;
  /** As in a menu; an ellipsis when it asks something first. */
  label: string;
  category: CommandCategory;
  /**
   * `Mod` is Ctrl, or Cmd on a Mac: `Mod+Shift+S`. One key name after the modifiers, as in
   * `KeyboardEvent.key` for named keys, else the letter, digit or sign.
   */
  shortcut?: string;
  /** A second key for it, while these facts hold; it then goes before another command's key. */
  also?: { shortcut: string; when: readonly Fact[] };
  /** All of these facts must hold. None = always. */
  when?: readonly Fact[];
  /** In the application menu. Default true. */
  menu?: boolean;
  /** A line stands above it in the application menu. */
  line?: true;
  /** Works while a dialog is open too. */
  anywhere?: true;
  /** More words the palette finds it by. */
  keywords?: string;
}

export const COMMANDS = [
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
  { id: 'file.close', label: 'Close Window', category: 'File', shortcut: 'Mod+W', line: true },
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
  { id: 'format.bold', label: 'Bold', category: 'Format', shortcut: 'Mod+B', when: ['editing'] },
  {
    id: 'format.italic',
    label: 'Italic',
    category: 'Format',
    shortcut: 'Mod+I',
    when: ['editing'],
  },
  {
    id: 'format.strikethrough',
    label: 'Strikethrough',
    category: 'Format',
    shortcut: 'Mod+Shift+X',
    when: ['editing'],
  },
  {
    id: 'format.code',
    label: 'Inline Code',
    category: 'Format',
    shortcut: 'Mod+`',
    when: ['editing'],
  },
  {
    id: 'format.link',
    label: 'Link…',
    category: 'Format',
    shortcut: 'Mod+L',
    also: { shortcut: 'Mod+K', when: ['editing', 'selection'] },
    line: true,
    when: ['editing'],
  },
  {
    id: 'format.paragraph',
    label: 'Paragraph',
    category: 'Format',
    shortcut: 'Mod+Alt+0',
    line: true,
    when: ['editing'],
  },
  {
    id: 'format.heading',
    label: 'Heading',
    category: 'Format',
    shortcut: 'Mod+Alt+1',
    when: ['editing'],
    keywords: 'subheading',
  },
  {
    id: 'format.subheading',
    label: 'Subheading',
    category: 'Format',
    shortcut: 'Mod+Alt+2',
    when: ['editing'],
  },
  {
    id: 'format.bullets',
    label: 'Bullet List',
    category: 'Format',
    shortcut: 'Mod+Shift+8',
    when: ['editing'],
  },
  {
    id: 'format.numbers',
    label: 'Numbered List',
    category: 'Format',
    shortcut: 'Mod+Shift+7',
    when: ['editing'],
  },
  {
    id: 'format.checks',
    label: 'Check List',
    category: 'Format',
    shortcut: 'Mod+Shift+9',
    when: ['editing'],
    keywords: 'task',
  },
  {
    id: 'format.quote',
    label: 'Quote',
    category: 'Format',
    shortcut: 'Mod+Alt+Q',
    when: ['editing'],
  },
  {
    id: 'format.codeBlock',
    label: 'Code Block',
    category: 'Format',
    shortcut: 'Mod+Alt+C',
    when: ['editing'],
    keywords: 'log',
  },
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
  {
    id: 'link.open',
    label: 'Open Link',
    category: 'Format',
    line: true,
    when: ['onLink'],
    keywords: 'browser address url',
  },
  {
    id: 'link.copy',
    label: 'Copy Link Address',
    category: 'Format',
    when: ['onLink'],
    keywords: 'clipboard url',
  },
  {
    id: 'link.card',
    label: 'Go to the Link’s Card',
    category: 'Format',
    shortcut: 'Mod+Alt+L',
    when: ['onLink'],
    menu: false,
    keywords: 'address url',
  },
  {
    id: 'link.remove',
    label: 'Remove Link',
    category: 'Format',
    when: ['onLink'],
    keywords: 'unlink address url',
  },
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
  { id: 'timeline.sort', label: 'Sort Timeline by Time', category: 'Timeline', when: ['document'] },
  {
    id: 'timeline.fromText',
    label: 'Build Timeline from the Text…',
    category: 'Timeline',
    when: ['document'],
    keywords: 'prose events propose',
  },
  {
    id: 'timeline.moveUp',
    label: 'Move Row Up',
    category: 'Timeline',
    shortcut: 'Alt+ArrowUp',
    line: true,
    when: ['inRow'],
  },
  {
    id: 'timeline.moveDown',
    label: 'Move Row Down',
    category: 'Timeline',
    shortcut: 'Alt+ArrowDown',
    when: ['inRow'],
  },
  {
    id: 'timeline.removeRow',
    label: 'Remove Row',
    category: 'Timeline',
    shortcut: 'Mod+Shift+Backspace',
    when: ['inRow'],
    keywords: 'delete entry action',
  },
  {
    id: 'timeline.milestone',
    label: 'Set Milestone…',
    category: 'Timeline',
    shortcut: 'Mod+Shift+M',
    when: ['inTimeline'],
    keywords: 'started detected acknowledged identified mitigated resolved',
  },
  {
    id: 'milestone.started',
    label: 'Milestone: Started',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'milestone.detected',
    label: 'Milestone: Detected',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'milestone.acknowledged',
    label: 'Milestone: Acknowledged',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'milestone.identified',
    label: 'Milestone: Identified',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'milestone.mitigated',
    label: 'Milestone: Mitigated',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'milestone.resolved',
    label: 'Milestone: Resolved',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'milestone.none',
    label: 'Milestone: None',
    category: 'Timeline',
    when: ['inTimeline'],
    menu: false,
  },
  {
    id: 'timeline.source',
    label: 'Source of the Entry…',
    category: 'Timeline',
    shortcut: 'Mod+Alt+S',
    when: ['inTimeline'],
    keywords: 'evidence link log where from',
  },
  {
    id: 'timeline.internal',
    label: 'Mark or Unmark Entry as Internal',
    category: 'Timeline',
    when: ['inTimeline'],
    keywords: 'audience private public row',
  },
  {
    id: 'timeline.picture',
    label: 'Go to the Picture of the Incident',
    category: 'Timeline',
    shortcut: 'Mod+Alt+P',
    line: true,
    when: ['document'],
    keywords: 'track milestones phases',
  },
  {
    id: 'timeline.zoomIn',
    label: 'Zoom In on the Picture',
    category: 'Timeline',
    when: ['document'],
    keywords: 'track closer',
  },
  {
    id: 'timeline.zoomOut',
    label: 'Zoom Out of the Picture',
    category: 'Timeline',
    when: ['document'],
    keywords: 'track further',
  },
  {
    id: 'timeline.zoomAll',
    label: 'Show the Whole Picture',
    category: 'Timeline',
    when: ['document'],
    keywords: 'track zoom reset',
  },
  {
    id: 'problems.next',
    label: 'Next Problem',
    category: 'Go',
    shortcut: 'F8',
    when: ['hasProblem'],
  },
  {
    id: 'problems.previous',
    label: 'Previous Problem',
    category: 'Go',
    shortcut: 'Shift+F8',
    when: ['hasProblem'],
  },
  {
    id: 'problems.fix',
    label: 'Fix This Problem',
    category: 'Edit',
    shortcut: 'Mod+.',
    when: ['hasFix'],
    keywords: 'quick fix',
  },
  {
    id: 'go.nextMisspelling',
    label: 'Next Misspelled Word',
    category: 'Go',
    shortcut: 'F7',
    when: ['document'],
    keywords: 'spelling dictionary typo',
  },
  {
    id: 'go.previousMisspelling',
    label: 'Previous Misspelled Word',
    category: 'Go',
    shortcut: 'Shift+F7',
    when: ['document'],
    keywords: 'spelling dictionary typo',
  },
  { id: 'go.problems', label: 'Go to Problems', category: 'Go', line: true, when: ['document'] },
  {
    id: 'go.panel',
    label: 'Next Panel',
    category: 'Go',
    shortcut: 'F6',
    when: ['document'],
    keywords: 'focus document problems sections toolbar',
  },
  {
    id: 'go.previousPanel',
    label: 'Previous Panel',
    category: 'Go',
    shortcut: 'Shift+F6',
    when: ['document'],
  },
  {
    id: 'go.nextSection',
    label: 'Next Section',
    category: 'Go',
    shortcut: 'Mod+Alt+ArrowDown',
    line: true,
    when: ['document'],
  },
  {
    id: 'go.previousSection',
    label: 'Previous Section',
    category: 'Go',
    shortcut: 'Mod+Alt+ArrowUp',
    when: ['document'],
  },
  { id: 'go.title', label: 'Go to Title', category: 'Go', when: ['document'] },
  {
    id: 'view.palette',
    label: 'Commands…',
    category: 'View',
    shortcut: 'Mod+K',
    also: { shortcut: 'Mod+Shift+P', when: [] },
    anywhere: true,
  },
  {
    id: 'view.outline',
    label: 'Show or Hide Sections',
    category: 'View',
    line: true,
    when: ['document'],
    keywords: 'outline sidebar panel',
  },
  {
    id: 'view.problems',
    label: 'Show or Hide Problems',
    category: 'View',
    when: ['document'],
    keywords: 'metrics sidebar panel',
  },
  {
    id: 'view.secondZone',
    label: 'Show or Hide a Second Time Zone',
    category: 'View',
    shortcut: 'Mod+Alt+U',
    line: true,
    when: ['document'],
    keywords: 'utc column clock local',
  },
  {
    id: 'view.chooseZone',
    label: 'Choose the Second Time Zone…',
    category: 'View',
    when: ['document'],
    keywords: 'utc column clock local',
  },
  { id: 'view.guidance', label: 'Show Guidance', category: 'View', line: true, when: ['document'] },
  {
    id: 'view.theme',
    label: 'Switch Light and Dark',
    category: 'View',
    keywords: 'appearance theme',
  },
  {
    id: 'view.zoomIn',
    label: 'Zoom In',
    category: 'View',
    shortcut: 'Mod+Plus',
    line: true,
    anywhere: true,
    keywords: 'larger text size',
  },
  {
    id: 'view.zoomOut',
    label: 'Zoom Out',
    category: 'View',
    shortcut: 'Mod+-',
    anywhere: true,
    keywords: 'smaller text size',
  },
  {
    id: 'view.zoomReset',
    label: 'Actual Size',
    category: 'View',
    shortcut: 'Mod+0',
    anywhere: true,
    keywords: 'zoom reset text size 100 %',
  },
  {
    id: 'view.fullScreen',
    label: 'Full Screen',
    category: 'View',
    shortcut: 'F11',
    line: true,
    anywhere: true,
  },
  {
    id: 'view.devTools',
    label: 'Developer Tools',
    category: 'View',
    shortcut: 'Mod+Alt+I',
    anywhere: true,
    keywords: 'inspect console debug',
  },
  { id: 'help.shortcuts', label: 'Keyboard Shortcuts', category: 'Help', shortcut: 'F1' },
  { id: 'help.sample', label: 'Open a Sample Postmortem', category: 'Help' },
  {
    id: 'help.about',
    label: 'About Afterword',
    category: 'Help',
    line: true,
    keywords: 'version licences licenses open source',
  },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** What the Insert menu and `/` on an empty line offer, in this order. */
export const INSERTED: readonly CommandId[] = [
  'insert.entry',
  'insert.action',
  'insert.section',
  'insert.table',
  'insert.image',
  'format.codeBlock',
  'insert.rule',
];

/** The declaration of a command. */
export function command(id: CommandId): Command {
  return COMMANDS.find((candidate) => candidate.id === id)!;
}

/** True when every fact that the command needs holds. */
export function isEnabled({ when = [] }: Command, facts: ReadonlySet<Fact>): boolean {
  return when.every((fact) => facts.has(fact));
}
