import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Where an export is offered to go: where this document's went before, else beside its file, else
 * where the last export of any went.
 *
 * @param remembered the folder of this document's last export
 * @param file the document's file, null while it was never saved
 */
export function startFolder(remembered: string | null, file: string | null, last: string): string {
  const beside = file === null ? null : dirname(file);
  return [remembered, beside].find((folder) => folder !== null && existsSync(folder)) ?? last;
}
