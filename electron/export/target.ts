import { access, constants, lstat, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { errnoOf } from '../documents/file-port.ts';

export interface TargetProblem {
  /** What the author has to change. */
  code: 'name' | 'folder';
  sentence: string;
}

/**
 * What keeps these files from being written into a folder, as a sentence for the author; null when
 * nothing can be told yet. Asked before anything is made, so that an author does not wait for files
 * that have no place.
 * @param paths all of them in `folder`
 */
export async function targetProblem(
  folder: string,
  paths: readonly string[],
): Promise<TargetProblem | null> {
  const folderProblem = await stat(folder).then(
    (facts) =>
      facts.isDirectory()
        ? access(folder, constants.W_OK).then(
            () => null,
            () => 'may not be written to',
          )
        : 'is no folder',
    (error: unknown) =>
      errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR'
        ? 'is no longer there'
        : 'cannot be reached',
  );
  if (folderProblem !== null)
    return { code: 'folder', sentence: `“${folder}” ${folderProblem}. Choose another folder.` };
  for (const path of paths) {
    const code = await lstat(path).then(
      () => '',
      (error: unknown) => errnoOf(error),
    );
    if (code === 'ENAMETOOLONG')
      return { code: 'name', sentence: 'The name is too long for this disk. Shorten it.' };
    if (code !== '' && code !== 'ENOENT')
      return {
        code: 'name',
        sentence: `This disk does not take “${basename(path)}” as a file’s name. Choose another.`,
      };
  }
  return null;
}
