/**
 * What the app remembers between runs: settings, recent files, folders.
 *
 * The only file that uses electron-store, which never sees a document (docs/decisions/safe-save.md).
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import Store from 'electron-store';
import { z } from 'zod';
import { languageRulesSchema } from '../core/checks/model/language-rules.ts';
import { dictionarySchema } from '../core/spelling/dictionary.ts';
import { TEXT_SIZES, type Settings } from './bridge/bridge.ts';
import { noteFault } from './log/log.ts';
import {
  choicesFor,
  readRemembered,
  withChoices,
  type ExportChoices,
} from './export/remembered.ts';

const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  zone: z.string().catch(''),
  author: z.string().catch(''),
  organization: z.string().catch(''),
  severities: z.array(z.string()).catch([]),
  textSize: z.enum(TEXT_SIZES).catch('medium'),
  autosave: z.boolean().catch(true),
  recentCommands: z.array(z.string()).catch([]),
  disabledRules: z.array(z.string()).catch([]),
  languageRules: languageRulesSchema.catch([]),
  secondZone: z.string().catch('UTC'),
  secondZoneShown: z.boolean().catch(false),
  showGuidance: z.boolean().catch(false),
  historyDays: z.int().min(0).max(3_650).catch(90),
  spelling: z.boolean().catch(true),
  dictionary: dictionarySchema.catch([]),
  outlineOpen: z.boolean().catch(true),
  problemsOpen: z.boolean().catch(true),
});
const DEFAULTS: Settings = settingsSchema.parse({});

/**
 * Folders that are remembered separately, by use: reports are exported elsewhere than drafts are
 * kept.
 */
export type FolderUse = 'documents' | 'imports' | 'images' | 'exports' | 'looks';

export interface Memory {
  settings(): Settings;
  change(change: Partial<Settings>): Settings;
  /** Paths of recent files, newest first. */
  recent(): string[];
  setRecent(paths: string[]): void;
  /** The folder to open a dialog in. Without one Electron starts in Downloads each time. */
  folder(use: FolderUse): string;
  setFolder(use: FolderUse, folder: string): void;
  /** How a document was exported the last time, else the usual. */
  exportChoices(document: string): ExportChoices;
  setExportChoices(document: string, choices: ExportChoices): void;
  /** How large windows are shown, as Chromium's zoom level; 0 = as they are. */
  zoom(): number;
  setZoom(level: number): void;
  /** A sentence for the author when the old settings could not be read, or ''. */
  notice: string;
}

export function openMemory(): Memory {
  const notice = setAsideDamaged(join(app.getPath('userData'), 'config.json'), Date.now());
  const store = new Store<Record<string, unknown>>({
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    configFileMode: 0o600, // it names folders and files
  });
  // Settings must never stop the author: where the file cannot be written, this run goes on with
  // what it knows.
  const write = (key: string, value: unknown): void => {
    try {
      store.set(key, value);
    } catch (error) {
      noteFault('settings', error);
      console.error(
        `Settings were not written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  let settings = settingsSchema.parse({ ...DEFAULTS, ...record(store.get('settings')) });
  let recent = z.array(z.string()).catch([]).parse(store.get('recent'));
  let exports = readRemembered(store.get('exports'));
  let zoom = z.number().min(-8).max(9).catch(0).parse(store.get('zoom'));
  let folders = z.record(z.string(), z.string()).catch({}).parse(store.get('folders'));
  return {
    notice,
    settings: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      // keys of a newer version stay
      write('settings', { ...record(store.get('settings')), ...settings });
      return settings;
    },
    zoom: () => zoom,
    setZoom(level) {
      zoom = level;
      write('zoom', level);
    },
    recent: () => recent,
    setRecent(paths) {
      recent = paths;
      write('recent', paths);
    },
    folder: (use) =>
      folders[use] && existsSync(folders[use]) ? folders[use] : app.getPath('documents'),
    setFolder(use, folder) {
      folders = { ...folders, [use]: folder };
      write('folders', folders);
    },
    exportChoices: (document) => choicesFor(exports, document),
    setExportChoices(document, choices) {
      exports = withChoices(exports, document, choices);
      write('exports', exports);
    },
  };
}

/**
 * Renames a damaged settings file, with the time in its name. electron-store would refuse to start
 * with it, or clear it.
 */
export function setAsideDamaged(path: string, now: number): string {
  if (!existsSync(path)) return '';
  try {
    if (record(JSON.parse(readFileSync(path, 'utf8'))) !== null) return '';
  } catch {
    // set aside below
  }
  const aside = `${path.replace(/\.json$/, '')}.damaged-${now}.json`;
  try {
    renameSync(path, aside);
    return `The settings could not be read and were put aside as ${aside}; this run starts with the usual ones.`;
  } catch {
    return 'The settings could not be read, and could not be put aside; this run starts with the usual ones.';
  }
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
