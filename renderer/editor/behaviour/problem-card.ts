/** What is wrong with marked words, said at the words: on hover, on a click and by key. */
import { mergeRegister, registerEventListener } from 'lexical';
import { ProblemCard } from '../chrome/problem-card.ts';
import type { ProblemMark } from '../model/status.ts';
import type { EditorContext } from './context.ts';
import type { Marks } from './marks.ts';

/** The pointer rests this long on marked words before their card is shown. */
const REST_MS = 400;
/** The way from the words to the card may lead beside both. */
const LEAVE_MS = 300;

export interface ProblemCards {
  /** The marks that hold where the caret is: on its words, else of its row. */
  atCaret(): ProblemMark[];
  /** Runs `problems.card`: the keyboard goes into the card of the caret's words. */
  run(id: string): boolean;
  dispose(): void;
}

export function registerProblemCard(context: EditorContext, marks: Marks): ProblemCards {
  const { editor, root, host, request } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: string | null = null;
  const leave = (act: () => void): void => {
    hide();
    root.focus({ preventScroll: true });
    act();
  };
  const problemCard = new ProblemCard(host, {
    fix: (key, index) => leave(() => request({ kind: 'fix-problem', key, fix: index })),
    keep: (key) => leave(() => request({ kind: 'keep-problem', key })),
  });
  const { card } = problemCard;

  const show = (found: readonly ProblemMark[]): void => {
    clearTimeout(timer);
    const key = found[0]?.key;
    if (key === undefined || !marks.boxOf(key)) return hide();
    shown = key;
    const words = { getBoundingClientRect: () => marks.boxOf(key) ?? new DOMRect() };
    problemCard.show(words, found, outOfSight);
    marks.light(shown);
    request({ kind: 'point-at-problem', key: shown });
  };
  const hide = (): void => {
    clearTimeout(timer);
    if (shown === null) return;
    shown = null;
    card.hide();
    marks.light(null);
    request({ kind: 'point-at-problem', key: null });
  };
  const outOfSight = (): void => {
    if (card.hasFocus()) leave(() => undefined);
    else hide();
  };
  const soon = (act: () => void, after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(act, after);
  };
  const atCaret = (): ProblemMark[] => {
    const selection = root.ownerDocument.getSelection();
    const node = selection?.focusNode;
    const inText = node && root.contains(node) && isInText(root);
    const onWords = inText ? marks.onWordsAt(node, selection.focusOffset) : [];
    const around = inText ? node : root.ownerDocument.activeElement;
    if (onWords.length > 0 || !around || !root.contains(around)) return onWords;
    return marks.ofRowAround(around);
  };

  let frame = 0;
  const dispose = mergeRegister(
    () => clearTimeout(timer),
    () => cancelAnimationFrame(frame),
    editor.registerUpdateListener(({ dirtyLeaves }) => {
      if (dirtyLeaves.size > 0) hide();
    }),
    registerEventListener(root, 'pointermove', ({ clientX, clientY, buttons }) => {
      cancelAnimationFrame(frame);
      if (buttons !== 0) return;
      frame = requestAnimationFrame(() => {
        const found = marks.under(clientX, clientY);
        if (found.length === 0) {
          if (shown !== null && !card.element.contains(root.ownerDocument.activeElement))
            soon(hide, LEAVE_MS);
          else clearTimeout(timer);
        } else if (found[0]!.key === shown) clearTimeout(timer);
        else soon(() => show(found), REST_MS);
      });
    }),
    registerEventListener(root, 'pointerleave', () => {
      cancelAnimationFrame(frame);
      soon(hide, LEAVE_MS);
    }),
    registerEventListener(root, 'click', ({ clientX, clientY, button }) => {
      const selecting = root.ownerDocument.getSelection()?.isCollapsed === false;
      const found = button === 0 && !selecting ? marks.under(clientX, clientY) : [];
      if (found.length > 0) show(found);
    }),
    registerEventListener(root, 'contextmenu', hide),
    registerEventListener(card.element, 'pointerenter', () => clearTimeout(timer)),
    registerEventListener(card.element, 'pointerleave', () => soon(hide, LEAVE_MS)),
    registerEventListener(card.element, 'keydown', (event) => {
      if (walk(card.element, event.key)) event.preventDefault();
      if (event.key === 'Escape') {
        event.stopPropagation();
        leave(() => undefined);
      }
    }),
    registerEventListener(card.element, 'focusout', ({ relatedTarget }) => {
      if (!card.element.contains(relatedTarget as Node | null)) hide();
    }),
    registerEventListener(root, 'keydown', (event) => {
      if (event.key === 'Escape') hide();
    }),
    // A dialog stands above the text, and so above the card.
    registerEventListener(root, 'focusout', ({ relatedTarget }) => {
      if (!card.element.contains(relatedTarget as Node | null)) hide();
    }),
  );
  return {
    atCaret,
    dispose,
    run(id) {
      if (id !== 'problems.card') return false;
      const found = atCaret();
      if (found.length === 0) return true;
      show(found);
      card.focus();
      return true;
    },
  };
}

/** The keyboard is in the text itself and not in a row's field. */
function isInText(root: HTMLElement): boolean {
  const active = root.ownerDocument.activeElement;
  return active instanceof HTMLElement && active.isContentEditable;
}

/** Arrow keys walk the card's buttons, as in a menu. */
function walk(card: HTMLElement, key: string): boolean {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  if (by === undefined) return false;
  const buttons = [...card.querySelectorAll('button')];
  const at = buttons.indexOf(card.ownerDocument.activeElement as HTMLButtonElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
  return true;
}
