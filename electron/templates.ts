import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateSchema, type Template } from '../core/document/template.ts';
import type { TemplateInfo } from './bridge.ts';

/** Where templates lie: the app's own, and the author's folder. */
export interface TemplateFolders {
  ours: string;
  own: string;
}

interface Found {
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
        template,
        info: {
          id: own ? `own-${template.id}` : template.id,
          name: template.name,
          description: template.description,
          own,
        },
      });
    } catch (error) {
      console.error(
        `The template ${name} was left out: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return found;
}
