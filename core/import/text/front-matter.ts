/**
 * The YAML or TOML block at the top of a Markdown or HTML file: the fields a document has a place
 * for, and the lines of those it has none for.
 */
import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import { joinedLines } from '../../prose/joined-lines.ts';
import { addServices } from '../understand/metadata.ts';
import type { Source } from '../model/source.ts';

/**
 * Parts a text into its front matter (without the `---` or `+++` lines) and the rest. Null when it
 * has none.
 */
export function splitFrontMatter(text: string): { yaml: string; rest: string } | null {
  const toml = /^\uFEFF?\s*\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/.exec(text);
  // TOML's simple fields differ from YAML's only in the sign between key and value.
  if (toml && /^[\w"'-]+\s*=/m.test(toml[1]!))
    return {
      yaml: toml[1]!.replace(/^([\w"'-]+)\s*=\s*/gm, '$1: '),
      rest: text.slice(toml[0].length),
    };
  const match = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
    text,
  );
  return match && /^[\w"'-]+\s*:/m.test(match[1]!)
    ? { yaml: match[1]!, rest: text.slice(match[0].length) }
    : null;
}

type Field =
  'title' | 'author' | 'severity' | 'services' | 'reference' | 'organization' | 'zone' | 'date';

const FIELDS: readonly [Field, RegExp][] = [
  ['title', /^(title|name|heading)$/i],
  ['author', /^(authors?|owner|incident[-_ ]?(commander|lead))$/i],
  ['severity', /^(severity|sev|impact[-_ ]?level)$/i],
  [
    'services',
    /^(services?|components?|affected([-_ ]?(services?|components?|systems?))?|systems?)$/i,
  ],
  ['reference', /^(reference|ref|incident[-_ ]?(id|number|ref)|ticket)$/i],
  ['organization', /^(organi[sz]ation|company)$/i],
  ['zone', /^(time[-_ ]?zone|tz|zone)$/i],
  [
    'date',
    /^(date|incident[-_ ]?date|start(ed)?([-_ ]?(at|date))?|created([-_ ]?at)?|published)$/i,
  ],
];

/** The field that a key of front matter stands for; null where a document has none for it. */
export function frontField(key: string): Field | null {
  return FIELDS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** Keys whose words are carried by the field's own name or, for people, by their role. */
const OWN_KEY = new RegExp(
  joinedLines`
    ^(title|name|authors?|owner|incident[-_ ]?(commander|lead)|severity|services?|components?
    |reference|organi[sz]ation)$
  `,
  'i',
);

/**
 * Puts the fields that a document knows into `source`.
 * @returns the lines of the others, verbatim; a date is kept among them because it may be the
 *   page's and not the incident's.
 */
export function applyFrontMatter(yaml: string, source: Source): string[] {
  const lines = yaml.split(/\r?\n/);
  const document = parseDocument(yaml, {
    logLevel: 'silent',
    strict: false,
    uniqueKeys: false,
    merge: false,
  });
  if (
    document.errors.length > 0 ||
    lines.some((line) => line.startsWith('---')) ||
    !isMap(document.contents)
  )
    return lines;
  const placed = new Set<number>();
  const lineOf = (offset: number) => yaml.slice(0, offset).split('\n').length - 1;
  for (const item of document.contents.items) {
    const key = isScalar(item.key) ? String(item.key.value) : '';
    const field = frontField(key);
    const value: unknown = isNode(item.value) ? item.value.toJS(document) : null;
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const values = list
      .filter((each) => typeof each === 'string' || typeof each === 'number')
      .map((each) => String(each).trim())
      .filter(Boolean);
    // A field is placed as a whole or stays as it is; one whose key is not the field's own name is
    // placed and stays.
    if (
      !field ||
      values.length === 0 ||
      values.length < list.length ||
      !apply(field, key, values, source) ||
      !OWN_KEY.test(key)
    )
      continue;
    const from = isScalar(item.key) && item.key.range ? lineOf(item.key.range[0]) : -1;
    const range = isNode(item.value) ? item.value.range : null;
    const to = range ? lineOf(Math.max(range[0], range[1] - 1)) + 1 : 0;
    // A comment beside or below a field is no part of its value.
    for (let line = Math.max(0, from); from >= 0 && line < to; line++)
      if (!lines[line]!.includes('#')) placed.add(line);
  }
  return lines.filter((line, index) => line.trim() !== '' && !placed.has(index));
}

function apply(field: Field, key: string, values: string[], source: Source): boolean {
  const [first] = values as [string];
  switch (field) {
    case 'author':
      source.people.push(...values.map((name) => ({ name, role: key })));
      return true;
    case 'services':
      return addServices(values, source);
    case 'date':
      source.date ??= /\d{4}-\d{2}-\d{2}/.exec(first)?.[0] ?? null;
      return false;
    case 'zone':
      source.zone ??= first;
      // Declared for the times; kept as a line too where it is not what the document's zone
      // becomes.
      return false;
    default:
      if (values.length > 1 || source[field] !== '') return false;
      source[field] = first;
      return true;
  }
}
