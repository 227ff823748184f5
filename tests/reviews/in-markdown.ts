/** Sessions in Markdown: by an editor, and every second one as a patch of `git`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMarkdownText } from '../../core/markdown/write.ts';
import { external } from '../tools/external.ts';
import { sentOut } from '../unit/review/sent-out.ts';
import { judge, type Result } from './judge.ts';
import type { Act, ActKind } from './act.ts';
import type { Session } from './subjects.ts';

export const MARKDOWN_KINDS: readonly ActKind[] = [
  ...(['replace', 'replace', 'delete', 'delete', 'insert', 'insert'] as const),
  ...(['split', 'join', 'move', 'row-out', 'row-in'] as const),
];
/** What ties lines to parts of the document; a tool that tidies Markdown may take it out. */
const IDS = / ?<!-- pm:(?!data)[^>]*-->/g;

export async function inMarkdown(
  all: readonly Session[],
  hasIds: boolean,
  folder: string,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const { subject, seed, acts } of all) {
    const written = toMarkdownText(sentOut(subject.document, 'md'));
    const text = hasIds ? written : written.replace(IDS, '');
    const done: Act[] = [];
    let edited = text;
    for (const act of acts) {
      const next = text.split(act.word).length === 2 ? after(edited, act) : null;
      if (next === null) continue;
      edited = next;
      done.push(act);
    }
    const patch = seed % 2 === 0 ? patchOf(text, edited, join(folder, `git-${seed}`)) : null;
    const file = { name: `${seed}.${patch ? 'patch' : 'md'}`, text: patch ?? edited };
    const bytes = new TextEncoder().encode(file.text);
    results.push(await judge({ name: file.name, bytes }, subject.document, done));
  }
  return results;
}

/** The text with the act done in it; null where this form of it has no such thing. */
export function after(text: string, { kind, word, text: put }: Act): string | null {
  switch (kind) {
    case 'replace':
      return text.replace(word, put);
    case 'insert':
      return text.replace(word, `${word} ${put}`);
    case 'delete':
      return without(text, word);
    case 'split':
      return isMarked(text, word) ? null : text.replace(`${word} `, `${word}\n\n`);
    case 'row-out':
    case 'row-in':
      return withRow(text, word, kind === 'row-in' ? put : null);
    default:
      return withBlocks(text, word, kind);
  }
}

/** Its own marks and a blank go with a word, or the marks around it, and of its line, would be none. */
function without(text: string, word: string): string {
  const own = `([*_]{1,2})${word}\\1`;
  const sign = '^ *(?:-|\\d+\\.)';
  const first = `(?<=[*_]|${sign} )${word} ?`;
  return text.replace(new RegExp(`${own}|${first}|(?<!${sign}) ?${word}`, 'm'), '');
}

/** True within words that are bold or in italics: nobody divides a paragraph there in a text editor. */
function isMarked(text: string, word: string): boolean {
  const block = text.slice(text.lastIndexOf('\n\n', text.indexOf(word)), text.indexOf(word));
  return [...block.matchAll(/\*+/g)].length % 2 === 1;
}

/** A line of a table taken out, or one more below it, with its first cell or its words. */
function withRow(text: string, word: string, put: string | null): string | null {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes(word));
  const line = lines[at]!;
  if (!line.startsWith('| ')) return null;
  if (put === null) return lines.toSpliced(at, 1).join('\n');
  const cells = line.replace(IDS, '').split(' |');
  const column = cells.findIndex((cell) => cell.includes(word));
  const made = cells.map((cell, index) => {
    if (index === column) return `| ${put}`.slice(index === 0 ? 0 : 1);
    return index === 0 || cell === '' ? cell : '';
  });
  return lines.toSpliced(at + 1, 0, made.join(' |')).join('\n');
}

/** Paragraphs joined, or one put above the one before it. */
function withBlocks(text: string, word: string, kind: ActKind): string | null {
  const blocks = text.split('\n\n');
  const at = blocks.findIndex((block) => block.includes(word));
  const [above, own, below] = [blocks[at - 1], blocks[at]!, blocks[at + 1]];
  if (kind === 'join') return blocks.toSpliced(at, 2, `${own}${below}`).join('\n\n');
  if (kind === 'move') return blocks.toSpliced(at - 1, 2, own, above!).join('\n\n');
  return null;
}

/** What `git diff` says; null where it is missing or nothing changed. */
function patchOf(text: string, edited: string, folder: string): string | null {
  const git = external('git');
  if (!git || text === edited) return null;
  mkdirSync(folder);
  const run = (...args: string[]): string =>
    execFileSync(git, ['-c', 'core.autocrlf=false', ...args], { cwd: folder, encoding: 'utf8' });
  run('init', '--quiet');
  writeFileSync(join(folder, 'report.md'), text);
  run('add', 'report.md');
  writeFileSync(join(folder, 'report.md'), edited);
  return run('diff', '--no-color', '--no-ext-diff');
}
