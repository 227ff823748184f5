/**
 * LibreOffice accepts or rejects all tracked changes of Word files: by a Basic macro in a profile
 * of its own, so that nothing besides the program is needed.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface OfficeJob {
  from: string;
  to: string;
  /** A dispatch command, without `.uno:`; '' = only opened and written again. */
  command: 'AcceptAllTrackedChanges' | 'RejectAllTrackedChanges' | '';
}

const MACRO = `Sub Main(list As String)
  Dim job As String, parts, number As Integer
  number = FreeFile
  Open list For Input As #number
  While Not EOF(number)
    Line Input #number, job
    parts = Split(job, Chr(9))
    If UBound(parts) = 2 Then One(parts(0), parts(1), parts(2))
  Wend
  Close #number
  StarDesktop.terminate()
End Sub
Sub One(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  Dim document As Object, helper As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  If command &lt;&gt; "" Then helper.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  document.storeToURL(target, kind())
  document.close(True)
End Sub
`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const module = (name: string, text: string): string =>
  `${HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="${name}" script:language="StarBasic">${text}</script:module>`;

/** @param folder for the profile and the list of jobs */
export function runOffice(soffice: string, folder: string, jobs: readonly OfficeJob[]): void {
  const profile = join(folder, 'office-profile');
  const library = join(profile, 'user', 'basic', 'Standard');
  const office = (...args: string[]): void =>
    void execFileSync(
      soffice,
      [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore', ...args],
      { stdio: 'ignore', timeout: 240_000 },
    );
  // Its first start makes the profile, and a library of macros in it.
  office('--terminate_after_init');
  mkdirSync(library, { recursive: true });
  writeFileSync(join(library, 'Changes.xba'), module('Changes', MACRO));
  writeFileSync(
    join(library, 'script.xlb'),
    `${HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Changes"/></library:library>`,
  );
  const list = join(folder, 'jobs.txt');
  const line = ({ from, to, command }: OfficeJob): string =>
    [pathToFileURL(from), pathToFileURL(to), command].join('\t');
  writeFileSync(list, `${jobs.map(line).join('\n')}\n`);
  office(`macro:///Standard.Changes.Main("${list}")`);
}
