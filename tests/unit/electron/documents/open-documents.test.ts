import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { diff } from '../../../../core/editing/patch.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import {
  createOpenDocuments,
  type OpenDocuments,
} from '../../../../electron/documents/open-documents.ts';
import {
  createRecoveryStore,
  type RecoveryStore,
} from '../../../../electron/documents/recovery-store.ts';

const textOf = (title: string): string =>
  toCanonicalJson({
    ...newPostmortem(
      { id: 'blank', name: 'Blank', description: '', sections: [] },
      { zone: 'UTC', today: '2026-03-09', newId: sequentialIds('n') },
    ),
    title,
  });

/** As the page sends it before anything is in the journal. */
const copyOf = (text: string, line = 0) => ({ title: 'as the page says', text, line });

let folder: string;
let path: string;
let recovery: RecoveryStore;
let documents: OpenDocuments;
const handles: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  path = join(folder, 'outage.postmortem');
  writeFileSync(path, textOf('one'));
  recovery = createRecoveryStore(folder, Date.now);
  documents = createOpenDocuments(recovery);
});
afterEach(async () => {
  for (const handle of handles.splice(0)) await documents.release(handle, true);
  rmSync(folder, { recursive: true, force: true });
});

async function opened(): Promise<string> {
  const result = await documents.open(path);
  if (!result.ok) throw new Error(result.sentence);
  handles.push(result.document.handle);
  return result.document.handle;
}

test.skipIf(process.platform === 'win32')(
  'a pipe is refused before it is read, so it keeps nothing waiting',
  async () => {
    const pipe = join(folder, 'pipe.postmortem');
    execFileSync('mkfifo', [pipe]);
    const all = await Promise.all(
      [pipe, pipe, pipe, pipe, pipe].map((each) => documents.open(each)),
    );
    for (const result of all)
      expect(result).toMatchObject({ ok: false, sentence: expect.stringContaining('is a pipe') });
    expect(await documents.open(path)).toMatchObject({ ok: true });
  },
);

test('a folder is refused in a sentence', async () => {
  expect(await documents.open(folder)).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('is a folder'),
  });
});

test('a file is opened as it is, and its handle tells nothing', async () => {
  const result = await documents.open(path);
  expect(result).toMatchObject({
    ok: true,
    document: { name: 'outage.postmortem', text: textOf('one'), unsaved: false, readOnly: false },
  });
  expect(JSON.stringify(result)).not.toContain(folder);
});

test.each<[string, string | Buffer, RegExp]>([
  ['empty', '', /is empty/],
  ['cut off', textOf('one').slice(0, 100), /not opened/],
  ['JSON of another kind', '{}', /not a postmortem/],
  ['binary', Buffer.from([0, 1, 2, 3]), /not text/],
  ['from a newer version', textOf('one').replace('"version": 3', '"version": 99'), /newer/],
])(
  'a file that is %s is refused with its name, and not changed',
  async (_name, content, problem) => {
    writeFileSync(path, content);
    const result = await documents.open(path);
    expect(result.ok ? '' : result.sentence).toMatch(problem);
    expect(result.ok ? '' : result.sentence).toContain('“outage.postmortem”');
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  },
);

test('a file that is gone, or a folder, is refused', async () => {
  expect(await documents.open(join(folder, 'no'))).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/no longer there/) as string,
  });
  expect(await documents.open(folder)).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/folder/) as string,
  });
});

test('one file has one handle, by whatever name it is reached', async () => {
  const handle = await opened();
  symlinkSync(path, join(folder, 'link'));
  expect(await documents.byPath(join(folder, 'link'))).toBe(handle);
  expect(await documents.byPath(join(folder, '.', 'outage.postmortem'))).toBe(handle);
  expect(await documents.byPath(join(folder, 'other'))).toBeNull();
});

test('a save writes, and drops the recovery copy', async () => {
  const handle = await opened();
  await documents.recover(handle, copyOf(textOf('two')));
  expect(await recovery.list()).toHaveLength(1);
  expect(await documents.save(handle, copyOf(textOf('two')))).toEqual({
    ok: true,
    name: 'outage.postmortem',
  });
  expect(readFileSync(path, 'utf8')).toBe(textOf('two'));
  expect(await recovery.list()).toEqual([]);
});

