/**
 * What a right click, Shift+F10 or the menu key offers: one list, as data, of what appears where. A
 * group is shown where its facts hold; a command in it is enabled as everywhere else. The system
 * draws it (electron/context-menu.ts).
 */
import { COMMANDS, command, isEnabled, type CommandId, type Fact } from './commands.ts';

/** What the system's own menus do with the text that has the keyboard. */
export type EditRole = 'cut' | 'copy' | 'paste' | 'selectAll';

type ContextItem =
  | { role: EditRole; label: string; when: readonly Fact[] }
  | { command: CommandId; label?: string }
  | { submenu: string; of: readonly CommandId[] }
  /** The words that the checked spelling proposes. */
  | { suggestions: true }
  /** What would mend the problem here. */
  | { fixes: true };

interface ContextGroup {
  when: readonly Fact[];
  items: readonly ContextItem[];
}

/** Every command of one family, in the order of the declarations. */
const family = (name: string): readonly CommandId[] =>
  COMMANDS.map(({ id }) => id).filter((id) => id.startsWith(`${name}.`));
const all = (name: string): readonly ContextItem[] =>
  family(name).map((id) => ({ command: id }) as const);

const COPY = { role: 'copy', label: 'Copy', when: ['selection'] } as const;

export const CONTEXT_MENU: readonly ContextGroup[] = [
  { when: ['misspelled'], items: [{ suggestions: true }, ...all('spelling')] },
  {
    when: ['onProblem'],
    items: [{ fixes: true }, { command: 'problems.card' }, { command: 'problems.keep' }],
  },
  {
    when: ['onLink'],
    items: [
      { command: 'link.open' },
      { command: 'link.copy' },
      { command: 'format.link', label: 'Edit Link…' },
      { command: 'link.remove' },
    ],
  },
  { when: ['onFact'], items: all('fact') },
  {
    when: ['onSuggestion'],
    items: [{ command: 'review.accept' }, { command: 'review.reject' }],
  },
  {
    when: ['onComment'],
    items: [
      { command: 'review.reply' },
      { command: 'review.resolve' },
      { command: 'review.delete' },
    ],
  },
  { when: ['onPicture'], items: all('picture') },
  {
    when: ['inText'],
    items: [
      { role: 'cut', label: 'Cut', when: ['selection'] },
      COPY,
      { role: 'paste', label: 'Paste', when: [] },
      { command: 'edit.pasteText' },
      { role: 'selectAll', label: 'Select All', when: [] },
    ],
  },
  { when: ['inText', 'editing'], items: [{ command: 'edit.pasteCode' }] },
  { when: ['inText', 'document'], items: [{ command: 'review.comment' }] },
  { when: ['selection', 'readOnly'], items: [COPY] },
  { when: ['inTable'], items: [{ submenu: 'Table', of: family('table') }] },
  { when: ['inTimeline'], items: [{ command: 'insert.entry', label: 'Add Entry Below' }] },
  { when: ['inAction'], items: [{ command: 'insert.action', label: 'Add Action Below' }] },
  { when: ['inUpdate'], items: [{ command: 'insert.update', label: 'Add Update Below' }] },
  {
    when: ['inRow'],
    items: [
      { command: 'timeline.moveUp' },
      { command: 'timeline.moveDown' },
      { command: 'timeline.removeRow' },
    ],
  },
  {
    when: ['inTimeline'],
    items: [
      { submenu: 'Milestone', of: family('milestone') },
      { command: 'timeline.source' },
      { command: 'timeline.internal' },
    ],
  },
  { when: ['inSection'], items: [{ submenu: 'Section', of: family('section') }] },
];

/** An entry of the menu that is opened. */
export type ContextEntry =
  | { kind: 'separator' }
  | { kind: 'role'; role: EditRole; label: string; enabled: boolean }
  | { kind: 'command'; id: CommandId; label: string; enabled: boolean }
  | { kind: 'submenu'; label: string; entries: ContextEntry[] }
  /** Puts this word in the place of the misspelled one. */
  | { kind: 'suggestion'; word: string }
  /** Applies this fix, counted from 0, to the problem here. */
  | { kind: 'fix'; label: string; index: number };

/**
 * The menu for a place of which these facts hold. Empty where there is nothing to offer.
 *
 * @param suggestions what may have been meant by the misspelled word, best first
 * @param fixes what the fixes of the problem here are called, best first
 */
export function contextMenu(
  facts: ReadonlySet<Fact>,
  suggestions: readonly string[] = [],
  fixes: readonly string[] = [],
): ContextEntry[] {
  const holds = (when: readonly Fact[]): boolean => when.every((fact) => facts.has(fact));
  const ofCommand = (id: CommandId, label = command(id).label): ContextEntry => ({
    kind: 'command',
    id,
    label,
    enabled: isEnabled(command(id), facts),
  });
  const entries = (item: ContextItem): ContextEntry[] => {
    if ('suggestions' in item) return suggestions.map((word) => ({ kind: 'suggestion', word }));
    if ('fixes' in item) return fixes.map((label, index) => ({ kind: 'fix', label, index }));
    if ('command' in item) return [ofCommand(item.command, item.label)];
    if ('submenu' in item)
      return [
        { kind: 'submenu', label: item.submenu, entries: item.of.map((id) => ofCommand(id)) },
      ];
    return [{ kind: 'role', role: item.role, label: item.label, enabled: holds(item.when) }];
  };
  const groups = CONTEXT_MENU.filter(({ when }) => holds(when))
    .map(({ items }) => items.flatMap(entries))
    .filter((group) => group.length > 0);
  return groups.flatMap((group, index): ContextEntry[] =>
    index === 0 ? group : [{ kind: 'separator' }, ...group],
  );
}
