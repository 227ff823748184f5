import { type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { SidePanelName } from '../state/app-state.ts';
import { useApp, useAppState } from '../app/context.ts';

/**
 * Places a side panel beside the text, or over it where there is no room.
 *
 * A panel over the text closes as soon as the focus or the pointer goes elsewhere, so that it never
 * hides what is being written or read.
 */
export function PanelPlace({ name, children }: { name: SidePanelName; children: ReactNode }) {
  const app = useApp();
  const over = useAppState(({ room }) => room === 'none');
  const hide = (): void => void app.showPanel(name, false);
  if (!over) return children;

  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // No element: the window lost the focus, or the focused element was removed.
    if (!(relatedTarget instanceof Element) || currentTarget.contains(relatedTarget)) return;
    // A menu or dialog that was opened from here gives the focus back.
    if (relatedTarget.closest('[role="dialog"], .popover')) return;
    hide();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    hide();
    app.editor()?.focus();
  };
  return (
    <>
      <div
        className="panel-veil"
        onPointerDown={(event) => {
          event.preventDefault();
          hide();
          app.editor()?.focus();
        }}
      />
      <div className={`panel-over ${name}`} onBlur={left} onKeyDown={keys}>
        {children}
      </div>
    </>
  );
}
