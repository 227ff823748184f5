import { dialog } from 'electron';
import type { Desktop } from './desktop.ts';
import { CANCELLED, MOST_WINDOWS, place, TOO_MANY } from './open-file.ts';
import type { RequestHandlers } from './windows/ipc.ts';
import { allWindows, openWindow } from './windows/windows.ts';

type Handled = 'recovery:open' | 'recovery:show' | 'recovery:discard' | 'recovery:empty';

/** What earlier runs kept of unsaved text. */
export function recoveryRequests(desktop: Desktop): Pick<RequestHandlers, Handled> {
  const { documents, recovery } = desktop;
  return {
    'recovery:open': async ({ id }, window) => {
      const copy = await recovery.read(id);
      if (!copy || documents.isOpen(id))
        return { ok: false, code: 'gone', sentence: 'This recovery copy is no longer there.' };
      return place(desktop, await documents.fromRecovery(copy), window);
    },
    'recovery:show': async () => {
      const copies = (await recovery.list()).filter(({ id }) => !documents.isOpen(id));
      if (copies.length === 0)
        return {
          ok: false,
          code: 'gone',
          sentence: 'There is no unsaved text from an earlier run.',
        };
      if (allWindows().length >= MOST_WINDOWS) return TOO_MANY;
      openWindow(null); // its first page lists them
      return { ok: true };
    },
    'recovery:discard': async ({ id }) => {
      if (!documents.isOpen(id)) await recovery.discard(id);
      return { ok: true };
    },
    'recovery:empty': async (_input, window) => {
      const { response } = await dialog.showMessageBox(window.browser, {
        type: 'warning',
        message: 'Remove all unsaved text for good?',
        detail:
          'Text of documents that are not open now, which was not saved before Afterword ' +
          'ended, or which you did not want saved in the last two weeks. ' +
          'It cannot be brought back.',
        buttons: ['Remove', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      if (response !== 0) return CANCELLED;
      return { ok: true, removed: await recovery.empty((id) => documents.isOpen(id)) };
    },
  };
}
