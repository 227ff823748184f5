/**
 * The licences of everything that the built app carries, collected from the packages that the
 * builds take modules from: `dist/licences.json`, which the About dialog shows.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const FOLDER = `${sep}node_modules${sep}`;

/**
 * Notes the packages whose modules a build takes in.
 *
 * @param {Set<string>} packages their folders
 * @returns {import('vite').Plugin}
 */
export function notePackages(packages) {
  return {
    name: 'afterword-licences',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : []) {
          const folder = packageFolder(id);
          if (folder) packages.add(folder);
        }
    },
  };
}

/** The folder of the package that a module is of; null for our own. */
export function packageFolder(id) {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '').replaceAll('/', sep);
  const at = path.lastIndexOf(FOLDER);
  if (at === -1) return null;
  const [first, second] = path.slice(at + FOLDER.length).split(sep);
  const name = first.startsWith('@') ? join(first, second) : first;
  return path.slice(0, at + FOLDER.length) + name;
}

/** Writes name, version, licence and its text for each package, by name. */
export function writeLicences(folders, file) {
  const licences = [...new Set(folders)].map(licenceOf);
  licences.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.version < b.version ? -1 : 1));
  writeFileSync(file, JSON.stringify(licences));
}

/** Every package says what it is under; one without a file of its own says it in a word. */
export function licenceOf(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  const author = typeof about.author === 'object' ? about.author.name : about.author;
  return {
    name: about.name,
    version: about.version,
    licence: typeof about.license === 'string' ? about.license : (about.license?.type ?? ''),
    text: text || [about.license, author, about.homepage].filter(Boolean).join('\n'),
  };
}
