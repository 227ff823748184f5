import { mkdir, readFile } from 'node:fs/promises';
import { app } from 'electron';
import { safeWrite } from '../documents/safe-write.ts';
import { printer } from '../export/printer.ts';
import { templateFolders } from '../places.ts';
import { setupSecurity } from '../security.ts';
import { findTemplate, listTemplates } from '../templates.ts';
import { LARGEST_FILE } from '../../core/import/decode.ts';
import type { CliIo } from './io.ts';
import { runCli } from './run.ts';

/** Runs the command line on the real world and ends the app with its exit code. No window is opened; a hidden one only where an export needs a browser engine. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  app.on('window-all-closed', () => undefined); // the hidden windows' end is not the app's
  const code = await runCli(args, io);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}

const io: CliIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: readStdin,
  readFile: (path) => readFile(path),
  writeFile: async (path, bytes) => void (await safeWrite(path, Buffer.from(bytes))),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  cwd: process.cwd(),
  printer: {
    fonts: printer.fonts,
    print: (html) => ready().then(() => printer.print(html)),
    draw: (svg) => ready().then(() => printer.draw(svg)),
  },
  templateIds: async () => (await listTemplates(templateFolders())).map(({ id }) => id),
  template: (id) => findTemplate(templateFolders(), id),
  now: () => new Date().toISOString(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

let locked: Promise<void> | undefined;

/** Before the first hidden window: the same locks as before any other. */
function ready(): Promise<void> {
  locked ??= app.whenReady().then(setupSecurity);
  return locked;
}

/** Reads until the end, but no further than what any source may have, so that an endless stream is refused and not waited for. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_FILE) break;
  }
  return Buffer.concat(chunks);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => stream.write('', () => done()));
}
