import { describe, expect, it } from 'vitest';
import {
  command,
  COMMANDS,
  isEnabled,
  type Command,
  type Fact,
} from '../../../core/commands/commands.ts';
import {
  electronAccelerator,
  matchesShortcut,
  shortcutLabel,
  shortcutOn,
  type KeyPress,
} from '../../../core/commands/shortcuts.ts';

const all: readonly Command[] = COMMANDS;
const withShortcut = all.flatMap(({ id, shortcut }) => (shortcut ? [{ id, shortcut }] : []));

/** The key press that a keyboard of the English layout sends for a shortcut. */
function pressOf(shortcut: string, mac: boolean): KeyPress {
  const parts = shortcutOn(shortcut, mac).split('+');
  const key = parts.at(-1)!.replace('Plus', '+');
  const has = (part: string) => parts.includes(part);
  const shifted: Record<string, string> = { 7: '&', 8: '*', 9: '(' };
  const onMac: Record<string, string> = { Q: 'œ', C: 'ç', 0: 'º', 1: '¡', 2: '™' };
  const isLetter = /^[A-Z]$/.test(key);
  const plain = isLetter && !has('Shift') ? key.toLowerCase() : key;
  const sign = (has('Shift') && shifted[key]) || (mac && has('Alt') && onMac[key]) || plain;
  const letterCode = isLetter ? `Key${key}` : key;
  const code = /^\d$/.test(key) ? `Digit${key}` : letterCode;
  return {
    key: sign,
    code,
    ctrlKey: !mac && has('Mod'),
    metaKey: mac && has('Mod'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  };
}

describe('commands', () => {
  it('have ids of their own, made of category and name', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(id).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
  });

  it('have labels of their own, so that the palette is clear', () => {
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
  });

  it.each([false, true])('no key press is two commands (mac: %s)', (mac) => {
    for (const { shortcut } of withShortcut) {
      const press = pressOf(shortcut, mac);
      expect(
        withShortcut
          .filter((other) => matchesShortcut(other.shortcut, press, mac))
          .map((other) => other.shortcut),
      ).toEqual([shortcut]);
    }
  });

  it('are found by id and enabled by their facts', () => {
    expect(command('file.save').label).toBe('Save');
    const facts = (...names: Fact[]) => new Set(names);
    expect(isEnabled(command('file.save'), facts())).toBe(false);
    expect(isEnabled(command('file.save'), facts('document', 'editing'))).toBe(true);
    expect(isEnabled(command('file.new'), facts())).toBe(true);
  });
});

describe('a shortcut', () => {
  it.each([
    ['Mod+Shift+S', 'Ctrl+Shift+S', '⇧⌘S', 'CommandOrControl+Shift+S'],
    ['Mod+Alt+ArrowDown', 'Ctrl+Alt+↓', '⌥⌘↓', 'CommandOrControl+Alt+Down'],
    ['Mod+Enter', 'Ctrl+Enter', '⌘↩', 'CommandOrControl+Enter'],
    ['Mod+.', 'Ctrl+.', '⌘.', 'CommandOrControl+.'],
    ['Mod+Plus', 'Ctrl++', '⌘+', 'CommandOrControl+Plus'],
    ['F8', 'F8', 'F8', 'F8'],
    ['Shift+F8', 'Shift+F8', '⇧F8', 'Shift+F8'],
  ])('%s has its label, its Mac label and its accelerator', (shortcut, pc, mac, accelerator) => {
    expect([
      shortcutLabel(shortcut, false),
      shortcutLabel(shortcut, true),
      electronAccelerator(shortcut),
    ]).toEqual([pc, mac, accelerator]);
  });

  it.each(withShortcut)(
    '$shortcut is written as modifiers in order and one key that Electron knows',
    ({ shortcut }) => {
      expect(shortcut).toMatch(
        /^(Mod\+)?(Shift\+|Alt\+)?([A-Z0-9.,`-]|Plus|Enter|Backspace|Arrow(Up|Down)|F\d{1,2})$/,
      );
      expect(electronAccelerator(shortcut)).toMatch(
        /^(CommandOrControl\+)?(Shift\+|Alt\+)?([A-Z0-9.,`-]|Plus|Enter|Backspace|Up|Down|F\d{1,2})$/,
      );
    },
  );

  it('asks for all its modifiers and no other', () => {
    const press = pressOf('Mod+Shift+S', false);
    for (const key of ['ctrlKey', 'shiftKey', 'altKey', 'metaKey'] as const) {
      expect(matchesShortcut('Mod+Shift+S', { ...press, [key]: !press[key] }, false), key).toBe(
        false,
      );
    }
    expect(matchesShortcut('Mod+Shift+S', press, true)).toBe(false);
  });

  it('leaves the signs that AltGr types to the text', () => {
    const german = (key: string, code: string): KeyPress => ({
      key,
      code,
      ctrlKey: true,
      altKey: true,
      shiftKey: false,
      metaKey: false,
    });
    expect(matchesShortcut('Mod+Alt+Q', german('@', 'KeyQ'), false)).toBe(false);
    expect(matchesShortcut('Mod+Alt+0', german('}', 'Digit0'), false)).toBe(false);
    expect(matchesShortcut('Mod+Alt+Q', german('q', 'KeyQ'), false)).toBe(true);
    expect(matchesShortcut('Mod+Alt+0', german('0', 'Digit0'), false)).toBe(true);
  });

  it('finds digits by their place, on layouts where they need Shift', () => {
    expect(
      matchesShortcut(
        'Mod+Shift+8',
        { key: '(', code: 'Digit8', ctrlKey: true, altKey: false, shiftKey: true, metaKey: false },
        false,
      ),
    ).toBe(true);
  });
});
