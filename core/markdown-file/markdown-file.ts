/**
 * A document that lives in a Markdown file: read from it, and written back so that only the lines
 * change that say something else. This is the folder's face.
 */
import type { Postmortem } from '../document/postmortem.ts';
import type { Change } from '../revision/change.ts';
import { isOwnMarkdown } from '../markdown/read.ts';
import { newOwn, readOwn, writeOwn, type Pictures } from './own.ts';
import { readSource } from './read-source.ts';
import { writeSource, type WrittenFile } from './write.ts';

export type { Pictures, WrittenFile };

/**
 * The document in a Markdown file, whoever wrote it. The same text gives the same ids.
 * @param text as it stands in the file, with its byte order mark and line ends
 * @param id for a file that names none
 * @param pictures those that lie beside a file of ours, by their paths from it
 * @throws Error with one sentence where it is a file of ours that was damaged
 */
export function readMarkdownFile(
  text: string,
  id: string,
  pictures: Pictures = new Map(),
): Postmortem {
  return isOwnMarkdown(text) ? readOwn(text, pictures) : readSource(text, id).document;
}

/**
 * The text of the file with a document in it, and what of the document the file cannot hold. A
 * document that says what the file says gives the same text, byte for byte.
 */
export function writeMarkdownFile(
  text: string,
  document: Postmortem,
  pictures: Pictures = new Map(),
): WrittenFile {
  return isOwnMarkdown(text)
    ? writeOwn(text, document, pictures)
    : writeSource(readSource(text, document.id), document);
}

/** A document as a new Markdown file, and what of it that cannot hold. */
export function newMarkdownFile(document: Postmortem): WrittenFile {
  return newOwn(document);
}

/** What a file cannot hold, in words for its author: "2 pictures", "what is marked internal". */
export function missingInWords(missing: readonly Change[]): string[] {
  const count = (number: number, one: string, many: string): string[] =>
    number === 0 ? [] : [number === 1 ? one : `${number} ${many}`];
  const pictures = missing.filter(
    (change) => change.kind === 'value' && change.owner.of === 'media',
  );
  const internal = missing.filter((change) => change.kind === 'value' && change.key === 'audience');
  const isOf = (change: Change, key: string): boolean =>
    change.kind === 'value' && change.key === key;
  const conflicts = missing.some((change) => isOf(change, 'conflicts'));
  const comments = missing.some((change) => isOf(change, 'comments'));
  const updates = missing.filter(
    (change) => change.kind !== 'value' && change.list === 'updates' && change.kind !== 'removed',
  );
  const facts = missing.filter((change) => change.kind === 'blocks' && holds(change, '"fact"'));
  const others = missing.filter(
    (change) =>
      !updates.includes(change) &&
      !facts.includes(change) &&
      (change.kind === 'value'
        ? !pictures.includes(change) && !['audience', 'comments', 'conflicts'].includes(change.key)
        : !(pictures.length > 0 && holds(change, '"media:'))),
  );
  return [
    ...count(pictures.length, 'a picture', 'pictures'),
    ...count(internal.length, 'an internal mark', 'internal marks'),
    ...(facts.length > 0 ? ['what live facts follow'] : []),
    ...(comments ? ['comments'] : []),
    ...(conflicts ? ['conflicts that are still open'] : []),
    ...count(updates.length, 'a status update', 'status updates'),
    ...count(others.length, 'a detail of form', 'details of form'),
  ];
}

function holds(change: Change, word: string): boolean {
  return JSON.stringify(change).includes(word);
}
