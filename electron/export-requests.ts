import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dialog, shell, type OpenDialogOptions } from 'electron';
import { openPostmortem } from '../core/file-format/open.ts';
import { fileNameOf } from '../core/files/names.ts';
import type { ExportOptions, Failure } from './bridge/bridge.ts';
import { putOnClipboard } from './clipboard.ts';
import type { Desktop } from './desktop.ts';
import { baseName } from './export/base-name.ts';
import { createChosenFiles, type ChosenFiles } from './export/chosen-files.ts';
import { exportFiles, mediaFolderOf, pathsOf } from './export/export-files.ts';
import type { JobResults } from './export/job.ts';
import type { ReportSettings } from '../core/export/review/chosen-report.ts';
import type { FormatSettings } from './export/make-export.ts';
import {
  ChosenProblem,
  LOGO_ENDINGS,
  readLogo,
  readReference,
  REFERENCE_ENDINGS,
} from './export/read-chosen.ts';
import { printPage } from './export/print.ts';
import { createRunning } from './export/running.ts';
import { startFolder } from './export/start-folder.ts';
import { targetProblem } from './export/target.ts';
import { warmThread } from './export/thread.ts';
import { CANCELLED } from './open-file.ts';
import type { RequestHandlers } from './windows/ipc.ts';
import { sendTo, type AppWindow } from './windows/windows.ts';

type Handled =
  | 'export:start'
  | 'export:choose'
  | 'export:preview'
  | 'export:beginning'
  | 'export:run'
  | 'export:cancel'
  | 'export:copy'
  | 'export:print'
  | 'export:reveal';

const OPEN_DIALOGS: Record<'reference' | 'logo' | 'folder', OpenDialogOptions> = {
  reference: {
    title: 'A Word document to look like',
    properties: ['openFile'],
    filters: [{ name: 'Word', extensions: REFERENCE_ENDINGS }],
  },
  logo: {
    title: 'A logo',
    properties: ['openFile'],
    filters: [{ name: 'Pictures', extensions: LOGO_ENDINGS }],
  },
  folder: {
    title: 'Export to a folder',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  },
};

