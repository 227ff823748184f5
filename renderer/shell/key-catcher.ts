/**
 * A dialog owns the keys from the keystroke that asked for it. It is drawn a moment later: its code
 * is fetched when the first one is opened. Until it has the focus a field that nobody sees has it,
 * where typing, pasting and composing work as anywhere. What came into that field is then done
 * again in the dialog, key by key; what follows the Enter that closes it, where the author was.
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
    // Who wants out gets out, however long the dialog takes; after an Enter it is for what follows.
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

/** Does the keys again where the focus is. What is pressed meanwhile comes after them. */
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

/** What the last key did is drawn, and the command that it chose has run. */
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
