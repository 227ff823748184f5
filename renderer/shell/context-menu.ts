/** Sends main what a right click or the menu key was on; main shows the menu. */
import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';
import type { Fact } from '../../core/commands/commands.ts';
import { isTextField } from '../commands/keys.ts';
import type { Misspelled } from '../editor/model/status.ts';
import type { App } from '../state/app-interface.ts';

/** CSS px from the window's corner. */
interface PagePlace {
  x: number;
  y: number;
}

/** Lives as long as the page. */
export function connectContextMenu(app: App): void {
  /** The word that the menu was last opened on. */
  let asked: Misspelled | null = null;
  /** The problem that it was last opened on. */
  let problem: Diagnostic | null = null;
  app.platform.on('respell', ({ word }) => asked?.respell(word));
  app.platform.on('fix', ({ index }) => {
    const fix = problem?.fixes[index];
    if (problem && fix) app.problems.fix(problem, fix);
  });

  const open = async (
    target: Element | null,
    by: 'mouse' | 'keyboard',
    place: PagePlace,
  ): Promise<void> => {
    const facts = factsAt(app, target);
    facts.delete('misspelled'); // the caret may just have moved
    asked = facts.has('editing') ? ((await app.editor()?.misspelled()) ?? null) : null;
    if (asked) facts.add('misspelled');
    problem = facts.has('onProblem') ? app.problems.atCaret() : null;
    const fixes = problem?.fixes.map(({ title }) => title) ?? [];
    const suggestions = asked?.suggestions ?? [];
    await app.platform
      .request('menu:context', { facts: [...facts], suggestions, fixes, by, ...place })
      .catch(() => undefined);
  };

  window.addEventListener('contextmenu', (event) => {
    event.preventDefault(); // the page's own would stand beside it
    const target = event.target instanceof Element ? event.target : null;
    const place = { x: event.clientX, y: event.clientY };
    const byKey = event instanceof PointerEvent && event.pointerType === '';
    if (byKey) void open(target, 'keyboard', placeOfCaret(place));
    else void open(target, 'mouse', place);
  });
  // A Mac's Chromium knows no key for it.
  window.addEventListener('keydown', (event) => {
    const isKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (!isKey || app.store.get().platform !== 'darwin') return;
    event.preventDefault();
    const focused = document.activeElement;
    const { left = 0, bottom = 0 } = focused?.getBoundingClientRect() ?? {};
    void open(focused, 'keyboard', placeOfCaret({ x: left, y: bottom }));
  });
}

/** The facts of a place: in the document all of them, in other fields only the field's own. */
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
  const rows = inDocument && (app.editor()?.getStatus().selectedRows ?? 0) > 0;
  if (rows || hasSelection(field)) facts.add('selection');
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