test('a save over another program’s change is refused until the author has decided', async () => {
  const handle = await opened();
  writeFileSync(path, textOf('theirs'));
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({
    ok: false,
    code: 'changed-on-disk',
  });
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({ ok: false });
  expect(readFileSync(path, 'utf8')).toBe(textOf('theirs'));
  documents.mayReplace(handle);
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(textOf('mine'));
});

test('a change is told once; a touched time stamp is none; our own save is none', async () => {
  const handle = await opened();
  utimesSync(path, 1_000, 1_000);
  expect(await documents.changed(handle)).toBeNull();
  await documents.save(handle, copyOf(textOf('mine')));
  expect(await documents.changed(handle)).toBeNull();
  writeFileSync(path, textOf('theirs'));
  expect(await documents.changed(handle)).toEqual({ text: textOf('theirs') });
  expect(await documents.changed(handle)).toBeNull();
});

test('telling the page of a change allows nothing; an answer holds for that change alone', async () => {
  const handle = await opened();
  writeFileSync(path, textOf('theirs'));
  await documents.changed(handle);
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({
    code: 'changed-on-disk',
  });
  documents.mayReplace(handle);
  writeFileSync(path, textOf('theirs again'));
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({
    code: 'changed-on-disk',
  });
  expect(readFileSync(path, 'utf8')).toBe(textOf('theirs again'));
});

test('a file that vanished is told once, and a save puts it back', async () => {
  const handle = await opened();
  rmSync(path);
  expect(await documents.changed(handle)).toEqual({ text: null });
  expect(await documents.changed(handle)).toBeNull();
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(textOf('mine'));
});

test('a drive that goes and comes back with the same file has changed nothing', async () => {
  const handle = await opened();
  const away = join(folder, 'away');
  renameSync(path, away);
  expect(await documents.changed(handle)).toEqual({ text: null });
  renameSync(away, path);
  expect(await documents.save(handle, copyOf(textOf('mine')))).toMatchObject({ ok: true });
  renameSync(path, away);
  expect(await documents.changed(handle)).toEqual({ text: null });
  writeFileSync(path, textOf('theirs'));
  expect(await documents.changed(handle)).toEqual({ text: textOf('theirs') });
});

test('text that would not open again never reaches a good file', async () => {
  const handle = await opened();
  expect(await documents.save(handle, copyOf(''))).toMatchObject({ ok: false, code: 'io' });
  expect(await documents.save(handle, copyOf('{"format":"postmortem"}'))).toMatchObject({
    ok: false,
    code: 'io',
  });
  expect(readFileSync(path, 'utf8')).toBe(textOf('one'));
});

test('a copy of a file that still is as it was goes back to that file', async () => {
  await documents.recover(await opened(), copyOf(textOf('typed')));
  const [copy] = await recovery.list();
  const later = createOpenDocuments(recovery);
  const result = await later.fromRecovery(copy!);
  if (!result.ok) throw new Error(result.sentence);
  expect(result.document).toMatchObject({
    name: 'outage.postmortem',
    text: textOf('typed'),
    unsaved: true,
  });
  expect(later.isOpen(copy!.id)).toBe(true);
  expect(await later.save(result.document.handle, copyOf(textOf('typed')))).toMatchObject({
    ok: true,
  });
  expect(await recovery.list()).toEqual([]);
});

test('a copy of a file that changed since gets no file, so that neither is lost', async () => {
  await documents.recover(await opened(), copyOf(textOf('typed')));
  writeFileSync(path, textOf('theirs'));
  const result = await createOpenDocuments(recovery).fromRecovery((await recovery.list())[0]!);
  expect(result).toMatchObject({
    ok: true,
    document: {
      name: null,
      unsaved: true,
      notice: expect.stringMatching(/changed or moved/) as string,
    },
  });
});

test('a copy equal to the file is no copy', async () => {
  const handle = await opened();
  await documents.recover(handle, copyOf(textOf('typed')));
  await documents.recover(handle, copyOf(textOf('one')));
  expect(await recovery.list()).toEqual([]);
});

test('a page that starts anew gets the text it last had', async () => {
  const handle = await opened();
  await documents.recover(handle, copyOf(textOf('typed')));
  expect(documents.current(handle)).toMatchObject({ text: textOf('typed'), unsaved: true });
});

test('a released document leaves its copy in the trash, or for the next start', async () => {
  const first = await opened();
  await documents.recover(first, copyOf(textOf('typed')));
  await documents.release(first, true);
  expect(await recovery.list()).toHaveLength(1);
  const second = await documents.open(path);
  if (!second.ok) throw new Error(second.sentence);
  await documents.recover(second.document.handle, copyOf(textOf('other')));
  await documents.release(second.document.handle, false);
  expect((await recovery.list()).map(({ text }) => text)).toEqual([textOf('typed')]);
});

