/** What `afterword --help` prints. */

export const USAGE = `afterword: postmortems from the command line

  afterword import SOURCE... -o FILE.postmortem [--format F] [--zone Z] [--channels A,B]
                   [--timeline-from-text]
  afterword check FILE... [--format text|json|sarif|github|junit]
                   [--severity error|warning|info] [--rules LIST.json]
  afterword export FILE... --to docx,pdf,md,html,timeline.csv,jira.csv,github.csv,ics,
                   dispositions.csv
                   [--out DIR] [--name BASE] [--audience everyone|internal] [--zone Z] [--utc]
                   [--brief] [--problems] [--page A4|Letter] [--reference COMPANY.docx]
                   [--images folder|embedded] [--logo PICTURE] [--accent #RRGGBB] [--no-source]
                   [--allow-leaks]
                   [--changes-since FILE|VERSION] [--for-review] [--tracked] [--dispositions]
  afterword new --template T -o FILE.postmortem
  afterword history FILE [--json]
  afterword restore FILE --version ID [-o FILE.postmortem]
  afterword diff BEFORE AFTER [--json]
  afterword merge BASE OURS THEIRS [-o FILE.postmortem] [--name NAME]
  afterword review DOC REVIEWED... [-o FILE.postmortem]
  afterword text FILE
  afterword git-setup [--command COMMAND]
  afterword [--without-traces] FILE...

SOURCE is text, Markdown, HTML, a mail, Word, PDF, CSV, the JSON of a status page, PagerDuty,
Opsgenie or Jira, a Slack export (ZIP or folder), a folder or ZIP of reports, or a .postmortem file;
'-' reads standard input. Several become one document.
F is status-page, markdown, html, prose, wiki, email, docx, pdf, csv, status-json, slack, pagerduty,
opsgenie, adf or afterword; without it the source itself decides. A and B are channels of a chat
export, or titles of a status page's incidents.
An export goes beside its file, under its name; “--out -” writes one format to standard output.
--utc adds a column of times in UTC, --brief begins with one page for those who read no more,
--problems lists what the checks found. A reference document gives the Word file its styles, page,
head and foot.
timeline.csv is the timeline as a table, jira.csv and github.csv are the actions as those import
them, ics has the days that open actions are due.
--changes-since shows what changed since another file or a kept version: tracked in Word, marked in
PDF and HTML, listed in Markdown. --for-review sends the comments along; --tracked has Word track
what readers change, as it does for a review. --dispositions exports the table of who said what and
what became of it, and nothing else of the document; dispositions.csv has it for a spreadsheet.
The last one opens windows; without traces, the app keeps no copy, version or name of the documents.
Files carry the document inside, so that Afterword can open them again; --no-source leaves it out.
“history” lists the versions of a document that Afterword kept; “restore” brings one back, after it
has kept what stands there now.
A credential in any file, and what looks internal in one for everyone, stops the export;
--allow-leaks writes nonetheless.
check's --json is --format json. “merge” brings two versions together by the one that both came
from, writes to OURS unless -o says otherwise, and leaves in the document, both sides, what it
cannot decide.
“review” brings what reviewers said and changed into DOC (or -o) as comments and suggestions, and
lists them: from Word files (also changes that were not tracked), PDFs, Markdown of ours and patches
of it, mails that quote it, and other copies of it. The same file twice brings in nothing twice.
“git-setup” makes Git merge and show .postmortem files so; COMMAND is how Git calls Afterword,
“afterword” where it is not said.
Exit codes of diff: 0 no changes, 1 changes; of merge: 0 merged, 1 conflicts left open in the
document; of review: 0 all has its place, 1 something has none. Of the others: 0 clean, 1 problems
at or above the severity or something internal or a credential in an export, 2 something could not
be read or written.
`;
