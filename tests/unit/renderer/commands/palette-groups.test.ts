import { describe, expect, it } from 'vitest';
import { COMMANDS, command } from '../../../../core/commands/commands.ts';
import { paletteGroups } from '../../../../renderer/commands/palette-groups.ts';
import { paletteLabel, withRecentCommand } from '../../../../renderer/commands/palette-labels.ts';

const entries = [
  { id: 'file.new', label: 'New…', group: 'File' },
  { id: 'file.open', label: 'Open…', group: 'File' },
  { id: 'format.bold', label: 'Make Bold', group: 'Format' },
  { id: 'format.italic', label: 'Make Italic', group: 'Format' },
];
const shown = (recent: string[], query: string) =>
  paletteGroups(entries, recent, query).map(({ name, entries: of }) => [
    name,
    of.map(({ id }) => id),
  ]);

describe('the palette', () => {
  it('is grouped by menu, what was used lately first and once', () => {
    expect(shown(['format.italic', 'gone'], '')).toEqual([
      ['Used lately', ['format.italic']],
      ['File', ['file.new', 'file.open']],
      ['Format', ['format.bold']],
    ]);
    expect(shown([], ' ').map(([name]) => name)).toEqual(['File', 'Format']);
  });

  it('puts what fits best first once something is typed, of equals the one used lately', () => {
    expect(shown([], 'make')).toEqual([['', ['format.bold', 'format.italic']]]);
    expect(shown(['format.italic'], 'i')[0]![1]![0]).toBe('format.italic');
    expect(shown([], 'zebra')).toEqual([['', []]]);
  });

  it('says what is done', () => {
    expect(paletteLabel(command('insert.table'))).toBe('Insert Table');
    expect(paletteLabel(command('format.bullets'))).toBe('Turn into Bullet List');
    expect(paletteLabel(command('problems.next'))).toBe('Go to Next Problem');
    expect(paletteLabel(command('milestone.started'))).toBe('Set Milestone: Started');
    expect(paletteLabel(command('file.save'))).toBe('Save');
  });

  it('has a label of its own for each command', () => {
    const labels = COMMANDS.map(paletteLabel);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('remembers the latest eight, and no command that is gone', () => {
    const many = COMMANDS.slice(0, 12).map(({ id }) => id);
    expect(withRecentCommand(many, 'file.open')).toEqual(
      ['file.open', ...many.filter((id) => id !== 'file.open')].slice(0, 8),
    );
    expect(withRecentCommand(['gone'], 'file.new')).toEqual(['file.new']);
  });
});
