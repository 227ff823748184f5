/**
 * The author's own words among the arguments of a start.
 *
 * Electron gives an app the whole command line (`process.argv`): the program, perhaps the app's
 * folder, and the switches that launchers, sandboxes and test drivers add anywhere.
 */
import { fileURLToPath } from 'node:url';
import { isAfterwordOption, WITHOUT_TRACES } from './cli/arguments.ts';

export interface Start {
  argv: readonly string[];
  /** Electron's mark for a start from a checkout: `electron [SWITCHES] FOLDER …`. */
  defaultApp?: boolean;
}

/**
 * The author's own arguments: without the program, the app's folder and Chromium's switches, with
 * `file://` addresses as paths. An unknown switch is kept, so that it can be reported.
 */
export function givenArguments({ argv, defaultApp = false }: Start): string[] {
  const all = argv.slice(defaultApp ? afterFolder(argv) : 1);
  const end = all.indexOf('--');
  const read = end < 0 ? all : all.slice(0, end);
  const literal = end < 0 ? [] : all.slice(end); // whatever follows `--` is no switch
  return [...read.filter((argument) => !isChromiums(argument)), ...literal].map(asPath);
}

/** The files that a start names, and whether what the app keeps may tell of them. */
export function toOpen(given: readonly string[]): { files: string[]; traces: boolean } {
  const end = given.indexOf('--');
  const read = end < 0 ? given : given.slice(0, end);
  const literal = end < 0 ? [] : given.slice(end + 1);
  return {
    files: [...read.filter((argument) => argument !== WITHOUT_TRACES), ...literal],
    traces: !read.includes(WITHOUT_TRACES),
  };
}

/**
 * Where the words after the app's folder begin. The folder is the first word that is no switch, as
 * Electron's own reading has it (default_app/main.ts); `-r` takes the word after it.
 */
function afterFolder(argv: readonly string[]): number {
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === '-r' || word === '--require') at++;
    else if (!word.startsWith('-') || word.startsWith('--app=')) return at + 1;
  }
  return argv.length;
}

/** Chromium's, Electron's and Node's switches are recognised by how their names begin. */
const FAMILIES = [
  'allow|app|auto|blink|block|bypass|cast|class|crash|custom|debug|default|device|disable|display',
  'do-not|edge|enable|explicitly|field-trial|font|force|gpu|gtk|headless|hide|high-dpi|host',
  'ignore|in-process|incognito|inspect|js-flags|kiosk|lang|log|metrics|mute|net-log|no|ozone',
  'original-process|password-store|process|prefetch|proxy|relaunch|remote|renderer|run-all',
  'sandbox|secure|service|shared|single-process|squirrel|ssl|start|test-type|top|touch|trace',
  'type|unsafely|use|user-agent|user-data-dir|utility|v|variations|vmodule|vulkan|wayland|webview',
  'wm|x11|zygote',
].join('|');
const CHROMIUMS = new RegExp(`^--(${FAMILIES})(-[\\w-]*)?(=.*)?$`, 's');
/** What macOS gives to programs that it starts. */
const OF_MACOS = /^-psn_|^-(NS|Apple)[A-Z]/;

function isChromiums(argument: string): boolean {
  if (OF_MACOS.test(argument)) return true;
  return CHROMIUMS.test(argument) && !isAfterwordOption(argument);
}

/** File managers on Linux and macOS name a file by its address. */
function asPath(argument: string): string {
  if (!/^file:\/\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument; // opening it will say what is wrong
  }
}
