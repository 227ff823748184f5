import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeTrie } from 'cspell-trie-lib';
import { DICTIONARIES, type SpellingLanguage } from '../../core/spelling/languages.ts';
import { Speller } from '../../core/spelling/speller.ts';
import { dictionariesFolder } from '../../electron/launch/dictionaries.mjs';

/** A speller with the dictionaries that the app carries. */
export async function spellerOf(language: SpellingLanguage, own: string[] = []): Promise<Speller> {
  const folder = await dictionariesFolder();
  const dictionaries = DICTIONARIES[language].map((name) =>
    decodeTrie(new Uint8Array(readFileSync(join(folder, `${name}.btrie`)))),
  );
  return new Speller(dictionaries, language, own);
}
