/** Whether a word is spelled right, and what may have been meant. */
import { editDistance, type ITrie } from 'cspell-trie-lib';
import type { SpellingLanguage } from './languages.ts';

/** What of a dictionary is used. */
export type Dictionary = Pick<ITrie, 'hasWord' | 'isForbiddenWord' | 'suggest'>;

/** The longest that the language's dictionary may look for suggestions, and each other list. */
const SUGGESTION_MS = 120;
const SUGGESTION_IN_TERMS_MS = 40;
const MOST_SUGGESTIONS = 6;
const CANDIDATES = 12;
/** Letters of a part of a German compound. */
const SHORTEST_PART = 4;

/** In front of a vowel in French: `l’incident`, `jusqu’à`, `aujourd’hui` stands in the dictionary. */
const ELISION = /^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr)'(?=.)/iu;
/** "the pod's", "the pods'"; spoken forms too: "it'd", "paged'll". */
const CLITIC = /'(?:s|d|ll|re|ve)?$/u;
const INNER_CAPITAL = /.\p{Lu}/u;

export class Speller {
  #dictionaries: readonly Dictionary[];
  #language: SpellingLanguage;
  #own: ReadonlySet<string>;
  #known = new Map<string, boolean>();

  /**
   * @param dictionaries the language's own first, then lists of terms and names
   * @param own words that are right here, as they were added
   */
  constructor(
    dictionaries: readonly Dictionary[],
    language: SpellingLanguage,
    own: Iterable<string> = [],
  ) {
    this.#dictionaries = dictionaries;
    this.#language = language;
    this.#own = new Set(Array.from(own, plain));
  }

  /** True for a word that is right as it is written. */
  knows(written: string): boolean {
    const known = this.#known.get(written) ?? this.#judge(plain(written));
    this.#known.set(written, known);
    return known;
  }

  /** What may have been meant, best first; capitals and elisions as they were written. */
  suggest(written: string): string[] {
    const word = plain(written);
    const elided = this.#elisionOf(word);
    const stem = word.slice(elided.length);
    const capital = isCapitalized(stem);
    const scores = new Map<string, number>();
    this.#dictionaries.forEach((dictionary, at) => {
      const timeout = at === 0 ? SUGGESTION_MS : SUGGESTION_IN_TERMS_MS;
      for (const found of candidates(dictionary, stem, timeout)) {
        const shown = capital ? capitalized(found) : found;
        if (!this.#mayBeMeant(shown, stem)) continue;
        const score = distance(stem, found) + (at === 0 ? 0 : 20);
        scores.set(shown, Math.min(score, scores.get(shown) ?? Infinity));
      }
    });
    return [...scores]
      .sort(([, one], [, other]) => one - other)
      .slice(0, MOST_SUGGESTIONS)
      .map(([suggestion]) => written.slice(0, elided.length) + suggestion);
  }

  #mayBeMeant(suggestion: string, stem: string): boolean {
    // German compounds come with capitals inside as well: "StandArt".
    if (this.#language === 'de' && INNER_CAPITAL.test(suggestion)) return false;
    return suggestion !== stem && !/[\s-]$/u.test(suggestion) && this.knows(suggestion);
  }

  #judge(word: string): boolean {
    if (this.#isOwn(word) || this.#isListed(word)) return true;
    const base = word.replace(CLITIC, '');
    if (base !== word && base !== '' && this.knows(base)) return true;
    const elided = this.#elisionOf(word);
    return elided === '' ? this.#isCompound(word) : this.knows(word.slice(elided.length));
  }

  /**
   * German nouns join freely, and the list knows only some of its words as parts of others:
   * "Ursachenanalyse", "Hochverfügbarkeitscluster".
   */
  #isCompound(word: string): boolean {
    if (this.#language !== 'de' || !isCapitalized(word) || this.#isForbidden(word)) return false;
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
      const [first, last] = [word.slice(0, at), capitalized(word.slice(at))];
      if (this.#isListed(last) && (this.#isListed(first) || this.#isJoined(first))) return true;
    }
    return false;
  }

  #isJoined(first: string): boolean {
    return first.endsWith('s') && this.#isListed(first.slice(0, -1));
  }

  #isForbidden(word: string): boolean {
    return this.#dictionaries.some((dictionary) => dictionary.isForbiddenWord(word));
  }

  #elisionOf(word: string): string {
    return this.#language === 'fr' ? (ELISION.exec(word)?.[0] ?? '') : '';
  }

  #isOwn(word: string): boolean {
    return variants(word).some((variant) => this.#own.has(variant));
  }

  #isListed(word: string): boolean {
    // A list says of some words that they are wrong, although its rules would make them: "Standart".
    if (this.#isForbidden(word)) return false;
    const [language, ...terms] = this.#dictionaries;
    const forms = variants(word);
    return (
      forms.some((form) => language?.hasWord(form, true) === true) ||
      terms.some((list) => forms.some((form) => list.hasWord(form, false)))
    );
  }
}

/** A word as the lists have it: composed letters, straight apostrophes. */
function plain(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'");
}

/** At the beginning of a sentence every word has a capital. */
function variants(word: string): string[] {
  return isCapitalized(word) ? [word, word[0]!.toLowerCase() + word.slice(1)] : [word];
}

function isCapitalized(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function candidates(dictionary: Dictionary, word: string, timeout: number): string[] {
  const options = { numSuggestions: CANDIDATES, timeout, ignoreCase: false };
  const found = dictionary.suggest(word, options);
  // The first letter of a sentence: "Recieve" is far from "receive" by case alone.
  return isCapitalized(word)
    ? [...found, ...dictionary.suggest(word[0]!.toLowerCase() + word.slice(1), options)]
    : found;
}

/** How unlikely it is that this was meant. Letters in a wrong order are the likeliest slip. */
function distance(word: string, meant: string): number {
  const [from, to] = [word.toLowerCase(), meant.toLowerCase()];
  const sameLetters = [...from].sort().join('') === [...to].sort().join('');
  return editDistance(from, to) + (from[0] === to[0] ? 0 : 50) - (sameLetters ? 30 : 0);
}
