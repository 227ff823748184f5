import { createContext, useContext } from 'react';
import { command, type CommandId } from '../../core/commands/commands.ts';
import { shortcutLabel } from '../../core/commands/shortcuts.ts';
import type { Run } from '../commands/bindings.ts';
import type { App } from '../state/app-interface.ts';
import type { AppState } from '../state/app-state.ts';
import { useStore } from '../state/store.ts';

export const AppContext = createContext<{ app: App; run: Run } | null>(null);

/** The window's controller. */
export function useApp(): App {
  return useContext(AppContext)!.app;
}

/** Runs a command by id. */
export function useRun(): Run {
  return useContext(AppContext)!.run;
}

/**
 * A part of the window's state; `select` must give the same object while that part is unchanged.
 */
export function useAppState<S>(select: (state: AppState) => S): S {
  return useStore(useApp().store, select);
}

/** A command's shortcut as this platform writes it, or ''. */
export function useShortcut(id: CommandId): string {
  const mac = useAppState(({ platform }) => platform === 'darwin');
  const { shortcut } = command(id);
  return shortcut ? shortcutLabel(shortcut, mac) : '';
}
