import { parseArgs } from 'node:util';
import { CliProblem } from './io.ts';

export const COMMAND_NAMES = [
  'import',
  'check',
  'export',
  'new',
  'history',
  'restore',
  'diff',
  'merge',
  'review',
  'text',
  'git-setup',
  'help',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** The one switch of a start that opens windows. */
export const WITHOUT_TRACES = '--without-traces';

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
                   [--changes-since FILE|VERSION] [--for-review] [--dispositions]
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
PDF and HTML, listed in Markdown. --for-review sends the comments along. --dispositions exports the
table of who said what and what became of it, and nothing else of the document; dispositions.csv has
it for a spreadsheet.
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

export interface Arguments {
  command: CommandName;
  files: string[];
  output?: string;
  folder?: string;
  format?: string;
  zone?: string;
  channels?: string;
  template?: string;
  version?: string;
  to?: string;
  audience?: string;
  page?: string;
  severity?: string;
  rules?: string;
  name?: string;
  reference?: string;
  images?: string;
  logo?: string;
  accent?: string;
  /** How Git is to call Afterword. */
  program?: string;
  json: boolean;
  timelineFromText: boolean;
  utc: boolean;
  brief: boolean;
  problems: boolean;
  withSource: boolean;
  allowLeaks: boolean;
  /** A file, or a kept version by the beginning of its id or its name. */
  changesSince?: string;
  forReview: boolean;
  dispositions: boolean;
}

const NO_SWITCHES = {
  json: false,
  timelineFromText: false,
  utc: false,
  brief: false,
  problems: false,
  withSource: true,
  allowLeaks: false,
  forReview: false,
  dispositions: false,
};

const ALLOWED: Record<CommandName, readonly string[]> = {
  import: ['output', 'format', 'zone', 'channels', 'timeline-from-text'],
  check: ['json', 'format', 'severity', 'rules'],
  export: [
    'to',
    'out',
    'name',
    'audience',
    'zone',
    'utc',
    'brief',
    'problems',
    'page',
    'reference',
    'images',
    'logo',
    'accent',
    'no-source',
    'allow-leaks',
    'changes-since',
    'for-review',
    'dispositions',
  ],
  new: ['template', 'output', 'zone'],
  history: ['json'],
  restore: ['version', 'output'],
  diff: ['json'],
  merge: ['output', 'name'],
  review: ['output'],
  text: [],
  'git-setup': ['command'],
  help: [],
};

/** Every option of the command line. */
const OPTIONS = {
  output: { type: 'string', short: 'o' },
  out: { type: 'string' },
  format: { type: 'string' },
  zone: { type: 'string' },
  channels: { type: 'string' },
  template: { type: 'string' },
  version: { type: 'string' },
  to: { type: 'string' },
  audience: { type: 'string' },
  page: { type: 'string' },
  severity: { type: 'string' },
  rules: { type: 'string' },
  name: { type: 'string' },
  reference: { type: 'string' },
  images: { type: 'string' },
  logo: { type: 'string' },
  accent: { type: 'string' },
  command: { type: 'string' },
  json: { type: 'boolean' },
  'timeline-from-text': { type: 'boolean' },
  utc: { type: 'boolean' },
  brief: { type: 'boolean' },
  problems: { type: 'boolean' },
  'allow-leaks': { type: 'boolean' },
  'no-source': { type: 'boolean' },
  'changes-since': { type: 'string' },
  'for-review': { type: 'boolean' },
  dispositions: { type: 'boolean' },
} as const satisfies NonNullable<Parameters<typeof parseArgs>[0]>['options'];

/** True for one of our own options, also with its value: `--to`, `--zone=UTC`. */
export function isOwnOption(argument: string): boolean {
  const name = /^--([^=]+)/.exec(argument)?.[1];
  return name !== undefined && Object.hasOwn(OPTIONS, name);
}

/**
 * True when a program start asks for the command line and not for a window. A bare word counts, and
 * a switch that is not Chromium's, so that what is mistyped is told; files come from the system
 * with their folder or their extension.
 */
export function isCommandLine(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  return (
    words.some((arg) => arg.startsWith('-') && arg !== WITHOUT_TRACES) || isWord(words[0] ?? '')
  );
}

function isWord(text: string): boolean {
  return /^[a-z][a-z-]*$/.test(text);
}

/** True for a command that may need Electron to be ready: an export prints and draws. */
export function needsEngine(args: readonly string[]): boolean {
  return args[0] === 'export';
}

/**
 * Reads the arguments after the program's name. Throws a CliProblem that says which one is wrong.
 */
export function readArguments(args: readonly string[]): Arguments {
  if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help')
    return { command: 'help', files: [], ...NO_SWITCHES };
  const [command, ...rest] = args;
  const strange = args.find((arg) => arg.startsWith('-'));
  if (strange !== undefined && !isWord(command!))
    throw new CliProblem(
      '',
      `There is no switch “${strange}” for opening files. “afterword help” lists what there is.`,
    );
  if (!isCommandName(command))
    throw new CliProblem(
      '',
      `There is no command “${command}”. Use import, check, export, new, history, ` +
        'restore, diff, merge, review, text or git-setup; “afterword help” explains them.',
    );
  const { values, positionals } = parse(rest);
  const stranger = Object.keys(values).find((name) => !ALLOWED[command].includes(name));
  if (stranger)
    throw new CliProblem(
      '',
      `“${command}” has no option --${stranger}. “afterword help” lists what it takes.`,
    );
  return {
    command,
    files: positionals,
    json: values.json ?? false,
    timelineFromText: values['timeline-from-text'] ?? false,
    utc: values.utc ?? false,
    brief: values.brief ?? false,
    problems: values.problems ?? false,
    allowLeaks: values['allow-leaks'] ?? false,
    withSource: !values['no-source'],
    changesSince: values['changes-since'],
    forReview: values['for-review'] ?? false,
    dispositions: values.dispositions ?? false,
    output: values.output,
    folder: values.out,
    format: values.format,
    zone: values.zone,
    channels: values.channels,
    template: values.template,
    version: values.version,
    to: values.to,
    audience: values.audience,
    page: values.page,
    severity: values.severity,
    rules: values.rules,
    name: values.name,
    reference: values.reference,
    images: values.images,
    logo: values.logo,
    accent: values.accent,
    program: values.command,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: OPTIONS,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CliProblem(
      '',
      `${message.split('\n')[0]!.replace(/\.? To specify a positional.*$/, '')}. ` +
        '“afterword help” lists what each command takes.',
    );
  }
}

function isCommandName(word: string | undefined): word is CommandName {
  return (COMMAND_NAMES as readonly string[]).includes(word ?? '');
}

/** One of the allowed values of an option, or a problem that lists them. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback;
  const found = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  if (!found)
    throw new CliProblem('', `--${option} is “${value}”; it can be ${allowed.join(', ')}.`);
  return found;
}
