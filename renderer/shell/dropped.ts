/** What was dropped on the window, as sources to import. */
import type { ImportSource } from '../../core/import/model/read-source.ts';
import type { SourceFile } from '../../core/files/source-file.ts';

/** As for a folder that is chosen in the dialog (electron/import/read-sources.ts). */
const MOST_FILES = 20_000;
const LARGEST_FOLDER = 500_000_000;
const LARGEST_FILE = 200_000_000;

export interface Dropped {
  sources: ImportSource[];
  unopened: { source: string; sentence: string }[];
}

/**
 * Reads dropped files and folders. To be called within the drop's own event: the list is empty
 * afterwards.
 */
export async function readDropped(data: DataTransfer): Promise<Dropped> {
  // What another page or program hands over may be a file without a place in a file system.
  const entries = [...data.items].flatMap(
    (item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? [],
  );
  const dropped: Dropped = { sources: [], unopened: [] };
  for (const entry of entries) {
    try {
      if (entry instanceof File) dropped.sources.push(await bytesOf(entry, entry.name));
      else if (entry.isDirectory)
        dropped.sources.push({
          name: entry.name,
          files: await filesBelow(entry as FileSystemDirectoryEntry),
        });
      else dropped.sources.push(await read(entry as FileSystemFileEntry, entry.name));
    } catch (error) {
      dropped.unopened.push({
        source: entry.name,
        sentence:
          error instanceof TooLarge
            ? error.message
            : 'It could not be read. Check that it is still there and that you may open it.',
      });
    }
  }
  return dropped;
}

class TooLarge extends Error {}

async function read(entry: FileSystemFileEntry, name: string): Promise<SourceFile> {
  return bytesOf(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), name);
}

async function bytesOf(file: File, name: string): Promise<SourceFile> {
  if (file.size > LARGEST_FILE)
    throw new TooLarge(
      `The file is larger than ${LARGEST_FILE / 1_000_000} MB. Cut out the part that belongs to the incident.`,
    );
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  let bytes = 0;
  const walk = async (directory: FileSystemDirectoryEntry, path: string): Promise<void> => {
    for (const entry of await listOf(directory)) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`);
      else {
        const file = await read(entry as FileSystemFileEntry, `${path}${entry.name}`);
        bytes += file.bytes.length;
        if (files.push(file) > MOST_FILES || bytes > LARGEST_FOLDER)
          throw new TooLarge(
            `The folder holds more than ${MOST_FILES} files or ${LARGEST_FOLDER / 1_000_000} ` +
              'MB. Choose the folder of the chat export or of the reports themselves.',
          );
      }
    }
  };
  await walk(folder, '');
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A reader gives a folder's entries in parts, and an empty part at the end. */
async function listOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

/** True for what is to be imported: files, and not only pictures, which belong into the text. */
export function bringsSources(data: DataTransfer | null): boolean {
  if (!data?.types.includes('Files')) return false;
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  return items.length === 0 || items.some(({ type }) => !type.startsWith('image/'));
}
