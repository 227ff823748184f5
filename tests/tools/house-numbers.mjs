/**
 * `node tests/tools/house-numbers.mjs [CHECKOUT]`: what can be counted of how the code reads, for
 * this checkout or another one, so that before and after can be set side by side.
 *
 * Sources are `core/`, `electron/` and `renderer/`; tests are `tests/`. Cycles are those of
 * imports, types included: groups of files, or of folders, that reach each other.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(process.argv[2] ?? join(import.meta.dirname, '../..'));
const CODE = /\.(tsx?|mjs|js)$/;
const LAYERS = { sources: ['core', 'electron', 'renderer'], tests: ['tests'] };
const LONG_FILE = 300;

for (const [layer, folders] of Object.entries(LAYERS)) print(layer, read(folders));

function read(folders) {
  const listed = execFileSync('git', ['-C', ROOT, 'ls-files', '-z', ...folders], {
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => CODE.test(path) && !path.endsWith('.d.ts') && existsSync(join(ROOT, path)))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      return { path, tree, lines: text.trimEnd().split('\n') };
    });
}

function print(layer, files) {
  const lines = files.flatMap(({ lines }) => lines);
  const longerThan = (columns) => lines.filter((line) => line.length > columns).length;
  const functions = files.flatMap(functionsOf).sort((a, b) => b.lines - a.lines);
  const long = files.filter(({ lines }) => lines.length > LONG_FILE);
  const perFolder = new Map();
  for (const { path } of files)
    perFolder.set(dirname(path), [...(perFolder.get(dirname(path)) ?? []), path]);
  const { fileImports, folderImports } = importsOf(files);
  console.log(`\n${layer}: ${files.length} files, ${lines.length} lines`);
  row('lines over 100, 120, 140, 200 columns', [100, 120, 140, 200].map(longerThan).join(', '));
  row('longest functions (lines)', functions.slice(0, 3).map(named).join('; '));
  row(
    `files over ${LONG_FILE} lines`,
    long.length === 0 ? 'none' : `${long.length}, ${long.map(({ path }) => path).join(' ')}`,
  );
  row('files in a folder, on average', (files.length / perFolder.size).toFixed(1));
  const largest = [...perFolder].sort(([, a], [, b]) => b.length - a.length)[0];
  row('largest folder', `${largest[0]}, ${largest[1].length}`);
  row('cycles of files', cycles(fileImports));
  row('cycles of folders', cycles(folderImports));
  row(
    'nested ternaries',
    files.map(nestedTernaries).reduce((sum, each) => sum + each, 0),
  );
  row('places of six or more equal lines', duplicates(LAYERS[layer]));
}

function row(name, value) {
  console.log(`  ${name.padEnd(40)}${value}`);
}

function named({ name, path, line, lines }) {
  return `${lines} ${name} (${path}:${line})`;
}

/** Every function with a body, by the name that it or what it is given to has. */
function functionsOf({ path, tree }) {
  const found = [];
  const at = (position) => tree.getLineAndCharacterOfPosition(position).line + 1;
  visit(tree, (node) => {
    if (!ts.isFunctionLike(node) || !node.body) return;
    const line = at(node.getStart(tree));
    const name = node.name?.getText(tree) ?? node.parent?.name?.getText(tree) ?? 'function';
    // A callback of `describe` or of a test is a list of others.
    if (node.parent && ts.isCallExpression(node.parent)) return;
    found.push({ name, path, line, lines: at(node.end) - line + 1 });
  });
  return found;
}

function nestedTernaries({ tree }) {
  let count = 0;
  const isTernary = (node) =>
    ts.isParenthesizedExpression(node)
      ? isTernary(node.expression)
      : ts.isConditionalExpression(node);
  visit(tree, (node) => {
    if (ts.isConditionalExpression(node))
      count += [node.whenTrue, node.whenFalse].filter(isTernary).length;
  });
  return count;
}

function visit(node, see) {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/** Which file, and which folder, imports which others of the same layer. */
function importsOf(files) {
  const known = new Set(files.map(({ path }) => path));
  const fileImports = new Map();
  const folderImports = new Map();
  for (const { path, tree } of files) {
    const targets = specifiersOf(tree)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(ROOT, resolve(ROOT, dirname(path), specifier)))
      .filter((target) => known.has(target) && extname(target) !== '');
    fileImports.set(path, new Set(targets));
    const folder = dirname(path);
    const others = targets.map((target) => dirname(target)).filter((other) => other !== folder);
    folderImports.set(folder, new Set([...(folderImports.get(folder) ?? []), ...others]));
  }
  return { fileImports, folderImports };
}

function specifiersOf(tree) {
  return tree.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier
      ? [statement.moduleSpecifier.text]
      : [],
  );
}

/** The strongly connected groups of more than one member (Tarjan), in words. */
function cycles(graph) {
  const order = new Map();
  const lowest = new Map();
  const stack = [];
  const groups = [];
  const walk = (node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) walk(next);
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node), lowest.get(next)));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) groups.push(group);
  };
  for (const node of graph.keys()) if (!order.has(node)) walk(node);
  if (groups.length === 0) return 'none';
  return `${groups.length}, ${groups.map((group) => group.sort().join(' ↔ ')).join('; ')}`;
}

/** As the command `duplicates` counts them, where it is installed. */
function duplicates(folders) {
  try {
    return folders
      .map((folder) => {
        const said = execFileSync('duplicates', ['--repo', join(ROOT, folder), '--most', '1'], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        return `${folder}: ${said.split('\n')[0]}`;
      })
      .join('; ');
  } catch {
    return 'not counted: the command “duplicates” is not here';
  }
}
