import type { Plugin } from 'vite';

export interface PackageLicence {
  name: string;
  version: string;
  licence: string;
  text: string;
}
/** Notes in `packages` the folders of the packages whose modules a build takes in. */
export function notePackages(packages: Set<string>): Plugin;
export function packageFolder(id: string): string | null;
export function writeLicences(folders: Iterable<string>, file: string): void;
export function licenceOf(folder: string): PackageLicence;
