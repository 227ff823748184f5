/**
 * A saved page of a hosted status page: one incident with its notices, or a history of several. Its
 * own class names tell the parts apart better than the text can (measured on public scrapers of
 * such pages), and its stamps carry exact instants.
 */
import type { Element, Nodes, Root as HtmlRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { RootContent } from 'mdast';
import { readHtml } from '../../prose/html/read.ts';
import { withoutDeepTags } from '../../prose/html/shallow.ts';
import { keepIn, type KeepPicture } from '../../files/embedded-pictures.ts';
import { emptySource, type Source, type SourceUpdate } from '../model/source.ts';
import { statusOf } from './status-word.ts';

/** The incidents of a saved status page, in page order; empty for any other page. */
export function readStatusHtml(given: string): Source[] {
  if (
    !/class\s*=\s*["'][^"']*\b(?:update-row|updates-container|incident-updates-container)\b/i.test(
      given,
    )
  )
    return [];
  const html = withoutDeepTags(given);
  const page = fromHtml(html, { fragment: true });
  const rows = withClass(page, 'update-row');
  if (rows.length > 0) return [readIncidentPage(html, page, rows)];
  // The author may take several of them for one document.
  const media: Source['media'] = {};
  return withClass(page, 'incident-container').flatMap(
    (incident) => readHistoryItem(html, page, incident, media) ?? [],
  );
}

function readIncidentPage(html: string, page: HtmlRoot, rows: readonly Element[]): Source {
  const source = emptySource('html');
  const keepPicture = keepIn(source.media);
  source.title = wordsIn(withClass(page, 'incident-name')[0]);
  source.organization =
    wordsIn(withClass(page, 'page-name')[0]) ||
    (/Incident Report for\s+(?!\s)([^]+)$/i.exec(wordsIn(withClass(page, 'subheader')[0]))?.[1] ??
      '');
  source.updates = rows.map((row): SourceUpdate => {
    const title = wordsIn(withClass(row, 'update-title')[0]);
    const stamp = withClass(row, 'update-timestamp')[0];
    return {
      status: statusOf(title) ?? 'update',
      stamp: stamp ? stampOf(stamp) : null,
      body: [
        ...unknownStatus(title),
        ...blocksOf(html, withClass(row, 'update-body')[0], keepPicture),
      ],
    };
  });
  const affected = wordsIn(withClass(page, 'components-affected')[0])
    .replace(/^This incident affect(?:ed|s):\s*/i, '')
    .replace(/\.$/, '');
  // Commas within parentheses divide nothing.
  const services = affected.match(/(?:\([^()]*\)|[^,])+/g) ?? [];
  source.services = services.map((name) => name.trim()).filter(Boolean);
  return withReport(source);
}

/** The posting of the postmortem is an update without a body: its text is the report's. */
function withReport(source: Source): Source {
  const report = source.updates.find(({ status }) => status === 'postmortem');
  if (!report) return source;
  source.body = report.body;
  source.updates = source.updates.map((update) =>
    update === report ? { ...update, body: [] } : update,
  );
  return source;
}

function readHistoryItem(
  html: string,
  page: HtmlRoot,
  incident: Element,
  media: Source['media'],
): Source | null {
  const updates = withClass(incident, 'update');
  const source = { ...emptySource('html'), media };
  source.title = wordsIn(withClass(incident, 'incident-title')[0]);
  if (updates.length === 0) return null;
  const year = yearAbove(page, incident);
  source.updates = updates.flatMap((update) => noticesIn(html, update, year, media));
  return source;
}

/**
 * Notices as a history or a feed writes them: `<strong>Resolved</strong> - text <small>Jan
 * <var>12</var>, <var>16:04</var> UTC</small>`, the stamp before or after.
 * @param year the stamp names none
 * @param media where pictures within go
 */
export function noticesIn(
  html: string,
  element: HtmlRoot | Element,
  year: string,
  media: Source['media'],
): SourceUpdate[] {
  const small = withTag(element, 'small')[0];
  const label = withTag(element, 'strong')[0] ?? withTag(element, 'b')[0];
  if (!small && !label) return [];
  const start = offsets(element).start;
  const own = html.slice(start, offsets(element).end);
  // What is left between the status and the stamp is the notice.
  const cut = [small, label]
    .filter((each) => each !== undefined)
    .map((each) => offsets(each))
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, part) => `${text.slice(0, part.start - start)} ${text.slice(part.end - start)}`,
      own,
    );
  const status = label ? statusOf(wordsIn(label)) : null;
  const body = readHtml(withoutLeadingDash(withoutBreaksAtEnd(cut)), keepIn(media)).prose.children;
  return [
    {
      status: status ?? 'update',
      stamp: small ? stampOf(small, year) : null,
      body: [...(status === null && label ? unknownStatus(wordsIn(label)) : []), ...body],
    },
  ];
}

