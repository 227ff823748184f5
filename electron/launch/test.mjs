/**
 * `npm test`: everything that a change must pass, from a fresh clone. Ends with what failed, by
 * name, and the plain line “N passed, N failed”, where lint, format, types and the build count as
 * one each.
 * With CI set, a test that was skipped for want of a tool fails the run: its line begins with
 * “SKIPPED:”.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { canInstallPackages, ensureHeadlessChromium, installPackages } from './chromium.mjs';
import { chooseRuntime, hasDisplay } from './runtime.mjs';
import { ensureDependencies, root, say, underProjectNode, withBinaries } from './setup.mjs';

/** Programs that open what we export, and the Debian package that brings each. */
const TOOLS = {
  soffice: 'libreoffice-writer-nogui',
  pdfinfo: 'poppler-utils',
  qpdf: 'qpdf',
  'cmark-gfm': 'cmark-gfm',
  pandoc: 'pandoc',
  // not to open anything, but to see each socket that the app opens
  ...(process.platform === 'linux' ? { strace: 'strace' } : {}),
};

ensureDependencies();
underProjectNode(process.argv[1]);

const results = join(root, 'out', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const runtime = await chooseRuntime();
const underXvfb = runtime?.name === 'Electron' && !hasDisplay();
addTools(underXvfb ? { ...TOOLS, 'xvfb-run': 'xvfb' } : TOOLS);

const isStandIn = runtime?.name === 'the stand-in';
// The windows of the end-to-end tests alone: unit tests print with the Chromium that authors have.
const shell = isStandIn ? { CHROMIUM_PATH: ensureHeadlessChromium() } : {};

const total = { passed: 0, failed: 0 };
const skipped = [];
/** What failed, in a line each: the runners tell it in the middle of a long output. */
const failures = [];
const script = (path) => join(root, 'node_modules', ...path.split('/'));

// Each of them keeps one core busy; the tests, which come after them, all that there are.
await Promise.all([
  checks({
    Lint: [script('eslint/bin/eslint.js'), '.'],
    Folders: [
      script('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.mjs', 'core', 'electron', 'renderer'],
    ],
    Format: [script('prettier/bin/prettier.cjs'), '--check', '.'],
  }),
  checks({
    Types: [script('typescript/bin/tsc'), '-b'],
    Build: [join(root, 'electron/launch/build.mjs')],
  }),
]);
await tests(
  'Unit tests',
  [
    script('vitest/vitest.mjs'),
    'run',
    '-c',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'unit.json')}`,
  ],
  {
    count: () => {
      const { numPassedTests, testResults } = readJson('unit.json');
      const failed = testResults.flatMap(unitFailures);
      return { passed: numPassedTests, failed };
    },
  },
);
if (runtime) {
  await tests(
    'End-to-end tests',
    [
      script('@playwright/test/cli.js'),
      'test',
      '-c',
      'tests/e2e/playwright.config.ts',
      '--reporter=list,json',
    ],
    {
      env: { ...runtime.env, ...shell, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json') },
      before: underXvfb ? ['xvfb-run', '-a'] : [],
      count: () => {
        const {
          stats: { expected, flaky },
          suites,
        } = readJson('e2e.json');
        return { passed: expected + flaky, failed: suites.flatMap(endToEndFailures) };
      },
    },
  );
} else
  note(
    'SKIPPED: the end-to-end tests, because neither Electron’s runtime nor a Chromium could be had.',
  );

if (process.env['CI'] && skipped.length > 0) {
  failures.push(...skipped.map((line) => `${line.trim()} (CI allows no skipped test)`));
  total.failed += skipped.length;
}
if (failures.length > 0)
  console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/**
 * Steps that are right or wrong as a whole, one after the other. Each prints what it says at its
 * end, because others run beside it.
 */
async function checks(commands) {
  for (const [name, command] of Object.entries(commands)) {
    const code = await run(name, command, { atItsEnd: true });
    total[code === 0 ? 'passed' : 'failed']++;
    if (code !== 0) failures.push(name);
  }
}

/**
 * A step that counts its own tests. A runner that fails without naming a test counts as one
 * failure.
 */
async function tests(name, command, { env = {}, before = [], count }) {
  const code = await run(name, command, { env, before });
  let counted = { passed: 0, failed: [] };
  try {
    counted = count();
  } catch {
    // the runner did not get as far as its results
  }
  if (code !== 0 && counted.failed.length === 0)
    counted.failed.push(`${name}: the runner ended with ${code}`);
  total.passed += counted.passed;
  total.failed += counted.failed.length;
  failures.push(...counted.failed);
}

/** Of one file of unit tests. A file that could not be loaded has no tests to name. */
function unitFailures({ name, status, message, assertionResults }) {
  const failed = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`);
  return failed.length === 0 && status === 'failed'
    ? [`${relative(root, name)}: ${firstLine(message)}`]
    : failed.map((line) => `${relative(root, name)} › ${line}`);
}

/** Of a suite of end-to-end tests and those within it. */
function endToEndFailures({ file, specs = [], suites = [] }) {
  const failed = specs
    .filter(({ ok }) => !ok)
    .map(
      ({ title, tests: [test] }) =>
        `${file} › ${title}: ${firstLine(test?.results.at(-1)?.error?.message)}`,
    );
  return [...failed, ...suites.flatMap(endToEndFailures)];
}

function firstLine(text = '') {
  return stripVTControlCharacters(text).split('\n', 1)[0];
}

function run(name, command, { env = {}, before = [], atItsEnd = false }) {
  const held = [`\n— ${name}\n`];
  if (!atItsEnd) console.log(held.pop().trimEnd());
  const [program, ...args] = [...before, process.execPath, ...command];
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: withBinaries({ ...process.env, ...env }),
    });
    for (const stream of ['stdout', 'stderr']) {
      let rest = '';
      child[stream].setEncoding('utf8').on('data', (text) => {
        if (atItsEnd) held.push(text);
        else process[stream].write(text);
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        skipped.push(...lines.filter((line) => /SKIPPED: .* not installed/.test(line)));
      });
    }
    const end = (code) => {
      process.stdout.write(held.splice(0).join(''));
      resolve(code ?? 1);
    };
    child.on('error', () => end(1)).on('close', end);
  });
}

function note(line) {
  console.log(line);
  skipped.push(line);
}

function readJson(name) {
  return JSON.parse(readFileSync(join(results, name), 'utf8'));
}

/**
 * Installs what is missing where that is possible; a test that then lacks its tool says so itself.
 */
function addTools(wanted) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = Object.entries(wanted).filter(
    ([program]) => !folders.some((folder) => existsSync(join(folder, program))),
  );
  if (missing.length === 0 || !canInstallPackages()) return;
  say(
    `Installing what the tests open exports with: ${missing.map(([program]) => program).join(', ')}…`,
  );
  installPackages(missing.map(([, name]) => name));
}
