import type { z } from 'zod';
import { randomIds, type NewId } from './ids.ts';
import { CURRENT_VERSION, migrate } from './migrations.ts';
import type { Postmortem } from './postmortem.ts';
import { postmortemSchema } from './schema.ts';

export type OpenResult = { ok: true; document: Postmortem } | { ok: false; problem: string };

/**
 * Reads the text of a `.postmortem` file. Never throws.
 * @returns the document, or one sentence that says what is wrong, at which place, and what to do.
 */
export function openPostmortem(text: string, newId: NewId = randomIds()): OpenResult {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === '') return refuse('The file is empty. If it should not be, look for an older copy or a recovery copy.');
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch (error) {
    return refuse(`The file is not complete JSON: ${syntaxPlace(body, error)}. It may have been cut off or edited by hand; mend that place or use an older copy.`);
  }
  if (!isRecord(raw) || raw['format'] !== 'postmortem') {
    return refuse('This is JSON, but not a postmortem: "format" is not "postmortem". Use Import for other files.');
  }
  const version = raw['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(`"version" is ${JSON.stringify(version) ?? 'missing'}; it must be a whole number from 1 to ${CURRENT_VERSION}.`);
  }
  if (version > CURRENT_VERSION) {
    return refuse(`The file is of format version ${version}, written by a newer Afterword; this one reads up to version ${CURRENT_VERSION}. Update Afterword to open it; the file was not changed.`);
  }
  const parsed = postmortemSchema.safeParse(migrate(raw, version));
  if (!parsed.success) return refuse(schemaSentence(parsed.error));
  return { ok: true, document: withUniqueIds(parsed.data as unknown as Postmortem, newId) };
}

function refuse(problem: string): OpenResult {
  return { ok: false, problem };
}

function schemaSentence(error: z.ZodError): string {
  const issue = error.issues[0]!;
  const place = issue.path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`), '');
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more such ${error.issues.length === 2 ? 'place' : 'places'})` : '';
  return `The file is damaged at ${place || 'its top level'}: ${issue.message}${more}. Mend that place in a text editor or use an older copy; the file was not changed.`;
}

/** "line 3, column 7" from the position in V8's message; its own words when it gives none. */
function syntaxPlace(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message);
  if (!position) return /end of JSON input/.test(message) ? `it ends too early, at line ${lineAt(text, text.length)}` : message;
  const offset = Number(position[1]);
  return `a mistake at line ${lineAt(text, offset)}, column ${offset - text.lastIndexOf('\n', offset - 1)}`;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** A merge in Git can leave two rows with one id; the later one gets a new id, so that every row can be addressed. */
function withUniqueIds(document: Postmortem, newId: NewId): Postmortem {
  const seen = new Set<string>();
  const unique = <T extends { id: string }>(items: T[]): T[] =>
    items.some((item) => seen.has(item.id)) || new Set(items.map((item) => item.id)).size < items.length
      ? items.map((item) => {
          const kept = seen.has(item.id) ? { ...item, id: newId() } : item;
          seen.add(kept.id);
          return kept;
        })
      : (items.forEach((item) => seen.add(item.id)), items);
  return { ...document, sections: unique(document.sections), timeline: unique(document.timeline), updates: unique(document.updates), actions: unique(document.actions) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
