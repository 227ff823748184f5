import { mergeRegister, registerEventListener } from 'lexical';
import { fillZoneCell, setZoneHead } from '../chrome/zone-cell.ts';
import type { EditorContext } from './context.ts';

export interface ZoneColumn {
  /** Shows every row's instant in this zone beside what was written; null hides the column. */
  show(zone: string | null): void;
  dispose(): void;
}

/**
 * Fills the second time column where it is seen: rows far from the screen are filled when they come
 * near it.
 */
export function registerZoneColumn({ editor, root, host }: EditorContext): ZoneColumn {
  let zone: string | null = null;
  /** Rows that are drawn now. */
  const drawn = new Set<HTMLElement>();
  const fill = (): void => {
    if (zone === null) return;
    for (const head of root.querySelectorAll<HTMLElement>('[data-part="zone-head"]'))
      setZoneHead(head, zone);
    for (const row of drawn) {
      if (row.isConnected) fillZoneCell(row, zone);
      else drawn.delete(row);
    }
  };
  const dispose = mergeRegister(
    registerEventListener(
      root,
      'contentvisibilityautostatechange',
      (event) => {
        const row =
          event.target instanceof HTMLElement && event.target.dataset['row'] ? event.target : null;
        if (!row) return;
        if ((event as ContentVisibilityAutoStateChangeEvent).skipped) drawn.delete(row);
        else drawn.add(row);
        if (zone !== null && drawn.has(row)) fillZoneCell(row, zone);
      },
      true,
    ),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (zone !== null && (dirtyElements.size > 0 || dirtyLeaves.size > 0)) fill();
    }),
  );
  return {
    show(next) {
      zone = next;
      host.toggleAttribute('data-zone-column', zone !== null);
      fill();
    },
    dispose,
  };
}
