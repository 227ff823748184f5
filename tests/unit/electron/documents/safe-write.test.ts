import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveCode, saveFailure, SaveError } from '../../../../electron/documents/file-errors.ts';
import { identityOf, safeWrite } from '../../../../electron/documents/safe-write.ts';
import { failingPort, systemError } from './failing-port.ts';

const OLD = Buffer.from('old text\n');
const NEW = Buffer.from('new text, longer than the old\n'.repeat(50));
const root = process.getuid?.() === 0;

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-write-'));
  target = join(folder, 'report.postmortem');
  writeFileSync(target, OLD);
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const leftovers = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a save that works', () => {
  test('holds the new bytes, and says which', async () => {
    expect(await safeWrite(target, NEW)).toEqual(identityOf(NEW));
    expect(readFileSync(target)).toEqual(NEW);
    expect(leftovers()).toEqual([]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a byte order mark', Buffer.from('\ufeffx')],
    ['Windows lines', Buffer.from('a\r\nb')],
    ['five megabytes', Buffer.alloc(5_000_000, 'x')],
  ])('keeps %s as it is', async (_name, bytes) => {
    await safeWrite(target, bytes);
    expect(readFileSync(target).equals(bytes)).toBe(true);
  });

  test.each(['report 🚑.postmortem', '..two dots.postmortem', `${'n'.repeat(255)}`, 'sp ace'])(
    'writes a new file called %s',
    async (name) => {
      await safeWrite(join(folder, name), NEW);
      expect(readFileSync(join(folder, name))).toEqual(NEW);
    },
  );

  test.each([1, 7, 4_096])('goes on when the disk takes only %i bytes at a time', async (most) => {
    const { port, calls } = failingPort({ takes: () => most });
    await safeWrite(target, NEW, { port });
    expect(readFileSync(target)).toEqual(NEW);
    expect(calls.filter((name) => name === 'write').length).toBe(Math.ceil(NEW.length / most));
  });

  test('syncs before it renames, and the folder after', async () => {
    const { port, calls } = failingPort({});
    await safeWrite(target, NEW, { port });
    const rename = calls.indexOf('rename');
    expect(calls.indexOf('sync')).toBeLessThan(rename);
    expect(calls.lastIndexOf('sync')).toBeGreaterThan(rename);
    expect(calls).not.toContain('unlink'); // the target is never removed first
  });

  test('ten at once end with one of them, whole', async () => {
    const texts = Array.from({ length: 10 }, (_, at) => Buffer.from(`${at}`.repeat(10_000)));
    await Promise.allSettled(texts.map((text) => safeWrite(target, text)));
    const result = readFileSync(target);
    expect(texts.some((text) => text.equals(result))).toBe(true);
    expect(leftovers()).toEqual([]);
  });
});

describe('what a file is stays', () => {
  test.each([0o600, 0o644, 0o640])('permissions %o', async (mode) => {
    chmodSync(target, mode);
    await safeWrite(target, NEW);
    expect(statSync(target).mode & 0o777).toBe(mode);
  });

  test('a symbolic link points on, and its target is new', async () => {
    const link = join(folder, 'link.postmortem');
    symlinkSync('report.postmortem', link);
    await safeWrite(link, NEW);
    expect(readlinkSync(link)).toBe('report.postmortem');
    expect(readFileSync(target)).toEqual(NEW);
  });

  test('both names of a hard link are new', async () => {
    const twin = join(folder, 'twin.postmortem');
    linkSync(target, twin);
    let secured = 0;
    await safeWrite(target, NEW, { secure: async () => void secured++ });
    expect(readFileSync(twin)).toEqual(NEW);
    expect(statSync(twin).ino).toBe(statSync(target).ino);
    expect(secured).toBe(1);
  });

  test.each([
    ['shorter', Buffer.from('x')],
    ['longer', NEW],
  ])('in place, a %s text leaves nothing of the old', async (_name, bytes) => {
    linkSync(target, join(folder, 'twin'));
    await safeWrite(target, bytes);
    expect(readFileSync(target)).toEqual(bytes);
  });
});

