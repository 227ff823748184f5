/**
 * F6 and Shift+F6 walk the window's parts, as in other desktop programs. Each part says which it is
 * by `data-panel`.
 */
const ORDER = ['document', 'problems', 'outline', 'header', 'toolbar'] as const;
export type Panel = (typeof ORDER)[number];

/**
 * Moves the focus to the next part that is shown. From nowhere it goes to the document, and there
 * to where it was.
 */
export function cyclePanels(direction: 1 | -1, focusDocument: () => void): void {
  const here = ORDER.findIndex((panel) => elementOf(panel)?.contains(document.activeElement));
  for (let step = 1; step <= ORDER.length; step++) {
    const index =
      here === -1 ? step - 1 : (here + direction * step + ORDER.length * 2) % ORDER.length;
    const panel = ORDER[index]!;
    if (panel === 'document' && elementOf(panel)) return focusDocument();
    if (focusPanel(panel)) return;
  }
}

/** Puts the focus into a part; false when it is not shown or has nothing to focus. */
export function focusPanel(panel: Panel): boolean {
  const element = elementOf(panel);
  // Its own choice goes before what merely comes first in it, such as a button in its head.
  const target =
    element?.querySelector<HTMLElement>('[data-panel-start]') ??
    element?.querySelector<HTMLElement>(
      '[contenteditable="true"], [tabindex="0"], button:not([disabled])',
    );
  target?.focus();
  return target !== null && target !== undefined && document.activeElement === target;
}

function elementOf(panel: Panel): HTMLElement | null {
  return document.querySelector(`[data-panel="${panel}"]`);
}
