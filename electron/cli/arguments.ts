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
  tracked: boolean;
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
  tracked: false,
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
    'tracked',
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
  tracked: { type: 'boolean' },
  'changes-since': { type: 'string' },
  'for-review': { type: 'boolean' },
  dispositions: { type: 'boolean' },
} as const satisfies NonNullable<Parameters<typeof parseArgs>[0]>['options'];

/** True for one of our own options, also with its value: `--to`, `--zone=UTC`. */
export function isAfterwordOption(argument: string): boolean {
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
    tracked: values.tracked ?? false,
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
