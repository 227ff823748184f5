import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { targetProblem } from '../../../../electron/export/target.ts';

describe('whether files can be put there, asked before they are made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-target-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const problem = (where: string, ...names: string[]) =>
    targetProblem(
      where,
      names.map((name) => join(where, name)),
    );

  it('says nothing where they can, also over what is there', async () => {
    writeFileSync(join(folder, 'there.pdf'), 'before');
    mkdirSync(join(folder, 'there-media'));
    expect(await problem(folder, 'there.pdf', 'there-media', 'new.docx')).toBeNull();
  });

  it.each([
    ['is gone', join(folder, 'gone'), 'is no longer there'],
    ['is a file', join(folder, 'there.pdf'), 'is no folder'],
    ['is below a file', join(folder, 'there.pdf', 'deep'), 'is no longer there'],
    ['has a name that no disk takes', join(folder, 'x'.repeat(400)), 'cannot be reached'],
  ])('names a folder that %s', async (_, where, reason) => {
    expect(await problem(where, 'a.pdf')).toEqual({
      code: 'folder',
      sentence: `“${where}” ${reason}. Choose another folder.`,
    });
  });

  it('names a name that is too long, by the longest of the files', async () => {
    expect(await problem(folder, `${'x'.repeat(249)}.docx`)).toBeNull();
    expect(await problem(folder, `${'x'.repeat(249)}.docx`, `${'x'.repeat(250)}-media`)).toEqual({
      code: 'name',
      sentence: 'The name is too long for this disk. Shorten it.',
    });
  });
});
