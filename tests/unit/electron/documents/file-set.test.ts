import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSet } from '../../../../electron/documents/file-set.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-set-'));
});
afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
const write = (text: string, ...names: string[]): Promise<void> =>
  writeFileSet(join(folder, 'a.md'), bytes(text), {
    name: 'a-media',
    files: names.map((name) => ({ name, bytes: bytes(`${text} ${name}`) })),
  });
const media = async (): Promise<string[]> => (await readdir(join(folder, 'a-media'))).sort();
const inFolder = async (): Promise<string[]> => (await readdir(folder)).sort();

describe('a file and its folder', () => {
  it('are both there, and nothing else', async () => {
    await write('one', 'track.svg', 'graph.png');
    expect(await inFolder()).toEqual(['a-media', 'a.md']);
    expect(await media()).toEqual(['graph.png', 'track.svg']);
    expect(await readFile(join(folder, 'a-media', 'graph.png'), 'utf8')).toBe('one graph.png');
  });

  it('replace those of an earlier export, and leave what the author put beside them', async () => {
    await write(
      '[graph]: <a-media/graph.png>\n[secret]: a-media/secret.png\n',
      'graph.png',
      'secret.png',
    );
    await writeFile(join(folder, 'a-media', 'mine.txt'), 'mine');
    await mkdir(join(folder, 'a-media', 'notes'));
    await write('[graph]: <a-media/graph.png>\n', 'graph.png');
    expect(await media()).toEqual(['graph.png', 'mine.txt', 'notes']);
    expect(await inFolder()).toEqual(['a-media', 'a.md']);
    expect(await readFile(join(folder, 'a-media', 'graph.png'), 'utf8')).toContain('graph.png');
  });

  it('are as they were when the file cannot be written', async () => {
    await mkdir(join(folder, 'a.md')); // a folder of that name
    await mkdir(join(folder, 'a-media'));
    await writeFile(join(folder, 'a-media', 'graph.png'), 'before');
    await expect(write('two', 'graph.png')).rejects.toThrow();
    expect(await inFolder()).toEqual(['a-media', 'a.md']);
    expect(await readFile(join(folder, 'a-media', 'graph.png'), 'utf8')).toBe('before');
  });

  it('are as they were when a picture cannot be written', async () => {
    await write('one', 'graph.png');
    await expect(write('two', 'graph.png', 'x'.repeat(300))).rejects.toThrow();
    expect(await inFolder()).toEqual(['a-media', 'a.md']);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('one');
    expect(await readFile(join(folder, 'a-media', 'graph.png'), 'utf8')).toBe('one graph.png');
  });

  it('leave no trace where nothing can be made', async () => {
    await expect(
      writeFileSet(join(folder, 'gone', 'a.md'), bytes('x'), {
        name: 'a-media',
        files: [{ name: 'y', bytes: bytes('y') }],
      }),
    ).rejects.toThrow();
    expect(await inFolder()).toEqual([]);
  });

  it('a file in the folder’s place stays', async () => {
    await writeFile(join(folder, 'a-media'), 'not a folder');
    await expect(write('one', 'graph.png')).rejects.toThrow();
    expect(await readFile(join(folder, 'a-media'), 'utf8')).toBe('not a folder');
    expect(await inFolder()).toEqual(['a-media']);
  });
});
