import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { DismissButton, Overlay, useOverlay } from 'react-aria';
import { useApp } from '../../app/context.ts';

interface VeilProps {
  /** Classes of the dialog's box. */
  className: string;
  /** Its box stands at the window's top. */
  top?: boolean;
  children: ReactNode;
}

/**
 * What lies over the window while a dialog is open: it takes the clicks, the focus stays in it, and
 * the window is hidden from screen readers. The window is not made `inert`, as the library's own
 * layer does: the browser would compute the style of each of ten thousand rows anew, and a dialog
 * would open a third of a second later.
 */
export function Veil({ className, top = false, children }: VeilProps) {
  const app = useApp();
  const box = useRef<HTMLDivElement>(null);
  const { overlayProps, underlayProps } = useOverlay(
    { isOpen: true, isDismissable: true, onClose: () => app.closeDialog() },
    box,
  );
  useHiddenWindow();
  return (
    <Overlay>
      <div className={top ? 'veil top' : 'veil'} {...underlayProps} onKeyDown={selectWithin}>
        <div className={`modal ${className}`} ref={box} {...overlayProps}>
          <DismissButton onDismiss={() => app.closeDialog()} />
          {children}
        </div>
      </div>
    </Overlay>
  );
}

/** A dialog may replace another one: the window is shown again when the last is closed. */
let veils = 0;

function useHiddenWindow(): void {
  useEffect(() => {
    const root = document.getElementById('root')!;
    veils++;
    root.setAttribute('aria-hidden', 'true');
    return () => {
      veils--;
      if (veils === 0) root.removeAttribute('aria-hidden');
    };
  }, []);
}

/** "Select all" outside of a field is all of the dialog, not of the document behind it. */
function selectWithin(event: KeyboardEvent<HTMLElement>): void {
  const { key, ctrlKey, metaKey, target, currentTarget } = event;
  if (key.toLowerCase() !== 'a' || !(ctrlKey || metaKey)) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
  event.preventDefault();
  getSelection()?.selectAllChildren(currentTarget);
}
