import { Check, Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { command, type CommandId } from '../../core/commands/commands.ts';
import { useApp, useAppState, useRun, useShortcut } from '../app/context.ts';

interface Props {
  /** What a screen reader calls it. */
  label: string;
  ids: readonly CommandId[];
  /** Those that hold at the caret, shown by a tick. */
  holding?: ReadonlySet<CommandId>;
}

/** “…”: the commands that a bar has no room for. */
export function MoreMenu({ label, ids, holding }: Props) {
  const app = useApp();
  const run = useRun();
  const disabled = useAppState(() => ids.filter((id) => !app.can(id)).join(' '));
  const marked = holding !== undefined && ids.some((id) => id.startsWith('format.'));
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={label} preventFocusOnPress>
        <Ellipsis size={16} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={label}
          disabledKeys={disabled.split(' ')}
          onAction={(key) => {
            requestAnimationFrame(() => run(key as CommandId));
          }}
        >
          {ids.map((id) => (
            <CommandItem key={id} id={id} holds={marked ? holding?.has(id) : undefined} />
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A command in a menu, with its key; `holds` undefined where it is nothing that holds or not. */
export function CommandItem({ id, holds }: { id: CommandId; holds?: boolean | undefined }) {
  const keys = useShortcut(id);
  const { label } = command(id);
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      {holds !== undefined && <span className="mark">{holds && <Check size={14} />}</span>}
      {label}
      {holds && <span className="only-spoken">, on</span>}
      <span className="note" aria-hidden="true">
        {keys}
      </span>
    </MenuItem>
  );
}
