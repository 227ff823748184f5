/** A text of any kind -> its document: data by what it holds, words by the readers of words. */
import { jsonMistake, lineAndColumn } from '../file-format/json-place.ts';
import { openPostmortem } from '../file-format/open.ts';
import type { TextFormat } from './text/detect.ts';
import type { ImportedSource } from './model/read-source.ts';
import { importText } from './import.ts';
import { describe, fromSource, readerOptions } from './one-source.ts';
import type { FileOptions } from './model/read-source.ts';
import type { Source, SourceFormat } from './model/source.ts';
import { FileProblem } from '../files/source-file.ts';
import { isFeed, readFeed } from './status-page/feed.ts';
import { readStatusHtml } from './status-page/html.ts';
import { looksLikeCsv, readCsv } from './data/csv/read-csv.ts';
import { detectJson, isJsonFormat, readJson, type JsonFormat } from './read-json.ts';
import { select } from './data/select.ts';
import { isJiraWiki } from './text/jira-wiki.ts';
import { MOST_MESSAGES } from './data/slack/chat.ts';

const TEXT_FORMATS: readonly SourceFormat[] = [
  'status-page',
  'markdown',
  'html',
  'prose',
] satisfies readonly TextFormat[];

/** Which reader of texts a chosen format means; a format of data is read as prose. */
function textFormatOf(format: SourceFormat): TextFormat {
  return TEXT_FORMATS.includes(format) ? (format as TextFormat) : 'prose';
}

/** Lines of a table, most of which are entries: as many as of a chat. */
const MOST_LINES = MOST_MESSAGES;

/** @throws FileProblem for data that is damaged or of no known kind; words are always read */
export function readTextSource(name: string, text: string, options: FileOptions): ImportedSource {
  const { format } = options;
  if (format === undefined ? looksLikeJson(name, text) : isJsonFormat(format))
    return readJsonText(name, text, options);
  if (format === 'csv' || (format === undefined && isTable(name, text))) {
    const lines = countLines(text);
    if (lines > MOST_LINES)
      throw new FileProblem(
        name,
        `The table has ${lines.toLocaleString('en-GB')} lines, and a document has room for ` +
          `${MOST_LINES.toLocaleString('en-GB')}. Keep the rows of the incident and import those.`,
      );
    return named(name, readCsv(text, readerOptions(name, options)));
  }
  if (format === 'afterword') return readOwn(name, text, options);
  if (format === undefined || format === 'html') {
    const incidents = isFeed(text) ? readFeed(text) : readStatusHtml(text);
    if (incidents.length > 1 || (incidents.length === 1 && isFeed(text)))
      return readIncident(name, incidents, options);
  }
  const beside = options.beside;
  const result = importText(text, {
    ...readerOptions(name, options),
    timelineFromText: options.timelineFromText,
    format: format && textFormatOf(format),
    ...(beside && { beside }),
  });
  const { document, notes, format: found } = result;
  return { document, read: describe(name, found, notes, document, result) };
}

/**
 * Named so, or begun so: a Markdown text may begin with a bracket, but not with one and then a
 * quoted key or another bracket.
 */
function looksLikeJson(name: string, text: string): boolean {
  return (
    /\.(?:json|postmortem)$/i.test(name) ||
    /^\s*(?:\{\s*(?:"|\}\s*$)|\[\s*[{["])/.test(text.slice(0, 2_000))
  );
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function isTable(name: string, text: string): boolean {
  return (
    /\.(?:csv|tsv)$/i.test(name) ||
    (!/\.(?:md|mdx|markdown|html?|eml)$/i.test(name) && !isJiraWiki(text) && looksLikeCsv(text))
  );
}

function readJsonText(name: string, text: string, options: FileOptions): ImportedSource {
  const value = parse(name, text);
  if (isOwn(value)) return readOwn(name, text, options);
  const format = options.format === undefined ? detectJson(value) : (options.format as JsonFormat);
  if (format === null) {
    throw new FileProblem(
      name,
      'This JSON is of no kind that Afterword knows: it reads incidents of status pages, Slack, PagerDuty, ' +
        'Opsgenie and Jira. Export it as CSV with a column of times, or paste its words.',
    );
  }
  return named(name, readJson(value, format, readerOptions(name, options)));
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const mistake = jsonMistake(text) ?? text.length;
    const { line, column } = lineAndColumn(text, mistake);
    const where = `line ${line}, column ${column}`;
    const cut = text.slice(mistake).trim() === '';
    throw new FileProblem(
      name,
      cut
        ? `The JSON ends too early, at ${where}: the file was cut off. Export or copy it again.`
        : `The JSON has a mistake at ${where}. Mend it there, or export it again.`,
    );
  }
}

function isOwn(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'postmortem'
  );
}

/** A `.postmortem` file as the document that it is, or Markdown that Afterword exported. */
function readOwn(name: string, text: string, options: FileOptions): ImportedSource {
  const opened = openPostmortem(text, options.newId);
  if (opened.ok)
    return {
      document: opened.document,
      read: { name, format: 'afterword', notes: [], asksZone: false },
    };
  const { document, notes, format } = importText(text, {
    ...readerOptions(name, options),
    ...(options.beside && { beside: options.beside }),
  });
  if (format !== 'afterword') throw new FileProblem(name, opened.problem);
  return { document, read: describe(name, format, notes, document) };
}

function named(
  name: string,
  {
    document,
    read,
  }: { document: ImportedSource['document']; read: Omit<ImportedSource['read'], 'name'> },
): ImportedSource {
  return { document, read: { name, ...read } };
}

/**
 * One of several incidents on a page: the author's choice, else the newest, which such pages show
 * first.
 */
function readIncident(
  name: string,
  incidents: readonly Source[],
  options: FileOptions,
): ImportedSource {
  const candidates = incidents.map((item, index) => ({
    item,
    label: item.title || `Incident ${index + 1}`,
    rows: item.updates.length,
    began: -index,
  }));
  const { taken, notes, channels } = select(candidates, 'incident', readerOptions(name, options));
  const [first, ...others] = taken.map(({ item }) => item);
  const source = others.reduce(
    (all, next) => ({
      ...all,
      updates: [...all.updates, ...next.updates],
      body: [...all.body, ...next.body],
    }),
    first!,
  );
  const result = fromSource(name, { source, notes }, options);
  return channels ? { ...result, read: { ...result.read, channels } } : result;
}
