import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { Licence, Result } from '../bridge/bridge.ts';

/** The licences of what the app carries, as the build collected them. */
export async function readLicences(): Promise<Result<{ licences: Licence[] }>> {
  try {
    const text = await readFile(join(app.getAppPath(), 'dist', 'licences.json'), 'utf8');
    return { ok: true, licences: JSON.parse(text) as Licence[] };
  } catch {
    return {
      ok: false,
      code: 'gone',
      sentence: 'The list of licences is missing from this installation. Install Afterword again.',
    };
  }
}