describe('a save that fails', () => {
  const everyCall = async (make: () => void): Promise<void> => {
    const { port, calls } = failingPort({});
    await safeWrite(target, NEW, { port });
    for (let at = 1; at <= calls.length; at++) {
      make();
      const faulty = failingPort({ failAt: at });
      const failure = await failureOf(safeWrite(target, NEW, { port: faulty.port }));
      const now = readFileSync(target);
      const where = `call ${at}, ${calls[at - 1]}`;
      expect(now.equals(OLD) || now.equals(NEW), where).toBe(true);
      if (failure === null)
        expect(now.equals(NEW), where).toBe(true); // success is never claimed for the old text
      else expect(saveCode(failure), where).toBe('io');
      expect(leftovers(), where).toEqual([]);
    }
  };

  test('at any call leaves the old text or the new, whole, and nothing beside it', () =>
    everyCall(() => writeFileSync(target, OLD)));

  test('at any call of a write in place, too', async () => {
    linkSync(target, join(folder, 'twin'));
    await everyCall(() => writeFileSync(target, OLD));
  });

  test('because the disk takes no more', async () => {
    let left = 100;
    const { port } = failingPort({
      takes: (length) => {
        const taken = Math.min(length, left);
        left -= taken;
        return taken;
      },
    });
    expect(saveCode(await failureOf(safeWrite(target, NEW, { port })))).toBe('disk-full');
    expect(readFileSync(target)).toEqual(OLD);
    expect(leftovers()).toEqual([]);
  });

  test('because what was written reads back otherwise', async () => {
    const { port } = failingPort({});
    const lying = { ...port, holds: async () => false };
    const failure = await failureOf(safeWrite(target, NEW, { port: lying }));
    expect(saveCode(failure)).toBe('io');
    expect(saveFailure(failure, target).sentence).toContain(
      '(what was written did not read back the same)',
    );
    expect(readFileSync(target)).toEqual(OLD); // it was looked at before it took this one's place
    expect(leftovers()).toEqual([]);
  });

  test('in place, and the old text does not go back either: it says so', async () => {
    linkSync(target, join(folder, 'twin'));
    const { port } = failingPort({
      onCall: (name, count) => {
        if (name === 'write' && count > 1) throw systemError('EIO');
      },
      takes: () => 10,
    });
    const failure = await failureOf(safeWrite(target, NEW, { port }));
    expect(failure).toMatchObject({ code: 'io', torn: true });
    expect(saveFailure(failure, target).sentence).toMatch(/\(EIO\).*is damaged.*still here/);
  });

  test.each([1, 3, 7])('only %i times to rename is a save', async (times) => {
    const { port } = failingPort({
      onCall: (name, count) => {
        if (name === 'rename' && count <= times) throw systemError('EPERM');
      },
    });
    await safeWrite(target, NEW, { port });
    expect(readFileSync(target)).toEqual(NEW);
    expect(leftovers()).toEqual([]);
  });

  test('always to rename is written in place, after a copy is safe', async () => {
    const { port, calls } = failingPort({
      onCall: (name) => {
        if (name === 'rename') throw systemError('EBUSY');
      },
    });
    await safeWrite(target, NEW, { port, secure: async () => void calls.push('secured') });
    expect(readFileSync(target)).toEqual(NEW);
    expect(calls.indexOf('secured')).toBeLessThan(calls.indexOf('open r+'));
    expect(leftovers()).toEqual([]);
  });

  test('to make the copy does not write in place at all', async () => {
    linkSync(target, join(folder, 'twin'));
    expect(
      saveCode(
        await failureOf(
          safeWrite(target, NEW, { secure: () => Promise.reject(systemError('ENOSPC')) }),
        ),
      ),
    ).toBe('disk-full');
    expect(readFileSync(target)).toEqual(OLD);
  });

  test('because another program changed the file', async () => {
    writeFileSync(target, 'theirs');
    expect(saveCode(await failureOf(safeWrite(target, NEW, { expected: identityOf(OLD) })))).toBe(
      'changed-on-disk',
    );
    expect(readFileSync(target, 'utf8')).toBe('theirs');
  });

  test('not because a sync program touched its time', async () => {
    writeFileSync(target, OLD);
    await safeWrite(target, NEW, { expected: identityOf(OLD) });
    expect(readFileSync(target)).toEqual(NEW);
  });

  test('because its folder is gone', async () => {
    expect(saveCode(await failureOf(safeWrite(join(folder, 'no', 'such', 'x'), NEW)))).toBe('gone');
  });

  test('because its name is too long', async () => {
    expect(saveCode(await failureOf(safeWrite(join(folder, 'n'.repeat(300)), NEW)))).toBe(
      'name-too-long',
    );
  });

  test('because it is a folder', async () => {
    mkdirSync(join(folder, 'inner'));
    expect(saveCode(await failureOf(safeWrite(join(folder, 'inner'), NEW)))).toBe('not-a-file');
  });

  test.each(['EACCES', 'EPERM'])('because the file is read-only (%s)', async (code) => {
    const { port } = failingPort({
      onCall: (name) => {
        if (name === 'writable') throw systemError(code);
      },
    });
    expect(saveCode(await failureOf(safeWrite(target, NEW, { port })))).toBe('read-only');
    expect(readFileSync(target)).toEqual(OLD);
  });

  test('never, only because the folder is read-only: then the file is written in place', async () => {
    const { port } = failingPort({
      onCall: (name) => {
        if (name === 'open wx') throw systemError('EACCES');
      },
    });
    await safeWrite(target, NEW, { port });
    expect(readFileSync(target)).toEqual(NEW);
  });
});

