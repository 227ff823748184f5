/**
 * Exports beside pandoc, in one run: a report of 100 pages (1,680 blocks) and one of 10,000
 * timeline rows. Each figure is the median time of whole processes, start included. Needs pandoc
 * and GNU time. `node tests/bench/export.mjs`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { benchDocument } from './lib/documents.mjs';

const RUNS = 5;
/** As the app's thread for exports is limited (`electron/export/thread.ts`): a third of its 48 MB. */
const LIMITS = ['--max-semi-space-size=16'];
/** What is measured: a document's file in, an export out. Bundled first, as the app is. */
const ENTRY = `
import { readFileSync, writeFileSync } from 'node:fs';
import { buildReport } from '#core/report/report.ts';
const [, , format, file, output] = process.argv;
const report = buildReport(JSON.parse(readFileSync(file, 'utf8')), { audience: 'everyone', zone: '' });
if (format === 'docx') writeFileSync(output, await (await import('#core/export/docx/write.ts')).toDocx(report));
if (format === 'html') writeFileSync(output, (await import('#core/export/html/write.ts')).toHtml(report));
if (format === 'md') writeFileSync(output, (await import('#core/markdown/write.ts')).toMarkdownText(report));
`;

async function bundle(folder) {
  const entry = join(folder, 'export-bench.mjs');
  writeFileSync(
    entry,
    ENTRY.replaceAll('#core/', `${fileURLToPath(new URL('../../core/', import.meta.url))}`),
  );
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    build: {
      ssr: entry,
      outDir: join(folder, 'bundle'),
      target: 'node24',
      minify: true,
      rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'bundle', 'export-bench.mjs');
}

/** Median seconds, and the most memory in MB, of some runs of a command. */
function measure(command, args) {
  const seconds = [];
  let memory = 0;
  for (let count = 0; count < RUNS; count++) {
    const start = process.hrtime.bigint();
    const result = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], { encoding: 'utf8' });
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr}`);
    memory = Math.max(memory, Number(result.stderr.trim().split('\n').at(-1)) / 1024);
  }
  return { seconds: seconds.sort((a, b) => a - b)[Math.floor(RUNS / 2)], memory };
}

const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
try {
  execFileSync('pandoc', ['--version'], { stdio: 'ignore' });
  const program = await bundle(folder);
  console.log('document      format   ours s  MB     pandoc s  MB     ratio');
  for (const name of ['pages', 'rows']) {
    const file = join(folder, `${name}.postmortem`);
    writeFileSync(file, JSON.stringify(benchDocument(name)));
    const markdown = join(folder, `${name}.md`);
    execFileSync(process.execPath, [program, 'md', file, markdown]);
    // pandoc gets the visible text only.
    const visible = join(folder, `${name}-visible.md`);
    writeFileSync(
      visible,
      readFileSync(markdown, 'utf8')
        .replace(/^---[\s\S]*?\n---\n/, '')
        .replace(/ ?<!--[\s\S]*?-->/g, '')
        .replace(/^!\[.*$|^\[track\]: .*$/gm, ''),
    );
    for (const format of ['docx', 'html', 'md']) {
      const ours = measure(process.execPath, [
        ...LIMITS,
        program,
        format,
        file,
        join(folder, `ours.${format}`),
      ]);
      const theirs = measure('pandoc', [
        '-f',
        'gfm',
        '-t',
        format === 'md' ? 'gfm' : format,
        '-o',
        join(folder, `theirs.${format}`),
        visible,
      ]);
      const columns = [
        name === 'pages' ? '1,680 blocks' : '10,000 rows',
        format,
        ours.seconds.toFixed(2),
        ours.memory.toFixed(0),
        theirs.seconds.toFixed(2),
        theirs.memory.toFixed(0),
        (ours.seconds / theirs.seconds).toFixed(2),
      ];
      console.log(
        columns.map((cell, index) => cell.padEnd([14, 9, 8, 7, 10, 7, 0][index])).join(''),
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
