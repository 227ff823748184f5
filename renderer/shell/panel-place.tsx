import { type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { SidePanelName } from '../state/app-state.ts';
import { useApp, useAppState } from '../app/context.ts';

/**
 * Where a side panel stands: beside the text, or over it where there is no room. One that lies over
 * the text goes as soon as the keyboard or the mouse is elsewhere, so that it hides nothing that is
 * being written or looked at.
 */
export function PanelPlace({ name, children }: { name: SidePanelName; children: ReactNode }) {
  const app = useApp();
  const over = useAppState(({ room }) => room === 'none');
  const hide = (): void => void app.showPanel(name, false);
  if (!over) return children;

  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // To no element: the window itself lost the keyboard, or what had it is gone.
    if (!(relatedTarget instanceof Element) || currentTarget.contains(relatedTarget)) return;
    // A menu or dialog that was opened from here comes back here.
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
