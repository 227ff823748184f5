/**
 * Every call to the disk fails once, in everything that writes: the old bytes or the new ones are
 * there, the author is told in a sentence, and the text is still in hand. Prints the table.
 */
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { diff } from '../../../../core/editing/patch.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import { createOpenDocuments } from '../../../../electron/documents/open-documents.ts';
import { createRecoveryStore } from '../../../../electron/documents/recovery-store.ts';
import { exportFiles } from '../../../../electron/export/export-files.ts';

const faults = vi.hoisted(() => ({
  /** The call that fails, counted from 1; 0 = none. */
  at: 0,
  calls: [] as string[],
}));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FsPromises>();
  const counted = (name: string): void => {
    faults.calls.push(name);
    if (faults.calls.length === faults.at)
      throw Object.assign(new Error('EIO: made for this test'), { code: 'EIO' });
  };
  const failing = [
    ...['access', 'chmod', 'cp', 'mkdir', 'readdir', 'readFile', 'realpath', 'rename', 'rm'],
    ...['stat', 'unlink'],
  ] as const;
  const wrapped = failing.map((name) => [
    name,
    async (...given: unknown[]) => {
      counted(name);
      return (real[name as 'stat'] as (...args: unknown[]) => unknown)(...given);
    },
  ]);
  const open = async (...given: Parameters<typeof real.open>) => {
    counted('open');
    const file = await real.open(...given);
    return new Proxy(file, {
      get(target, name: keyof typeof file) {
        const method = target[name];
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          if (name === 'close') await file.close(); // one that fails to close is closed all the same
          counted(`file.${String(name)}`);
          if (name === 'close') return undefined;
          return (method as (...all: unknown[]) => unknown).apply(file, args);
        };
      },
    });
  };
  return { ...real, ...(Object.fromEntries(wrapped) as object), open };
});

const textOf = (title: string): string =>
  toCanonicalJson({
    ...newPostmortem(
      { id: 'blank', name: 'Blank', description: '', sections: [] },
      { zone: 'UTC', today: '2026-03-09', newId: sequentialIds('n') },
    ),
    title,
  });
const [OLD, NEW] = [textOf('old'), textOf('new')];
const LINE = { number: 1, patch: JSON.stringify(diff(JSON.parse(OLD), JSON.parse(NEW))) };
const copyOf = (text: string, line = 0) => ({ title: 'title', text, line });

/** What was found after a run. */
interface Found {
  /** What the author is told, or null where it went well. */
  said: string | null;
  /** What is on disk now, and what of it there was before and is to be. */
  now: string | null;
  before: string | null;
  after: string | null;
  /** Whether the text that was to be written is still to be had. */
  inHand: boolean;
}

interface Scenario {
  /** Makes what is there before, and gives what is then done with faults. */
  (folder: string): Promise<() => Promise<Found>>;
}

const read = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, 'utf8') : null;
const said = (result: { ok: boolean; sentence?: string }): string | null =>
  result.ok ? null : (result.sentence ?? '');

/** Closes what the scenarios opened. */
const letGo: (() => Promise<void>)[] = [];

/** A document that is open from a file with the old text, or from none. */
async function desk(folder: string, file: string | null) {
  const recovery = createRecoveryStore(folder, Date.now);
  const documents = createOpenDocuments(recovery);
  if (file !== null) writeFileSync(file, OLD);
  const opened =
    file === null ? documents.adopt(OLD, { unsaved: true }) : await documents.open(file);
  if (!opened.ok) throw new Error(opened.sentence);
  const { handle } = opened.document;
  letGo.push(() => documents.release(handle, true));
  return { documents, handle };
}

/** What the next start would find of a copy. */
const kept = async (folder: string): Promise<string | null> => {
  faults.at = 0;
  const [copy] = await createRecoveryStore(folder, Date.now).list();
  if (copy && copy.text === null) return 'damaged';
  return copy?.text ?? null;
};

function saving(kind: 'new' | 'over' | 'in place'): Scenario {
  return async (folder) => {
    const path = join(folder, 'report.postmortem');
    const { documents, handle } = await desk(folder, kind === 'new' ? null : path);
    if (kind === 'in place') linkSync(path, join(folder, 'its other name'));
    return async () => {
      const result = await (kind === 'new'
        ? documents.saveAs(handle, path, copyOf(NEW))
        : documents.save(handle, copyOf(NEW)));
      const inHand = documents.current(handle)?.text === NEW;
      return {
        ...{ said: said(result), now: read(path), after: NEW, inHand },
        before: kind === 'new' ? null : OLD,
      };
    };
  };
}

