import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { COMMANDS, isEnabled, type Command, type CommandId } from '../../core/commands/commands.ts';
import { shortcutLabel } from '../../core/commands/shortcuts.ts';
import { filterEntries, type Entry } from '../commands/palette-filter.ts';
import { useApp, useRun } from '../shell/context.ts';
import './dialogs.css';

interface PaletteEntry extends Entry {
  /** What kind of thing it is, or its shortcut. */
  note: string;
  choose(): void;
}

/** More would only be scrolled past. */
const SHOWN = 60;

/**
 * Everything the window can do now, every section and every recent file, found by a few letters.
 */
export function Palette() {
  const app = useApp();
  const run = useRun();
  const [query, setQuery] = useState('');
  // What can be done is what could be done when it opened: the editor's selection rests meanwhile.
  const entries = useMemo(() => {
    const { platform, analysis, recent } = app.store.get();
    const facts = app.facts();
    const commands = (COMMANDS as readonly Command[])
      .filter((one) => one.id !== 'view.palette' && isEnabled(one, facts))
      .map((one): PaletteEntry => ({
        id: one.id,
        label: one.label,
        keywords: `${one.category} ${one.keywords ?? ''}`,
        note: one.shortcut ? shortcutLabel(one.shortcut, platform === 'darwin') : '',
        choose: () => run(one.id as CommandId),
      }));
    const sections = (analysis?.outline ?? []).map(({ id, title }): PaletteEntry => ({
      id: `section ${id}`,
      label: title || 'Untitled section',
      keywords: 'go section',
      note: 'section',
      choose: () => app.editor()?.goTo({ kind: 'section', id }),
    }));
    const files = recent
      .filter(({ missing }) => !missing)
      .map(({ id, name, folder }): PaletteEntry => ({
        id: `recent ${id}`,
        label: name,
        keywords: `open recent ${folder}`,
        note: 'recent file',
        choose: () => void app.files.openRecent(id),
      }));
    return [...commands, ...sections, ...files];
  }, [app, run]);
  const found = filterEntries(entries, query).slice(0, SHOWN);

  return (
    <ModalOverlay
      className="veil top"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) app.closeDialog();
      }}
    >
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label="Commands">
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
              items={found}
              dependencies={[query]}
              renderEmptyState={() => (
                <p className="hint empty">Nothing is called that. Try a shorter word.</p>
              )}
              onAction={(key) => {
                const entry = entries.find(({ id }) => id === key);
                if (entry) app.closeDialog(entry.choose);
              }}
            >
              {({ id, label, note }) => (
                <ListBoxItem id={id} className="list-item" textValue={label}>
                  <span className="entry-label">{label}</span>
                  {note && <span className="note">{note}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
