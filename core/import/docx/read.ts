/**
 * A Word file that others wrote: its text by mammoth and the HTML reader, and whatever those leave
 * out put beside it.
 */
import type { Root, RootContent } from 'mdast';
import { zipSync, type Zippable } from 'fflate';
import mammoth from 'mammoth';
import { paragraph } from '../../prose/build.ts';
import { readHtml } from '../../prose/html/read.ts';
import { linksIn, listedNotes } from '../../prose/listed-notes.ts';
import { isEmptyProse } from '../../prose/text.ts';
import { decodeText } from '../../files/decode.ts';
import { mainPart, readDocxFacts, type DocxComment, type DocxFacts } from './facts.ts';
import { withNumbers } from './list-numbers.ts';
import { noticesOf } from '../status-page/notices.ts';
import { emptySource, type Source } from '../model/source.ts';
import { FileProblem, type SourceFile } from '../../files/source-file.ts';
import { missingLines, textOfSource } from '../understand/words-kept.ts';

export interface DocxSource {
  source: Source;
  notes: string[];
}

/** Bytes of one part, and of all pictures: what a document may hold. */
const LARGEST_PART = 100_000_000;
const LARGEST_PICTURES = 20_000_000;
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']);

/** True for the files of a Word document. */
export function isDocx(files: readonly SourceFile[]): boolean {
  return (
    files.some(({ name }) => name === '[Content_Types].xml') &&
    files.some(({ name }) => /^word\/\w+\.xml$/i.test(name))
  );
}

/** @param files of the package, as `unpack` gives them. @throws FileProblem */
export async function readDocx(name: string, files: readonly SourceFile[]): Promise<DocxSource> {
  const packed = new Map(files.map((file) => [file.name, file]));
  const parts = new Map<string, string | null>();
  const part = (path: string): string | null => {
    if (!parts.has(path)) parts.set(path, textOf(packed.get(path)));
    return parts.get(path)!;
  };
  const damaged = new FileProblem(
    name,
    'The Word file is damaged: its text cannot be read. ' +
      'Open it in Word or LibreOffice, save it again as .docx, and import that.',
  );
  try {
    const facts = readDocxFacts([...packed.keys()], part, mainPart(part('_rels/.rels')));
    if (!facts) throw damaged;
    return await convert(files, facts);
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    throw damaged;
  }
}

function textOf(file: SourceFile | undefined): string | null {
  const decoded = file ? decodeText(file.bytes, LARGEST_PART) : null;
  return decoded?.ok ? decoded.text : null;
}

async function convert(files: readonly SourceFile[], facts: DocxFacts): Promise<DocxSource> {
  const source = emptySource('docx');
  const { media } = source;
  const unshown: string[] = [];
  let pictureBytes = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    const data = PICTURES.has(image.contentType)
      ? await image.readAsBase64String().catch(() => '')
      : '';
    pictureBytes += data.length * 0.75;
    if (data === '' || pictureBytes > LARGEST_PICTURES) {
      unshown.push(image.contentType.replace(/^image\/(?:x-)?/, ''));
      return { src: '' };
    }
    const key = `picture-${Object.keys(media).length + 1}`;
    media[key] = { type: image.contentType, data, name: '' };
    return { src: `media:${key}` };
  });
  const { value } = await mammoth.convertToHtml(stored(files), {
    styleMap: styleMap(facts),
    convertImage,
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
  });
  // Bookmarks are empty anchors there, and places where a word may be divided are no part of it.
  const html = value.replace(/<a id="[^"]*"><\/a>|\u00AD/g, '');
  const blocks = withFootnotes(readHtml(html).prose).children.filter(
    (block) => !isEmptyProse({ type: 'root', children: [block] }),
  );
  const numbered = withNumbers(blocks, facts.numbers);
  const { updates, rest, services = [] } = noticesOf(numbered, false);
  if (facts.carried !== '') source.carried = facts.carried;
  source.updates = updates;
  source.body = rest;
  source.services.push(...services);
  const lost = missingLines(facts.lines, textOfSource(source));
  source.unsorted = [
    ...[...lost, ...facts.marginLines].map(paragraph),
    ...facts.comments.map(commentBlock),
  ];
  return { source, notes: notesOf(facts, unshown) };
}

/**
 * The package again, not compressed: its files came out within their limits, and mammoth's own
 * unpacking has none.
 */
function stored(files: readonly SourceFile[]): { arrayBuffer: ArrayBuffer } {
  const zip: Zippable = {};
  for (const { name, bytes } of files) if (name !== '__proto__') zip[name] = [bytes, { level: 0 }];
  const arrayBuffer = zipSync(zip).buffer as ArrayBuffer;
  // The library's build for Node looks for it under another name, and takes the same kind there.
  return { arrayBuffer, ...{ buffer: arrayBuffer } };
}

/**
 * Headings by their styles, one level lower where a title stands above them; monospaced blocks and
 * quotes as such.
 */
function styleMap({ headings, titled }: DocxFacts): string[] {
  const below = titled ? 1 : 0;
  const own = [...headings]
    .filter(([id]) => /^[\w-]+$/.test(id))
    .map(([id, level]) => `p.${id} => h${Math.min(6, level + below)}:fresh`);
  const code = ['Source Code', 'Preformatted Text', 'HTML Preformatted', 'Code', 'macro'].map(
    (style) => `p[style-name='${style}'] => pre:separator('\\n')`,
  );
  const quotes = ['Quote', 'Intense Quote', 'Block Text', 'Quotations'].map(
    (style) => `p[style-name='${style}'] => blockquote > p:fresh`,
  );
  return ["p[style-name='Title'] => h1:fresh", ...own, ...code, ...quotes];
}

function commentBlock({ author, date, on, text }: DocxComment): RootContent {
  const about = on === '' ? '' : ` on “${on.length > 120 ? `${on.slice(0, 120)}…` : on}”`;
  return paragraph(
    `Comment${author === '' ? '' : ` by ${author}`}${date === '' ? '' : `, ${date}`}${about}: ${text}`,
  );
}

function notesOf(
  { comments, deleted, marginLines }: DocxFacts,
  unshown: readonly string[],
): string[] {
  const notes: string[] = [];
  if (comments.length > 0)
    notes.push(`${comments.length} ${comments.length === 1 ? 'comment' : 'comments'}, in Unsorted`);
  if (marginLines.length > 0) notes.push('header and footer text, in Unsorted');
  if (deleted > 0)
    notes.push(
      `${deleted} tracked ${deleted === 1 ? 'deletion' : 'deletions'} left out, insertions taken`,
    );
  if (unshown.length > 0)
    notes.push(
      `${unshown.length} ${unshown.length === 1 ? 'picture' : 'pictures'} left out, ` +
        `of a kind or size that a document cannot hold (${[...new Set(unshown)].join(', ')})`,
    );
  return notes;
}

/** The address of a note by that which leads back from it, as Mammoth names them. */
function noteAddress(back: string): string | null {
  return /^#(?:foot|end)note-ref-\d+$/.test(back) ? back.replace('-ref', '') : null;
}

/**
 * Mammoth's list of notes at the end, and the links to it, as footnotes beside the block that they
 * belong to.
 */
function withFootnotes(root: Root): Root {
  const found = listedNotes(root, noteAddress);
  if (!found) return root;
  const beside = found.before.flatMap((block, index): RootContent[] => [
    block,
    ...linksIn(root.children[index]!).flatMap((url) => found.notes.get(url) ?? []),
  ]);
  return { ...root, children: [...beside, ...found.behind] };
}
