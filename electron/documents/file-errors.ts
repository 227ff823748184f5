import { basename, dirname } from 'node:path';
import type { Failure } from '../bridge/bridge.ts';
import { errnoOf } from './file-port.ts';

/** What a save can fail of, each with its own sentence. */
export type SaveCode =
  | 'disk-full'
  | 'read-only'
  | 'not-a-file'
  | 'locked'
  | 'gone'
  | 'changed-on-disk'
  | 'name-too-long'
  | 'io';

/** A save that did not happen, or did not hold. `code` decides the sentence. */
export class SaveError extends Error {
  readonly code: SaveCode;
  /** The file holds neither its old text nor the new one: it was written over and not put back. */
  torn = false;
  constructor(code: SaveCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

const CODES: Record<string, SaveCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EBUSY: 'locked',
  ETXTBSY: 'locked',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENAMETOOLONG: 'name-too-long',
};

export function saveCode(error: unknown): SaveCode {
  return error instanceof SaveError ? error.code : (CODES[errnoOf(error)] ?? 'io');
}

/** One sentence for a person: what happened, that the text is safe, what to do. */
export function saveFailure(error: unknown, path: string): Failure {
  const name = `“${basename(path)}”`;
  const folder = `“${dirname(path)}”`;
  const code = saveCode(error);
  const torn =
    error instanceof SaveError && error.torn ? ' What the file holds now is damaged.' : '';
  const sentences: Record<SaveCode, string> = {
    'disk-full':
      `${name} was not saved because the disk is full. Your text is still here: ` +
      'free some space and save again, or use Save As… to choose another disk.',
    'read-only':
      `${name} was not saved because the file or its folder ${folder} may not be written. ` +
      'Your text is still here: use Save As… to choose another place.',
    'not-a-file':
      `${name} was not saved because a folder, or something else that is no file, ` +
      'stands in its place. Your text is still here: use Save As… to choose another name.',
    locked:
      `${name} was not saved because another program is holding it. Your text is still here: ` +
      'close that program, or wait a moment, and save again.',
    gone:
      `${name} was not saved because its folder ${folder} is no longer there. ` +
      'Your text is still here: use Save As… to choose another place.',
    'changed-on-disk':
      `${name} was changed by another program since you opened it, so it was not overwritten. ` +
      'Choose “Save mine in its place”, or use Save As… to keep both.',
    'name-too-long':
      `${name} was not saved because its name is too long for this disk. ` +
      'Your text is still here: use Save As… and choose a shorter name.',
    io:
      `${name} was not saved because the disk did not take it (${systemReason(error)}).${torn} ` +
      'Your text is still here: save again, or use Save As… to choose another disk.',
  };
  return { ok: false, code, sentence: sentences[code] };
}

/** Of a recovery copy or its journal. */
export function recoveryFailure(error: unknown): Failure {
  return {
    ok: false,
    code: 'io',
    sentence:
      `The recovery copy could not be written (${errnoOf(error) || 'the disk did not take it'}). ` +
      'Save the document soon: until then a crash would lose what you type.',
  };
}

function systemReason(error: unknown): string {
  const failed = error instanceof SaveError ? error.cause : error;
  return errnoOf(failed) || 'what was written did not read back the same';
}

/**
 * The same for an exported file, which is named beside it: nothing of the author's is at risk, so
 * it says only why and what to do.
 */
export function exportProblem(error: unknown): string {
  const reasons: Record<SaveCode, string> = {
    'disk-full': 'the disk is full. Free some space and export again.',
    'read-only': 'the file or its folder may not be written. Choose another folder.',
    'not-a-file': 'a folder of that name stands there. Choose another name.',
    locked:
      'another program, perhaps the one that shows it, is holding it. Close it there and export again.',
    gone: 'the folder is no longer there. Choose another.',
    'changed-on-disk': 'another program changed it meanwhile. Export again.',
    'name-too-long': 'its name is too long for this disk. Shorten it and export again.',
    io: 'the disk did not take it. Export again, or choose another folder.',
  };
  return `Not written: ${reasons[saveCode(error)]}`;
}
