import { join } from 'node:path';
import { app } from 'electron';
import type { TemplateFolders } from './templates.ts';

/** Folders of the app's own files, from a checkout as from an installed app. */
export function assetFolder(name: 'templates' | 'samples' | 'icons'): string {
  return join(app.getAppPath(), 'assets', name);
}

export function templateFolders(): TemplateFolders {
  return { ours: assetFolder('templates'), own: join(app.getPath('userData'), 'templates') };
}
