import { decodeTrie } from 'cspell-trie-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { spellingLanguage, type SpellingLanguage } from '../../../core/spelling/languages.ts';
import type { Speller } from '../../../core/spelling/speller.ts';
import { wordsToCheck } from '../../../core/spelling/words.ts';
import { spellerOf } from '../../tools/speller.ts';

const LANGUAGES: readonly SpellingLanguage[] = ['en', 'de', 'fr'];
const spellers = {} as Record<SpellingLanguage, Speller>;

// The first run on a machine packs the dictionaries.
beforeAll(async () => {
  for (const language of LANGUAGES) spellers[language] = await spellerOf(language);
}, 240_000);

const marked = (language: SpellingLanguage, text: string): string[] =>
  wordsToCheck(text)
    .map(({ word }) => word)
    .filter((word) => !spellers[language].knows(word));

describe('English', () => {
  it('knows British and American words', () =>
    expect(marked('en', 'The colour and the color of our behaviour; organise, organize.')).toEqual(
      [],
    ));
  it('knows the words of incident reports', () =>
    expect(
      marked(
        'en',
        'The failover stalled: Kubernetes evicted pods in one namespace, latency rose, the rollback ' +
          'and a hotfix followed. The oncall found a misconfigured autoscaler; timeouts and retries ' +
          'overloaded the downstream load balancer. Uptime, backfill, runbook, postmortem, webhook.',
      ),
    ).toEqual([]));
  it('knows short forms', () =>
    expect(marked('en', 'We’d seen it doesn’t; the pods’ and the pod’s log. It’ll do.')).toEqual(
      [],
    ));
  it('marks what is wrong', () =>
    expect(marked('en', 'We recieve teh serivce, occured seperately; alot.')).toEqual([
      'recieve',
      'teh',
      'serivce',
      'occured',
      'seperately',
      'alot',
    ]));
});

describe('German', () => {
  it('knows words joined from others', () =>
    expect(
      marked(
        'de',
        'Die Ursachenanalyse des Datenbankverbindungspools, der Hochverfügbarkeitscluster und die ' +
          'Zahlungsabwicklung. Zeitüberschreitungen, Kapazitätsplanung, Lade- und Wartezeiten.',
      ),
    ).toEqual([]));
  it('knows borrowed words and capitals at the beginning', () =>
    expect(marked('de', 'Zurückgerollt wurde das Deployment; der Failover griff nicht.')).toEqual(
      [],
    ));
  it('marks what is wrong, small nouns too', () =>
    expect(marked('de', 'Der Standart der Vefügbarkeit; die überwachung der Maschiene')).toEqual([
      'Standart',
      'Vefügbarkeit',
      'überwachung',
      'Maschiene',
    ]));
});

describe('French', () => {
  it('knows elided words', () =>
    expect(
      marked('fr', 'Aujourd’hui l’incident qu’elle suit jusqu’à minuit, lorsqu’il s’est produit.'),
    ).toEqual([]));
  it('marks what is wrong', () =>
    expect(marked('fr', 'La disponibilté du dévelopement, l’incidnet')).toEqual([
      'disponibilté',
      'dévelopement',
      'l’incidnet',
    ]));
});

describe('suggestions', () => {
  it.each<[SpellingLanguage, string, string]>([
    ['en', 'recieve', 'receive'],
    ['en', 'Recieve', 'Receive'],
    ['en', 'databse', 'database'],
    ['en', 'faliover', 'failover'],
    ['de', 'Vefügbarkeit', 'Verfügbarkeit'],
    ['de', 'Maschiene', 'Maschine'],
    ['fr', 'disponibilté', 'disponibilité'],
    ['fr', 'l’incidnet', 'l’incident'],
  ])('%s: %s → %s', (language, wrong, right) =>
    expect(spellers[language].suggest(wrong)).toContain(right),
  );
  it('the likeliest first', () => {
    expect(spellers.en.suggest('recieve')[0]).toBe('receive');
    expect(spellers.en.suggest('teh')[0]).toBe('the');
  });
  it('none of them is marked in turn', () => {
    for (const word of ['recieve', 'unavilable', 'Thier', 'kuberntes'])
      for (const suggestion of spellers.en.suggest(word))
        expect(marked('en', suggestion)).toEqual([]);
  });
  it('none for what is like nothing', () =>
    expect(spellers.en.suggest('qqxxzzqqxxzzqqxx')).toEqual([]));
});

describe('words of one’s own', () => {
  it('are right as they were added, and at the beginning of a sentence', async () => {
    const speller = await spellerOf('en', ['frobnicator', 'Zorblatt']);
    expect(speller.knows('frobnicator')).toBe(true);
    expect(speller.knows('Frobnicator')).toBe(true);
    expect(speller.knows('Zorblatt’s')).toBe(true);
    expect(speller.knows('zorblatt')).toBe(false);
  });
  it('are right even where a dictionary forbids them', async () =>
    expect((await spellerOf('de', ['Standart'])).knows('Standart')).toBe(true));
});

it('finds the language of a document', () => {
  expect(spellingLanguage('en-GB')).toBe('en');
  expect(spellingLanguage('de_AT')).toBe('de');
  expect(spellingLanguage('FR')).toBe('fr');
  for (const other of ['es', '', 'english', 'toString', 'x-en'])
    expect(spellingLanguage(other)).toBe(null);
});

it('a damaged dictionary is an error when it is read, not a wrong answer', () => {
  expect(() => decodeTrie(new Uint8Array([1, 2, 3]))).toThrow();
});
