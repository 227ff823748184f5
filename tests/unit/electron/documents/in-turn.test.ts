import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileKey, inTurn } from '../../../../electron/documents/in-turn.ts';

it('what is asked for one key is done one after the other, also after a failure', async () => {
  const log: string[] = [];
  const work =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const first = inTurn('file', work('first', true));
  const second = inTurn('file', work('second'));
  const other = inTurn('other', work('other'));
  await expect(first).rejects.toThrow('first');
  expect(await second).toBe('second');
  expect(await other).toBe('other');
  expect(log.indexOf('second begins')).toBeGreaterThan(log.indexOf('first ends'));
  expect(log.indexOf('other begins')).toBeLessThan(log.indexOf('first ends'));
});

it('a file has one key, by whatever name it is reached', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'in-turn-'));
  try {
    const file = join(folder, 'a.postmortem');
    writeFileSync(file, '');
    writeFileSync(join(folder, 'other'), '');
    symlinkSync(file, join(folder, 'link'));
    linkSync(file, join(folder, 'twin'));
    const key = await fileKey(file);
    expect(await fileKey(join(folder, 'link'))).toBe(key);
    expect(await fileKey(join(folder, 'twin'))).toBe(key);
    expect(await fileKey(join(folder, 'other'))).not.toBe(key);
    expect(await fileKey(join(folder, 'gone'))).toBe(join(folder, 'gone'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
