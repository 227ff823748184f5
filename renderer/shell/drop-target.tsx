import { useEffect, useState } from 'react';
import type { App } from '../state/app-interface.ts';
import { bringsSources, readDropped, type Dropped } from './dropped.ts';
import { useApp } from '../app/context.ts';
import './drop-target.css';

/** Files that are the open document, gone out and come back, are reviews; others are sources. */
async function takeDropped(app: App, { sources, unopened }: Dropped): Promise<void> {
  const files = sources.flatMap((one) => ('bytes' in one ? [one] : []));
  const own = app.document() ? await app.reviews.ofDocument(files) : [];
  const isReview = ({ name }: { name: string }): boolean => own.includes(name);
  if (own.length > 0) await app.reviews.bringIn(files.filter(isReview));
  const others = sources.filter((one) => !isReview(one));
  if (others.length === 0 && unopened.length === 0) return;
  app.openDialog({ kind: 'import' });
  app.importing.add(others, unopened);
}

/**
 * Files dropped anywhere on the window are imported; pictures dropped on the text stay the
 * editor's.
 */
export function DropTarget() {
  const app = useApp();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!bringsSources(event.dataTransfer)) return;
      // Before the editor sees it: to Lexical any file is something to paste.
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer || !bringsSources(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      void readDropped(event.dataTransfer).then((dropped) => takeDropped(app, dropped));
    };
    const listeners = { dragenter: drag, dragover: drag, dragleave: leave, drop } as const;
    for (const [type, listener] of Object.entries(listeners))
      window.addEventListener(type as 'drop', listener, { capture: true });
    return () => {
      for (const [type, listener] of Object.entries(listeners))
        window.removeEventListener(type as 'drop', listener, { capture: true });
    };
  }, [app]);
  return over ? <div className="drop-here">Drop to import</div> : null;
}
