/**
 * Every command of the app, declared once. The menu (electron/menu.ts), the toolbar, the palette,
 * the shortcut help and the key handler (renderer) all read this list; what a command does is bound
 * to its id in `renderer/commands/`.
 */
import type { Command, Fact } from './menus/command.ts';
import { EDIT } from './menus/edit.ts';
import { FILE } from './menus/file.ts';
import { FORMAT } from './menus/format.ts';
import { GO } from './menus/go.ts';
import { HELP } from './menus/help.ts';
import { INSERT } from './menus/insert.ts';
import { REVIEW } from './menus/review.ts';
import { TABLE } from './menus/table.ts';
import { TIMELINE } from './menus/timeline.ts';
import { VIEW } from './menus/view.ts';

export type { Command, CommandCategory, Fact } from './menus/command.ts';

/** Menu by menu, as the palette lists them. */
export const COMMANDS = [
  ...FILE,
  ...EDIT,
  ...FORMAT,
  ...TABLE,
  ...INSERT,
  ...TIMELINE,
  ...REVIEW,
  ...GO,
  ...VIEW,
  ...HELP,
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
  'insert.footnote',
  'insert.rule',
  'insert.fact',
];

/** The declaration of a command. */
export function command(id: CommandId): Command {
  return COMMANDS.find((candidate) => candidate.id === id)!;
}

/** True when every fact that the command needs holds. */
export function isEnabled({ when = [] }: Command, facts: ReadonlySet<Fact>): boolean {
  return when.every((fact) => facts.has(fact));
}
