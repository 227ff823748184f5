/** Basic macros in LibreOffice, in a profile of its own: nothing besides the program is needed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { officeHome } from './office-home.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const LIBRARY = `${HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Steps"/></library:library>`;
const module = (text: string): string =>
  `${HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Steps" script:language="StarBasic">${escaped(text)}</script:module>`;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Runs `Main(list)` of a macro, which reads its steps from the file `list` and ends the program.
 *
 * @param folder for the profile and the list
 * @param steps a line each
 */
export function runMacro(
  soffice: string,
  folder: string,
  macro: string,
  steps: readonly string[],
): void {
  const profile = join(folder, 'office-profile');
  const library = join(profile, 'user', 'basic', 'Standard');
  const office = (...args: string[]): void =>
    void execFileSync(
      soffice,
      [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore', ...args],
      { stdio: 'ignore', timeout: 240_000 },
    );
  // Its first start makes the profile, and a library of macros in it.
  if (!existsSync(profile)) office('--terminate_after_init');
  mkdirSync(library, { recursive: true });
  writeFileSync(join(library, 'Steps.xba'), module(macro));
  writeFileSync(join(library, 'script.xlb'), LIBRARY);
  const list = join(folder, 'steps.txt');
  writeFileSync(list, `${steps.join('\n')}\n`);
  office(...officeHome(soffice, folder), `macro:///Standard.Steps.Main("${list}")`);
}
