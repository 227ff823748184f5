/**
 * How long large sources take to read, and the most memory that it takes, each in a process of its
 * own. Prints a table; asserts nothing. Run: node tests/bench/import.bench.ts
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomIds } from '../../core/document/ids.ts';
import { readCsv } from '../../core/import/data/csv/read-csv.ts';
import type { ReaderResult } from '../../core/import/data/reader.ts';
import { readSlack } from '../../core/import/data/slack/read-slack.ts';
import { logTable, slackExport } from './lib/sources.ts';

const CASES = [
  ['slack', 12],
  ['slack', 25],
  ['slack', 50],
  ['csv', 2_500],
  ['csv', 5_000],
  ['csv', 10_000],
] as const;

/** Makes the source, reads it once, and prints what it took. */
function run(kind: string, size: number): void {
  const options = { name: 'source', newId: randomIds(), today: '2026-01-01' };
  const files = kind === 'slack' ? slackExport(size) : [];
  const table = kind === 'csv' ? logTable(size) : '';
  const before = process.resourceUsage().maxRSS / 1024;
  const start = performance.now();
  let steps = 0;
  const { document }: ReaderResult =
    kind === 'slack' ? readSlack(files, options, () => steps++) : readCsv(table, options);
  const seconds = (performance.now() - start) / 1000;
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(
    [
      kind.padEnd(6),
      `${size}${kind === 'slack' ? ' MB' : ' rows'}`.padEnd(11),
      String(document.timeline.length).padStart(8),
      seconds.toFixed(2).padStart(7),
      memory.toFixed(0).padStart(7),
      before.toFixed(0).padStart(9),
      String(steps).padStart(6),
    ].join(' '),
  );
}

const [kind, size] = process.argv.slice(2);
if (kind !== undefined) run(kind, Number(size));
else {
  console.log('source size         entries seconds peak MB before MB  steps');
  for (const each of CASES)
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...each.map(String)], {
      stdio: 'inherit',
    });
}
