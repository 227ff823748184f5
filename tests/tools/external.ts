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

/** True where one of the programs is missing: for `it.skipIf`. */
export function lacks(...names: string[]): boolean {
  return names.map(external).includes(null);
}

/** The paths of programs, for a test that is skipped where it lacks them. */
export function tools<const Names extends readonly string[]>(
  ...names: Names
): { [At in keyof Names]: string } {
  return names.map((name) => {
    const path = external(name);
    if (path === null) throw new Error(`${name} is missing: skip the test with \`lacks\`.`);
    return path;
  }) as { [At in keyof Names]: string };
}
