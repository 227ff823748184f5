import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const told = new Set<string>();

/**
 * The path of a program that the project does not bring along, or null after saying so once.
 * `.ci/run` fails when any such line was printed.
 */
export function external(name: string): string | null {
  const named =
    name === 'chromium' ? [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium'] : [];
  const found = [
    ...named,
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  ].find((path) => path !== '' && existsSync(path));
  if (found) return found;
  if (!told.has(name)) process.stdout.write(`SKIPPED: ${name} is not installed\n`);
  told.add(name);
  return null;
}
