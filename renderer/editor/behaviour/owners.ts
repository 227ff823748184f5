/** The owner of an action is completed from the people of the incident and the other owners. */
import { mergeRegister, registerEventListener } from 'lexical';
import { Suggestions } from '../chrome/suggestions.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';

/** More are found by another letter. */
const SHOWN = 8;

export function registerOwners({ root, host, session }: EditorContext): () => void {
  const list = new Suggestions(host, 'Names', (field, name) => {
    if (field instanceof HTMLInputElement) field.value = name;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  const ownerField = (target: EventTarget | null): HTMLInputElement | null => {
    const field = fieldOf(target);
    return field instanceof HTMLInputElement && field.dataset['field'] === 'owner' ? field : null;
  };
  const suggest = (field: HTMLInputElement): void => {
    const typed = field.value.trim().toLowerCase();
    const names = matching(namesFor(field, session), typed);
    const complete = names.length > 0 && names.every((name) => name.toLowerCase() === typed);
    // A name is taken by Enter only where it goes on from what was typed.
    const begins = names[0]?.toLowerCase().startsWith(typed) === true;
    list.show(field, complete ? [] : names, typed !== '' && begins ? 0 : -1);
  };
  const onKey = (event: KeyboardEvent): void => {
    const field = ownerField(event.target);
    if (!field || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (!list.isOpen) {
      if (event.key !== 'ArrowDown' || !event.altKey) return;
      event.preventDefault();
      return suggest(field);
    }
    if (event.key === 'Tab') list.take();
    if (event.key === 'Enter' && list.take()) event.preventDefault();
    if (step) list.step(step);
    if (event.key === 'Escape') list.hide();
    if (step || event.key === 'Escape') event.preventDefault();
  };
  return mergeRegister(
    registerEventListener(root, 'input', ({ target, isTrusted }) => {
      const field = ownerField(target);
      if (field && isTrusted) suggest(field);
    }),
    // Before the rows' own keys: Enter takes the name first.
    registerEventListener(root, 'keydown', onKey, true),
    registerEventListener(root, 'focusout', () => list.hide()),
    registerEventListener(root, 'click', ({ target }) => {
      const field = ownerField(target);
      if (field && !list.isOpen) suggest(field);
    }),
    () => list.hide(),
  );
}

/** Everyone whom the document names: the people, then the owners of the other actions. */
function namesFor(field: HTMLElement, session: EditorContext['session']): string[] {
  const { people, actions } = session.getDocument();
  const own = field.closest<HTMLElement>('.pm-row')?.dataset['id'];
  const owners = actions.filter(({ id }) => id !== own).map(({ owner }) => owner);
  const names = [...people.map(({ name }) => name), ...owners];
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))];
}

/** Names of which a word begins as typed, those that begin so themselves first. */
function matching(names: readonly string[], typed: string): string[] {
  const first = names.filter((name) => name.toLowerCase().startsWith(typed));
  const within = names.filter(
    (name) =>
      !first.includes(name) &&
      name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(typed)),
  );
  return [...first, ...within].slice(0, SHOWN);
}
