/** A file whose every block went through the editor, as an edited block does, keeps its lines. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readMarkdownFile, writeMarkdownFile } from '../../../core/markdown-file/markdown-file.ts';
import { DocumentReader } from '../../../renderer/editor/convert/reader.ts';
import { openHeadless } from '../renderer/editor/headless.ts';
import { ALL } from './texts.ts';

const shared = resolve(import.meta.dirname, '../../../../shared');
const reports = ['corpus', 'corpus2', 'seeds']
  .map((name) => join(shared, name))
  .filter(existsSync)
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]),
  );

test.each([...Object.entries(ALL), ...reports])('%s', (_name, text) => {
  const document = readMarkdownFile(text, 'doc');
  const { editor } = openHeadless(document);
  const through = editor.read(() => new DocumentReader().$read());
  const written = writeMarkdownFile(text, through);
  expect(written.missing).toEqual([]);
  expect(written.text).toBe(text);
});
