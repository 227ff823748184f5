/** LibreOffice as a reviewer: it does what a list says, in Word files, by a Basic macro. */
import type { Act } from './plan.ts';

export interface OfficeSession {
  /** Addresses of files. */
  from: string;
  to: string;
  acts: readonly Act[];
}

/** Understood by the macro: a step a line, its fields between tabs. */
export function stepsOf({ from, to, acts }: OfficeSession): string[] {
  return [
    ['open', from],
    ...acts.map(({ kind, tracked, word, text }) => [kind, word, text, tracked ? '1' : '0']),
    ['save', to],
  ].map((step) => step.join('\t'));
}

/** Its windows are not hidden: without a view LibreOffice 7.4 ends where a comment is put in. */
export const REVIEW_MACRO = `Sub Main(list As String)
  Dim job As String, parts, number As Integer
  Dim document As Object
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  number = FreeFile
  Open list For Input As #number
  While Not EOF(number)
    Line Input #number, job
    parts = Split(job, Chr(9))
    If UBound(parts) >= 1 Then
      If parts(0) = "open" Then
        document = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, Array())
        document.lockControllers()
      ElseIf parts(0) = "save" Then
        document.storeToURL(parts(1), kind())
        document.close(True)
      Else
        Review(document, parts)
      End If
    End If
  Wend
  Close #number
  StarDesktop.terminate()
End Sub
Sub Review(document As Object, parts)
  Dim search As Object, found As Object, note As Object
  search = document.createSearchDescriptor()
  search.SearchString = parts(1)
  search.SearchWords = True
  search.SearchCaseSensitive = True
  found = document.findFirst(search)
  If IsNull(found) Then Exit Sub
  If parts(0) = "comment" Then
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author = "Rhea"
    note.Content = parts(2)
    found.Text.insertTextContent(found, note, True)
    Exit Sub
  End If
  document.RecordChanges = (parts(3) = "1")
  If parts(0) = "replace" Then found.String = parts(2)
  If parts(0) = "delete" Then found.String = ""
  If parts(0) = "insert" Then found.Text.insertString(found.End, " " + parts(2), False)
  document.RecordChanges = False
End Sub
`;
