import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command, type Fact } from '../../../../core/commands/commands.ts';
import type { KeyPress } from '../../../../core/commands/shortcuts.ts';
import { commandForKey, type KeyPlace } from '../../../../renderer/commands/keys.ts';

const IN_DOCUMENT: KeyPlace = {
  mac: false,
  inDialog: false,
  inField: false,
  facts: () => new Set(),
};

function press(
  key: string,
  { ctrl = false, meta = false, shift = false, alt = false, code = '' } = {},
): KeyPress {
  return { key, code, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt };
}

describe('a key press', () => {
  it('has two keys for the palette, and one of them links what is selected', () => {
    const selected = { ...IN_DOCUMENT, facts: () => new Set<Fact>(['editing', 'selection']) };
    const k = press('k', { ctrl: true });
    const p = press('P', { ctrl: true, shift: true });
    expect([commandForKey(k, IN_DOCUMENT), commandForKey(k, selected)]).toEqual([
      'view.palette',
      'format.link',
    ]);
    expect([commandForKey(p, IN_DOCUMENT), commandForKey(p, selected)]).toEqual([
      'view.palette',
      'view.palette',
    ]);
    expect(commandForKey(k, { ...selected, inDialog: true })).toBe('view.palette');
  });

  it.each([
    ['s', { ctrl: true }, 'file.save'],
    ['S', { ctrl: true, shift: true }, 'file.saveAs'],
    ['k', { ctrl: true }, 'view.palette'],
    ['.', { ctrl: true }, 'problems.fix'],
    ['F8', {}, 'problems.next'],
    ['F8', { shift: true }, 'problems.previous'],
    ['F6', {}, 'go.panel'],
    ['F6', { shift: true }, 'go.previousPanel'],
    ['&', { ctrl: true, shift: true, code: 'Digit7' }, 'format.numbers'],
    ['+', { ctrl: true }, 'view.zoomIn'],
    ['=', { ctrl: true }, 'view.zoomIn'],
    ['+', { ctrl: true, shift: true }, 'view.zoomIn'],
    ['-', { ctrl: true }, 'view.zoomOut'],
    ['0', { ctrl: true }, 'view.zoomReset'],
    ['p', { ctrl: true }, 'file.print'],
    ['s', {}, null],
    ['w', { ctrl: true, alt: true }, null],
    ['q', { ctrl: true }, null],
  ] as const)('%s %o is %s', (key, modifiers, id) => {
    expect(commandForKey(press(key, modifiers), IN_DOCUMENT)).toBe(id);
  });

  it('is read with Cmd on a Mac', () => {
    expect(commandForKey(press('s', { meta: true }), { ...IN_DOCUMENT, mac: true })).toBe(
      'file.save',
    );
    expect(commandForKey(press('s', { ctrl: true }), { ...IN_DOCUMENT, mac: true })).toBeNull();
  });

  it('in a text field leaves the field its editing keys, and the window its own', () => {
    const inField = { ...IN_DOCUMENT, inField: true };
    expect(commandForKey(press('z', { ctrl: true }), inField)).toBeNull();
    expect(commandForKey(press('b', { ctrl: true }), inField)).toBeNull();
    expect(commandForKey(press('s', { ctrl: true }), inField)).toBe('file.save');
    expect(commandForKey(press('f', { ctrl: true }), inField)).toBe('edit.find');
  });

  it('over a dialog is the dialog’s, but for closing the palette and what is of the window', () => {
    const inDialog = { ...IN_DOCUMENT, inDialog: true };
    for (const { id, anywhere } of COMMANDS as readonly Command[])
      if (!anywhere) expect(commandForKey(press('s', { ctrl: true }), inDialog)).not.toBe(id);
    expect(commandForKey(press('k', { ctrl: true }), inDialog)).toBe('view.palette');
    expect(commandForKey(press('-', { ctrl: true }), inDialog)).toBe('view.zoomOut');
  });
});
