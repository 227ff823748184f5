/** The parts of a reviewed Word file that hold what was said about it. */
import type { Comment } from '../../document/comments.ts';
import { decodeText } from '../../files/decode.ts';
import { FileProblem } from '../../files/source-file.ts';
import { unpack } from '../../files/unpack.ts';
import { attributeOf, childrenOf, parseXml, walkElements, type Element } from '../../files/xml.ts';
import { reviewDate } from '../date.ts';

/** Bytes of one part. */
const LARGEST_PART = 100_000_000;

export interface WordPackage {
  body: Element;
  /** Null where there are none. */
  footnotes: Element | null;
  comments: Map<string, WordComment>;
  /** The document that the file was made from, as JSON; '' for none. */
  carried: string;
  /** Our own properties, without `afterword.`. */
  properties: Map<string, string>;
  /** Who saved it last, and when. */
  saved: { author: string; date: string };
}

export interface WordComment extends Comment {
  id: string;
  resolved: boolean;
  /** The comment that it answers. */
  parent: string | null;
}

/** @throws FileProblem for what is no Word file that can be read */
export function openPackage(name: string, bytes: Uint8Array): WordPackage {
  const files = new Map(unpack(name, bytes).map((file) => [file.name, file]));
  const part = (path: string): Element | null => {
    const file = files.get(path);
    const decoded = file && decodeText(file.bytes, LARGEST_PART);
    return decoded?.ok ? parseXml(decoded.text) : null;
  };
  const main = mainPath(part('_rels/.rels'));
  const root = part(main);
  const body = root && childrenOf(root, 'body')[0];
  if (!body)
    throw new FileProblem(
      name,
      'The Word file is damaged: its text cannot be read. ' +
        'Open it in Word or LibreOffice, save it again as .docx, and bring that in.',
    );
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const beside = (file: string): Element | null => part(`${folder}${file}`);
  const carried = [...files.keys()]
    .filter((path) => /^customXml\/item\d+\.xml$/.test(path))
    .map(part)
    .find(
      (one) =>
        one?.localName === 'postmortem' &&
        (one.namespaceURI ?? '').startsWith('urn:afterword:postmortem:'),
    );
  return {
    body,
    footnotes: beside('footnotes.xml'),
    comments: commentsOf(
      beside('comments.xml'),
      beside('commentsExtended.xml'),
      beside('commentsIds.xml'),
      beside('commentsExtensible.xml'),
    ),
    carried: carried?.textContent ?? '',
    properties: propertiesOf(part('docProps/custom.xml')),
    saved: savedBy(part('docProps/core.xml')),
  };
}

function mainPath(relationships: Element | null): string {
  const target = relationships
    ? childrenOf(relationships, 'Relationship').find((one) =>
        attributeOf(one, 'Type').endsWith('/officeDocument'),
      )
    : undefined;
  return target ? attributeOf(target, 'Target').replace(/^\//, '') : 'word/document.xml';
}

function propertiesOf(root: Element | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const property of root ? childrenOf(root, 'property') : []) {
    const name = attributeOf(property, 'name');
    if (name.startsWith('afterword.'))
      found.set(name.slice('afterword.'.length), (property.textContent ?? '').trim());
  }
  return found;
}

function savedBy(root: Element | null): { author: string; date: string } {
  const text = (name: string): string =>
    ((root && childrenOf(root, name)[0]?.textContent) ?? '').trim();
  return { author: text('lastModifiedBy'), date: reviewDate(text('modified')) };
}

/**
 * ECMA-376 part 1, 17.13.4 has the comments; which answers which and what is resolved is in
 * [MS-DOCX] 2.5.1.1 (commentsExtended, by the id of a comment's last paragraph), the dates in UTC
 * in 2.5.1.3 (commentsExtensible, by an id that commentsIds gives that paragraph).
 */
function commentsOf(
  root: Element | null,
  extended: Element | null,
  ids: Element | null,
  extensible: Element | null,
): Map<string, WordComment> {
  const comments = new Map<string, WordComment>();
  const byParagraph = new Map<string, WordComment>();
  for (const element of root ? childrenOf(root, 'comment') : []) {
    const paragraphs = paragraphsIn(element);
    const comment: WordComment = {
      id: attributeOf(element, 'id'),
      author: attributeOf(element, 'author').trim(),
      date: reviewDate(attributeOf(element, 'date')),
      text: paragraphs
        .map(({ text }) => text)
        .join('\n')
        .trim(),
      resolved: attributeOf(element, 'done') === '1',
      parent: null,
    };
    if (comments.has(comment.id)) continue;
    comments.set(comment.id, comment);
    const last = paragraphs.at(-1)?.id;
    if (last) byParagraph.set(last, comment);
  }
  for (const element of extended ? childrenOf(extended, 'commentEx') : []) {
    const comment = byParagraph.get(attributeOf(element, 'paraId'));
    if (!comment) continue;
    if (attributeOf(element, 'done') === '1') comment.resolved = true;
    const parent = byParagraph.get(attributeOf(element, 'paraIdParent'));
    if (parent && parent !== comment) comment.parent = parent.id;
  }
  const durable = new Map<string, WordComment>();
  for (const element of ids ? childrenOf(ids, 'commentId') : []) {
    const comment = byParagraph.get(attributeOf(element, 'paraId'));
    if (comment) durable.set(attributeOf(element, 'durableId'), comment);
  }
  for (const element of extensible ? childrenOf(extensible, 'commentExtensible') : []) {
    const comment = durable.get(attributeOf(element, 'durableId'));
    const date = reviewDate(attributeOf(element, 'dateUtc'));
    if (comment && date !== '') comment.date = date;
  }
  return comments;
}

function paragraphsIn(comment: Element): { id: string; text: string }[] {
  const paragraphs: { id: string; text: string }[] = [];
  walkElements(comment, (element) => {
    if (element.localName === 'p') {
      paragraphs.push({ id: attributeOf(element, 'paraId'), text: '' });
      return true;
    }
    const last = paragraphs.at(-1);
    if (element.localName === 'del') return false;
    if (last && element.localName === 't') last.text += element.textContent ?? '';
    else if (last && /^(?:tab|br|cr)$/.test(element.localName ?? '')) last.text += ' ';
    return element.localName !== 'pPr';
  });
  return paragraphs;
}
