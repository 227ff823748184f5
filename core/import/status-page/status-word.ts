/** The status that a line of a status page names, alone or before a dash. */
import type { UpdateStatus } from '../../document/postmortem.ts';
import { statusAbroad } from '../understand/status-words.ts';

const STATUS: readonly [UpdateStatus, RegExp][] = [
  ['postmortem', /^(post[- ]?mortem|rca|root cause analysis|incident report)$/i],
  ['resolved', /^resolved$/i],
  ['monitoring', /^monitoring$/i],
  ['identified', /^identified$/i],
  ['investigating', /^investigating$/i],
  ['update', /^updated?$/i],
  ['scheduled', /^scheduled( maintenance)?$/i],
  ['other', /^(in[- ]progress|verifying|completed|cancell?ed|maintenance|exempt)$/i],
];

/** The status that a line names when it is nothing but a status word. */
export function statusOf(line: string): UpdateStatus | null {
  const word = wordOf(line);
  return STATUS.find(([, pattern]) => pattern.test(word))?.[0] ?? statusAbroad(word);
}

/** A status line without the marks around its word. */
function wordOf(line: string): string {
  return line
    .replace(/^[\s*_#[(]+/, '')
    .replace(/(?<![\s*_\]):\u2013\u2014-])[\s*_\]):\u2013\u2014-]+$/, '');
}

/** The status word on a notice's first line, alone or before a dash. */
export function takeStatus(lines: readonly string[]): {
  status: UpdateStatus | null;
  word: string;
  lines: string[];
} {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return { status: null, word: '', lines: [...lines] };
  const alone = statusOf(lines[first]!);
  if (alone) return { status: alone, word: wordOf(lines[first]!), lines: lines.slice(first + 1) };
  const dashed = /^\s*\**([A-Z][A-Za-z ]{3,20})\**\s*[-\u2013\u2014:]\s+(?=\S)/.exec(lines[first]!);
  const status = dashed ? statusOf(dashed[1]!) : null;
  return status
    ? {
        status,
        word: wordOf(dashed![1]!),
        lines: [lines[first]!.slice(dashed![0].length), ...lines.slice(first + 1)],
      }
    : { status: null, word: '', lines: [...lines] };
}
