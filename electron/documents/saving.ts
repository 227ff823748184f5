/** The text of an open document on its way to the disk: into its file, and into the copy that guards it. */
import { readFile, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { openPostmortem } from '../../core/file-format/open.ts';
import { hold, markdownOf, type Copy, type Entry } from './entry.ts';
import { saveFailure, SaveError } from './file-errors.ts';
import { replay } from './journal.ts';
import { isMarkdownName, writtenMarkdown } from './markdown-document.ts';
import type { Keeper } from './memory-store.ts';
import type { Origin } from './recovery-store.ts';
import { identityOf, safeWrite, type Identity } from './safe-write.ts';
import { untilDone } from './unfinished.ts';

/** The code of a save that would leave something out. */
export const CANNOT_HOLD = 'cannot-hold';
/** `missing`, with `CANNOT_HOLD`: what the file cannot hold, in words. */
export type Saved =
  | { ok: true; name: string }
  | { ok: false; code: string; sentence: string; missing?: readonly string[] };

/** Writes a document's text to a file. @param expected what the file is to hold now; null for any */
export async function writeEntry(
  keeper: Keeper,
  entry: Entry,
  path: string,
  { text, line }: Copy,
  expected: Identity | null,
): Promise<Saved> {
  // Our own text must read back as a document: an editor's mistake must not reach a good file.
  const reread = openPostmortem(text);
  if (!reread.ok)
    return {
      ok: false,
      code: 'io',
      sentence: `“${basename(path)}” was not saved because the document would not open again: ${reread.problem}`,
    };
  const origin = {
    title: reread.document.title,
    path,
    name: basename(path),
    identity: entry.identity,
  };
  const made = await fileOf(entry, path, text);
  if (!made.ok) {
    entry.unsaved = true;
    hold(entry, { title: origin.title, text, line });
    return made.failure;
  }
  const { bytes, markdown } = made;
  try {
    const identity = await safeWrite(path, bytes, {
      expected,
      secure: () => keeper.write(entry.handle, text, origin, line),
    });
    Object.assign(entry, {
      path: await realpath(path),
      identity,
      markdown,
      theirs: null,
      theirMarkdown: null,
      readOnly: false,
      unsaved: false,
      notice: '',
      gone: false,
    });
    hold(entry, { title: origin.title, text, line });
  } catch (error) {
    entry.unsaved = true;
    hold(entry, { title: origin.title, text, line });
    const failure = saveFailure(error, path);
    if (failure.code === 'changed-on-disk') entry.theirs = await identityOnDisk(path);
    // What stands there now is our own doing, and no other program's.
    else if (error instanceof SaveError && error.torn)
      entry.identity = (await identityOnDisk(path)) ?? entry.identity;
    return failure;
  }
  await settle(keeper, entry, line).catch(() => undefined);
  return { ok: true, name: basename(path) };
}

function originOf({ title, path, identity }: Entry): Origin {
  return { title, path, name: path && basename(path), identity };
}

/** Keeps a copy of the whole text. */
export function keepCopy(keeper: Keeper, entry: Entry): Promise<void> {
  return untilDone(keeper.write(entry.handle, entry.text, originOf(entry), entry.line));
}

/** The text up to `line` is on disk: no copy is needed, unless more was typed meanwhile. */
export async function settle(keeper: Keeper, entry: Entry, line: number): Promise<void> {
  if (await keeper.remove(entry.handle, line)) return;
  entry.unsaved = true;
  await keepCopy(keeper, entry);
}

/** The text with all that was typed since, for a page that starts anew. */
export function latestText(keeper: Keeper, { handle, text, line }: Entry): Copy {
  const lines = keeper.lines(handle).filter(({ number }) => number > line);
  const following = lines.filter(({ number }, index) => number === line + 1 + index);
  const replayed = replay(text, following);
  const last = lines.at(-1)?.number ?? line;
  // Lines that did not fit are passed by: the next number is one that follows on none of them.
  return { text: replayed.text, line: replayed.count === lines.length ? last : last + 1 };
}

type FileOf =
  | { ok: true; bytes: Buffer; markdown: Entry['markdown'] }
  | { ok: false; failure: Exclude<Saved, { ok: true }> };

/** What is to stand in a file: by its name a window's text, or Markdown. */
async function fileOf(entry: Entry, path: string, text: string): Promise<FileOf> {
  if (!isMarkdownName(path)) return { ok: true, bytes: Buffer.from(text, 'utf8'), markdown: null };
  try {
    const { source, missing } = await writtenMarkdown(text, entry.markdown?.source ?? null, path);
    if (missing.every((what) => entry.accepted.has(what)))
      return {
        ok: true,
        bytes: Buffer.from(source, 'utf8'),
        markdown: markdownOf({ source, text }),
      };
    const sentence =
      `“${basename(path)}” was not saved, because Markdown cannot hold ${listed(missing)}. ` +
      'Save it as a .postmortem file, which does, or save it again and leave that out.';
    return { ok: false, failure: { ok: false, code: CANNOT_HOLD, sentence, missing } };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    const sentence =
      `“${basename(path)}” was not saved because the document could not be written as Markdown ` +
      `(${why}). Your text is still here: use Save As… to save a .postmortem file.`;
    return { ok: false, failure: { ok: false, code: 'io', sentence } };
  }
}

/** "a picture, 2 internal marks and 3 details of form" */
function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words);
}

async function identityOnDisk(path: string): Promise<Identity | null> {
  return readFile(path).then(identityOf, () => null);
}
