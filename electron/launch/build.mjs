/**
 * Builds the app into `dist/`: main and preload, and the window. `npm run build`; also called
 * before every start, and then it does nothing when no source has changed.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundles } from './bundles.mjs';
import { makeDictionaries } from './dictionaries.mjs';
import { notePackages, writeLicences } from './licences.mjs';
import { ensureDependencies, root, say, underProjectNode } from './setup.mjs';

const SOURCES = [
  'core',
  'electron',
  'renderer',
  'assets',
  'package-lock.json',
  'tsconfig.base.json',
];
/** Faces for scripts that the report's own have no letters for, in one weight: 12 MB. */
const FALLBACK_FACES = [
  ...[
    'sc',
    'jp',
    'kr',
    'arabic',
    'hebrew',
    'devanagari',
    'thai',
    'math',
    'symbols',
    'symbols-2',
  ].map((script) => `noto-sans-${script}`),
  'noto-emoji',
];
/** Packages that the app carries as files, not as modules of a build. */
const CARRIED = [
  'electron',
  '@fontsource/inter',
  '@fontsource/source-serif-4',
  ...FALLBACK_FACES.map((name) => `@fontsource/${name}`),
  '@fontsource-variable/inter',
  '@fontsource-variable/source-serif-4',
  ...['en_us', 'en-gb', 'de-de', 'fr-fr'].map((name) => `@cspell/dict-${name}`),
  ...['software-terms', 'k8s', 'aws', 'companies', 'fullstack'].map(
    (name) => `@cspell/dict-${name}`,
  ),
];
const dist = join(root, 'dist');
/**
 * Built beside and put in place whole, so that an app that is just starting never meets half a
 * build.
 */
const next = join(root, `dist.${process.pid}`);
const record = join(root, 'node_modules', '.cache', 'afterword', 'built');

/**
 * Builds when a source has changed since the last build, or always with `force`. Rejects with the
 * builder's message.
 */
export async function ensureBuilt({ force = false } = {}) {
  const state = sourceState();
  if (
    !force &&
    existsSync(record) &&
    readFileSync(record, 'utf8') === state &&
    existsSync(join(dist, 'main.js'))
  )
    return;
  say('Building…');
  const { build } = await import('vite');
  const packages = new Set(CARRIED.map((name) => join(root, 'node_modules', name)));
  for (const bundle of Object.values(bundles({ out: next, plugins: [notePackages(packages)] })))
    await build(bundle);
  await addFiles(next, packages);
  rmSync(dist, { recursive: true, force: true });
  renameSync(next, dist);
  mkdirSync(join(record, '..'), { recursive: true });
  writeFileSync(record, state);
}

/** Removes what was built, so that the next start builds again. @returns the folder for a build. */
export function emptyDist() {
  rmSync(record, { force: true });
  rmSync(dist, { recursive: true, force: true });
  return dist;
}

/** Adds what the app carries besides its bundles: faces, dictionaries, licences. */
export async function addFiles(folder, packages = new Set()) {
  copyFonts(join(folder, 'fonts'));
  await makeDictionaries(join(folder, 'renderer', 'dictionaries'));
  writeLicences(packages, join(folder, 'licences.json'));
}

/** The faces that a printed report carries, as files: main puts them into the page as data. */
function copyFonts(to) {
  mkdirSync(to, { recursive: true });
  for (const [family, weights] of [
    ['inter', '400|500|600'],
    ['source-serif-4', '400|600'],
  ]) {
    const folder = join(root, 'node_modules', '@fontsource', family, 'files');
    for (const name of readdirSync(folder)) {
      if (
        new RegExp(
          `^${family}-(latin|latin-ext|vietnamese|greek|cyrillic)-(${weights})-(normal|italic)\\.woff2$`,
        ).test(name)
      )
        copyFileSync(join(folder, name), join(to, name));
    }
  }
  for (const name of FALLBACK_FACES) {
    const from = join(root, 'node_modules', '@fontsource', name);
    const fallback = join(to, 'fallback', name);
    mkdirSync(join(fallback, 'files'), { recursive: true });
    copyFileSync(join(from, 'unicode.json'), join(fallback, 'unicode.json'));
    for (const file of readdirSync(join(from, 'files')))
      if (file.endsWith('-400-normal.woff2'))
        copyFileSync(join(from, 'files', file), join(fallback, 'files', file));
  }
}

/**
 * Names, sizes and times of all sources, as one hash: cheap, and enough to tell that nothing
 * changed.
 */
function sourceState() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  const walk = (path) => {
    if (!statSync(path).isDirectory()) return add(path);
    for (const name of readdirSync(path).sort()) walk(join(path, name));
  };
  for (const source of SOURCES) walk(join(root, source));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureDependencies();
  underProjectNode(process.argv[1]);
  await ensureBuilt({ force: true });
}
