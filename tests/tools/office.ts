/** Word files in other programs' hands. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/**
 * pandoc takes title and subtitle for properties of the document: here they stand where they were.
 */
export const PANDOC_TEMPLATE = '<p>$subtitle$</p>\n<p>$title$</p>\n$body$\n';

/** Converts files with LibreOffice, all in one run, with a profile of its own. */
export async function convertAll(
  soffice: string,
  files: readonly string[],
  filter: string,
  folder: string,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'afterword-office-'));
  try {
    await promisify(execFile)(
      soffice,
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        ...files,
      ],
      { maxBuffer: 1e7 },
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** What keeps the XML parts of a package from being well-formed, by part. */
export function xmlProblems(package_: Uint8Array): string[] {
  return Object.entries(unzipSync(package_))
    .filter(([path]) => /\.(xml|rels)$/.test(path))
    .flatMap(([path, bytes]) => {
      const problems: string[] = [];
      try {
        new DOMParser({
          onError: (level, message) => {
            if (level !== 'warning') problems.push(`${path}: ${level}: ${message}`);
          },
        }).parseFromString(strFromU8(bytes), 'text/xml');
      } catch (error) {
        problems.push(`${path}: ${String(error)}`);
      }
      return problems;
    });
}
