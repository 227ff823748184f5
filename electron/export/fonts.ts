import { join } from 'node:path';
import { app } from 'electron';
import { facesFrom } from './faces.ts';

let cached: Promise<string> | undefined;

/** `@font-face` rules of the faces that the app brings for the printed page. Read once. */
export function fontFaces(): Promise<string> {
  cached ??= facesFrom(join(app.getAppPath(), 'dist', 'fonts'));
  return cached;
}
