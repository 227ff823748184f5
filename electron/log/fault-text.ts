/**
 * What the log keeps of a fault: where in the program it happened and what was said, without the
 * words of a document. A message quotes what it is about (a text that is no JSON, a path); so
 * whatever stands in quotes is left out, and so is every path outside the program.
 */

const LONGEST_MESSAGE = 300;
const QUOTED = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|‘[^’]*’|«[^»]*»|`[^`]*`|(?<!\p{L})'[^']*'/gu;
/** From its root to the next space: one with spaces in it is quoted by whoever tells it. */
const PATH = /(?<![\w.:/])(?:~?\/|[A-Za-z]:[\\/]|\\\\)[^\s:]+/g;
const FRAME = /^\s+at /;

/**
 * A fault as lines of text: its message, then the frames of its stack.
 *
 * @param program the app's folder, which the frames are told from
 */
export function faultText(fault: unknown, program: string): string {
  const { message, stack } = describe(fault);
  const lines = message.split('\n', 1)[0]!.slice(0, LONGEST_MESSAGE);
  const frames = stack.split('\n').filter((line) => FRAME.test(line));
  const here = program.replaceAll('\\', '/').replace(/\/?$/, '/');
  return [
    lines.replace(QUOTED, '“…”').replace(PATH, '…'),
    ...frames.map((frame) => frame.replaceAll('\\', '/').replaceAll(here, '')),
  ].join('\n');
}

function describe(fault: unknown): { message: string; stack: string } {
  if (fault instanceof Error)
    return { message: `${fault.name}: ${fault.message}`, stack: fault.stack ?? '' };
  return { message: String(fault), stack: '' };
}
