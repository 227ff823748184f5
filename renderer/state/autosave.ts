/**
 * Saves a document that has a file when its author pauses or leaves the window. It goes the way of
 * every save, so it never writes over what another program has put there; what it cannot save it
 * says once, and tries again.
 */
import type { Autosave, App } from './app-interface.ts';

/** A pause in writing after which the document is saved. */
export const AUTOSAVE_PAUSE_MS = 2_000;
/** After a failure: a full disk or a lost share may be back by then. */
export const AUTOSAVE_RETRY_MS = 15_000;

export function createAutosave(app: App): Autosave {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Something was written since the last save began. */
  let pending = false;

  const wait = (ms: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };

  async function run(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!pending || !isAllowed(app)) return;
    pending = false;
    const saving = app.saving();
    if (await app.files.autosave()) return;
    if (app.saving() !== saving) return; // another document has taken the window
    pending = true;
    wait(AUTOSAVE_RETRY_MS);
  }

  return {
    changed() {
      pending = true;
      wait(AUTOSAVE_PAUSE_MS);
    },
    flush: run,
  };
}

/** It has a file that may be written to, and nobody is asked whose text is to stand in it. */
function isAllowed(app: App): boolean {
  const { open, settings, saving, banners } = app.store.get();
  return (
    settings.autosave &&
    open !== null &&
    !open.readOnly &&
    saving.name !== null &&
    saving.unsaved &&
    saving.failure?.code !== 'changed-on-disk' &&
    !banners.some(({ id }) => id === 'disk')
  );
}
