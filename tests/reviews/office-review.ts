/** LibreOffice as a reviewer: it does what a list says, in Word files, by a Basic macro. */
import type { Act } from './act.ts';

/** What the reviewer saves on the way back to a Word file. */
export type Detour = '' | 'odt' | 'doc';

export interface OfficeSession {
  /** Addresses of files. */
  from: string;
  to: string;
  acts: readonly OfficeAct[];
  detour: Detour;
  /** Whose comments they are. */
  reviewer?: string;
}

export type OfficeAct = Pick<Act, 'kind' | 'tracked' | 'accepted' | 'word' | 'text' | 'on'>;

const WORD = 'MS Word 2007 XML';
const FILTERS: Record<Exclude<Detour, ''>, string> = { odt: 'writer8', doc: 'MS Word 97' };

/** Understood by the macro: a step a line, its fields between tabs. */
export function stepsOf({ from, to, acts, detour, reviewer = 'Rhea' }: OfficeSession): string[] {
  return [
    ['open', from],
    ['by', reviewer],
    ...acts.map(({ kind, tracked, accepted, word, text, on }) => [
      kind,
      word,
      text,
      tracked ? '1' : '0',
      accepted ? '1' : '0',
      on?.text ?? '',
    ]),
    ...(detour === '' ? [] : [['through', `${to}.${detour}`, FILTERS[detour]]]),
    ['save', to, WORD],
  ].map((step) => step.join('\t'));
}

/** Writes what a file's comments say, a line each: who, and what. */
export function listSteps(from: string, to: string): string[] {
  return [`open\t${from}`, `list\t${to}`];
}

/**
 * Its windows are not hidden: without a view LibreOffice 7.4 ends where a comment is put in. It goes
 * on with the next file where one fails: then that one is not there.
 */
export const REVIEW_MACRO = `Dim document As Object
Dim helper As Object
Dim reviewer As String
Sub Main(list As String)
  Dim job As String, parts, number As Integer
  number = FreeFile
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  Open list For Input As #number
  While Not EOF(number)
    Line Input #number, job
    parts = Split(job, Chr(9))
    If UBound(parts) >= 1 Then
      If parts(0) = "open" Then
        document = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, Array())
      ElseIf parts(0) = "by" Then
        reviewer = parts(1)
      ElseIf parts(0) = "list" Then
        ListComments(parts(1))
        document.close(True)
      ElseIf parts(0) = "save" Then
        Store(parts(1), parts(2))
        document.close(True)
      ElseIf parts(0) = "through" Then
        Store(parts(1), parts(2))
        document.close(True)
        document = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, Array())
      Else
        Review(parts)
      End If
    End If
  Wend
  Close #number
  StarDesktop.terminate()
End Sub
Sub Store(target As String, filter As String)
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = filter
  document.storeToURL(target, kind())
End Sub
Sub Review(parts)
  Dim search As Object, found As Object, cursor As Object, field As Object
  If parts(0) = "resolve" Then
    field = FieldOf(parts(2))
    If Not IsNull(field) Then field.Resolved = True
    Exit Sub
  End If
  If parts(0) = "reply" Then
    field = FieldOf(parts(5))
    If Not IsNull(field) Then Say(field.Anchor.End, "Bo", parts(2), False)
    Exit Sub
  End If
  search = document.createSearchDescriptor()
  search.SearchString = parts(1)
  search.SearchWords = True
  search.SearchCaseSensitive = True
  found = document.findFirst(search)
  If IsNull(found) Then Exit Sub
  If parts(0) = "comment" Then Say(found, reviewer, parts(2), True)
  document.RecordChanges = (parts(3) = "1")
  Select Case parts(0)
    Case "replace"
      found.String = parts(2)
    Case "delete"
      found.String = ""
    Case "insert"
      found.Text.insertString(found.End, " " & parts(2), False)
    Case "split"
      found.Text.insertControlCharacter(found.End, 0, False)
    Case "join"
      cursor = found.Text.createTextCursorByRange(found)
      cursor.gotoEndOfParagraph(False)
      cursor.goRight(1, True)
      cursor.String = ""
    Case "move"
      Command(found, ".uno:MoveUp")
    Case "row-out"
      Command(found, ".uno:DeleteRows")
    Case "row-in"
      AddRow(found, parts(2))
  End Select
  If parts(4) = "1" Then
    cursor = found.Start
    If parts(0) = "insert" Or parts(0) = "split" Then cursor = found.End
    Command(cursor, ".uno:AcceptTrackedChange")
  End If
  document.RecordChanges = False
End Sub
Rem An answer has no words of its own: as the program puts it, it stands right behind the other.
Sub Say(place, author As String, text As String, isOnWords As Boolean)
  Dim note As Object, moment As New com.sun.star.util.DateTime
  moment.Year = 2026
  moment.Month = 3
  moment.Day = 6
  moment.Hours = IIf(isOnWords, 10, 11)
  note = document.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = author
  note.DateTimeValue = moment
  note.Content = text
  place.Text.insertTextContent(place, note, isOnWords)
End Sub
Sub ListComments(target As String)
  Dim all As Object, field As Object, number As Integer
  number = FreeFile
  Open target For Output As #number
  all = document.getTextFields().createEnumeration()
  While all.hasMoreElements()
    field = all.nextElement()
    If field.supportsService("com.sun.star.text.textfield.Annotation") Then
      Print #number, field.Author & Chr(9) & field.Content
    End If
  Wend
  Close #number
End Sub
Function FieldOf(text As String)
  Dim all As Object, field As Object
  all = document.getTextFields().createEnumeration()
  While all.hasMoreElements()
    field = all.nextElement()
    If field.supportsService("com.sun.star.text.textfield.Annotation") Then
      If field.Content = text Then
        FieldOf = field
        Exit Function
      End If
    End If
  Wend
End Function
Rem Commands of tables are there as soon as the window has seen the cursor among them.
Sub Command(place, what As String)
  document.CurrentController.ViewCursor.gotoRange(place, False)
  Wait 20
  helper.executeDispatch(document.CurrentController.Frame, what, "", 0, Array())
End Sub
Rem With the same time as the row above, where that begins with one.
Sub AddRow(found, text As String)
  Dim table As Object, above As String, column As String, row As Integer, lines
  table = found.TextTable
  above = found.Cell.CellName
  column = Left(above, 1)
  row = CInt(Mid(above, 2))
  Command(found, ".uno:InsertRowsAfter")
  table.getCellByName(column & (row + 1)).String = text
  lines = Split(table.getCellByName("A" & row).String, Chr(10))
  If column <> "A" Then table.getCellByName("A" & (row + 1)).String = lines(0)
End Sub
`;
