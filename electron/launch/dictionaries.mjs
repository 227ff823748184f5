/**
 * The dictionaries of the spell checking, made from the packages' word lists in the shape that is
 * read fastest: packed tries, in memory as they are in the file (German: 0.1 s and 13 MB instead of
 * 2.3 s and 180 MB). Making them takes some seconds, so they are kept until a package changes.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { root } from './setup.mjs';

const packages = join(root, 'node_modules', '@cspell');
const cache = join(root, 'node_modules', '.cache', 'afterword', 'dictionaries');
const MORE_WORDS = join(root, 'assets', 'dictionaries', 'more-words.txt');

/** Each is one file; core/spelling/languages.ts says which language takes which. */
const LANGUAGES = {
  'en-us': 'dict-en_us/en_US.trie.gz',
  'en-gb': 'dict-en-gb/en_GB.trie.gz',
  de: 'dict-de-de/de_DE.trie.gz',
  fr: 'dict-fr-fr/fr-fr.trie.gz',
};
const TERMS = ['dict-software-terms', 'dict-k8s', 'dict-aws', 'dict-companies', 'dict-fullstack'];

/** Puts the dictionaries, what they are checked by and their licences into a folder. */
export async function makeDictionaries(folder) {
  mkdirSync(folder, { recursive: true });
  const made = await dictionariesFolder();
  for (const name of readdirSync(made)) copyFileSync(join(made, name), join(folder, name));
}

/** The folder that they are kept in, made when a package has changed. */
export async function dictionariesFolder() {
  const folder = join(cache, sourceHash());
  if (existsSync(join(folder, 'index.json'))) return folder;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sums = {};
  for (const [name, bytes] of await packed()) {
    writeFileSync(join(folder, `${name}.btrie`), bytes);
    sums[name] = createHash('sha256').update(bytes).digest('hex');
  }
  writeFileSync(join(folder, 'licences.txt'), licences());
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(sums, null, 2)}\n`);
  return folder;
}

async function packed() {
  const { convertToBTrie } = await import('cspell-trie-lib');
  const pack = async (name, content) => {
    const url = pathToFileURL(join(cache, name));
    return (await convertToBTrie({ url, content })).content;
  };
  const made = [];
  for (const [name, path] of Object.entries(LANGUAGES))
    made.push([name, await pack(`${name}.trie`, gunzipSync(readFileSync(join(packages, path))))]);
  made.push(['terms', await pack('terms.txt', Buffer.from(terms()))]);
  return made;
}

function terms() {
  const lists = TERMS.flatMap((name) => {
    const folder = join(packages, name, 'dict');
    return readdirSync(folder)
      .filter((file) => /\.txt(\.gz)?$/.test(file))
      .map((file) => {
        const bytes = readFileSync(join(folder, file));
        return String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
      });
  });
  // Marks for joining and forbidding belong to identifiers in code; here each line is a word.
  const words = [...lists, readFileSync(MORE_WORDS, 'utf8')]
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => /^\*?\p{L}[\p{L}\p{M}'’ -]*\*?$/u.test(line));
  return words.map((word) => word.replaceAll('*', '')).join('\n');
}

function licences() {
  const names = [...Object.values(LANGUAGES).map((path) => path.split('/')[0]), ...TERMS];
  return names
    .map((name) => `@cspell/${name}\n\n${readFileSync(join(packages, name, 'LICENSE'), 'utf8')}`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const name of [...readdirSync(packages).sort(), '../cspell-trie-lib'])
    hash.update(readFileSync(join(packages, name, 'package.json')));
  for (const path of [MORE_WORDS, import.meta.filename]) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}
