import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../bridge/bridge.ts';

/** The text of the sample postmortem that comes with the app. */
export async function readSample(folder: string): Promise<Result<{ text: string }>> {
  const name = (await readdir(folder).catch(() => []))
    .filter((file) => file.endsWith('.postmortem'))
    .sort()[0];
  if (name === undefined)
    return {
      ok: false,
      code: 'gone',
      sentence:
        'The sample is missing from this installation. Install Afterword again to have it back.',
    };
  return { ok: true, text: await readFile(join(folder, name), 'utf8') };
}
