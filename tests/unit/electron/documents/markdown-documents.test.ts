/** Markdown files as documents that are open: saved, kept, followed when they change outside. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import {
  createOpenDocuments,
  type OpenDocuments,
} from '../../../../electron/documents/open-documents.ts';
import { CANNOT_HOLD } from '../../../../electron/documents/saving.ts';
import { readDocument } from '../../../../electron/documents/read-document.ts';
import {
  createRecoveryStore,
  type RecoveryStore,
} from '../../../../electron/documents/recovery-store.ts';

const FILE = `# The queue stood still

## Summary

* One thing happened.
* And _another_.

## Timeline

- 09:02 UTC: the alert fires
- 09:30 UTC: the queue moves
`;

let folder: string;
let path: string;
let recovery: RecoveryStore;
let documents: OpenDocuments;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'markdown-'));
  path = join(folder, 'queue.md');
  writeFileSync(path, FILE);
  recovery = createRecoveryStore(folder, Date.now);
  documents = createOpenDocuments(recovery);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(): Promise<{ handle: string; text: string }> {
  const result = await documents.open(path);
  if (!result.ok) throw new Error(result.sentence);
  return result.document;
}

function documentOf(text: string): Postmortem {
  const result = openPostmortem(text);
  if (!result.ok) throw new Error(result.problem);
  return structuredClone(result.document);
}

/** A window's text with words of the summary replaced. */
const written = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

test('is saved in its own lines, and untouched as the same bytes', async () => {
  const { handle, text } = await opened();
  await expect(documents.save(handle, { text, line: 0 })).resolves.toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(FILE);
  const now = written(text, 'One thing happened.', 'One thing broke.');
  await expect(documents.save(handle, { text: now, line: 0 })).resolves.toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(FILE.replace('happened', 'broke'));
  // The next save begins from there.
  const then = written(now, 'another', 'more');
  await documents.save(handle, { text: then, line: 0 });
  expect(readFileSync(path, 'utf8')).toBe(
    FILE.replace('happened', 'broke').replace('another', 'more'),
  );
  await documents.release(handle, false);
});

test('a copy of what was not saved comes back to its Markdown file', async () => {
  const { handle, text } = await opened();
  const now = written(text, 'One thing happened.', 'One thing broke.');
  await documents.recover(handle, { title: 'x', text: now, line: 0 });
  await documents.release(handle, true);
  const later = createOpenDocuments(createRecoveryStore(folder, Date.now));
  const [copy] = await recovery.list();
  const back = await later.fromRecovery(copy!);
  if (!back.ok) throw new Error(back.sentence);
  expect(back.document).toMatchObject({ name: 'queue.md', unsaved: true, text: now });
  await later.save(back.document.handle, { text: now, line: 0 });
  expect(readFileSync(path, 'utf8')).toBe(FILE.replace('happened', 'broke'));
  await later.release(back.document.handle, false);
});

test('a text that says what the file says needs no copy', async () => {
  const { handle, text } = await opened();
  await documents.recover(handle, { title: 'x', text: `${text} `, line: 0 });
  expect(documents.current(handle)?.unsaved).toBe(true);
  await documents.recover(handle, { title: 'x', text, line: 0 });
  expect(documents.current(handle)?.unsaved).toBe(false);
  await documents.release(handle, false);
});

test('a change from outside is told as a document with the same ids, and is the new ground', async () => {
  const { handle, text } = await opened();
  const theirs = FILE.replace('the alert fires', 'the first alert fires');
  writeFileSync(path, theirs);
  const change = await documents.changed(handle);
  const [before, after] = [documentOf(text), documentOf(change!.text!)];
  expect(after.id).toBe(before.id);
  expect(after.timeline.map(({ id }) => id)).toEqual(before.timeline.map(({ id }) => id));
  await expect(documents.save(handle, { text, line: 0 })).resolves.toMatchObject({
    code: 'changed-on-disk',
  });
  documents.mayReplace(handle);
  const merged = written(change!.text!, 'One thing happened.', 'One thing broke.');
  await documents.save(handle, { text: merged, line: 0 });
  expect(readFileSync(path, 'utf8')).toBe(theirs.replace('happened', 'broke'));
  await documents.release(handle, false);
});

test('what Markdown cannot hold is said before anything is written, and once', async () => {
  const { handle, text } = await opened();
  const document = documentOf(text);
  document.sections[0]!.audience = 'internal';
  const internal = toCanonicalJson(document);
  const refused = await documents.save(handle, { text: internal, line: 0 });
  expect(refused).toMatchObject({ ok: false, code: CANNOT_HOLD, missing: ['an internal mark'] });
  expect(refused.ok || refused.sentence).toMatch(/queue\.md.*cannot hold an internal mark\./);
  expect(readFileSync(path, 'utf8')).toBe(FILE);
  documents.acceptMissing(handle, ['an internal mark']);
  const now = written(internal, 'One thing happened.', 'One thing broke.');
  await expect(documents.save(handle, { text: now, line: 0 })).resolves.toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(FILE.replace('happened', 'broke'));
  // As a .postmortem file it is whole.
  const whole = join(folder, 'queue.postmortem');
  await documents.saveAs(handle, whole, { text: now, line: 0 });
  expect(documentOf(readFileSync(whole, 'utf8')).sections[0]!.audience).toBe('internal');
  await documents.release(handle, false);
});

test('a document is saved as a new Markdown file, which holds all of it', async () => {
  const { handle, text } = await opened();
  const document = documentOf(text);
  document.sections[0]!.audience = 'internal';
  const adopted = documents.adopt(toCanonicalJson(document), { unsaved: true });
  if (!adopted.ok) throw new Error(adopted.sentence);
  const target = join(folder, 'new.md');
  const copy = { text: toCanonicalJson(document), line: 0 };
  await expect(documents.saveAs(adopted.document.handle, target, copy)).resolves.toMatchObject({
    ok: true,
  });
  const read = await readDocument(target);
  if (!read.ok) throw new Error(read.sentence);
  expect(documentOf(read.text).sections[0]!.audience).toBe('internal');
  for (const each of [handle, adopted.document.handle]) await documents.release(each, false);
});

const BAD: [string, Uint8Array, RegExp][] = [
  ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]), /not text in UTF-8/],
  ['zeros', Uint8Array.from([0x61, 0x00, 0x62]), /not text/],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), /not text in UTF-8/],
  ['empty', new Uint8Array(), /is empty/],
  ['blank', new TextEncoder().encode(' \n\n'), /is empty/],
  ['50 MB', new Uint8Array(50_000_000).fill(0x61), /larger than 10 MB/],
];
test.each(BAD)('%s: one sentence, and the file stays as it was', async (_name, bytes, sentence) => {
  const bad = join(folder, 'bad.md');
  writeFileSync(bad, bytes);
  const before = readdirSync(folder);
  const result = await documents.open(bad);
  expect(result).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) as string });
  expect(result.ok || result.sentence).toMatch(/^“bad\.md” [^.]+\. [^.]+\.$/);
  expect(readFileSync(bad).equals(Buffer.from(bytes))).toBe(true);
  expect(readdirSync(folder)).toEqual(before);
});