const copying: (before: boolean) => Scenario = (before) => async (folder) => {
  const { documents, handle } = await desk(folder, null);
  if (before) await documents.recover(handle, copyOf(OLD));
  return async () => {
    const result = await documents.recover(handle, copyOf(NEW));
    const inHand = documents.current(handle)?.text === NEW;
    const now = await kept(folder);
    return { said: said(result), now, before: before ? OLD : null, after: NEW, inHand };
  };
};

const journal: (before: boolean) => Scenario = (before) => async (folder) => {
  const { documents, handle } = await desk(folder, null);
  if (before) await documents.recover(handle, copyOf(OLD));
  return async () => {
    const result = await documents.journal(handle, LINE);
    const inHand = documents.current(handle)?.text === NEW;
    const now = await kept(folder);
    // Without its copy a line is not found; the copy may be there without it.
    return {
      ...{ said: said(result), now, inHand, after: NEW },
      before: before || now !== null ? OLD : null,
    };
  };
};

const takingOver: Scenario = async (folder) => {
  const { documents, handle } = await desk(folder, null);
  await documents.recover(handle, copyOf(OLD));
  await documents.journal(handle, LINE);
  const store = createRecoveryStore(folder, Date.now);
  const copy = (await store.read(handle))!;
  return async () => {
    const later = createOpenDocuments(store);
    const result = await later.fromRecovery(copy);
    const inHand = later.current(handle)?.text === NEW;
    // The page's own next copy tells what failed here.
    return { said: said(result), now: await kept(folder), before: NEW, after: NEW, inHand };
  };
};

const exporting: (pictures: boolean) => Scenario = (pictures) => async (folder) => {
  const base = join(folder, 'report');
  const media = join(folder, 'report-media');
  const now = (): string | null => {
    const file = read(`${base}.md`);
    return file && pictures ? `${file} ${read(join(media, 'a.png'))}` : file;
  };
  writeFileSync(`${base}.md`, 'old report-media/a.png');
  if (pictures) {
    mkdirSync(media);
    writeFileSync(join(media, 'a.png'), 'old picture');
  }
  const made = {
    bytes: Buffer.from('new report-media/a.png'),
    remarks: [],
    beside: pictures ? [{ path: 'report-media/a.png', bytes: Buffer.from('new picture') }] : [],
  };
  const before = now();
  return async () => {
    const [file] = await exportFiles([{ format: 'md', made } as never], base);
    const after = pictures ? 'new report-media/a.png new picture' : 'new report-media/a.png';
    return { said: file!.problem, now: now(), before, after, inHand: true };
  };
};

const SCENARIOS: [string, Scenario][] = [
  ['save a new file', saving('new')],
  ['save over a file', saving('over')],
  ['save in place', saving('in place')],
  ['first recovery copy', copying(false)],
  ['next recovery copy', copying(true)],
  ['first journal line', journal(false)],
  ['next journal line', journal(true)],
  ['take over a copy and its journal', takingOver],
  ['export over a file', exporting(false)],
  ['export over a file and its pictures', exporting(true)],
];

const table: Record<string, unknown>[] = [];
const folders: string[] = [];

beforeEach(() => {
  faults.at = 0;
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  console.table(table);
});

async function run(scenario: Scenario, at: number): Promise<Found & { temporary: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  folders.push(folder);
  faults.at = 0;
  const act = await scenario(folder);
  faults.calls = [];
  faults.at = at;
  const found = await act();
  faults.at = 0;
  for (const close of letGo.splice(0)) await close();
  return { ...found, temporary: temporaryIn(folder) };
}

function temporaryIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.afterword-'),
  );
}

test.each(SCENARIOS)('%s: whatever call fails', async (name, scenario) => {
  const whole = await run(scenario, 0);
  expect(whole).toMatchObject({ said: null, now: whole.after, inHand: true, temporary: [] });
  const calls = faults.calls.slice();
  const counts = { old: 0, new: 0, told: 0, 'temporary left': 0 };
  for (let at = 1; at <= calls.length; at++) {
    const found = await run(scenario, at);
    const where = `call ${at} of ${calls.length}, ${calls[at - 1]}`;
    expect([found.before, found.after], where).toContain(found.now);
    expect(found.inHand, where).toBe(true);
    // What was not told to have failed is there.
    if (found.said === null) expect(found.now, where).toBe(found.after);
    else expect(found.said, where).toMatch(/^\S.*\.$/);
    counts[found.now === found.after ? 'new' : 'old']++;
    if (found.said !== null) counts.told++;
    // Only where the removal itself was what failed; the next start removes it.
    if (found.temporary.length > 0) {
      counts['temporary left']++;
      expect(['unlink', 'rm'], where).toContain(calls[at - 1]);
    }
  }
  table.push({ step: name, calls: calls.length, ...counts });
});
