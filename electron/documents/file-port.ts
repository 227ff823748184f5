import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { promisify } from 'node:util';

/** The file operations that saving uses, so that a test can make each of them fail in turn. */
export interface FilePort {
  realpath(path: string): Promise<string>;
  stat(path: string): Promise<FileFacts>;
  /** Fails when the path may not be written. */
  writable(path: string): Promise<void>;
  readFile(path: string): Promise<Buffer>;
  /** Whether a file holds these bytes and no others; it is read a piece at a time. */
  holds(path: string, bytes: Buffer): Promise<boolean>;
  open(path: string, flags: 'wx' | 'r+' | 'r' | 'a', mode?: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file the extended attributes of another, as far as the system can. */
  copyAttributes(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  wait(ms: number): Promise<void>;
}

export interface FileFacts {
  isFile(): boolean;
  isDirectory(): boolean;
  size: number;
  mtimeMs: number;
  mode: number;
  uid: number;
  gid: number;
  nlink: number;
  dev: number;
  ino: number;
}

export interface OpenFile {
  write(
    bytes: Buffer,
    offset: number,
    length: number,
    /** null = where the file ends, of one that was opened to append. */
    position: number | null,
  ): Promise<{ bytesWritten: number }>;
  stat(): Promise<FileFacts>;
  truncate(length: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  chown(uid: number, gid: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The real disk. */
export const disk: FilePort = {
  realpath: (path) => fs.realpath(path),
  stat: (path) => fs.stat(path),
  writable: (path) => fs.access(path, fs.constants.W_OK),
  readFile: (path) => fs.readFile(path),
  holds,
  open: (path, flags, mode) => fs.open(path, flags, mode),
  rename: (from, to) => fs.rename(from, to),
  copyAttributes,
  unlink: (path) => fs.unlink(path),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const PIECE = 1_048_576;

async function holds(path: string, bytes: Buffer): Promise<boolean> {
  const file = await fs.open(path, 'r');
  try {
    if ((await file.stat()).size !== bytes.length) return false;
    const piece = Buffer.allocUnsafe(Math.min(PIECE, Math.max(1, bytes.length)));
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return false;
      if (!piece.subarray(0, bytesRead).equals(bytes.subarray(at, at + bytesRead))) return false;
      at += bytesRead;
    }
    return true;
  } finally {
    await file.close();
  }
}

/**
 * Tags, access lists and labels, which a new file in the old one's place would lose. Node cannot
 * copy them, GNU's `cp` can; elsewhere they are not kept.
 */
async function copyAttributes(from: string, to: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await promisify(execFile)('cp', [
    '--attributes-only',
    '--preserve=mode,xattr',
    '--no-dereference',
    '--',
    from,
    to,
  ]);
}

/** Numbers that libuv has no name for, by system: an exceeded quota. */
const UNNAMED: Partial<Record<NodeJS.Platform, Record<number, string>>> = {
  linux: { [-122]: 'EDQUOT' },
  darwin: { [-69]: 'EDQUOT' },
};

/** The errno name of a failed operation: `ENOSPC`, or '' for what is no system error. */
export function errnoOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, errno } = error as NodeJS.ErrnoException;
  const unnamed = errno === undefined ? undefined : UNNAMED[process.platform]?.[errno];
  return unnamed ?? (typeof code === 'string' ? code : '');
}
