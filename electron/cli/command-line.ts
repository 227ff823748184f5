import { access, mkdir, readFile } from 'node:fs/promises';
import { app } from 'electron';
import { errnoOf } from '../documents/file-port.ts';
import { safeWrite } from '../documents/safe-write.ts';
import { writeExport } from '../export/export-files.ts';
import type { Printer } from '../export/printing.ts';
import { printerUntil } from '../export/printer.ts';
import { templateFolders } from '../assets/places.ts';
import { createHistoryStore } from '../history/history-store.ts';
import { setupSecurity } from '../windows/security.ts';
import { findTemplate, listTemplates } from '../assets/templates.ts';
import { LARGEST_SOURCE_FILE, readFromDisk, tooLarge } from '../import/read-sources.ts';
import { EXIT, type CliIo } from './io.ts';
import { runGit } from './run-git.ts';
import { needOutput } from './output.ts';
import { runCli } from './run.ts';

/**
 * Runs the command line on the real world and ends the app with its exit code. No window is opened;
 * a hidden one only where an export needs a browser engine, which is there or not.
 */
export async function runCommandLine(args: readonly string[], engine: boolean): Promise<void> {
  app.on('window-all-closed', () => undefined); // the hidden windows' end is not the app's
  if (args[0] !== 'export') endAtOnce();
  // Whoever reads our output may stop before its end, as `head` does: then nothing more is wanted.
  process.stdout.on('error', (error) =>
    app.exit(errnoOf(error) === 'EPIPE' ? EXIT.clean : EXIT.unusable),
  );
  // Ageing is the app's own business: here only what is asked for is kept.
  const history = createHistoryStore(app.getPath('userData'), { days: () => 0, now: Date.now });
  const code = await runCli(args, { ...io, history, printer: engine ? printer : NO_ENGINE });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}

const hidden = printerUntil();

/** Before the first hidden window: the same locks as before any other. */
const printer: Printer = {
  fonts: hidden.fonts,
  print: (html) => ready().then(() => hidden.print(html)),
  shrink: (pictures) => ready().then(() => hidden.shrink(pictures)),
  draw: (svg) => ready().then(() => hidden.draw(svg)),
};

const noEngine = (): Promise<never> =>
  Promise.reject(
    new Error('printing needs a display and there is none; “xvfb-run -a afterword …” gives one'),
  );
/** Where Electron could not even start: only a PDF cannot do without. */
const NO_ENGINE: Printer = {
  fonts: hidden.fonts,
  print: noEngine,
  shrink: noEngine,
  draw: noEngine,
};

const io: Omit<CliIo, 'printer' | 'history'> = {
  out: (text) => {
    needOutput();
    process.stdout.write(text);
  },
  err: (text) => void process.stderr.write(text),
  outBytes: (bytes) => {
    needOutput();
    process.stdout.write(bytes);
  },
  stdin: readStdin,
  readFile: (path) => readFile(path),
  readSource: readFromDisk,
  progress: process.stderr.isTTY ? progressLine : undefined,
  writeFile: (path, bytes) =>
    withoutInterruption(async () => void (await safeWrite(path, asBuffer(bytes)))),
  writeExport: (path, made) => withoutInterruption(() => writeExport(path, made)),
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  git: (args) => runGit(args, process.cwd()),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  cwd: process.cwd(),
  templateIds: async () => (await listTemplates(templateFolders())).map(({ id }) => id),
  template: (id) => findTemplate(templateFolders(), id),
  now: () => new Date().toISOString(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

/** The same bytes without copying them: there may be a hundred megabytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

let locked: Promise<void> | undefined;

function ready(): Promise<void> {
  locked ??= app.whenReady().then(setupSecurity);
  return locked;
}

/**
 * Reads until the end, but no further than what any source may have, so that an endless stream is
 * refused and not waited for.
 */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_SOURCE_FILE) throw tooLarge('-');
  }
  return Buffer.concat(chunks);
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * A listener would be heard only between two steps, and reading a large source is one step: without
 * any, the signal ends the program there and then.
 */
function endAtOnce(): void {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
}

/**
 * A signal that comes while a file is being written waits until it is whole, so that no half of it
 * stays behind.
 */
async function withoutInterruption<T>(write: () => Promise<T>): Promise<T> {
  let caught: NodeJS.Signals | null = null;
  const wait = (signal: NodeJS.Signals): void => void (caught = signal);
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    return await write();
  } finally {
    for (const signal of SIGNALS) process.off(signal, wait);
    if (caught) process.kill(process.pid, caught);
  }
}

/** One line that is written over and over, and gone at the end. */
function progressLine(done: number, doing: string): void {
  const width = (process.stderr.columns ?? 80) - 1;
  process.stderr.write(
    `\r\u001b[K${done < 1 ? `${String(Math.floor(done * 100)).padStart(3)} % ${doing}`.slice(0, width) : ''}`,
  );
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => stream.write('', () => done()));
}
