import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, wordsToCheck } from '../../../core/spelling/words.ts';

const words = (text: string): string[] => wordsToCheck(text).map(({ word }) => word);

describe('what is a word to check', () => {
  it.each<[string, string[]]>([
    ['The queue was full.', ['The', 'queue', 'was', 'full']],
    ["It didn’t; we don't know", ['It', 'didn’t', 'we', "don't", 'know']],
    ['(slow) “reads”, writes—then nothing…', ['slow', 'reads', 'writes', 'then', 'nothing']],
    ['and/or a read/write split', ['and', 'or', 'read', 'write', 'split']],
    ['rate-limited', ['rate', 'limited']],
    ['a re-run', ['run']],
    ['Lade- und Wartezeiten', ['und', 'Wartezeiten']],
    ['Y a-t-il eu', ['eu']],
    ['l’incident', ['l’incident']],
    ['naïve café œuvre Straße', ['naïve', 'café', 'œuvre', 'Straße']],
    ['cafe\u0301 closed', ['cafe\u0301', 'closed']],
    ['Impact: high', ['Impact', 'high']],
    ['down → up', ['down', 'up']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));
});

describe('what is never marked', () => {
  it.each<[string, string]>([
    ['an address', 'https://status.example.org/incidents/abcdefgh?q=fooo(bar),baz'],
    ['an address without scheme', 'www.exampel.org/fooo'],
    ['a mail address', 'jon.doee@exmaple.org'],
    ['a handle', '@jondoee'],
    ['a channel', '#incidnet-api'],
    ['a host name', 'api.exmaple.internal'],
    ['a host with a number', 'dbb-prodd-01'],
    ['a file', 'confg.yaml'],
    ['a path', '/var/lgo/syslgo'],
    ['a path in the home folder', '~/runboks/dbb'],
    ['a path on Windows', 'C:\\Usres\\mee'],
    ['a relative path', './scirpts/runn'],
    ['a path in a repository', 'srcc/maiin.ts'],
    ['a ticket', 'INC-1234'],
    ['a time', '14:07'],
    ['a time with its day part', '2.07pm'],
    ['a date', '2026-03-03T09:15:00Z'],
    ['a date in words', '27th'],
    ['a number with its unit', '250ms'],
    ['a number, then its unit', '250 kbps'],
    ['a version', 'v1.31.0-rcc1'],
    ['a hash', 'deadbeefcafe'],
    ['a short hash', '3f9ac1d'],
    ['a word with digits', 'k8s'],
    ['camelCase', 'maxRetriess'],
    ['PascalCase', 'StatefulSett'],
    ['snake_case', 'max_retriess'],
    ['an option', '--dryy-run'],
    ['a short option', '-xz'],
    ['an assignment', 'retriess=three'],
    ['a key and its value', 'statuss:faild'],
    ['a call', 'flushh()'],
    ['a variable', '$HOMEE'],
    ['a placeholder', '<yourr-name>'],
    ['a placeholder in braces', '{{ .Valuess.image }}'],
    ['a tag', '<aa hreff="x" rell="noopener">'],
    ['an abbreviation', 'SLOO'],
    ['abbreviations', 'APIs'],
    ['an emoji by name', ':taada:'],
    ['a single letter', 'x'],
    ['another script', 'авария 障害'],
    ['code, masked', `${MASK.repeat(4)}s`],
  ])('%s: %s', (_name, text) => {
    expect(words(text)).toEqual([]);
    expect(words(`before ${text} after`)).toEqual(['before', 'after']);
  });
});

it('says where each word stands, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      let last = 0;
      for (const { word, start, end } of wordsToCheck(text)) {
        expect(text.slice(start, end)).toBe(word);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
  );
});

it('takes no time over long lines without spaces', () => {
  const began = performance.now();
  for (const sign of ['a', '/', '.', 'a.', '<a', '{', 'a@', ':a', '-', 'a-', 'ftp:', "a'"])
    wordsToCheck(sign.repeat(20_000));
  expect(performance.now() - began).toBeLessThan(10_000);
});
