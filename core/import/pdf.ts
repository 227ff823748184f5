import type { ImportProgress } from './source-file.ts';
import { ImportProblem } from './source-file.ts';
import type { Source } from './source.ts';
export function readPdf(name: string, _bytes: Uint8Array, _progress: ImportProgress): Promise<{ source: Source; notes: string[] }> {
  throw new ImportProblem(name, 'The file is a PDF. Copy its words and paste them.');
}
