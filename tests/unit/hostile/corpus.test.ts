/**
 * Hundreds of snippets that would run, load or send something, taken in by every way and out by
 * every other: nothing of them is active in any file that leaves.
 */
import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { activeInHtml, activeInSvg } from '../../hostile/active.ts';
import { SNIPPETS, type Snippet } from '../../hostile/corpus.ts';
import { together, WAYS_IN, WAYS_OUT } from '../../hostile/through.ts';

/** So many snippets share an export. */
const GROUP = 80;
/** `npm run test:security` takes each of them; a change, one in five. */
const EVERY = process.env['HOSTILE'] === 'all' ? 1 : 5;
const wayNames = Object.keys(WAYS_OUT);

/** What our own files hold that is active elsewhere: the table of a page’s facts, its styles. */
const ours = new Map<string, ReadonlySet<string>>();
async function activeIn(document: Postmortem, way: string): Promise<string[]> {
  let own = ours.get(way);
  if (!own) {
    own = new Set(await WAYS_OUT[way]!(together([])));
    ours.set(way, own);
  }
  return (await WAYS_OUT[way]!(document)).filter((what) => !own.has(what));
}

it('knows what is active: nearly every snippet is, as it stands', () => {
  const active = SNIPPETS.filter(({ kind, text }) => {
    if (kind === 'Markdown') return true;
    return (kind === 'SVG' ? activeInSvg(text) : activeInHtml(text)).length > 0;
  });
  expect(SNIPPETS.length).toBeGreaterThanOrEqual(400);
  expect(active.length / SNIPPETS.length).toBeGreaterThan(0.85);
});

describe.each(Object.entries(WAYS_IN))('by %s', (way, takeIn) => {
  it('nothing stays active', async () => {
    // A picture is an SVG; the other ways take whatever they are given.
    const given = SNIPPETS.filter(({ kind }) => way !== 'a picture' || kind === 'SVG').filter(
      (_each, index) => index % EVERY === 0,
    );
    const documents: Postmortem[] = [];
    let refused = 0;
    for (const snippet of given) {
      const document = await taken(takeIn, snippet);
      if (document) documents.push(document);
      else refused++;
    }
    const found: string[] = [];
    for (let at = 0; at < documents.length; at += GROUP)
      for (const name of wayNames)
        for (const what of await activeIn(together(documents.slice(at, at + GROUP)), name))
          found.push(`${name}: ${what}`);
    said(
      `${way} | ${given.length} snippets | ${refused} refused | ` +
        `${wayNames.length} files each | ${found.length} active`,
    );
    expect(found).toEqual([]);
  });
});

/** For the table that `npm run test:security` prints. */
function said(line: string): void {
  const table = process.env['HOSTILE_TABLE'];
  if (table !== undefined) appendFileSync(table, `${line}\n`);
}

async function taken(
  takeIn: (snippet: Snippet) => Promise<Postmortem | null>,
  snippet: Snippet,
): Promise<Postmortem | null> {
  const before = (globalThis as { harmed?: unknown }).harmed;
  const document = await takeIn(snippet);
  expect((globalThis as { harmed?: unknown }).harmed, snippet.text).toBe(before);
  return document;
}
