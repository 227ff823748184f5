import {
  COMMANDS,
  type Command,
  type CommandCategory,
  type CommandId,
  type Fact,
} from '../../core/commands/commands.ts';
import { matchesShortcut, type KeyPress } from '../../core/commands/shortcuts.ts';

/**
 * Where the key was pressed. In a text field of the window's own (a dialog's, the find bar's) the
 * field's editing keys stay the field's.
 */
export interface KeyPlace {
  mac: boolean;
  /** A dialog covers the window. */
  inDialog: boolean;
  /** The focus is in a text field outside the document. */
  inField: boolean;
  /** What holds there; asked only for a key that depends on it. */
  facts: () => ReadonlySet<Fact>;
}

const DECLARED = COMMANDS as readonly (Command & { id: CommandId })[];
const FIELD_KEEPS: readonly CommandCategory[] = ['Format', 'Insert', 'Table', 'Timeline'];

/**
 * The command that a key press asks for, or null. Whether it is enabled is the caller's question.
 * Two commands on one key would be a mistake in the declarations; neither is run then.
 */
export function commandForKey(
  press: KeyPress,
  { mac, inDialog, inField, facts }: KeyPlace,
): CommandId | null {
  const matching = DECLARED.filter(
    (command) => command.shortcut !== undefined && matchesShortcut(command.shortcut, press, mac),
  );
  const second = DECLARED.find(
    ({ also }) =>
      also &&
      matchesShortcut(also.shortcut, press, mac) &&
      also.when.every((fact) => facts().has(fact)),
  );
  if (second && ((!inDialog && !inField) || second.anywhere)) return second.id;
  const [found] = matching;
  if (!found || matching.length > 1) return null;
  if (inDialog) return found.anywhere ? found.id : null;
  if (
    inField &&
    (FIELD_KEEPS.includes(found.category) || found.id === 'edit.undo' || found.id === 'edit.redo')
  )
    return null;
  return found.id;
}

/** True for elements that take typing. */
export function isTextField(element: Element | null): boolean {
  if (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  )
    return true;
  return (
    element instanceof HTMLInputElement &&
    !/^(?:checkbox|radio|button|submit|reset|range|color|file|image)$/.test(element.type)
  );
}
