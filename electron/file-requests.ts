import { dialog } from 'electron';
import { toCanonicalJson } from '../core/file-format/canonical.ts';
import { randomIds } from '../core/document/ids.ts';
import { newPostmortem } from '../core/editing/template.ts';
import { localDay } from './clock.ts';
import type { Desktop } from './desktop.ts';
import { recentPath } from './documents/recent.ts';
import { OPEN_FILTERS } from './documents/save-path.ts';
import { versionsWhileWriting } from './history/while-writing.ts';
import type { RequestHandlers } from './windows/ipc.ts';
import { assetFolder, templateFolders } from './assets/places.ts';
import { readSample } from './assets/samples.ts';
import { findTemplate } from './assets/templates.ts';
import { CANCELLED, openPath, place } from './open-file.ts';
import { heldOrAsked, saveAs, saved } from './save-file.ts';

type Handled =
  | 'file:new'
  | 'file:open'
  | 'file:openRecent'
  | 'file:openSample'
  | 'file:adopt'
  | 'file:save'
  | 'file:mayReplace'
  | 'file:saveAs'
  | 'file:recover'
  | 'file:journal';

/** Requests about documents and their files: new, open, save, and the copies that guard them. */
export function fileRequests(desktop: Desktop): Pick<RequestHandlers, Handled> {
  const { documents, memory } = desktop;
  const keepWhileWriting = versionsWhileWriting(desktop.history, Date.now);
  return {
    'file:new': async ({ template }, window) => {
      const found = await findTemplate(templateFolders(), template);
      if (!found)
        return {
          ok: false,
          code: 'gone',
          sentence: 'This template is no longer there. Choose another.',
        };
      const { zone, author, organization } = memory.settings();
      const text = toCanonicalJson(
        newPostmortem(found, {
          zone: zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
          today: localDay(),
          newId: randomIds(),
          author,
          organization,
        }),
      );
      return place(desktop, documents.adopt(text, { unsaved: false }), window);
    },
    'file:open': async ({ traces }, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        defaultPath: memory.folder('documents'),
        filters: OPEN_FILTERS,
        properties: ['openFile'],
      });
      const path = filePaths[0];
      return canceled || path === undefined
        ? CANCELLED
        : openPath(desktop, path, window, { traces });
    },
    'file:openRecent': ({ id }, window) => {
      const path = recentPath(memory.recent(), id);
      return path === undefined
        ? {
            ok: false,
            code: 'gone',
            sentence: 'This file is no longer in the list. Use Open… to find it.',
          }
        : openPath(desktop, path, window);
    },
    'file:openSample': async (_input, window) => {
      const sample = await readSample(assetFolder('samples'));
      return sample.ok
        ? place(desktop, documents.adopt(sample.text, { unsaved: true }), window)
        : sample;
    },
    'file:adopt': ({ text }, window) =>
      place(desktop, documents.adopt(text, { unsaved: true }), window),

    'file:save': async ({ byItself, ...copy }, window) => {
      const { handle, text } = copy;
      if (documents.pathOf(handle) === null) return saveAs(desktop, copy, window);
      const result = await heldOrAsked(desktop, copy, window, {
        save: () => documents.save(handle, copy),
        byItself,
      });
      // Saving by itself is a part of writing: a version at each pause would be hundreds a day.
      if (result.ok && documents.leavesTraces(handle))
        void desktop.history.keep(text, byItself ? 'writing' : 'saved');
      return saved(desktop, handle, window, result);
    },
    'file:mayReplace': ({ handle }) => {
      documents.mayReplace(handle);
      return { ok: true };
    },
    'file:saveAs': (copy, window) => saveAs(desktop, copy, window),
    'file:recover': ({ handle, ...copy }) => {
      if (documents.leavesTraces(handle)) keepWhileWriting(handle, copy.text);
      return documents.recover(handle, copy);
    },
    'file:journal': ({ handle, line, patch }) => documents.journal(handle, { number: line, patch }),
  };
}
