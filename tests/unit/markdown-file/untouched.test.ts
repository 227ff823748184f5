/** What a Markdown file keeps: all of it, and every line but the one that was changed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isOwnMarkdown } from '../../../core/markdown/read.ts';
import { describe, expect, test } from 'vitest';
import {
  newMarkdownFile,
  readMarkdownFile,
  writeMarkdownFile,
} from '../../../core/markdown-file/markdown-file.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { blank } from '../renderer/editor/blank.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { linesChanged, withOneWordChanged } from './one-word.ts';
import { ALL } from './texts.ts';
import { runs } from '../../tools/runs.ts';

const shared = resolve(import.meta.dirname, '../../../../shared');
const folders = ['corpus', 'corpus2', 'seeds'].map((name) => join(shared, name)).filter(existsSync);
const reports = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]),
);
const { text: own } = newMarkdownFile(
  blank({ sections: [prose(paragraph('The database was full. Nobody saw it coming.'))] }),
);
const sample = openPostmortem(
  readFileSync(
    resolve(import.meta.dirname, '../../../assets/samples/checkout-certificate.postmortem'),
    'utf8',
  ),
);
if (!sample.ok) throw new Error(sample.problem);
const texts: [string, string][] = [
  ...Object.entries(ALL),
  ['of ours', own],
  ['our sample', newMarkdownFile(sample.document).text],
  ...reports,
];
const spellings: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['with CRLF', (text) => text.replace(/\r?\n/g, '\r\n')],
  ['without an end of line', (text) => text.replace(/\s+$/, '')],
];

function withoutPadding(text: string): string {
  return text.replace(/ +(?= |\|)|(?<=-)-+/g, '');
}

describe.each(texts)('%s', (_name, text) => {
  test.each(spellings)('%s: untouched, it is the same to the byte', (_how, spelt) => {
    const file = spelt(text);
    const document = readMarkdownFile(file, 'doc');
    expect(writeMarkdownFile(file, document).text).toBe(file);
    // The same values, but none of the same objects: as they come from a window.
    expect(writeMarkdownFile(file, structuredClone(document)).text).toBe(file);
  });

  test('a changed word is a changed line, wherever it stands', { timeout: 120_000 }, () => {
    const document = readMarkdownFile(text, 'doc');
    const all = [...withOneWordChanged(document)];
    // Of a long report a part, so that the test does not take minutes.
    const step = Math.ceil(all.length / runs(24));
    const looked = all.filter((_, index) => index % step === 0);
    expect(looked).not.toHaveLength(0);
    // The columns of our own tables stand below each other: a longer word moves their other lines.
    const told = isOwnMarkdown(text) ? withoutPadding : (lines: string): string => lines;
    for (const { was, changed } of looked) {
      const written = writeMarkdownFile(text, changed);
      const lines = linesChanged(told(text), told(written.text));
      expect({ was, lines, missing: written.missing }).toEqual({
        was,
        lines: 1,
        missing: [],
      });
      expect(written.text).toContain('zebra');
    }
  });
});

test('a changed word in a file with CRLF and a byte order mark leaves both', () => {
  const file = `\ufeff${ALL['HARD_WRAPPED']!.replaceAll('\n', '\r\n')}`;
  const [one] = withOneWordChanged(readMarkdownFile(file, 'doc'));
  const { text } = writeMarkdownFile(file, one!.changed);
  expect(text.startsWith('\ufeff---\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(linesChanged(file, text)).toBe(1);
});
