/**
 * A ZIP -> its files, in memory and nowhere else. What the directory promises is checked before
 * anything is unpacked, and what comes out is held to it: an archive cannot make the program unpack
 * more than it declared, and declares no more than is sensible.
 */
import { Inflate } from 'fflate';
import { FileProblem, type SourceFile } from './source-file.ts';
import { readDirectory, type PackedFile } from './zip-directory.ts';

/** Files in an archive: ten years of daily files of several channels. */
const MOST_FILES = 20_000;
/**
 * Bytes that all files together may unpack to. Files are unpacked one by one as they are read, so
 * this bounds the time, not the memory.
 */
const LARGEST_CONTENT = 1_000_000_000;
/**
 * How much tighter than its content an archive may be. Chat exports and logs reach 30; deflate ends
 * at 1,032.
 */
const TIGHTEST = 250;
/** Below this a tight file is only a short one that repeats itself. */
const SMALL = 1_000_000;

/** True for bytes that begin as a ZIP does, an empty one included. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * The files of an archive in its own order, without folders and without what macOS adds. `bytes`
 * unpacks the file each time it is asked for.
 * @throws FileProblem for an archive that is damaged, encrypted, too large or has a name that
 *   leads out of its folder
 */
export function unpack(name: string, bytes: Uint8Array): SourceFile[] {
  const refuse = (sentence: string): FileProblem => new FileProblem(name, sentence);
  const directory = readDirectory(bytes);
  const file = packedFile(bytes);
  if (directory === null)
    throw refuse(
      `The ${file} is damaged or incomplete: its end is missing. Download or copy it again.`,
    );
  if (directory.length > MOST_FILES)
    throw refuse(
      `The ${file} holds ${directory.length} files, and at most ${MOST_FILES} can be read. ` +
        'Pack only the folder you need.',
    );
  const files = directory.filter(({ path }) => !path.endsWith('/') && !isClutter(path));
  const outside = directory.find(({ path }) => leadsOutside(path));
  if (outside)
    throw refuse(
      `The ${file} holds a file named “${outside.path.slice(0, 80)}”, which leads out of its ` +
        'folder; no honest program writes that, so nothing of it was read. Ask for a new export.',
    );
  const encrypted = files.find((one) => one.encrypted);
  if (encrypted)
    throw refuse(
      `The ${file} is protected by a password (“${encrypted.path.slice(0, 80)}”). ` +
        'Unpack it yourself and import its files or its folder.',
    );
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_CONTENT)
    throw refuse(
      `The ${file} would unpack to ${Math.ceil(total / 1_000_000)} MB, and at most ` +
        `${LARGEST_CONTENT / 1_000_000} MB can be read. ` +
        'Pack only the days or channels of the incident.',
    );
  const tight = files.find(({ size, packed }) => size > SMALL && size > packed * TIGHTEST);
  if (tight)
    throw refuse(
      `The ${file} holds “${tight.path.slice(0, 80)}”, which is packed ` +
        `${Math.round(tight.size / Math.max(1, tight.packed))} times smaller than it is. ` +
        'No report or chat is like that, so nothing of it was read. ' +
        'Check where the file comes from.',
    );
  if (total > SMALL && total > bytes.length * TIGHTEST)
    throw refuse(
      `The ${file} would unpack to ${Math.round(total / bytes.length)} times its size. ` +
        'No report or chat is like that, so nothing of it was read. ' +
        'Check where the file comes from.',
    );
  if (overlap(files))
    throw refuse(
      `The ${file} holds files that lie over one another; ` +
        'no honest program writes that, so nothing of it was read. Ask for a new export.',
    );
  const strange = files.find(({ method }) => method !== 0 && method !== 8);
  if (strange)
    throw refuse(
      `The ${file} is packed in a way that Afterword does not know ` +
        `(“${strange.path.slice(0, 80)}”). Unpack it yourself and import its files or its folder.`,
    );
  return files.map((file) => ({
    name: file.path,
    get bytes() {
      return contentOf(name, bytes, file);
    },
  }));
}

/**
 * What its author calls a packed file, by the name of the first file in it: programs write that of
 * their kind first (ECMA-376 part 2; OpenDocument 1.3 part 2, 3.3).
 */
function packedFile(bytes: Uint8Array): string {
  const first = String.fromCharCode(...bytes.subarray(30, 120));
  if (/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/|docProps\/)/.test(first)) return 'Word file';
  return first.startsWith('mimetypeapplication/vnd.oasis') ? 'OpenDocument file' : 'ZIP file';
}

/** True where one file's packed bytes are another's too: a small archive of endless content. */
function overlap(files: readonly PackedFile[]): boolean {
  const placed = files
    .filter(({ start, packed }) => start >= 0 && packed > 0)
    .sort((one, other) => one.start - other.start);
  return placed.some(
    ({ start }, index) => index > 0 && start < placed[index - 1]!.start + placed[index - 1]!.packed,
  );
}

function contentOf(name: string, archive: Uint8Array, file: PackedFile): Uint8Array {
  const damaged = (): FileProblem =>
    new FileProblem(
      name,
      `“${file.path.slice(0, 80)}” in the ${packedFile(archive)} is damaged. ` +
        'Download or copy it again.',
    );
  const packed = archive.subarray(file.start, file.start + file.packed);
  if (file.start < 0 || packed.length < file.packed) throw damaged();
  if (file.method === 0) return packed;
  const out = new Uint8Array(file.size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > file.size) throw damaged();
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    // In small pieces, so that a file that unpacks to more than it declared is stopped at once.
    for (let at = 0; at < packed.length; at += PIECE)
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch {
    throw damaged();
  }
  if (length !== file.size) throw damaged();
  return out;
}

const PIECE = 65_536;

/** What an operating system adds for itself. */
function isClutter(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

function leadsOutside(path: string): boolean {
  return /^[/\\]|^[a-z]:|\\|\0/i.test(path) || path.split('/').includes('..');
}