// A disk of one mebibyte can be made by root on Linux only; the case above covers the rest.
if (root && process.platform === 'linux') {
  test('on a disk that is full, the good file stays as it was', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    try {
      const good = Buffer.alloc(300_000, 'good ');
      const file = join(folder, 'report.postmortem');
      writeFileSync(file, good);
      const failure = await failureOf(safeWrite(file, Buffer.alloc(3_000_000, 'x')));
      expect(saveCode(failure)).toBe('disk-full');
      expect(readFileSync(file).equals(good)).toBe(true);
      expect(leftovers()).toEqual([]);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
}

// Attributes of a user's own need a disk that holds them, and the tools to look at them.
const canTag = (): boolean => {
  const probe = mkdtempSync(join(tmpdir(), 'safe-write-'));
  try {
    writeFileSync(join(probe, 'x'), '');
    setTag(join(probe, 'x'));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true });
  }
};
const setTag = (file: string): void =>
  void execFileSync('python3', [
    '-c',
    `import os, sys; os.setxattr(sys.argv[1], 'user.project', b'payments')`,
    file,
  ]);
const tagOf = (file: string): string =>
  execFileSync('python3', [
    '-c',
    `import os, sys; print(os.getxattr(sys.argv[1], 'user.project').decode())`,
    file,
  ])
    .toString()
    .trim();

test.skipIf(process.platform !== 'linux' || !canTag())('a file keeps its tags', async () => {
  setTag(target);
  await safeWrite(target, NEW);
  expect(readFileSync(target)).toEqual(NEW);
  expect(tagOf(target)).toBe('payments');
});

test('an exceeded quota, which Node has no name for, is a full disk', () => {
  const errno = process.platform === 'darwin' ? -69 : -122;
  const error = Object.assign(new Error(`Unknown system error ${errno}: write`), {
    code: `Unknown system error ${errno}`,
    errno,
  });
  const [code] = process.platform === 'win32' ? ['io'] : ['disk-full'];
  expect(saveFailure(error, '/a/x.postmortem').code).toBe(code);
});

test.each([
  ['ENOSPC', 'disk-full', /disk is full/],
  ['EDQUOT', 'disk-full', /disk is full/],
  ['EROFS', 'read-only', /may not be written/],
  ['EACCES', 'read-only', /may not be written/],
  ['EBUSY', 'locked', /another program/],
  ['ENOENT', 'gone', /no longer there/],
  ['ENAMETOOLONG', 'name-too-long', /too long/],
  ['EIO', 'io', /\(EIO\)/],
])('%s is told as %s, in one sentence with the file’s name', (errno, code, sentence) => {
  const failure = saveFailure(systemError(errno), '/home/a/report.postmortem');
  expect(failure.code).toBe(code);
  expect(failure.sentence).toMatch(sentence);
  expect(failure.sentence).toContain('“report.postmortem”');
  expect(failure.sentence).toContain('Your text is still here');
});

test('a change by another program says how to decide', () => {
  expect(saveFailure(new SaveError('changed-on-disk'), '/a/x.postmortem').sentence).toMatch(
    /Save mine in its place.* Save As…/,
  );
});
