import { useEffect, useState } from 'react';
import { bringsSources, readDropped } from './dropped.ts';
import { useApp } from '../app/context.ts';
import './drop-target.css';

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
      void readDropped(event.dataTransfer).then(({ sources, unopened }) => {
        app.openDialog({ kind: 'import' });
        app.importing.add(sources, unopened);
      });
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
