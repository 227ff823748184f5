import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { templateSchema, type Template } from '../../core/editing/template.ts';
import type { Failure, Result, TemplateInfo } from '../bridge/bridge.ts';
import { note } from '../log/log.ts';
import { safeWrite } from '../documents/safe-write.ts';

/** Where templates lie: the app's own, and the author's folder. */
export interface TemplateFolders {
  ours: string;
  own: string;
}

interface Found {
  /** The file's path. */
  path: string;
  info: TemplateInfo;
  template: Template;
}

/** The order in which ours are offered; an author's own come after them by name. */
const OUR_ORDER = ['internal-rca', 'public-report', 'five-whys', 'regulator-dora', 'blank'];

export async function listTemplates(folders: TemplateFolders): Promise<TemplateInfo[]> {
  return (await allTemplates(folders)).map(({ info }) => info);
}

/** By TemplateInfo id. */
export async function findTemplate(
  folders: TemplateFolders,
  id: string,
): Promise<Template | undefined> {
  return (await allTemplates(folders)).find(({ info }) => info.id === id)?.template;
}

/** Puts a template out of the list. Its file stays, in a folder beside the others. */
export async function removeTemplate(folders: TemplateFolders, id: string): Promise<Result> {
  const found = await findOwn(folders, id);
  if (!found) return GONE;
  const trash = join(folders.own, 'removed');
  try {
    await mkdir(trash, { recursive: true });
    await rename(found.path, join(trash, `${randomUUID()}.json`));
    return { ok: true };
  } catch {
    const sentence = `“${found.info.name}” could not be removed, and is still there.`;
    return { ok: false, code: 'io', sentence };
  }
}

/** The author's own template by TemplateInfo id, and where it lies. */
async function findOwn(folders: TemplateFolders, id: string): Promise<Found | undefined> {
  return (await allTemplates(folders)).find(({ info }) => info.own && info.id === id);
}

/** Keeps a template among the author's own, under a name that none of them has. */
export async function keepTemplate(
  folders: TemplateFolders,
  template: Omit<Template, 'id'>,
): Promise<Result> {
  const name = template.name.trim();
  if (await isTaken(folders, name)) return taken(name);
  const path = join(folders.own, `${randomUUID()}.json`);
  await mkdir(folders.own, { recursive: true });
  return write(path, { ...template, id: newTemplateId(), name });
}

export async function renameTemplate(
  folders: TemplateFolders,
  id: string,
  name: string,
): Promise<Result> {
  const found = await findOwn(folders, id);
  if (!found) return GONE;
  if (name.trim() === found.info.name) return { ok: true };
  if (await isTaken(folders, name.trim(), id)) return taken(name.trim());
  return write(found.path, { ...found.template, name: name.trim() });
}

/** A template as the file that is shared. */
export function templateText(template: Template): string {
  return `${JSON.stringify(template, null, 2)}\n`;
}

/** The template that a file's text holds; null where it is none. */
export function readTemplate(text: string): Template | null {
  try {
    return templateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export const GONE: Failure = {
  ok: false,
  code: 'gone',
  sentence: 'This template is no longer there. Choose another.',
};

async function isTaken(folders: TemplateFolders, name: string, except = ''): Promise<boolean> {
  return (await allTemplates(folders)).some(
    ({ info }) => info.id !== except && info.name.toLowerCase() === name.toLowerCase(),
  );
}

function taken(name: string): Failure {
  const sentence = `A template called “${name}” is there already. Choose another name.`;
  return { ok: false, code: 'name', sentence };
}

function newTemplateId(): string {
  return randomUUID().toLowerCase();
}

async function write(path: string, template: Template): Promise<Result> {
  try {
    await safeWrite(path, Buffer.from(templateText(template)), { expected: null });
    return { ok: true };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'io', sentence: `The template could not be written: ${why}` };
  }
}

async function allTemplates({ ours, own }: TemplateFolders): Promise<Found[]> {
  const place = ({ info }: Found): number =>
    OUR_ORDER.includes(info.id) ? OUR_ORDER.indexOf(info.id) : OUR_ORDER.length;
  const first = (await readFolder(ours, false)).sort((one, other) => place(one) - place(other));
  const second = (await readFolder(own, true)).sort((one, other) =>
    one.info.name.localeCompare(other.info.name),
  );
  return [...first, ...second];
}

async function readFolder(folder: string, own: boolean): Promise<Found[]> {
  const found: Found[] = [];
  for (const name of (await readdir(folder).catch(() => []))
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    try {
      const template = templateSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      // An author's template may bear the id of one of ours without hiding it.
      found.push({
        path: join(folder, name),
        template,
        info: {
          id: own ? `own-${template.id}` : template.id,
          name: template.name,
          description: template.description,
          own,
        },
      });
    } catch (error) {
      note('warn', 'A template was left out', { own: String(own) });
      console.error(
        `The template ${name} was left out: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return found;
}
