import { setInteractionModality } from 'react-aria';
import { COMMANDS, command, type CommandId } from '../../core/commands/commands.ts';
import { createRun, type Run } from '../commands/bindings.ts';
import { commandForKey, isTextField } from '../commands/keys.ts';
import type { App } from '../state/app-interface.ts';
import { connectContextMenu } from './context-menu.ts';
import { connectKeyCatcher } from './key-catcher.ts';

/** Connects the window with main and with the keyboard, for as long as the page lives. */
export function connect(app: App): Run {
  const { platform, store } = app;
  const run = createRun(app);

  platform.on('command', ({ id }) => {
    if (!isCommand(id)) return;
    const always = command(id).anywhere === true || id === 'file.close';
    if (always || store.get().dialog === null) run(id);
  });
  platform.on('save-and-close', () => void app.files.saveAndClose());
  platform.on(
    'keep-copy',
    () =>
      void (app.saving()?.keep() ?? Promise.resolve())
        .then(() => platform.request('window:kept', null))
        .catch(() => undefined),
  );
  platform.on('changed-on-disk', ({ handle, text }) => {
    if (store.get().open?.handle === handle) app.files.changedOnDisk(text);
  });
  platform.on('failed', ({ sentence }) => app.files.failedToo(sentence));
  platform.on('settings-changed', (settings) => app.settingsChanged(settings));

  // The author turns to another window: autosave now, so that the file is up to date there.
  window.addEventListener('blur', () => void app.autosave.flush());

  connectContextMenu(app);
  connectKeyCatcher(app);

  // In the capture phase, before the editor: Lexical takes Ctrl+Enter for Enter.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (isPartsOwnKey(event, target)) return;
      const heard = (): void => {
        app.editor()?.getStatus(); // the store hears of what has just been selected
      };
      const place = {
        mac: store.get().platform === 'darwin',
        inDialog: store.get().dialog !== null,
        inField: isWindowField(target),
        facts: () => {
          heard();
          return app.facts();
        },
      };
      const id = commandForKey(event, place);
      if (!id) return;
      if (target?.closest('[data-panel="document"]')) heard();
      // Also when the command cannot run now, to keep the browser's own Ctrl+S or Ctrl+O away.
      event.preventDefault();
      event.stopPropagation();
      // The library counts no key with Ctrl as use of the keyboard, and where it knows of none, a
      // dialog's first field would get the focus only after every transition of the page.
      setInteractionModality('keyboard');
      run(id);
    },
    { capture: true },
  );

  let reported = '';
  const report = (): void => {
    const { open, saving, analysis, settings } = store.get();
    document.documentElement.dataset['theme'] = settings.theme === 'system' ? '' : settings.theme;
    document.documentElement.dataset['textSize'] = settings.textSize;
    const inField = isWindowField(document.activeElement);
    const state = {
      handle: open?.handle ?? null,
      title: analysis?.title ?? open?.initial.title ?? '',
      unsaved: saving.unsaved,
      facts: [...app.facts(), ...(inField ? ['inField'] : [])],
    };
    const text = JSON.stringify(state);
    if (text === reported) return;
    reported = text;
    document.title = `${state.unsaved ? '• ' : ''}${state.title || (open ? 'Untitled postmortem' : 'Afterword')}`;
    void platform.request('window:state', state).catch(() => undefined);
  };
  let due = false;
  const reportSoon = (): void => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      report();
    });
  };
  store.subscribe(reportSoon);
  for (const type of ['focusin', 'focusout']) window.addEventListener(type, reportSoon);
  report();
  return run;
}

/** In the outline these mean the section that has the keyboard, not the row that the caret is in. */
function isPartsOwnKey({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, at: Element | null) {
  if (ctrlKey || metaKey || !at?.closest('[data-handles-keys]')) return false;
  return key === 'F2' || (altKey && (key === 'ArrowUp' || key === 'ArrowDown'));
}

/** A text field of the window's own: a dialog's, the find bar's. */
function isWindowField(element: Element | null): boolean {
  return isTextField(element) && !element?.closest('[data-panel="document"]');
}

function isCommand(id: string): id is CommandId {
  return COMMANDS.some((command) => command.id === id);
}