/** Dashes between status and notice stand in the first signs. */
const LONGEST_HEAD = 1_000;

function withoutLeadingDash(html: string): string {
  const head = html
    .slice(0, LONGEST_HEAD)
    .replace(/^([^]*?<[^<>]*>)?(?:\s|<br\s*\/?>)*[-\u2013\u2014]\s+/i, '$1');
  return head + html.slice(LONGEST_HEAD);
}

/** Breaks and spaces before the last tag, which ends the text. */
function withoutBreaksAtEnd(html: string): string {
  const end = html.lastIndexOf('</');
  if (!/^<\/\w+>\s*$/.test(html.slice(Math.max(0, end)))) return html;
  let text = html.slice(0, end).trimEnd();
  for (;;) {
    const last = Math.max(0, text.lastIndexOf('<'));
    if (!/^<br\s*\/?>$/i.test(text.slice(last))) return text + html.slice(end);
    text = text.slice(0, last).trimEnd();
  }
}

/**
 * The stamp as shown, the year put in where it names none: from the instant that the page carries
 * with it, else from where the incident stands.
 */
function stampOf(element: Element, year = ''): string {
  const shown = wordsIn(element)
    .replace(/^Posted\s+(?:.{1,40}?\bago\b\.?\s*)?/i, '')
    .trim();
  if (/\b(?:19|20)\d{2}\b/.test(shown)) return shown;
  const instant = instantOf(element);
  const known = instant === null ? year : yearOf(instant, shown);
  const day = /^(\p{L}{3,9} \d{1,2}),\s*/u;
  if (known !== '' && day.test(shown)) return shown.replace(day, `$1, ${known} - `);
  return instant ?? shown;
}

/**
 * The instant in the attribute that the page's own script reads, in milliseconds (older pages:
 * seconds) since 1970.
 */
function instantOf(element: Element): string | null {
  const attribute = [element, ...below(element)]
    .map(({ properties }) => properties['dataDatetimeUnix'])
    .find((value) => value !== undefined);
  const number = Number(attribute);
  if (attribute === undefined || !(number > 0) || number > 1e14) return null;
  return new Date(Number(number < 1e11 ? number * 1000 : number))
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z');
}

/** At the turn of the year the page's clock may be a year behind or ahead of UTC. */
function yearOf(instant: string, shown: string): string {
  const year = Number(instant.slice(0, 4));
  const month = instant.slice(5, 7);
  if (month === '01' && /^dec/i.test(shown)) return String(year - 1);
  if (month === '12' && /^jan/i.test(shown)) return String(year + 1);
  return String(year);
}

/** The year of the day or month that the incident stands under. */
function yearAbove(page: HtmlRoot, incident: Element): string {
  const limit = offsets(incident).start;
  const heads = below(page).filter(
    (each) =>
      offsets(each).end <= limit &&
      (hasClass(each, 'date') || hasClass(each, 'month-title') || /^h[1-6]$/.test(each.tagName)),
  );
  return (
    heads
      .map((head) => /\b(?:19|20)\d{2}\b/.exec(wordsIn(head))?.[0] ?? '')
      .findLast((year) => year !== '') ?? ''
  );
}

/** A status of the page's own making says more than "update". */
function unknownStatus(title: string): RootContent[] {
  return title === '' || statusOf(title) !== null
    ? []
    : [{ type: 'paragraph', children: [{ type: 'text', value: title }] }];
}

function blocksOf(
  html: string,
  element: Element | undefined,
  keepPicture: KeepPicture,
): RootContent[] {
  return element
    ? readHtml(html.slice(offsets(element).start, offsets(element).end), keepPicture).prose.children
    : [];
}

function offsets(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function withClass(node: Nodes, name: string): Element[] {
  return below(node).filter((element) => hasClass(element, name));
}

export function withTag(node: Nodes, name: string): Element[] {
  return below(node).filter((element) => element.tagName === name);
}

function hasClass(element: Element, name: string): boolean {
  const classes = element.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

/** All elements within, in page order. */
function below(node: Nodes): Element[] {
  const found: Element[] = [];
  const left: Nodes[] = 'children' in node ? [...node.children].reverse() : [];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.type === 'element') found.push(next);
    if ('children' in next)
      for (let index = next.children.length - 1; index >= 0; index--)
        left.push(next.children[index]!);
  }
  return found;
}

/** The words that are shown, white space made single. */
function wordsIn(node: Nodes | undefined): string {
  const text = (each: Nodes): string => {
    if (each.type === 'text') return each.value;
    if (each.type === 'element' && (each.tagName === 'script' || each.tagName === 'style'))
      return '';
    return 'children' in each ? each.children.map(text).join('') : '';
  };
  return node ? text(node).replace(/\s+/g, ' ').trim() : '';
}
