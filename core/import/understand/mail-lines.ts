/** The line that a mail program sets above the mail that is answered. */
import { joinedLines } from '../../prose/joined-lines.ts';

/** "On … wrote:", in the languages of mail programs. */
const WROTE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef
    |napisał(?:a|\(a\))?|skrev)(?!\p{L})|さんが?(?:書きました|のメール)|写道|작성
  `,
  'iu',
);
const LONGEST = 200;

/** Whether a line is the one that a mail program sets above the mail that is answered. */
export function saysWhoWrote(line: string): boolean {
  return line.length <= LONGEST && /[:：]$/.test(line) && WROTE.test(line);
}
