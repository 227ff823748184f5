import { useMemo, useState, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import { COMMANDS, isEnabled, type Command, type CommandId } from '../../core/commands/commands.ts';
import { shortcutLabel } from '../../core/commands/shortcuts.ts';
import { paletteGroups, type GroupedEntry } from '../commands/palette-groups.ts';
import { paletteLabel, withRecentCommand } from '../commands/palette-labels.ts';
import type { Run } from '../commands/bindings.ts';
import { useApp, useRun } from '../app/context.ts';
import type { App } from '../state/app-interface.ts';
import { Veil } from './parts/veil.tsx';
import './parts/dialogs.css';
import './palette.css';

interface PaletteEntry extends GroupedEntry {
  shortcut: string;
  /** Where a file lies. */
  note: string;
  choose(): void;
}

/**
 * Everything the window can do now, every section and every recent file, found by a few letters.
 */
export function Palette() {
  const app = useApp();
  const run = useRun();
  const [query, setQuery] = useState('');
  // What can be done is what could be done when it opened: the editor's selection rests meanwhile.
  const entries = useMemo(() => entriesOf(app, run), [app, run]);
  const [recent] = useState(() => app.store.get().settings.recentCommands);
  const groups = useMemo(() => paletteGroups(entries, recent, query), [entries, recent, query]);
  const choose = (id: string): void => {
    const entry = entries.find((each) => each.id === id);
    if (!entry) return;
    app.closeDialog(entry.choose);
    if (COMMANDS.some((one) => one.id === id))
      void app.set({ recentCommands: withRecentCommand(recent, id) });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    // One Escape, also while something is typed: a search field would first be emptied by it. And
    // an Enter takes the best at once: the list marks it only a moment after the last letter.
    const best = groups[0]?.entries[0];
    const marked = event.target instanceof Element && isMarked(event.target);
    if (event.key === 'Escape') app.closeDialog();
    else if (event.key === 'Enter' && query !== '' && best && !marked) choose(best.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Veil className="palette" top>
      <Dialog className="dialog" aria-label="Commands">
        <div className="palette-body" onKeyDownCapture={keys}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              className="palette-field"
              aria-label="Find a command, a section or a file"
              autoFocus
            >
              <Input
                className="palette-input"
                role="combobox"
                aria-expanded
                aria-haspopup="listbox"
                placeholder="A command, a section, a recent file"
                spellCheck={false}
              />
            </SearchField>
            <ListBox
              className="palette-list"
              aria-label="Commands"
              items={groups}
              dependencies={[query]}
              renderEmptyState={() => (
                <p className="hint empty">Nothing is called that. Try a shorter word.</p>
              )}
              onAction={(key) => choose(String(key))}
            >
              {({ name, entries: grouped }) => (
                <ListBoxSection
                  id={`group ${name}`}
                  className="palette-group"
                  aria-label={name || 'Found'}
                >
                  {name !== '' && <Header>{name}</Header>}
                  <Collection items={grouped} dependencies={[name]}>
                    {(entry) => <PaletteItem entry={entry} found={name === ''} />}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
        </div>
      </Dialog>
    </Veil>
  );
}

/** @param found among others of other menus: its own is said beside it */
function PaletteItem({ entry, found }: { entry: PaletteEntry; found: boolean }) {
  const { id, label, note, group, shortcut } = entry;
  const beside = note || (found ? group : '');
  return (
    <ListBoxItem id={id} className="list-item" textValue={label}>
      <span className="entry-label">{label}</span>
      <span className="note">{beside}</span>
      {shortcut && <kbd>{shortcut}</kbd>}
    </ListBoxItem>
  );
}

/** True for a field that says which option Enter would take. */
function isMarked(field: Element): boolean {
  const id = field.getAttribute('aria-activedescendant');
  return id !== null && document.getElementById(id) !== null;
}

function entriesOf(app: App, run: Run): PaletteEntry[] {
  const { platform, analysis, recent } = app.store.get();
  const facts = app.facts();
  const commands = (COMMANDS as readonly Command[])
    .filter((one) => one.id !== 'view.palette' && isEnabled(one, facts))
    .map((one): PaletteEntry => ({
      id: one.id,
      label: paletteLabel(one),
      keywords: `${one.category} ${one.keywords ?? ''}`,
      group: one.category,
      shortcut: one.shortcut ? shortcutLabel(one.shortcut, platform === 'darwin') : '',
      note: '',
      choose: () => run(one.id as CommandId),
    }));
  const sections = (analysis?.outline ?? []).map(({ id, title }): PaletteEntry => ({
    id: `section ${id}`,
    label: title || 'Untitled section',
    keywords: 'go section',
    group: 'Sections',
    shortcut: '',
    note: '',
    choose: () => app.editor()?.goTo({ kind: 'section', id }),
  }));
  const files = recent
    .filter(({ missing }) => !missing)
    .map(({ id, name, folder }): PaletteEntry => ({
      id: `recent ${id}`,
      label: name,
      keywords: `open recent ${folder}`,
      group: 'Recent files',
      shortcut: '',
      note: folder,
      choose: () => void app.files.openRecent(id),
    }));
  return [...commands, ...sections, ...files];
}
