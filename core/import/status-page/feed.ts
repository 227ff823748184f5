/**
 * A status page's feed (RSS or Atom): each item an incident, its notices in the item's HTML. The
 * year stands in the item's own date only.
 */
import { fromHtml } from 'hast-util-from-html';
import { readHtml } from '../../prose/html/read.ts';
import { withoutDeepTags } from '../../prose/html/shallow.ts';
import { keepIn } from '../../files/embedded-pictures.ts';
import { emptySource, type Source } from '../model/source.ts';
import { noticesOf } from './notices.ts';
import { noticesIn, withTag } from './html.ts';
import { childOf, childrenOf, parseXml, walkElements, type Element } from '../../files/xml.ts';

/** True for text that begins as such a feed does. */
export function isFeed(text: string): boolean {
  return /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:rss|feed|rdf:RDF)\b/i.test(
    text.slice(0, 2_000),
  );
}

/** The incidents of a feed in its own order; empty where it is damaged or has none. */
export function readFeed(text: string): Source[] {
  const root = parseXml(text);
  if (!root) return [];
  const page = textOf(childOf(childOf(root, 'channel') ?? root, 'title'))
    .replace(/(?<!\s)\s+(?:status|incident history)\b[^]*/i, '')
    .replace(/(?<!\s)\s+-\s*$/, '');
  const items: Element[] = [];
  walkElements(root, (element) => {
    if (element.localName !== 'item' && element.localName !== 'entry') return true;
    items.push(element);
    return false;
  });
  const media: Source['media'] = {};
  return items.map((item) => readItem(item, page, media));
}

function readItem(item: Element, page: string, media: Source['media']): Source {
  const source = { ...emptySource('html'), media };
  source.title = textOf(childOf(item, 'title'));
  source.organization = page;
  const date =
    ['pubDate', 'published', 'updated', 'date']
      .map((name) => textOf(childOf(item, name)))
      .find((text) => text !== '') ?? '';
  const year = /\b(?:19|20)\d{2}\b/.exec(date)?.[0] ?? '';
  const html = withoutDeepTags(
    ['encoded', 'content', 'description', 'summary']
      .map((name) => textOf(childOf(item, name)))
      .find((text) => text !== '') ?? '',
  );
  const paragraphs = withTag(fromHtml(html, { fragment: true }), 'p');
  source.updates = paragraphs.flatMap((paragraph) => noticesIn(html, paragraph, year, media));
  const stamped = (updates: Source['updates']) =>
    updates.filter(({ stamp }) => stamp !== null).length;
  if (stamped(source.updates) < 2) {
    // Whatever made the feed: by what recurs in its text.
    const inferred = noticesOf(readHtml(html, keepIn(media)).prose.children, false);
    if (stamped(inferred.updates) > stamped(source.updates))
      Object.assign(source, { updates: inferred.updates, unsorted: inferred.rest });
  }
  if (source.updates.length === 0)
    source.updates = [
      {
        status: 'update',
        stamp: date === '' ? null : date,
        body: readHtml(html, keepIn(media)).prose.children,
      },
    ];
  return source;
}

function textOf(element: Element | undefined): string {
  if (!element) return '';
  // Atom may carry its HTML as elements.
  const inner = childrenOf(element);
  return (inner.length > 0 ? inner.map(String).join('') : (element.textContent ?? '')).trim();
}
