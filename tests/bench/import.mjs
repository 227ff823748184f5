/**
 * The command line's import of large sources, whole processes with their start: seconds, the most
 * memory, and what came out. Prints a table; asserts nothing. Needs GNU time. `node
 * tests/bench/import.mjs`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { logTable, slackExport } from './lib/sources.ts';

const SENTENCE =
  'The queue of the storage service grew while engineers restored the capacity of the cache in the second zone.';
const clock = (index) =>
  `2026-03-${String(4 + Math.floor(index / 1440)).padStart(2, '0')} ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;

/** A report of about so many characters, one part in ten of them a timeline. */
function report(characters) {
  const rows = Array.from(
    { length: Math.floor(characters / 1_300) },
    (_, index) => `- ${clock(index)} ${SENTENCE}`,
  );
  const paragraphs = Array.from(
    { length: Math.floor(characters / 480) },
    (_, index) =>
      `${index % 12 === 0 ? `### Part ${index}\n\n` : ''}${Array(4).fill(SENTENCE).join(' ')}`,
  );
  return `# Slow answers\n\n## Timeline (UTC)\n\n${rows.join('\n')}\n\n## Details\n\n${paragraphs.join('\n\n')}\n`;
}

const asHtml = (markdown) =>
  `<html><body>${markdown
    .split('\n\n')
    .map((block) => {
      if (block.startsWith('#')) return block.replace(/^#+ (.*)$/, '<h2>$1</h2>');
      return block.startsWith('- ')
        ? `<ul>${block
            .split('\n')
            .map((line) => `<li>${line.slice(2)}</li>`)
            .join('')}</ul>`
        : `<p>${block}</p>`;
    })
    .join('\n')}</body></html>`;

const packed = (files) =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 6 });
const SOURCES = [
  ['report.md', () => report(1_000_000)],
  ['report.txt', () => report(1_000_000).replace(/^#+ /gm, '')],
  ['report.html', () => asHtml(report(1_000_000))],
  ['rows.csv', () => logTable(10_000)],
  ['slack-50.zip', () => packed(slackExport(50))],
  ['slack-200.zip', () => packed(slackExport(200))],
];

const program = fileURLToPath(new URL('../../electron/launch/afterword.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
const output = join(folder, 'out.postmortem');
try {
  spawnSync(process.execPath, [program, 'help']); // builds where that is needed
  console.log('source          MB      seconds  peak MB  entries');
  for (const [name, make] of SOURCES) {
    const file = join(folder, name);
    writeFileSync(file, make());
    const start = process.hrtime.bigint();
    const run = spawnSync(
      '/usr/bin/time',
      ['-f', '%M', process.execPath, program, 'import', file, '-o', output],
      { encoding: 'utf8' },
    );
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
    const entries = JSON.parse(readFileSync(output, 'utf8')).timeline.length;
    const columns = [
      name,
      (statSync(file).size / 1e6).toFixed(1),
      seconds.toFixed(1),
      (Number(run.stderr.trim().split('\n').at(-1)) / 1024).toFixed(0),
      entries.toLocaleString('en-GB'),
    ];
    console.log(columns.map((cell, index) => cell.padEnd([16, 8, 9, 9, 0][index])).join(''));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
