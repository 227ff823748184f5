/**
 * The real reports, where they are at hand: no ordinary word of theirs is marked. What is marked
 * was judged by hand, word for word: names, and slips of their authors.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { wordsToCheck } from '../../../core/spelling/words.ts';
import { spellerOf } from '../../tools/speller.ts';

const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const here = existsSync(`${SHARED}seeds`);
if (!here) console.log('spelling seeds: skipped, the real reports are not beside this checkout');

/** Products, hosts and people, as digests: the reports' words are not this project's. */
const NAMES = new Set(
  (
    'c9c6802e 5f3a2e82 c31a1c29 984e1f98 c33c6d5c 5351ef37 c6885d5f 1acfd5d9 ' +
    '185d233f a2c9e137 3dc61656'
  ).split(' '),
);
/** Words that are in fact written wrong. */
const SLIPS = new Set(
  'c321fa3c 71316558 b164ff19 1356d1fc 50258110 8cc99b77 340c271e 8671cda1'.split(' '),
);

const digest = (word: string): string =>
  createHash('sha256').update(word).digest('hex').slice(0, 8);

it.skipIf(!here)('no ordinary word of the real reports is marked', async () => {
  const speller = await spellerOf('en');
  const files = ['seeds', 'corpus'].flatMap((folder) =>
    readdirSync(`${SHARED}${folder}`)
      .filter((name) => /\.(txt|md)$/.test(name))
      .map((name) => `${SHARED}${folder}/${name}`),
  );
  let looked = 0;
  const marked = new Set<string>();
  for (const file of files)
    for (const { word } of wordsToCheck(readFileSync(file, 'utf8'))) {
      looked++;
      if (!speller.knows(word)) marked.add(word);
    }
  expect(looked).toBeGreaterThan(6_000);
  const isJudged = (word: string): boolean => NAMES.has(digest(word)) || SLIPS.has(digest(word));
  expect([...marked].filter((word) => !isJudged(word))).toEqual([]);
  // The slips are found, so the lists have not simply grown over them.
  const found = new Set(Array.from(marked, digest));
  expect([...SLIPS].filter((slip) => !found.has(slip))).toEqual([]);
});
