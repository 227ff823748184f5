import { execFileSync } from 'node:child_process';
import { external } from './external.ts';

const known = new Map<string, boolean>();

/** Whether this machine has a font for a language (`zh`, `hi`). Says so once where it has none. */
export function fontsFor(language: string): boolean {
  const before = known.get(language);
  if (before !== undefined) return before;
  const list = external('fc-list');
  const found =
    list !== null &&
    execFileSync(list, [`:lang=${language}`, 'family'], { encoding: 'utf8' }).trim() !== '';
  if (!found)
    process.stdout.write(
      `No font for “${language}” on this machine: words in it are not looked for in PDFs.\n`,
    );
  known.set(language, found);
  return found;
}
