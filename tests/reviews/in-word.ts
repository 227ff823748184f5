/** Sessions in LibreOffice, with a Word file at both ends. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toDocx } from '../../core/export/docx/write.ts';
import { external } from '../tools/external.ts';
import { runMacro } from '../tools/office-macro.ts';
import { sentOut } from '../unit/review/sent-out.ts';
import { judge, type Result } from './judge.ts';
import { REVIEW_MACRO, stepsOf, type Detour } from './office-review.ts';
import type { ActKind } from './act.ts';
import type { Session } from './subjects.ts';

export const WORD_KINDS: readonly ActKind[] = [
  ...(['comment', 'comment', 'comment', 'reply', 'reply', 'resolve'] as const),
  ...(['replace', 'replace', 'delete', 'delete', 'insert', 'insert'] as const),
  ...(['split', 'join', 'move', 'row-out', 'row-in'] as const),
];
/** How often LibreOffice is started again for a file that it did not write. */
const TRIES = 3;

/** @returns null where LibreOffice is missing */
export async function inWord(
  all: readonly Session[],
  detour: Detour,
  folder: string,
): Promise<Result[] | null> {
  const soffice = external('soffice');
  if (!soffice) return null;
  const fileOf = ({ seed }: Session, ending = ''): string => join(folder, `${seed}${ending}.docx`);
  const isDone = (session: Session): boolean => existsSync(fileOf(session, '-reviewed'));
  for (const session of all)
    writeFileSync(fileOf(session), await toDocx(sentOut(session.subject.document, 'docx')));
  for (let tries = 0; tries < TRIES && !all.every(isDone); tries++) {
    const steps = all
      .filter((session) => !isDone(session))
      .flatMap((session) => {
        const [from, to] = [fileOf(session), fileOf(session, '-reviewed')];
        return stepsOf({ from: href(from), to: href(to), acts: session.acts, detour });
      });
    try {
      runMacro(soffice, folder, REVIEW_MACRO, steps);
    } catch {
      // It ended: what is missing is tried again.
    }
  }
  const results: Result[] = [];
  for (const session of all) {
    if (!isDone(session)) {
      console.log(`    LibreOffice did not write session ${session.seed}: left out`);
      continue;
    }
    const path = fileOf(session, '-reviewed');
    const file = { name: `${session.seed}.docx`, bytes: new Uint8Array(readFileSync(path)) };
    results.push(await judge(file, session.subject.document, session.acts));
  }
  return results;
}

const href = (path: string): string => pathToFileURL(path).href;
