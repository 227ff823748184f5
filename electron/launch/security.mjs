/**
 * `npm run test:security`: Electron's security checklist
 * (https://www.electronjs.org/docs/latest/tutorial/security), item by item, each with the tests
 * that prove it, and the hostile snippets of tests/hostile through every way in and out; runs them
 * and prints what came of each.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { chooseRuntime, hasDisplay } from './runtime.mjs';
import { ensureDependencies, root, say, underProjectNode, withBinaries } from './setup.mjs';

const E2E = 'tests/e2e/security.spec.ts';
const SOCKETS = 'tests/e2e/zero-connections.spec.ts';
const IPC = 'tests/unit/electron/ipc.test.ts';
const PROTOCOL = 'tests/unit/electron/app-protocol.test.ts';
const GUARDS = 'tests/unit/paths/guards.test.ts';
const PACKAGED = 'tests/unit/packaging/packaging.test.ts';
const CONFIGURATION = 'tests/unit/packaging/configuration.test.ts';
const HOSTILE = 'tests/unit/hostile/corpus.test.ts';
const OPTIONS = [E2E, '3, 4, 6, 8-11: every window keeps Electron’s safe options'];

/** What a test's title begins with; without one, all tests of the file. */
const CHECKLIST = [
  [1, 'Only secure content', [E2E, '1:'], [SOCKETS, 'a start, an edit and exports']],
  [2, 'No Node in the page', [E2E, '2:']],
  [3, 'Context isolation', OPTIONS, [E2E, '3, 4: what the page does']],
  [4, 'Sandbox', OPTIONS],
  [5, 'Permissions are refused', [E2E, '5:']],
  [6, 'webSecurity is on', OPTIONS],
  [7, 'A content security policy', [E2E, '7:'], [PROTOCOL, 'the policy starts from nothing']],
  [8, 'No insecure content', OPTIONS],
  [9, 'No experimental features', OPTIONS],
  [10, 'No Blink features switched on', OPTIONS],
  [11, 'No webview allowed', OPTIONS],
  [12, 'No webview made', [E2E, '12:']],
  [13, 'No navigation', [E2E, '13:']],
  [14, 'No new windows', [E2E, '14:']],
  [15, 'openExternal', [E2E, '15:'], [GUARDS]],
  [16, 'A current Electron', [CONFIGURATION, 'the runtime is one exact Electron']],
  [17, 'The sender of every request', [IPC], [E2E, '17:']],
  [18, 'No file://', [E2E, '18:'], [PROTOCOL]],
  [19, 'Fuses', [PACKAGED, 'the packed app runs nothing but the app']],
  [20, 'Nothing of Electron in the page', [E2E, '20:']],
  ['+', 'Hostile snippets are active in no file', [HOSTILE]],
];

ensureDependencies();
underProjectNode(process.argv[1]);
await ensureBuilt();
const results = join(root, 'out', 'security-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const files = [...new Set(CHECKLIST.flatMap(([, , ...proofs]) => proofs.map(([file]) => file)))];
const isUnit = (file) => file.startsWith('tests/unit/');
/** Of each file, its tests: title and whether it passed. */
const ran = new Map();
runUnits(files.filter(isUnit));
await runEndToEnd(files.filter((file) => !isUnit(file)));

let failed = 0;
for (const [number, item, ...proofs] of CHECKLIST) {
  const tests = proofs.flatMap(([file, start = '']) =>
    (ran.get(file) ?? []).filter(({ title }) => title.startsWith(start)),
  );
  const wrong = tests.filter(({ passed }) => !passed);
  const proved = tests.length > 0 && wrong.length === 0;
  if (!proved) failed++;
  console.log(
    `${proved ? '✓' : '✗'} ${String(number).padStart(2)}  ${item}: ${tests.length} tests`,
  );
  for (const [file, start] of proofs) console.log(`        ${file}${start ? ` › ${start}` : ''}`);
  for (const { title } of wrong) console.log(`        FAILED: ${title}`);
}
console.log(`\n${table()}`);
console.log(`${CHECKLIST.length - failed} of ${CHECKLIST.length} items proved.`);
process.exit(failed === 0 ? 0 : 1);

function runUnits(chosen) {
  const output = join(results, 'unit.json');
  const runner = join(root, 'node_modules/vitest/vitest.mjs');
  run(
    [
      ...[process.execPath, runner, 'run', '-c', 'tests/vitest.config.ts', ...chosen],
      ...['--reporter=json', `--outputFile.json=${output}`, '--testTimeout=900000'],
    ],
    { HOSTILE: 'all', HOSTILE_TABLE: join(results, 'hostile.txt') },
  );
  for (const { name, assertionResults } of read(output).testResults ?? [])
    note(
      chosen.find((file) => name.endsWith(file)),
      assertionResults.map(({ fullName, status }) => ({
        title: fullName.trim(),
        passed: status === 'passed',
      })),
    );
}

async function runEndToEnd(chosen) {
  const runtime = await chooseRuntime();
  if (!runtime) return say('Neither Electron’s runtime nor a Chromium is here to look at windows.');
  const output = join(results, 'e2e.json');
  const under = runtime.name === 'Electron' && !hasDisplay() ? ['xvfb-run', '-a'] : [];
  const runner = join(root, 'node_modules/@playwright/test/cli.js');
  run(
    [
      ...[...under, process.execPath, runner, 'test', '-c', 'tests/e2e/playwright.config.ts'],
      ...[...chosen, '--reporter=json'],
    ],
    { ...runtime.env, PLAYWRIGHT_JSON_OUTPUT_NAME: output },
  );
  for (const { file, specs } of read(output).suites ?? [])
    note(
      chosen.find((each) => each.endsWith(file)),
      specs.map(({ title, ok, tests }) => ({
        title,
        passed: ok && tests.every(({ status }) => status !== 'skipped'),
      })),
    );
}

/** What was taken in, and what came of it. */
function table() {
  try {
    return readFileSync(join(results, 'hostile.txt'), 'utf8');
  } catch {
    return 'No table of hostile snippets: its tests did not run.';
  }
}

function note(file, tests) {
  ran.set(file, [...(ran.get(file) ?? []), ...tests]);
}

function run([program, ...args], env = {}) {
  spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: withBinaries({ ...process.env, ...env }),
  });
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {}; // the runner did not get as far as its results
  }
}