/** A change of the title since `before`, as the page sends it. */
const lineOf = (number: number, before: string, after: string) => ({
  number,
  patch: JSON.stringify(diff(JSON.parse(textOf(before)), JSON.parse(textOf(after)))),
});

test('the first line of a journal brings the copy that it follows on', async () => {
  const handle = await opened();
  await documents.journal(handle, lineOf(1, 'one', 'typed'));
  expect(await recovery.list()).toMatchObject([
    { id: handle, title: 'typed', text: textOf('typed'), name: 'outage.postmortem' },
  ]);
  expect(documents.current(handle)).toMatchObject({
    text: textOf('typed'),
    line: 1,
    unsaved: true,
  });
});

test('what was typed while a save ran stays on disk after it', async () => {
  const handle = await opened();
  await documents.journal(handle, lineOf(1, 'one', 'two'));
  const saving = documents.save(handle, copyOf(textOf('two'), 1));
  await documents.journal(handle, lineOf(2, 'two', 'three'));
  expect(await saving).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(textOf('two'));
  expect(await recovery.list()).toMatchObject([{ text: textOf('three') }]);
  expect(await documents.save(handle, copyOf(textOf('three'), 2))).toMatchObject({ ok: true });
  expect(await recovery.list()).toEqual([]);
  await documents.journal(handle, lineOf(3, 'three', 'four'));
  expect(await recovery.list()).toMatchObject([{ text: textOf('four') }]);
});

test('lines of a page that read its text in another way wait for its first copy', async () => {
  const handle = await opened();
  await documents.journal(handle, lineOf(2, 'one', 'typed'));
  expect(await recovery.list()).toEqual([]);
  expect(documents.current(handle)).toMatchObject({ text: textOf('one'), line: 3 });
});

test('a recovered text goes on with its journal', async () => {
  const handle = await opened();
  await documents.journal(handle, lineOf(1, 'one', 'two'));
  const store = createRecoveryStore(folder, Date.now);
  const later = createOpenDocuments(store);
  const result = await later.fromRecovery((await store.read(handle))!);
  expect(result).toMatchObject({ ok: true, document: { text: textOf('two'), line: 1 } });
  await later.journal(handle, lineOf(2, 'two', 'three'));
  await later.release(handle, true);
  expect(await createRecoveryStore(folder, Date.now).read(handle)).toMatchObject({
    text: textOf('three'),
  });
});

test('of a damaged journal the recovered text says that its end is missing', async () => {
  const handle = await opened();
  await documents.journal(handle, lineOf(1, 'one', 'two'));
  appendFileSync(join(folder, 'recovery', `${handle}.journal`), 'half a line');
  const store = createRecoveryStore(folder, Date.now);
  const result = await createOpenDocuments(store).fromRecovery((await store.read(handle))!);
  expect(result).toMatchObject({
    ok: true,
    document: {
      text: textOf('two'),
      notice: expect.stringContaining('What was typed last may be missing') as string,
    },
  });
});

test('a document opened without traces is held in memory, and nothing but its file is written', async () => {
  const path = join(folder, 'a.postmortem');
  const text = textOf('A report');
  writeFileSync(path, text);
  const before = readdirSync(folder, { recursive: true });
  const opened = await documents.open(path, { traces: false });
  if (!opened.ok) throw new Error(opened.sentence);
  const { handle } = opened.document;
  expect(opened.document.traces).toBe(false);
  expect(documents.leavesTraces(handle)).toBe(false);

  const typed = textOf('A report that goes on');
  const patch = JSON.stringify(diff(JSON.parse(text), JSON.parse(typed)));
  expect(await documents.journal(handle, { number: 1, patch })).toEqual({ ok: true });
  expect(documents.current(handle)).toMatchObject({ text: typed, line: 1, unsaved: true });
  expect(await documents.recover(handle, copyOf(typed, 1))).toEqual({ ok: true });
  expect(await documents.save(handle, { text: typed, line: 1 })).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(typed);
  await documents.recover(handle, copyOf(textOf('Not saved'), 1));
  expect(documents.current(handle)).toMatchObject({ text: textOf('Not saved'), traces: false });
  await documents.release(handle, true);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  expect(await recovery.list()).toEqual([]);
});
