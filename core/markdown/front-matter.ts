import { parseDocument } from 'yaml';
import { isDate } from '../document/iso.ts';
import {
  DOCUMENT_STATES,
  type DocumentState,
  type Incident,
  type Person,
  type Postmortem,
} from '../document/postmortem.ts';

/** The document's fields that stand in the front matter. */
const FIELDS = [
  'id',
  'title',
  'state',
  'revision',
  'edited',
  'language',
  'incident',
  'people',
] as const;
export const FRONT_FIELDS: ReadonlySet<string> = new Set(FIELDS);

type FrontField = (typeof FIELDS)[number];
export type FrontMatter = Partial<Pick<Postmortem, FrontField>>;

/**
 * The front matter of a document. At its top level are the lines that generators of sites know (Hugo,
 * Jekyll): the incident's day and services stand there under their names, and so does the title,
 * which the text therefore does not repeat. `draft` follows from the state.
 * @param title as a report shows it: one line, and never empty
 */
export function frontFields(
  { format, version, ...document }: Postmortem,
  title: string,
): Record<string, unknown> {
  const { date, services, ...incident } = document.incident;
  return {
    format,
    version,
    title,
    // Hugo takes no empty day.
    ...(date !== '' && { date }),
    draft: document.state !== 'approved',
    tags: services,
    ...Object.fromEntries(
      FIELDS.filter((field) => field !== 'title').map((field) => [field, document[field]]),
    ),
    incident,
  };
}

/**
 * The text between the front matter's lines, and what follows it; null when the text has none of
 * ours.
 */
export function splitFrontMatter(text: string): { front: string; body: string } | null {
  const match = /^---\n([\s\S]*?\n)---(?:\n|$)/.exec(text);
  return match && /^format: ["']?postmortem["']?[ \t]*$/m.test(match[1]!)
    ? { front: match[1]!, body: text.slice(match[0].length) }
    : null;
}

/**
 * Reads our front matter. A field that is missing or cannot be meant is left out, so that one slip
 * of a hand does not cost the file.
 */
export function readFrontMatter(front: string): FrontMatter {
  const raw = record(yaml(front));
  if (!raw) return {};
  const result: FrontMatter = {};
  const id = text(raw['id']);
  if (id) result.id = id;
  for (const field of ['title', 'revision', 'language'] as const) {
    const value = text(raw[field]);
    if (value !== null) result[field] = value;
  }
  const edited = text(raw['edited']);
  if (edited !== null && (edited === '' || isDate(edited))) result.edited = edited;
  if (DOCUMENT_STATES.some((state) => state === raw['state']))
    result.state = raw['state'] as DocumentState;
  const incident = record(raw['incident']);
  if (incident)
    result.incident = readIncident({ services: raw['tags'] ?? [], date: raw['date'], ...incident });
  if (Array.isArray(raw['people'])) result.people = raw['people'].flatMap(readPerson);
  return result;
}

function readIncident(raw: Record<string, unknown>): Incident {
  const services = Array.isArray(raw['services']) ? raw['services'] : [raw['services']];
  const date = text(raw['date']) ?? '';
  return {
    ...raw,
    reference: text(raw['reference']) ?? '',
    organization: text(raw['organization']) ?? '',
    severity: text(raw['severity']) ?? '',
    services: services.map(text).filter((service) => service !== null),
    zone: text(raw['zone']) ?? '',
    date: isDate(date) ? date : '',
  };
}

function readPerson(raw: unknown): Person[] {
  const person = record(raw);
  if (person)
    return [{ ...person, name: text(person['name']) ?? '', role: text(person['role']) ?? '' }];
  const name = text(raw);
  return name === null ? [] : [{ name, role: '' }];
}

function yaml(front: string): unknown {
  try {
    // A line that is not YAML costs itself and not the others.
    return parseDocument(front, { uniqueKeys: false, strict: false, logLevel: 'silent' }).toJS();
  } catch {
    return null;
  }
}

/**
 * YAML reads `1.1` and `true` without quotes as a number and a truth value; in our fields they are
 * text.
 */
function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
