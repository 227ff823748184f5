/**
 * Keeps keys that are pressed while a dialog is on its way, and repeats them in it.
 *
 * A dialog appears a moment after its keystroke, because its code is fetched with the first one.
 * Until it has the focus, an invisible field has it, in which typing, pasting and composing work as
 * in any other. Those keys are then repeated in the dialog, one by one; keys after the Enter that
 * closes it go to where the author was before (docs/decisions/dialog-keys.md).
 */
import type { App } from '../state/app-interface.ts';
import { pressAgain, typeAgain } from './press-again.ts';

/** Text, or one of the keys that mean something to a dialog. */
type Caught = { text: string } | { key: string; code: string; shift: boolean };

const DIALOG = '[role="dialog"], [role="alertdialog"]';
/** Keys that the field itself has no use for. The others edit what was typed. */
const NAMED = /^(?:Enter|Tab|Arrow(?:Up|Down)|Page(?:Up|Down)|F\d+)$/;

/** Catches the keys of every dialog that is asked for. */
export function connectKeyCatcher(app: App): void {
  let field: HTMLInputElement | null = null;
  let caught: Caught[] = [];

  app.store.subscribe(() => {
    const wanted = app.store.get().dialog !== null;
    if (!wanted) stop();
    else if (!field && !inDialog(document.activeElement)) start();
  });

  function start(): void {
    caught = [];
    field = document.createElement('input');
    field.className = 'only-spoken';
    field.dataset['keyCatcher'] = '';
    field.setAttribute('aria-label', 'The dialog opens');
    field.addEventListener('keydown', keyDown);
    field.addEventListener('blur', left);
    document.body.append(field);
    field.focus({ preventScroll: true });
  }

  function stop(): void {
    const gone = field;
    field = null;
    gone?.remove();
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, code, shiftKey } = event;
    // Escape cancels at once, without waiting for the dialog. After an Enter it is kept like other
    // keys, because that Enter will have closed the dialog.
    if (key === 'Escape' && !caught.some((one) => 'key' in one && one.key === 'Enter')) {
      event.preventDefault();
      event.stopPropagation();
      app.closeDialog();
    } else if (NAMED.test(key) || key === 'Escape' || (field!.value === '' && isErasing(key))) {
      event.preventDefault();
      takeText();
      caught.push({ key, code, shift: shiftKey });
    }
  }

  function takeText(): void {
    if (!field || field.value === '') return;
    caught.push({ text: field.value });
    field.value = '';
  }

  /** The dialog has taken the focus, or something else that the author chose by mouse. */
  function left({ relatedTarget }: FocusEvent): void {
    if (!field || document.activeElement === field) return; // only the window lost it
    takeText();
    const keys = inDialog(relatedTarget) ? caught : [];
    caught = [];
    stop();
    if (keys.length > 0) queueMicrotask(() => void repeat(app, keys)); // once the dialog is whole
  }
}

/** Repeats the keys where the focus is. Keys pressed meanwhile come after them. */
async function repeat(app: App, keys: Caught[]): Promise<void> {
  const waiting = [...keys];
  const later = (event: KeyboardEvent): void => {
    const { key, code, shiftKey } = event;
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.length !== 1 && !NAMED.test(key) && key !== 'Escape' && !isErasing(key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.push(key.length === 1 ? { text: key } : { key, code, shift: shiftKey });
  };
  window.addEventListener('keydown', later, { capture: true });
  try {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if ('text' in one) typeAgain(app, one.text);
      else pressAgain(one);
      await answered();
    }
  } finally {
    window.removeEventListener('keydown', later, { capture: true });
  }
}

/** Resolves when the effect of the last key is drawn and its command has run. */
function answered(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

function isErasing(key: string): boolean {
  return key === 'Backspace' || key === 'Delete';
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(DIALOG) !== null;
}
