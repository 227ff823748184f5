/**
 * One kept version of a document as a file: a line of JSON, then the text, compressed. The line
 * says what it is a version of, and the length and hash of what follows, so that a damaged one is
 * known before it is believed.
 */
import { open, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { identityOf } from '../documents/safe-write.ts';

const headSchema = z.object({
  document: z.string(),
  title: z.string(),
  when: z.iso.datetime(),
  reason: z.enum(['opened', 'saved', 'writing', 'named']),
  name: z.string(),
  /** What changed since the version before, in a line; '' where there is none to compare with. */
  changed: z.string().default(''),
  /** How many words the text has; 0 where nobody counted. */
  words: z.number().default(0),
  /** Of the text, to know the same text again. */
  text: z.object({ size: z.number(), hash: z.string() }),
  /** Of the compressed bytes after this line. */
  size: z.number(),
  hash: z.string(),
});
export type VersionHead = z.infer<typeof headSchema>;

/** No head is longer: a title and a name are a line each. */
const LONGEST_HEAD = 16_384;
/** No document that can be opened is longer; a crafted file must not fill the memory. */
const LONGEST_TEXT = 200_000_000;
const LINE_END = 0x0a;

/** The bytes of a version's file. */
export async function versionBytes(
  text: string,
  about: Omit<VersionHead, 'text' | 'size' | 'hash'>,
): Promise<{ head: VersionHead; bytes: Buffer }> {
  const plain = Buffer.from(text, 'utf8');
  const packed = await promisify(gzip)(plain);
  const head: VersionHead = {
    ...about,
    title: about.title.slice(0, 500),
    name: about.name.slice(0, 500),
    text: identityOf(plain),
    ...identityOf(packed),
  };
  return { head, bytes: Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), packed]) };
}

/** What a version's file says of itself, without its text; null where it says nothing readable. */
export async function readHead(path: string): Promise<VersionHead | null> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    return headOf(buffer.subarray(0, bytesRead));
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** The text of a version; null where it is not what was written. */
export async function readVersion(
  path: string,
): Promise<{ head: VersionHead; text: string } | null> {
  const bytes = await readFile(path).catch(() => null);
  const head = bytes && headOf(bytes);
  if (!bytes || !head) return null;
  const packed = bytes.subarray(bytes.indexOf(LINE_END) + 1);
  const { size, hash } = identityOf(packed);
  if (size !== head.size || hash !== head.hash) return null;
  const plain = await promisify(gunzip)(packed, { maxOutputLength: LONGEST_TEXT }).catch(
    () => null,
  );
  return plain && { head, text: plain.toString('utf8') };
}

function headOf(bytes: Buffer): VersionHead | null {
  const end = bytes.indexOf(LINE_END);
  if (end < 0 || end > LONGEST_HEAD) return null;
  try {
    return headSchema.safeParse(JSON.parse(bytes.subarray(0, end).toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
