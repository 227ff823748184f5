/**
 * `npm test`: everything that a change must pass, from a fresh clone. Ends with the plain line “N passed, N failed”, where lint, types and the build count as one each.
 * With CI set, a test that was skipped for want of a tool fails the run: its line begins with “SKIPPED:”.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './chromium.mjs';
import { chooseRuntime, hasDisplay } from './runtime.mjs';
import { ensureDependencies, root, say, underProjectNode, withBinaries } from './setup.mjs';

/** Programs that open what we export, and the Debian package that brings each. */
const TOOLS = { soffice: 'libreoffice-writer-nogui', pdfinfo: 'poppler-utils', qpdf: 'qpdf', 'cmark-gfm': 'cmark-gfm', pandoc: 'pandoc' };

ensureDependencies();
underProjectNode(process.argv[1]);

const results = join(root, 'out', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const runtime = await chooseRuntime();
const underXvfb = runtime?.name === 'Electron' && !hasDisplay();
addTools(underXvfb ? { ...TOOLS, 'xvfb-run': 'xvfb' } : TOOLS);

const total = { passed: 0, failed: 0 };
const skipped = [];
const script = (path) => join(root, 'node_modules', ...path.split('/'));

await check('Lint', [script('eslint/bin/eslint.js'), '.']);
await check('Types', [script('typescript/bin/tsc'), '-b']);
await check('Build', [join(root, 'electron/launch/build.mjs')]);
await tests('Unit tests', [script('vitest/vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'unit.json')}`], {
  count: () => {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests } = readJson('unit.json');
    return { passed: numPassedTests, failed: numFailedTests || (numTotalTests === 0 ? Math.max(1, numFailedTestSuites) : 0) };
  },
});
if (runtime) {
  await tests('End-to-end tests', [script('@playwright/test/cli.js'), 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'], {
    env: { ...runtime.env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json') },
    before: underXvfb ? ['xvfb-run', '-a'] : [],
    count: () => {
      const { expected, unexpected, flaky } = readJson('e2e.json').stats;
      return { passed: expected + flaky, failed: unexpected };
    },
  });
} else note('SKIPPED: the end-to-end tests, because neither Electron’s runtime nor a Chromium could be had.');

if (process.env['CI'] && skipped.length > 0) {
  say(`Tests were skipped, which CI does not allow:\n${skipped.join('\n')}`);
  total.failed += skipped.length;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** A step that is right or wrong as a whole. */
async function check(name, command) {
  const code = await run(name, command);
  total[code === 0 ? 'passed' : 'failed']++;
}

/** A step that counts its own tests. A runner that fails without naming a test counts as one failure. */
async function tests(name, command, { env = {}, before = [], count }) {
  const code = await run(name, command, env, before);
  let counted = { passed: 0, failed: 0 };
  try {
    counted = count();
  } catch {
    // the runner did not get as far as its results
  }
  total.passed += counted.passed;
  total.failed += counted.failed || (code === 0 ? 0 : 1);
}

function run(name, command, env = {}, before = []) {
  console.log(`\n— ${name}`);
  const [program, ...args] = [...before, process.execPath, ...command];
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: withBinaries({ ...process.env, ...env }) });
    for (const stream of ['stdout', 'stderr']) {
      let rest = '';
      child[stream].setEncoding('utf8').on('data', (text) => {
        process[stream].write(text);
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        skipped.push(...lines.filter((line) => /SKIPPED: .* not installed/.test(line)));
      });
    }
    child.on('error', () => resolve(1)).on('close', (code) => resolve(code ?? 1));
  });
}

function note(line) {
  console.log(line);
  skipped.push(line);
}

function readJson(name) {
  return JSON.parse(readFileSync(join(results, name), 'utf8'));
}

/** Installs what is missing where that is possible; a test that then lacks its tool says so itself. */
function addTools(wanted) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = Object.entries(wanted).filter(([program]) => !folders.some((folder) => existsSync(join(folder, program))));
  if (missing.length === 0 || !canInstallPackages()) return;
  say(`Installing what the tests open exports with: ${missing.map(([program]) => program).join(', ')}…`);
  installPackages(missing.map(([, name]) => name));
}
