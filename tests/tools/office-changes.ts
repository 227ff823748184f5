/**
 * LibreOffice accepts or rejects all tracked changes of Word files, by a Basic macro.
 */
import { pathToFileURL } from 'node:url';
import { runMacro } from './office-macro.ts';

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
  If command <> "" Then helper.executeDispatch(document.CurrentController.Frame, ".uno:" & command, "", 0, Array())
  document.storeToURL(target, kind())
  document.close(True)
End Sub
`;

/** @param folder for the profile and the list of jobs */
export function runOffice(soffice: string, folder: string, jobs: readonly OfficeJob[]): void {
  const step = ({ from, to, command }: OfficeJob): string =>
    [pathToFileURL(from), pathToFileURL(to), command].join('\t');
  runMacro(soffice, folder, MACRO, jobs.map(step));
}
