import { X } from 'lucide-react';
import { useEffect, type ReactNode, type Ref } from 'react';
import { Button, Dialog, Heading } from 'react-aria-components';
import { useApp } from '../../app/context.ts';
import { Veil } from './veil.tsx';
import './dialogs.css';

interface FrameProps {
  title: string;
  /** `narrow` asks one thing; `wide` holds a list or a form; `huge` fills the window. */
  size?: 'narrow' | 'medium' | 'wide' | 'huge';
  children: ReactNode;
  /** The buttons, the one that Enter means last. */
  footer?: ReactNode;
  /** It is only read: the text itself takes the focus, so that the keyboard can scroll it. */
  reading?: boolean;
  ref?: Ref<HTMLElement>;
}

/**
 * A dialog: a title, what is asked, the buttons. Escape and a click beside it leave everything as
 * it was.
 */
export function Frame({
  title,
  size = 'medium',
  children,
  footer,
  reading = false,
  ref,
}: FrameProps) {
  const app = useApp();
  // What the first field holds is changed by typing, or kept by moving on.
  useEffect(() => {
    const first = document.activeElement;
    if (first instanceof HTMLInputElement && first.type === 'text') first.select();
  }, []);
  return (
    <Veil className={size}>
      <Dialog className="dialog" ref={ref ?? null}>
        <div className="dialog-head">
          <Heading slot="title">{title}</Heading>
          <Button className="icon-button" aria-label="Close" onPress={() => app.closeDialog()}>
            <X size={16} />
          </Button>
        </div>
        <div
          className="dialog-body"
          {...(reading && { tabIndex: 0, role: 'region', 'aria-label': title })}
        >
          {children}
        </div>
        {footer && <div className="dialog-foot">{footer}</div>}
      </Dialog>
    </Veil>
  );
}

/** The button that leaves without doing anything. */
export function Cancel({ label = 'Cancel' }: { label?: string }) {
  const app = useApp();
  return (
    <Button className="button" onPress={() => app.closeDialog()}>
      {label}
    </Button>
  );
}
