/**
 * The command line in plain Node, for what other programs call it for (Git): all but imports,
 * exports and templates. Run: node tests/tools/afterword.ts diff BEFORE AFTER
 */
import { access, mkdir, readFile } from 'node:fs/promises';
import type { CliIo } from '../../electron/cli/io.ts';
import { runGit } from '../../electron/cli/run-git.ts';
import { runCli } from '../../electron/cli/run.ts';
import { safeWrite } from '../../electron/documents/safe-write.ts';

const noEngine = (): Promise<never> => Promise.reject(new Error('no engine'));
const io: CliIo = {
  out: (text) => void process.stdout.write(text),
  outBytes: (bytes) => void process.stdout.write(bytes),
  err: (text) => void process.stderr.write(text),
  stdin: noEngine,
  readFile: (path) => readFile(path),
  readSource: noEngine,
  writeFile: async (path, bytes) => void (await safeWrite(path, Buffer.from(bytes))),
  writeExport: noEngine,
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  git: (args) => runGit(args, process.cwd()),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  cwd: process.cwd(),
  printer: {
    fonts: () => Promise.resolve({ rules: '', unknown: [] }),
    print: noEngine,
    shrink: noEngine,
    draw: noEngine,
  },
  history: { keep: noEngine, list: noEngine, read: noEngine, problem: () => '' },
  templateIds: () => Promise.resolve([]),
  template: () => Promise.resolve(undefined),
  now: () => new Date().toISOString(),
  zone: 'UTC',
};
process.exitCode = await runCli(process.argv.slice(2), io);
