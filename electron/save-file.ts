/** Saving a document: under its name or another, and what is asked before. */
import { basename, dirname, join } from 'node:path';
import { dialog } from 'electron';
import { openPostmortem } from '../core/file-format/open.ts';
import { fileNameOf } from '../core/files/names.ts';
import type { DocumentCopy, DocumentHandle, Result } from './bridge/bridge.ts';
import type { Desktop } from './desktop.ts';
import { CANNOT_HOLD, type Saved } from './documents/saving.ts';
import { chooseSavePath } from './documents/save-path.ts';
import { saveFailed } from './lifecycle.ts';
import type { AppWindow } from './windows/windows.ts';
import { CANCELLED, remember } from './open-file.ts';

/**
 * Saves; where the Markdown file cannot hold all of the document, its author is asked first. Saving
 * by itself asks nobody.
 */
export async function heldOrAsked(
  desktop: Desktop,
  copy: DocumentCopy,
  window: AppWindow,
  { save, byItself }: { save: () => Promise<Saved>; byItself: boolean },
): Promise<Result<{ name: string }>> {
  const saved = await save();
  if (saved.ok || saved.code !== CANNOT_HOLD || byItself) return told(saved);
  const choice = await askAboutMissing(saved.missing ?? [], window);
  if (choice === 'cancel') return CANCELLED;
  if (choice === 'postmortem') return saveAs(desktop, copy, window, 'postmortem');
  desktop.documents.acceptMissing(copy.handle, saved.missing ?? []);
  return told(await save());
}

function told(saved: Saved): Result<{ name: string }> {
  return saved.ok ? saved : { ok: false, code: saved.code, sentence: saved.sentence };
}

async function askAboutMissing(
  missing: readonly string[],
  window: AppWindow,
): Promise<'postmortem' | 'without' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'warning',
    message: `The Markdown file cannot hold ${new Intl.ListFormat('en').format(missing)}.`,
    detail:
      'A .postmortem file holds all of the document. ' +
      'In the Markdown file it would be missing when you open that again.',
    buttons: ['Save as .postmortem…', 'Save Without', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return (['postmortem', 'without', 'cancel'] as const)[response] ?? 'cancel';
}

export async function saveAs(
  desktop: Desktop,
  copy: DocumentCopy,
  window: AppWindow,
  form?: 'postmortem',
): Promise<Result<{ name: string }>> {
  const { documents, memory } = desktop;
  const { handle } = copy;
  const current = documents.pathOf(handle);
  const before = current && form ? current.replace(/\.[^.]*$/, '.postmortem') : current;
  const opened = openPostmortem(copy.text);
  const defaultPath =
    before ??
    join(
      memory.folder('documents'),
      `${fileNameOf(opened.ok ? opened.document.title : '')}.postmortem`,
    );
  const path = await chooseSavePath(window.browser, defaultPath);
  if (path === null) return saved(desktop, handle, window, CANCELLED);
  const other = await documents.byPath(path);
  if (other !== null && other !== handle) {
    return saved(desktop, handle, window, {
      ok: false,
      code: 'locked',
      sentence: `“${basename(path)}” is open in another window. Close it there, or choose another name.`,
    });
  }
  const result = await heldOrAsked(desktop, copy, window, {
    save: () => documents.saveAs(handle, path, copy),
    byItself: false,
  });
  if (result.ok && documents.leavesTraces(handle)) {
    memory.setFolder('documents', dirname(path));
    void desktop.history.keep(copy.text, 'saved');
  }
  return saved(desktop, handle, window, result);
}

export function saved(
  desktop: Desktop,
  handle: DocumentHandle,
  window: AppWindow,
  result: Result<{ name: string }>,
): Result<{ name: string }> {
  const path = desktop.documents.pathOf(handle);
  if (!result.ok) saveFailed(window);
  else if (path !== null) {
    if (desktop.documents.leavesTraces(handle)) remember(desktop, path);
    window.browser.setRepresentedFilename(path);
  }
  return result;
}
