/** What the author chose for an export's look: a company's Word document and its logo. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Look } from '../../core/report/look.ts';

const LOGO_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};
export const LOGO_ENDINGS = Object.keys(LOGO_TYPES).map((ending) => ending.slice(1));
export const REFERENCE_ENDINGS = ['docx', 'dotx'];
/** A logo is on every page of some formats. */
const LARGEST_LOGO = 2_000_000;
const LARGEST_REFERENCE = 50_000_000;

/** A file that cannot be used. The message is one or two sentences for the author. */
export class ChosenProblem extends Error {}

/** @throws ChosenProblem */
export async function readLogo(path: string): Promise<NonNullable<Look['logo']>> {
  const type = LOGO_TYPES[extname(path).toLowerCase()];
  if (!type)
    throw new ChosenProblem(
      `The logo “${basename(path)}” is not a picture that a report can show. Use PNG, JPEG, GIF, WebP or SVG.`,
    );
  return { type, data: (await readUpTo(path, LARGEST_LOGO, 'The logo')).toString('base64') };
}

/** @throws ChosenProblem where it cannot be read; what is in it, the Word writer judges */
export function readReference(path: string): Promise<Buffer> {
  return readUpTo(path, LARGEST_REFERENCE, 'The reference document');
}

async function readUpTo(path: string, limit: number, what: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size <= limit) return await readFile(path);
  } catch {
    throw new ChosenProblem(
      `${what} “${basename(path)}” could not be read. Choose it again, or another.`,
    );
  }
  throw new ChosenProblem(
    `${what} “${basename(path)}” is larger than ${limit / 1_000_000} MB. Choose a smaller one.`,
  );
}
