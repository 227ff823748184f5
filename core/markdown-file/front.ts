/** The front matter of a Markdown file: what of it a document knows, and how a field changes. */
import { isMap, isNode, isScalar, parseDocument, stringify, type Pair } from 'yaml';
import type { Incident } from '../document/postmortem.ts';
import { isDate } from '../document/iso.ts';
import { applyFrontMatter, frontField, splitFrontMatter } from '../import/text/front-matter.ts';
import { emptySource, type Source } from '../import/model/source.ts';
import { isBlank, newLines, plainText, type Line, type SourceText } from './lines.ts';
import type { FrontPiece } from './pieces.ts';

/** The fields of a document that front matter has a place for. */
export type FrontField = 'title' | keyof Incident;

/** How a field is called that the file has not yet. */
const NEW_KEYS: Readonly<Record<FrontField, string>> = {
  title: 'title',
  reference: 'reference',
  organization: 'organization',
  severity: 'severity',
  services: 'services',
  zone: 'timezone',
  // Generators of sites take `date` for the day of publishing.
  date: 'incident-date',
};

/** The front matter's lines, where a file has one. */
export function frontOf(lines: readonly Line[]): FrontPiece | null {
  const text = plainText(lines);
  const front = splitFrontMatter(text);
  if (!front) return null;
  const to = lines.length - (front.rest === '' ? 0 : front.rest.split('\n').length);
  return { to, language: text.trimStart().startsWith('+++') ? 'toml' : 'yaml' };
}

/** What the front matter says of the incident, and the day that it names as the incident's own. */
export function readFront(
  lines: readonly Line[],
  front: FrontPiece | null,
): { source: Source; day: string | null } {
  const source = emptySource('markdown');
  const split = front && splitFrontMatter(plainText(lines));
  if (!split) return { source, day: null };
  applyFrontMatter(split.yaml, source);
  const day = /^incident[-_ ]?date\s*:\s*["']?(\d{4}-\d{2}-\d{2})/im.exec(split.yaml)?.[1] ?? '';
  return { source, day: isDate(day) ? day : null };
}

/**
 * The file's first lines with some fields changed, each on its own line.
 * @param lines those of the front matter, with the lines that enclose it; none where there is none
 * @returns null where they cannot be changed without touching others: TOML, and YAML with mistakes
 */
export function changedFront(
  lines: readonly Line[],
  front: FrontPiece | null,
  fields: ReadonlyMap<FrontField, string | readonly string[]>,
  { end }: SourceText,
): Line[] | null {
  if (fields.size === 0) return [...lines];
  if (front?.language === 'toml') return null;
  if (!front) {
    const added = [...fields].map(([field, value]) => entry(NEW_KEYS[field], value));
    return newLines(['---', ...added, '---', ''].join('\n'), end);
  }
  let inner = [...lines];
  for (const [field, value] of fields) {
    const changed = withField(inner, field, value, end);
    if (!changed) return null;
    inner = changed;
  }
  return inner;
}

function withField(
  lines: readonly Line[],
  field: FrontField,
  value: string | readonly string[],
  end: string,
): Line[] | null {
  const open = lines.findIndex((line) => !isBlank(line));
  const close = lines.findLastIndex(({ text }) => /^(?:---|\.\.\.)[ \t]*$/.test(text));
  const text = plainText(lines.slice(open + 1, close));
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const keys = document.contents.items as Pair[];
  const found =
    keys.find(({ key }) => nameOf(key) === NEW_KEYS[field]) ??
    keys.find(({ key }) => field !== 'date' && frontField(nameOf(key)) === field);
  const range = found && isScalar(found.key) ? found.key.range : null;
  if (!found || !range) {
    const isEmpty = value.length === 0;
    if (isEmpty) return [...lines];
    return lines.toSpliced(close, 0, { text: entry(NEW_KEYS[field], value), end });
  }
  const last = isNode(found.value) && found.value.range ? found.value.range[1] : range[1];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const [from, to] = [lineOf(range[0]), lineOf(Math.max(range[0], last - 1)) + 1];
  const line = lines[open + to]!.text;
  const remark = line.includes(' #') ? line.slice(line.indexOf(' #')) : '';
  return lines.toSpliced(open + 1 + from, to - from, {
    text: `${entry(nameOf(found.key), value)}${to - from === 1 ? remark : ''}`,
    end: lines[open + to]!.end,
  });
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

/** `key: value` on one line. */
function entry(key: string, value: string | readonly string[]): string {
  const written = Array.isArray(value)
    ? stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false })
    : stringify(value as string, { lineWidth: 0, blockQuote: false });
  return `${key}: ${written.trim()}`;
}
