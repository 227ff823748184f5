import { stayBeside, type Anchor } from './beside.ts';
import { h } from './dom.ts';

export interface MenuItem {
  label: string;
  /** Ticked or not, for a choice among others or a switch. */
  checked?: boolean;
  /** Stands apart from the item before it. */
  apart?: boolean;
  disabled?: boolean;
  /** Begins another group: a line stands above it. */
  divided?: boolean;
  /** Shown at the right: a key. */
  hint?: string;
  run: () => void;
}

/**
 * Opens a menu below a button or a word. Arrow keys, Home, End, first letters, Enter and Escape; the keyboard
 * goes back to where it was.
 */
export function openMenu(
  host: HTMLElement,
  anchor: Anchor,
  label: string,
  items: readonly MenuItem[],
): void {
  host.querySelector('.pm-menu')?.remove();
  const before = document.activeElement;
  const ticked = items.every(({ checked }) => checked !== undefined)
    ? 'menuitemradio'
    : 'menuitemcheckbox';
  const menu = h('div', { class: 'pm-menu', role: 'menu', 'aria-label': label, popover: 'auto' });
  // What is chosen is done at once, and not when the browser tells that the menu is gone: what is
  // typed next belongs to what comes of it.
  const close = (chosen: MenuItem | null): void => {
    if (!menu.isConnected) return;
    stop();
    const restore =
      menu.contains(document.activeElement) || document.activeElement === document.body;
    if (menu.matches(':popover-open')) menu.hidePopover();
    menu.remove();
    if (restore && before instanceof HTMLElement && before.isConnected)
      before.focus({ preventScroll: true });
    chosen?.run();
  };
  for (const item of items) {
    const button = h(
      'button',
      {
        type: 'button',
        class: item.divided ? 'pm-divided' : null,
        role: item.checked === undefined ? 'menuitem' : ticked,
        tabindex: '-1',
        disabled: item.disabled,
        'aria-checked': item.checked === undefined ? null : String(item.checked),
      },
      h('span', {}, item.label),
      item.hint ? h('kbd', {}, item.hint) : '',
    );
    button.addEventListener('click', () => close(item));
    if (item.apart) menu.append(h('hr', { role: 'separator' }));
    menu.append(button);
  }
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation();
    const buttons = [...menu.querySelectorAll<HTMLButtonElement>('button:not([disabled])')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const letter =
      event.key.length === 1
        ? [...buttons.slice(at + 1), ...buttons].find((button) =>
            button.textContent?.toLowerCase().startsWith(event.key.toLowerCase()),
          )
        : undefined;
    const target = to === undefined ? letter : buttons[(to + buttons.length) % buttons.length];
    if (event.key === 'Tab') close(null);
    if (!target && event.key !== 'Tab') return;
    event.preventDefault();
    target?.focus();
  });
  // One item is lit, also while a mouse that nobody moves lies over another.
  menu.addEventListener('mousemove', ({ target, movementX, movementY }) => {
    if (!(target instanceof Element) || (movementX === 0 && movementY === 0)) return;
    target.closest<HTMLElement>('button:not([disabled])')?.focus();
  });
  menu.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') close(null);
  });
  host.append(menu);
  menu.showPopover();
  const stop = stayBeside(menu, anchor, { gap: 4, leave: () => close(null) });
  (
    menu.querySelector<HTMLElement>('[role="menuitemradio"][aria-checked="true"]') ??
    menu.querySelector<HTMLElement>('button:not([disabled])')
  )?.focus();
}
