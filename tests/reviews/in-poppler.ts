/** Sessions in Poppler, the engine of Evince: the marks that it writes, saved by itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from '../../electron/launch/chromium.mjs';
import { external } from '../tools/external.ts';
import { printedFiles, sessionsInPdf } from './in-pdf.ts';
import type { Result } from './judge.ts';
import type { Act, ActKind } from './act.ts';
import type { Session } from './subjects.ts';

/** It puts no words in, and answers nothing. */
export const POPPLER_KINDS: readonly ActKind[] = ['comment', 'highlight', 'note', 'ink', 'delete'];

/** The system's own, which alone has the system's packages. */
const PYTHON = '/usr/bin/python3';
const PACKAGES = ['python3-gi', 'gir1.2-poppler-0.18'];
const SCRIPT = join(import.meta.dirname, 'poppler-review.py');

/** @returns null where Poppler for Python, or Chromium, is missing */
export async function inPoppler(all: readonly Session[], folder: string): Promise<Result[] | null> {
  const chromium = external('chromium');
  if (!chromium || !hasPoppler()) return null;
  return sessionsInPdf(all, printedFiles(chromium), (file, acts, seed) => {
    const [from, list, to] = ['.pdf', '.json', '-reviewed.pdf'].map((ending) =>
      join(folder, `poppler-${seed}${ending}`),
    ) as [string, string, string];
    writeFileSync(from, file);
    writeFileSync(list, JSON.stringify(acts.map(markOf)));
    execFileSync(PYTHON, [SCRIPT, from, list, to]);
    return Promise.resolve(new Uint8Array(readFileSync(to)));
  });
}

function hasPoppler(): boolean {
  const script = "import gi; gi.require_version('Poppler', '0.18')";
  const has = (): boolean =>
    existsSync(PYTHON) && spawnSync(PYTHON, ['-c', script], { stdio: 'ignore' }).status === 0;
  return has() || (canInstallPackages() && installPackages(PACKAGES) && has());
}

function markOf({ kind, word, text }: Act, at: number): Record<string, string> {
  const isEven = at % 2 === 0;
  const kinds: Partial<Record<ActKind, string>> = {
    comment: isEven ? 'Highlight' : 'Underline',
    highlight: isEven ? 'Highlight' : 'Squiggly',
    note: 'Text',
    ink: isEven ? 'Square' : 'Line',
    delete: 'StrikeOut',
  };
  return { kind: kinds[kind]!, on: word, text: kind === 'delete' ? '' : text };
}
