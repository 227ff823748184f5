import type { ReactNode } from 'react';
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { command, type CommandId } from '../../core/commands/commands.ts';
import { useApp, useAppState, useRun, useShortcut } from './context.ts';

/** A command's name without its ellipsis, as a button's name. */
export function plainLabel(id: CommandId): string {
  return command(id).label.replace(/…$/, '');
}

/** What a control does, and its key. */
export function Hint({ text, keys = '' }: { text: string; keys?: string }) {
  return (
    <Tooltip className="tooltip" offset={6}>
      {text}
      {keys && <kbd>{keys}</kbd>}
    </Tooltip>
  );
}

/**
 * An icon that runs a command; pressed while `selected`. Focus stays in the document, so that what
 * is selected there stays selected.
 */
export function CommandIcon({
  id,
  icon,
  selected,
}: {
  id: CommandId;
  icon: ReactNode;
  selected?: boolean;
}) {
  const app = useApp();
  const run = useRun();
  const enabled = useAppState(() => app.can(id));
  const keys = useShortcut(id);
  const common = {
    className: 'icon-button',
    'aria-label': plainLabel(id),
    isDisabled: !enabled,
    preventFocusOnPress: true,
  };
  return (
    <TooltipTrigger delay={500}>
      {selected === undefined ? (
        <Button {...common} onPress={() => run(id)}>
          {icon}
        </Button>
      ) : (
        <ToggleButton {...common} isSelected={selected} onChange={() => run(id)}>
          {icon}
        </ToggleButton>
      )}
      <Hint text={plainLabel(id)} keys={keys} />
    </TooltipTrigger>
  );
}
