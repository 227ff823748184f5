import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeStaleTemporaries } from '../../../../electron/documents/stale-temporaries.ts';

test('only our own temporary files that are older than an hour are removed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-stale-'));
  try {
    const now = Date.UTC(2026, 2, 3);
    const days = (count: number): number => (now - count * 86_400_000) / 1000;
    for (const [name, age] of [
      ['.afterword-1-aa.tmp', 2],
      ['.afterword-2-bb.tmp', 0.02],
      ['.other-3.tmp', 9],
      ['notes.postmortem', 9],
    ] as const) {
      await writeFile(join(folder, name), 'x');
      await utimes(join(folder, name), days(age), days(age));
    }
    await removeStaleTemporaries(folder, now);
    expect((await readdir(folder)).sort()).toEqual([
      '.afterword-2-bb.tmp',
      '.other-3.tmp',
      'notes.postmortem',
    ]);
    await removeStaleTemporaries(join(folder, 'gone'), now);
  } finally {
    await rm(folder, { recursive: true });
  }
});
