/** Tells main what a context menu was asked for, by mouse or by key; main shows it. */
import type { Fact } from '../../core/commands/commands.ts';
import { isTextField } from '../commands/keys.ts';
import type { App } from '../state/app.ts';

/** The word at the caret, when the spelling does not know it. */
export interface Misspelled {
  /** Best first. */
  suggestions: string[];
  /** Puts another word in its place. */
  respell(word: string): void;
}

/** CSS px from the window's corner. */
interface PagePlace {
  x: number;
  y: number;
}

/**
 * Lives as long as the page.
 *
 * @param misspelled asked when a menu is opened, when the caret is where it was opened
 */
export function connectContextMenu(
  app: App,
  misspelled: () => Misspelled | null = () => null,
): void {
  let asked: Misspelled | null = null;
  app.platform.on('respell', ({ word }) => asked?.respell(word));

  const open = (target: Element | null, by: 'mouse' | 'keyboard', place: PagePlace): void => {
    const facts = factsAt(app, target);
    asked = facts.has('editing') ? misspelled() : null;
    if (asked) facts.add('misspelled');
    const suggestions = asked?.suggestions ?? [];
    void app.platform
      .request('menu:context', { facts: [...facts], suggestions, by, ...place })
      .catch(() => undefined);
  };

  window.addEventListener('contextmenu', (event) => {
    event.preventDefault(); // the page's own would stand beside it
    const target = event.target instanceof Element ? event.target : null;
    const place = { x: event.clientX, y: event.clientY };
    const byKey = event instanceof PointerEvent && event.pointerType === '';
    if (byKey) open(target, 'keyboard', placeOfCaret(place));
    else open(target, 'mouse', place);
  });
  // A Mac's Chromium knows no key for it.
  window.addEventListener('keydown', (event) => {
    const isKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (!isKey || app.store.get().platform !== 'darwin') return;
    event.preventDefault();
    const focused = document.activeElement;
    const { left = 0, bottom = 0 } = focused?.getBoundingClientRect() ?? {};
    open(focused, 'keyboard', placeOfCaret({ x: left, y: bottom }));
  });
}

/** What holds of a place: in the document as everywhere, in other fields only what they hold. */
function factsAt(app: App, target: Element | null): Set<Fact> {
  const facts = new Set<Fact>();
  const field = target?.closest('input, textarea') ?? null;
  const inDocument = Boolean(target?.closest('.pm-document'));
  if (inDocument) {
    app.editor()?.getStatus(); // the store hears of what the pointer has just changed
    for (const fact of app.facts()) facts.add(fact);
  }
  const typing = isTextField(field) || (inDocument && field === null);
  facts.add(typing ? 'inText' : 'readOnly');
  if (hasSelection(field)) facts.add('selection');
  return facts;
}

function hasSelection(field: Element | null): boolean {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return field.selectionStart !== field.selectionEnd;
  return document.getSelection()?.isCollapsed === false;
}

/** Below the caret, where the browser knows its place; else where the page says. */
function placeOfCaret(otherwise: PagePlace): PagePlace {
  const selection = document.getSelection();
  const field = document.activeElement instanceof HTMLInputElement;
  const box =
    !field && selection?.rangeCount ? selection.getRangeAt(0).getClientRects()[0] : undefined;
  return box ? { x: box.left, y: box.bottom } : otherwise;
}