/** Exports from a window: what was chosen, what it will look like, and the files. */
export function exportRequests(desktop: Desktop): Pick<RequestHandlers, Handled> {
  const { memory, documents } = desktop;
  const chosen = createChosenFiles();
  const running = createRunning();
  /**
   * Exports that the leak check held back, by window. They are written unchanged when the author
   * has seen what was found and exports all the same.
   */
  const held = new WeakMap<AppWindow, { asked: string; made: JobResults['export'] }>();

  return {
    'export:start': ({ document, title }, window) => {
      warmThread();
      const { formats, logo, reference, folder, name, reveal, ...others } =
        memory.exportChoices(document);
      const file = (path: string | null) =>
        path !== null && existsSync(path) ? chosen.add(path, basename(path)) : null;
      const [aLogo, aReference] = [file(logo), file(reference)];
      const documentFile = window.handle === null ? null : documents.pathOf(window.handle);
      const where = startFolder(folder, documentFile, memory.folder('exports'));
      return {
        formats,
        reveal,
        logo: aLogo,
        reference: aReference,
        folder: chosen.add(where, where),
        name: name || fileNameOf(title),
        options: {
          ...others,
          logo: aLogo?.id ?? null,
          reference: aReference?.id ?? null,
          // Asked for each time: what a colleague said is not to leave by habit.
          forReview: false,
          since: null,
        },
      };
    },

    'export:choose': async ({ what }, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        ...OPEN_DIALOGS[what],
        defaultPath: memory.folder(what === 'folder' ? 'exports' : 'looks'),
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return CANCELLED;
      if (documents.leavesTraces(window.handle))
        memory.setFolder(
          what === 'folder' ? 'exports' : 'looks',
          what === 'folder' ? path : dirname(path),
        );
      return { ok: true, chosen: chosen.add(path, what === 'folder' ? path : basename(path)) };
    },

    'export:preview': async ({ text, format, options }, window) => {
      running.cancel(window, 'preview');
      const settings = await settingsFor(options, desktop, chosen, 'preview');
      if ('ok' in settings) return settings;
      const outcome = await running.run(window, 'preview', {
        kind: 'preview',
        text,
        format,
        ...settings,
      });
      return outcome.ok ? { ok: true, preview: outcome.value } : outcome;
    },

    'export:beginning': async ({ beginning, options }, window) => {
      running.cancel(window, 'preview');
      const made = await settingsFor(options, desktop, chosen, 'preview');
      if ('ok' in made) return made;
      const { look, pageSize } = made.settings;
      const job = { kind: 'beginning' as const, beginning, look, pageSize };
      const outcome = await running.run(window, 'preview', job);
      return outcome.ok ? { ok: true, preview: outcome.value } : outcome;
    },

    'export:run': async (
      {
        handle,
        document,
        text,
        formats,
        options,
        folder: folderId,
        name: typed,
        reveal,
        allowLeaks,
      },
      window,
    ) => {
      const folder = chosen.path(folderId);
      if (folder === null)
        return {
          ok: false,
          code: 'folder',
          sentence: 'The folder is not known any more. Choose it again.',
        };
      const name = baseName(typed);
      if (!name.ok) return { ok: false, code: 'name', sentence: name.sentence };
      const base = join(folder, name.name);
      const paths = pathsOf(formats, base, options.images === 'folder');
      const noPlace = await targetProblem(folder, paths);
      if (noPlace) return { ok: false, ...noPlace };
      const settings = await settingsFor(options, desktop, chosen, base);
      if ('ok' in settings) return settings;
      const asked = JSON.stringify([text, formats, options, base]);
      const before = held.get(window);
      held.delete(window);
      const outcome =
        allowLeaks && before?.asked === asked
          ? { ok: true as const, value: before.made }
          : await running.run(window, 'run', { kind: 'export', text, formats, ...settings });
      if (!outcome.ok) return outcome;
      const { attempts, leaks } = outcome.value;
      if (leaks.length > 0 && !allowLeaks) {
        held.set(window, { asked, made: outcome.value });
        return { ok: true, folder, files: [], leaks };
      }
      const taken = paths.filter((path) => existsSync(path));
      if (taken.length > 0 && !(await mayReplace(taken, window.browser))) return CANCELLED;
      sendTo(window, 'export-progress', { what: 'run', done: 1, doing: 'Writing the files' });
      const files = await exportFiles(attempts, base);
      const { audience, zone, utc, brief, problems, pageSize, images, accent } = options;
      const { withSource, tracked } = options;
      const choices = {
        ...{ audience, zone, utc, brief, problems, pageSize, images, accent, withSource, tracked },
        formats,
        reveal,
        folder,
        name: name.name,
        logo: chosen.path(options.logo),
        reference: chosen.path(options.reference),
      };
      if (documents.leavesTraces(handle)) memory.setExportChoices(document, choices);
      const written = files
        .filter(({ problem }) => problem === null)
        .map((file) => join(folder, file.name));
      documents.rememberExport(handle, written);
      if (reveal && written[0] !== undefined) shell.showItemInFolder(written[0]);
      return { ok: true, folder, files, leaks: [] };
    },

    'export:cancel': ({ what }, window) => {
      running.cancel(window, what);
      if (what === 'run') held.delete(window);
      return { ok: true };
    },

    'export:copy': async ({ text, options }, window) => {
      const settings = await settingsFor(options, desktop, chosen, 'copy');
      if ('ok' in settings) return settings;
      const outcome = await running.run(window, 'copy', {
        kind: 'copy',
        text,
        settings: settings.settings,
      });
      return outcome.ok ? putOnClipboard(outcome.value) : outcome;
    },

    'export:print': async ({ text, options }, window) => {
      const settings = await settingsFor(options, desktop, chosen, 'print');
      if ('ok' in settings) return settings;
      const outcome = await running.run(window, 'print', {
        kind: 'print',
        text,
        settings: settings.settings,
      });
      return outcome.ok ? printPage(outcome.value, options.pageSize) : outcome;
    },

    'export:reveal': ({ handle }) => {
      const path = documents.lastExport(handle).find((each) => existsSync(each));
      if (path === undefined)
        return {
          ok: false,
          code: 'gone',
          sentence: 'The exported files are no longer where they were put. Export again.',
        };
      shell.showItemInFolder(path);
      return { ok: true };
    },
  };
}

/** The choices with what the chosen files hold. */
async function settingsFor(
  options: ExportOptions,
  { memory }: Desktop,
  chosen: ChosenFiles,
  base: string,
): Promise<{ settings: ReportSettings; writing: FormatSettings } | Failure> {
  const { images, accent, logo, reference, since, ...choices } = options;
  const earlier = since === null ? null : openPostmortem(since);
  if (earlier && !earlier.ok) return { ok: false, code: 'unreadable', sentence: earlier.problem };
  const [logoPath, referencePath] = [chosen.path(logo), chosen.path(reference)];
  const { disabledRules, languageRules } = memory.settings();
  try {
    return {
      settings: {
        ...choices,
        since: earlier?.document ?? null,
        look: {
          ...(logoPath !== null && { logo: await readLogo(logoPath) }),
          ...(accent && { accent }),
        },
        checks: { now: new Date().toISOString(), disabled: disabledRules, language: languageRules },
      },
      writing: {
        mediaFolder: images === 'folder' ? mediaFolderOf(base) : null,
        reference:
          referencePath === null ? null : await readReference(referencePath).catch(sentenceOf),
      },
    };
  } catch (error) {
    return { ok: false, code: 'unreadable', sentence: sentenceOf(error) };
  }
}

/** What is told of a chosen file. Anything else is a fault of ours. */
function sentenceOf(error: unknown): string {
  if (error instanceof ChosenProblem) return error.message;
  throw error;
}

async function mayReplace(paths: string[], window: Electron.BrowserWindow): Promise<boolean> {
  const names = paths.map((path) => `“${basename(path)}”`).join(', ');
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: paths.length === 1 ? `Replace ${names}?` : `Replace these files? ${names}`,
    detail: 'The folder holds an earlier export of that name.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
