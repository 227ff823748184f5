/** Does a key press again, for one that came before there was something to take it. */
import { isTextField } from '../commands/keys.ts';
import type { App } from '../state/app-interface.ts';

export interface NamedKey {
  key: string;
  code: string;
  shift: boolean;
}

/** Types text where the focus is, letter by letter, so that what waits for letters hears them. */
export function typeAgain(app: App, text: string): void {
  for (const letter of text) {
    const target = focused();
    if (!sends(target, { key: letter, code: '', shift: false })) continue;
    if (target.closest('[contenteditable="true"]') && !isInput(target)) app.editor()?.type(letter);
    else if (isTextField(target)) document.execCommand('insertText', false, letter);
  }
}

/** Presses one of the named keys where the focus is. */
export function pressAgain(key: NamedKey): void {
  const target = focused();
  if (sends(target, key)) byDefault(target, key);
}

/** Dispatches the key's events. True when no handler prevented its default. */
function sends(target: Element, { key, code, shift: shiftKey }: NamedKey): boolean {
  const press = { key, code, shiftKey, bubbles: true, cancelable: true };
  const free = target.dispatchEvent(new KeyboardEvent('keydown', press));
  target.dispatchEvent(new KeyboardEvent('keyup', press));
  return free;
}

/** Does what the browser would do with a real key that no handler prevented. */
function byDefault(target: Element, { key }: NamedKey): void {
  if (!isInput(target)) return;
  if (key === 'Enter') {
    if (target instanceof HTMLTextAreaElement) document.execCommand('insertText', false, '\n');
    else submit(target);
  } else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Delete') document.execCommand('forwardDelete');
}

/** As Enter in a field does: by the form's button, unless that cannot be pressed. */
function submit({ form }: HTMLInputElement): void {
  const button = form && [...form.elements].find(isSubmit);
  if (button && !button.disabled) form.requestSubmit(button);
}

function isSubmit(element: Element): element is HTMLButtonElement {
  return element instanceof HTMLButtonElement && element.type === 'submit';
}

function isInput(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

function focused(): Element {
  return document.activeElement ?? document.body;
}
