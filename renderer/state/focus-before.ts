/**
 * Notes what has the keyboard, and in a field where its caret is. What comes back gives both back;
 * false when that is no longer there.
 */
export function noteFocus(): () => boolean {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return () => false;
  const field = element instanceof HTMLInputElement && element.type === 'text' ? element : null;
  const [start, end] = [field?.selectionStart ?? null, field?.selectionEnd ?? null];
  return () => {
    if (!element.isConnected) return false;
    element.focus({ preventScroll: true });
    field?.setSelectionRange(start, end);
    return true;
  };
}
