import { join } from 'node:path';
import { app } from 'electron';
import type { PageFaces } from '../../core/export/pdf/faces.ts';
import { pageFaces } from './page-faces.ts';

/** The faces that the app brings for the printed page, as far as these letters need them. */
export function fontFaces(letters: readonly string[], language: string): Promise<PageFaces> {
  const folder = join(app.getAppPath(), 'dist', 'fonts');
  return pageFaces({ own: [folder], fallback: join(folder, 'fallback') }, letters, language);
}
