/** An unpacked export as conversations: folders of days, and the files of names beside them. */
import { strFromU8 } from 'fflate';
import { FileProblem, type SourceFile } from '../../../files/source-file.ts';
import { NAME_FILES } from './names.ts';

export interface DayFile {
  file: SourceFile;
  /** For people: `incident-42/2022-03-24.json`. */
  path: string;
}

export interface ExportFiles {
  /**
   * The folder's name -> its days, in the order of their names. Loose files are of the conversation
   * ''.
   */
  conversations: Map<string, DayFile[]>;
  names: Map<string, SourceFile>;
  /** Files of an export that hold no messages, such as canvases. */
  others: string[];
}

/** Sorts an export's files. The export itself may be a folder within the archive. */
export function exportFiles(files: readonly SourceFile[]): ExportFiles {
  const result: ExportFiles = { conversations: new Map(), names: new Map(), others: [] };
  for (const file of files) {
    const parts = file.name.split(/[/\\]/).filter((part) => part !== '');
    const base = parts.at(-1)?.toLowerCase() ?? '';
    if (parts.includes('__MACOSX') || base.startsWith('.') || base === '') continue;
    if (NAME_FILES.has(base)) result.names.set(base, file);
    else if (
      /^\d{4}-\d{2}-\d{2}[^/]*\.json$/.test(base) ||
      (files.length === 1 && base.endsWith('.json'))
    ) {
      const conversation = parts.at(-2) ?? '';
      const days = result.conversations.get(conversation) ?? [];
      days.push({ file, path: [conversation, parts.at(-1)].filter(Boolean).join('/') });
      result.conversations.set(conversation, days);
    } else result.others.push(parts.slice(-2).join('/'));
  }
  for (const days of result.conversations.values())
    days.sort((a, b) => Number(a.path > b.path) - Number(a.path < b.path));
  return result;
}

/**
 * One file parsed; a file that is cut off or no JSON stops the import, because a day that is
 * silently missing would be worse.
 */
export function parseFile({ file, path }: DayFile, source: string): unknown {
  const text = strFromU8(file.bytes)
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') return [];
  try {
    return JSON.parse(text);
  } catch {
    const cut = /[[{]/.test(text[0]!) && !/[\]}]$/.test(text);
    throw new FileProblem(
      source,
      `${path} ${cut ? 'ends in the middle of its data' : 'is no readable JSON'}. ` +
        'Unpack or export it again, or remove that file and import the rest.',
    );
  }
}
