/** The thread that checks spelling: reads a language's dictionaries once and answers from them. */
import { decodeTrie } from 'cspell-trie-lib';
import {
  DICTIONARIES,
  LANGUAGE_NAMES,
  type SpellingLanguage,
} from '../../core/spelling/languages.ts';
import { Speller, type Dictionary } from '../../core/spelling/speller.ts';
import { wordsToCheck } from '../../core/spelling/words.ts';
import type { FromSpeller, Misspelling, ToSpeller } from './spelling-messages.ts';

/** Beside this script's folder in the app. */
const FOLDER = new URL('../dictionaries/', self.location.href);

let speller: Speller | null = null;
/** The newest `use`: one that was overtaken while its dictionaries were read changes nothing. */
let using = 0;
let sums: Promise<Record<string, string>> | null = null;
const read = new Map<string, Promise<Dictionary>>();

self.addEventListener('message', ({ data }: MessageEvent<ToSpeller>) => {
  answer(data).then(
    (value) => post({ kind: 'answer', id: data.id, value }),
    (error: unknown) =>
      post({
        kind: 'failed',
        id: data.id,
        sentence: error instanceof Error ? error.message : String(error),
      }),
  );
});

const post = (message: FromSpeller): void => self.postMessage(message);

async function answer(
  question: ToSpeller,
): Promise<Extract<FromSpeller, { kind: 'answer' }>['value']> {
  switch (question.kind) {
    case 'use':
      await prepare(question);
      return null;
    case 'check':
      return question.texts.map(check);
    case 'suggest':
      return speller?.suggest(question.word) ?? [];
  }
}

async function prepare({ id, language, own }: Extract<ToSpeller, { kind: 'use' }>): Promise<void> {
  using = id;
  const dictionaries = await dictionariesOf(language);
  if (using === id) speller = new Speller(dictionaries, language, own);
}

function check(text: string): Misspelling[] {
  const current = speller;
  return current ? wordsToCheck(text).filter(({ word }) => !current.knows(word)) : [];
}

async function dictionariesOf(language: SpellingLanguage): Promise<Dictionary[]> {
  try {
    return await Promise.all(DICTIONARIES[language].map(dictionary));
  } catch {
    read.clear();
    sums = null;
    throw new Error(
      `The ${LANGUAGE_NAMES[language]} dictionary is missing or damaged, so spelling is not checked; ` +
        'installing Afterword again brings it back.',
    );
  }
}

function dictionary(name: string): Promise<Dictionary> {
  const known = read.get(name) ?? load(name);
  read.set(name, known);
  return known;
}

/** A file that is not what the build wrote would give wrong answers instead of errors. */
async function load(name: string): Promise<Dictionary> {
  sums ??= file('index.json').then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  const [bytes, expected] = await Promise.all([file(`${name}.btrie`), sums]);
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== expected[name]) throw new Error(`${name} is not what it was`);
  return decodeTrie(bytes);
}

async function file(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(name, FOLDER));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
