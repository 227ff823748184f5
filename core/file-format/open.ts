import type { z } from 'zod';
import { randomIds, type NewId } from '../document/ids.ts';
import { jsonMistake, lineAndColumn } from './json-place.ts';
import { CURRENT_VERSION, migrate } from './migrations.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { withUniqueIds } from '../document/unique-ids.ts';
import { postmortemSchema } from '../document/schema.ts';
import { withFreshFacts } from '../live-facts/settle.ts';

export type OpenResult = { ok: true; document: Postmortem } | { ok: false; problem: string };

/**
 * Reads the text of a `.postmortem` file. Never throws.
 * @returns the document, or one sentence that says what is wrong, at which place, and what to do.
 */
export function openPostmortem(text: string, newId: NewId = randomIds()): OpenResult {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === '')
    return refuse(
      'The file is empty. If it should not be, look for an older copy or a recovery copy.',
    );
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return refuse(syntaxSentence(body));
  }
  if (!isRecord(raw) || raw['format'] !== 'postmortem') {
    return refuse(
      'This is JSON, but not a postmortem: "format" is not "postmortem". Use Import for other files.',
    );
  }
  const version = raw['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(
      `"version" is ${cropped(JSON.stringify(version) ?? 'missing')}; ` +
        `it must be a whole number from 1 to ${CURRENT_VERSION}.`,
    );
  }
  if (version > CURRENT_VERSION) {
    return refuse(
      `The file is of format version ${version}, written by a newer Afterword; ` +
        `this one reads up to version ${CURRENT_VERSION}. Update Afterword to open it; ` +
        'the file was not changed.',
    );
  }
  const parsed = postmortemSchema.safeParse(migrate(raw, version));
  if (!parsed.success) return refuse(schemaSentence(parsed.error));
  // Bodies have a limit of their own; this is for what stands under keys that we do not know.
  if (isTooDeep(body))
    return refuse(
      `The file is nested more than ${DEEPEST} levels deep, which no postmortem is. ` +
        'It may have been made by a faulty program; the file was not changed.',
    );
  // A merge line by line can leave two rows with one id; every row must be addressable.
  const document = withUniqueIds(parsed.data as unknown as Postmortem, newId);
  // Another tool may have changed a row, and not the words that follow it.
  return { ok: true, document: withFreshFacts(document) };
}

/** Twenty times what a report with lists within lists has. */
const DEEPEST = 1_000;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]); // [ {
const CLOSING = new Set([0x5d, 0x7d]);

/** What is nested without end would exhaust the stack of whatever walks through it. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (inString && code === BACKSLASH) at++;
    else if (code === QUOTE) inString = !inString;
    else if (inString) continue;
    else if (OPENING.has(code) && ++depth > DEEPEST) return true;
    else if (CLOSING.has(code)) depth--;
  }
  return false;
}

function refuse(problem: string): OpenResult {
  return { ok: false, problem };
}

function schemaSentence(error: z.ZodError): string {
  const issue = error.issues[0]!;
  const place = shortened(issue.path).reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : `${text}${text ? '.' : ''}${cropped(String(part))}`,
    '',
  );
  const more =
    error.issues.length > 1
      ? ` (and ${error.issues.length - 1} more such ${error.issues.length === 2 ? 'place' : 'places'})`
      : '';
  return (
    `The file is damaged at ${place || 'its top level'}: ${plainWords(issue)}${more}. ` +
    'Mend that place in a text editor or use an older copy; the file was not changed.'
  );
}

/** The beginning of what somebody else wrote, as far as a sentence can hold it. */
function cropped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The ends of a path: what is deep within lists within lists is no easier found by all of it. */
function shortened(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const [first, last] = [6, 4];
  return path.length > first + last + 1
    ? [...path.slice(0, first), '…', ...path.slice(-last)]
    : path;
}

const TYPES: Record<string, string> = {
  array: 'a list',
  record: 'a map',
  object: 'an object',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

/** The schema's own messages are ours already; the library's speak of its types. */
function plainWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return (
      `${issue.message.endsWith('undefined') ? 'it is missing; it' : 'it'} must be ` +
      `${TYPES[issue.expected] ?? issue.expected}`
    );
  if (issue.code === 'invalid_value')
    return `it must be one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

function syntaxSentence(text: string): string {
  const conflict = /^(<{7}|={7}|>{7})( |\r?$)/m.exec(text);
  if (conflict)
    return (
      `The file holds an unfinished merge: "${conflict[1]}" at line ` +
      `${lineAndColumn(text, conflict.index).line}. Finish the merge in Git, then open it again; ` +
      'the file was not changed.'
    );
  const offset = jsonMistake(text) ?? text.length;
  const { line, column } = lineAndColumn(text, offset);
  const what = offset >= text.trimEnd().length ? 'it ends too early, at' : 'a mistake at';
  return (
    `The file is not complete JSON: ${what} line ${line}, column ${column}. ` +
    'It may have been cut off or edited by hand; mend that place or use an older copy. ' +
    'The file was not changed.'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
