/** The author's own templates: kept, renamed, deleted, shared as files. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dialog } from 'electron';
import { fileNameOf } from '../core/files/names.ts';
import type { Result, TemplateInfo } from './bridge/bridge.ts';
import type { Desktop } from './desktop.ts';
import type { RequestHandlers } from './windows/ipc.ts';
import { templateFolders } from './assets/places.ts';
import {
  findTemplate,
  GONE,
  keepTemplate,
  listTemplates,
  readTemplate,
  removeTemplate,
  renameTemplate,
  templateText,
} from './assets/templates.ts';

type Handled =
  | 'template:read'
  | 'template:save'
  | 'template:rename'
  | 'template:delete'
  | 'template:import'
  | 'template:export';

const CANCELLED = { ok: false, code: 'cancelled', sentence: '' } as const;
const FILTERS = [{ name: 'Template', extensions: ['json'] }];
/** In bytes; far above any template. */
const LARGEST_TEMPLATE = 5_000_000;

export function templateRequests({ memory }: Desktop): Pick<RequestHandlers, Handled> {
  return {
    'template:read': async ({ id }) => {
      const template = await findTemplate(templateFolders(), id);
      return template ? { ok: true, template } : GONE;
    },
    'template:save': async ({ name, sections }) =>
      listed(await keepTemplate(templateFolders(), { name, description: '', sections })),
    'template:rename': async ({ id, name }) =>
      listed(await renameTemplate(templateFolders(), id, name)),

    'template:delete': async ({ id }) => listed(await removeTemplate(templateFolders(), id)),

    'template:import': async (_input, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        defaultPath: memory.folder('documents'),
        filters: FILTERS,
        properties: ['openFile'],
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return CANCELLED;
      const template = await readFileAsTemplate(path);
      if (!template)
        return failed(
          `“${basename(path)}” is no template. Choose a file that was exported as one.`,
        );
      return listed(await keepTemplate(templateFolders(), template));
    },

    'template:export': async ({ id }, window) => {
      const template = await findTemplate(templateFolders(), id);
      if (!template) return GONE;
      const { canceled, filePath } = await dialog.showSaveDialog(window.browser, {
        defaultPath: join(memory.folder('documents'), `${fileNameOf(template.name)}.json`),
        filters: FILTERS,
      });
      if (canceled || !filePath) return CANCELLED;
      try {
        await writeFile(filePath, templateText(template));
      } catch {
        return failed(`“${basename(filePath)}” could not be written in ${dirname(filePath)}.`);
      }
      return { ok: true };
    },
  };
}

async function readFileAsTemplate(path: string) {
  try {
    if ((await stat(path)).size > LARGEST_TEMPLATE) return null;
    return readTemplate(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

async function listed(result: Result): Promise<Result<{ templates: TemplateInfo[] }>> {
  return result.ok ? { ok: true, templates: await listTemplates(templateFolders()) } : result;
}

function failed(sentence: string) {
  return { ok: false, code: 'io', sentence } as const;
}
