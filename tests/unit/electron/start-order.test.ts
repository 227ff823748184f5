/**
 * The order in which Electron starts an app, on the stand-in: it is ready only after main's module
 * has been evaluated, so a main that waits for that while it is evaluated never gets there.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';

const electron = resolve(import.meta.dirname, '../../../electron');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Time enough for the stand-in to start; what hangs takes all of it. */
const LONGEST_MS = 20_000;
const HANG_MS = 6_000;

function start(main: string, timeout = LONGEST_MS): { out: string; code: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-start-'));
  folders.push(folder);
  writeFileSync(
    join(folder, 'package.json'),
    '{ "type": "module", "main": "main.js", "productName": "Tiny", "version": "1.0.0" }',
  );
  const head = "import { app, BrowserWindow, dialog, protocol, session } from 'electron';\n";
  writeFileSync(join(folder, 'main.js'), `${head}${main}`);
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      join(electron, 'electron-shim/electron.ts'),
      '--no-sandbox',
      folder,
      '--ozone-platform=headless',
    ],
    { encoding: 'utf8', timeout, killSignal: 'SIGKILL' },
  );
  return { out: stdout.trim(), code: status };
}

test('ready comes after main’s module, and after what that module waits for', () => {
  const { out, code } = start(`
    app.on('ready', () => { console.log('ready'); setTimeout(() => app.exit(3)); });
    console.log(app.isReady());
    await new Promise((resolve) => setTimeout(resolve, 300));
    console.log('evaluated');
  `);
  expect(out.split('\n')).toEqual(['false', 'evaluated', 'ready']);
  expect(code).toBe(3);
});

test('a main that waits for ready while it is evaluated hangs', () => {
  expect(start("await app.whenReady(); console.log('ready'); app.exit();", HANG_MS)).toEqual({
    out: '',
    code: null,
  });
});

test('what needs a running Chromium cannot be had before', () => {
  const { out } = start(`
    for (const early of [
      () => new BrowserWindow(),
      () => session.defaultSession,
      () => session.fromPartition('x'),
    ])
      try { early(); console.log('given'); } catch { console.log('refused'); }
    await dialog.showMessageBox({ message: '' }).catch(() => console.log('refused'));
    app.whenReady().then(() => {
      for (const late of [() => app.enableSandbox(), () => protocol.registerSchemesAsPrivileged([])])
        try { late(); console.log('taken'); } catch { console.log('refused'); }
      app.exit();
    });
  `);
  expect(out.split('\n')).toEqual(Array(6).fill('refused'));
});

/** The awaits of a module that stand in no function: its importers wait for them. */
function topLevelAwaits(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassDeclaration(node)) return;
    if (ts.isAwaitExpression(node)) found.push(node.getText(source));
    if (ts.isForOfStatement(node) && node.awaitModifier) found.push('for await');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('main holds up its own start in one place only, for commands that need no engine', () => {
  const modules = ['electron', 'core'].flatMap((name) =>
    readdirSync(resolve(electron, '..', name), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/^(electron-shim|launch)[/\\]/.test(path))
      .map((path) => [`${name}/${path}`, resolve(electron, '..', name, path)] as const),
  );
  expect(
    modules.flatMap(([name, file]) => topLevelAwaits(file).map((each) => `${name}: ${each}`)),
  ).toEqual(['electron/main.ts: await done']);
  expect(readFileSync(join(electron, 'main.ts'), 'utf8')).toContain('if (!engine) await done;');
});
