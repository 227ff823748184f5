import { describe, expect, it } from 'vitest';
import { COMMANDS, type Fact } from '../../../core/commands/commands.ts';
import {
  CONTEXT_MENU,
  contextMenu,
  type ContextEntry,
} from '../../../core/commands/context-menu.ts';

const at = (...facts: Fact[]): ContextEntry[] => contextMenu(new Set(facts));

/** A menu as text: `-` between groups, greyed entries in brackets. */
function shown(entries: readonly ContextEntry[]): string[] {
  return entries.map((entry) => {
    if (entry.kind === 'separator') return '-';
    if (entry.kind === 'suggestion') return `“${entry.word}”`;
    if (entry.kind === 'fix') return `→ ${entry.label}`;
    if (entry.kind === 'submenu') return `${entry.label} ▸`;
    return entry.enabled ? entry.label : `(${entry.label})`;
  });
}

const EDITING = ['(Cut)', '(Copy)', 'Paste', 'Paste as Text', 'Select All'];

describe('the context menu', () => {
  it('edits in the text, with what is selected', () => {
    expect(shown(at('inText'))).toEqual(EDITING);
    expect(shown(at('document', 'inText'))).toEqual([...EDITING, '-', 'Comment…']);
    expect(shown(at('document', 'inText', 'selection')).slice(0, 2)).toEqual(['Cut', 'Copy']);
  });

  it('only copies where nothing can be typed, and is empty where nothing is selected', () => {
    expect(shown(at('readOnly', 'selection'))).toEqual(['Copy']);
    expect(at('readOnly')).toEqual([]);
  });

  it('begins with what the spelling proposes, best first', () => {
    const menu = contextMenu(new Set<Fact>(['inText', 'misspelled']), ['certificate', 'certify']);
    expect(shown(menu).slice(0, 5)).toEqual([
      '“certificate”',
      '“certify”',
      'Add Word to My Dictionary',
      'Add Word to This Document’s Words',
      '-',
    ]);
  });

  it('opens, copies, edits and removes a link', () => {
    expect(shown(at('inText', 'editing', 'onLink')).slice(0, 5)).toEqual([
      'Open Link',
      'Copy Link Address',
      'Edit Link…',
      'Remove Link',
      '-',
    ]);
  });

  it('describes a picture', () => {
    expect(shown(at('onPicture', 'inText'))[0]).toBe('Describe Picture…');
  });

  it('offers a row what a row can do, by its kind', () => {
    const entry = shown(at('document', 'inText', 'inRow', 'inTimeline', 'inSection'));
    expect(entry).toContain('Add Entry Below');
    expect(entry).toContain('Milestone ▸');
    expect(entry).toContain('Section ▸');
    const action = shown(at('document', 'inText', 'inRow', 'inAction'));
    expect(action).toContain('Add Action Below');
    expect(action).toContain('Remove Row');
    expect(action).not.toContain('Milestone ▸');
  });

  it('never begins or ends with a line, and has no two in a row', () => {
    const facts = [...new Set(CONTEXT_MENU.flatMap(({ when }) => when))];
    for (const first of facts)
      for (const second of facts) {
        const menu = shown(at('inText', first, second));
        expect([menu[0], menu.at(-1)]).not.toContain('-');
        expect(menu.join(' ')).not.toContain('- -');
      }
  });

  it('has every command of a link, a picture, a table and a section', () => {
    const everything = at('inText', 'onLink', 'onPicture', 'inTable', 'inSection');
    const ids = everything.flatMap((entry) => {
      if (entry.kind === 'submenu') return entry.entries;
      return [entry];
    });
    const named = new Set(ids.map((entry) => (entry.kind === 'command' ? entry.id : '')));
    const wanted = COMMANDS.map(({ id }) => id).filter(
      (id) => /^(?:link|picture|table|section)\./.test(id) && id !== 'link.card',
    );
    expect(wanted.filter((id) => !named.has(id))).toEqual([]);
  });
});
