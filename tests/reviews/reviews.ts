/**
 * `npm run test:reviews [-- --sessions 200 --seed 1 --only pdf]`: seeded reviews of exported files
 * by programs that are not ours: LibreOffice in Word files, pdf-lib and Poppler in PDF, an editor and `git` in
 * Markdown with its ids and without. Prints how many remarks came back at their place, and what was
 * lost or invented.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inMarkdown, MARKDOWN_KINDS } from './in-markdown.ts';
import { inPdf, PDF_KINDS } from './in-pdf.ts';
import { inPoppler, POPPLER_KINDS } from './in-poppler.ts';
import { inWord, WORD_KINDS } from './in-word.ts';
import type { How, Result } from './judge.ts';
import type { ActKind } from './act.ts';
import { plannedSessions, type Session } from './subjects.ts';

interface Way {
  name: string;
  /** Of all sessions. */
  share: number;
  kinds: readonly ActKind[];
  /** What must be at its place; null where a program keeps only what it keeps. */
  bar: number | null;
  run: (sessions: readonly Session[], folder: string) => Promise<Result[] | null>;
}

const WORD = { kinds: WORD_KINDS };
const TEXT = { kinds: MARKDOWN_KINDS, share: 0.15 };
const WAYS: Way[] = [
  { ...WORD, name: 'docx', share: 0.4, bar: 0.99, run: (all, to) => inWord(all, '', to) },
  {
    ...WORD,
    name: 'docx by odt',
    share: 0.05,
    bar: null,
    run: (all, to) => inWord(all, 'odt', to),
  },
  {
    ...WORD,
    name: 'docx by doc',
    share: 0.05,
    bar: null,
    run: (all, to) => inWord(all, 'doc', to),
  },
  { name: 'pdf', kinds: PDF_KINDS, share: 0.15, bar: 0.98, run: inPdf },
  { ...TEXT, name: 'markdown', bar: 1, run: (all, to) => inMarkdown(all, true, to) },
  { ...TEXT, name: 'markdown, no ids', bar: 0.95, run: (all, to) => inMarkdown(all, false, to) },
  { name: 'pdf by poppler', kinds: POPPLER_KINDS, share: 0.05, bar: 0.98, run: inPoppler },
];
/** Seeds of one way are none of another's. */
const APART = 10_000;

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'afterword-reviews-'));
const byKind = new Map<string, Record<How, number>>();
try {
  console.log('format             sessions  remarks  at their place  without     lost invented');
  for (const [index, way] of WAYS.entries()) {
    if (!way.name.startsWith(values.only)) continue;
    const count = Math.round(Number(values.sessions) * way.share);
    const sessions = plannedSessions(count, Number(values.seed) + index * APART, way.kinds);
    tell(way, await way.run(sessions, folder));
  }
  console.log('\nact               format             remarks  at their place  without     lost');
  for (const [name, counts] of [...byKind].sort()) console.log(name.padEnd(35) + cellsOf(counts));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tell({ name, bar }: Way, results: readonly Result[] | null): void {
  if (!results) {
    console.log(`${name.padEnd(18)} not run: its program is missing`);
    return;
  }
  const all: Record<How, number> = { placed: 0, unplaced: 0, lost: 0 };
  for (const { kind, how } of results.flatMap(({ acts }) => acts)) {
    const key = `${kind.padEnd(18)}${name}`;
    const counts = byKind.get(key) ?? { placed: 0, unplaced: 0, lost: 0 };
    counts[how]++;
    all[how]++;
    byKind.set(key, counts);
  }
  const invented = results.flatMap((result) => result.invented);
  const sessions = String(results.length).padStart(8);
  console.log(
    `${name.padEnd(18)} ${sessions} ${cellsOf(all)} ${String(invented.length).padStart(8)}`,
  );
  for (const { acts, invented: made } of results) {
    for (const { how, told } of acts) if (how !== 'placed') console.log(`    ${how}: ${told}`);
    for (const each of made) console.log(`    invented: ${each.slice(0, 160)}`);
  }
  const isShort = bar !== null && all.placed / sum(all) < bar;
  if (isShort || (bar !== null && all.lost > 0) || invented.length > 0) process.exitCode = 1;
}

function cellsOf(counts: Record<How, number>): string {
  const { placed, unplaced, lost } = counts;
  const part = `${placed} (${((100 * placed) / sum(counts)).toFixed(1)} %)`;
  const cells = [sum(counts), part.padStart(15), unplaced, lost];
  return cells.map((cell) => String(cell).padStart(8)).join(' ');
}

function sum({ placed, unplaced, lost }: Record<How, number>): number {
  return placed + unplaced + lost;
}
