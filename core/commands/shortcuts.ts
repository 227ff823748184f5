/**
 * A shortcut in its three forms, all derived from the one declared text, so that a tooltip cannot
 * disagree with the key.
 */

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const MAC_SIGNS: Record<string, string> = {
  Mod: '⌘',
  Plus: '+',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Backspace: '⌫',
  ArrowUp: '↑',
  ArrowDown: '↓',
};
const PC_NAMES: Record<string, string> = { Mod: 'Ctrl', Plus: '+', ArrowUp: '↑', ArrowDown: '↓' };
const ELECTRON_NAMES: Record<string, string> = {
  Mod: 'CommandOrControl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/** Keys that a Mac keeps for itself, and what programs there have in their place. */
const ON_MAC: Record<string, string> = { 'Mod+H': 'Mod+Alt+F' };

/** The key that a shortcut is on this kind of keyboard. */
export function shortcutOn(shortcut: string, mac: boolean): string {
  return (mac && ON_MAC[shortcut]) || shortcut;
}

/** For people: `Ctrl+Shift+S`, or `⇧⌘S` on a Mac. */
export function shortcutLabel(shortcut: string, mac: boolean): string {
  const parts = split(shortcutOn(shortcut, mac));
  if (!mac) return parts.map((part) => PC_NAMES[part] ?? part).join('+');
  const order = ['Alt', 'Shift', 'Mod'];
  const modifiers = order.filter((part) => parts.includes(part));
  return [...modifiers, parts.at(-1)!].map((part) => MAC_SIGNS[part] ?? part).join('');
}

/** For Electron's menus: `CommandOrControl+Shift+S`. */
export function electronAccelerator(shortcut: string, mac = false): string {
  return split(shortcutOn(shortcut, mac))
    .map((part) => ELECTRON_NAMES[part] ?? part)
    .join('+');
}

/**
 * True when a key press is this shortcut. Digits are matched by their place on the keyboard where
 * Shift, or Option on a Mac, changes their sign; letters too, under Option. Elsewhere Ctrl+Alt is
 * also AltGr, which types (`@` on a German Q, `}` on its 0): there the key itself must be the one
 * declared. `Plus` is the key of that sign with or without Shift: on many keyboards it shares one
 * with `=`.
 */
export function matchesShortcut(shortcut: string, press: KeyPress, mac: boolean): boolean {
  const parts = split(shortcutOn(shortcut, mac));
  const key = parts.at(-1)!;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (mod !== parts.includes('Mod') || otherMod || press.altKey !== parts.includes('Alt'))
    return false;
  if (key === 'Plus') return press.key === '+' || press.key === '=';
  if (press.shiftKey !== parts.includes('Shift')) return false;
  const byPlace = mac || !press.altKey;
  if (/^\d$/.test(key)) return press.key === key || (byPlace && press.code === `Digit${key}`);
  if (/^[A-Z]$/.test(key))
    return press.key.toUpperCase() === key || (mac && press.altKey && press.code === `Key${key}`);
  return press.key === key;
}

function split(shortcut: string): string[] {
  return shortcut.split('+');
}
