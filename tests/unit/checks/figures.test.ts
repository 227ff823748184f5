import { describe, expect, it } from 'vitest';
import { check, section } from './sample.ts';

const messages = (text: string): string[] =>
  check({ sections: [section('impact', text)] })
    .filter(({ rule }) => rule === 'text/figures')
    .map(({ message }) => message);

describe('text/figures', () => {
  it.each([
    ['30 of 120 depots (35 per cent) were closed.', '30 of 120 is 25 %; the text says 35 %.'],
    [
      'Of the 1,200 orders that day, 300 (35%) were lost.',
      '300 of 1,200 is 25 %; the text says 35 %.',
    ],
    ['35 % (30 of 120) of the depots were closed.', '30 of 120 is 25 %; the text says 35 %.'],
    ['30 der 120 Depots, also 35 Prozent, waren zu.', null],
    ['30 von 120 Depots (35 %) waren geschlossen.', '30 of 120 is 25 %; the text says 35 %.'],
    ['30 des 120 dépôts, soit 35 %, étaient fermés.', '30 of 120 is 25 %; the text says 35 %.'],
    ['30 de los 120 almacenes, es decir, el 35 %.', '30 of 120 is 25 %; the text says 35 %.'],
    ['30 of 120 depots (25 per cent) were closed.', null],
    ['29 of 121 depots (24 %) were closed.', null],
    ['30 of 120 depots were closed (75 % stayed open).', null],
    ['30 of 120 depots (about 27 %) were closed.', null],
    ['Version 30 of 120 pages; 35 % of the disk is full.', null],
  ])('a share: %s', (text, expected) => {
    expect(messages(text)).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['We lost 90 carts (North 40, South 30, West 10).', '40 + 30 + 10 is 80; the text says 90.'],
    ['We lost 80 carts (North 40, South 30, West 10).', null],
    ['We lost 90 carts (including North 40, South 30).', null],
    ['We run 4 hosts (db1 12, db2 14).', null],
    ['We lost 90 carts (see table 3).', null],
  ])('a sum: %s', (text, expected) => {
    expect(messages(text)).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    [
      'Three harbours were closed: Aven and Brill.',
      'The text says Three harbours and names 2: Aven, Brill.',
    ],
    ['Drei Häfen waren zu: Aven und Brill.', 'The text says Drei Häfen and names 2: Aven, Brill.'],
    [
      'Trois ports ont été fermés : Aven et Brill.',
      'The text says Trois ports and names 2: Aven, Brill.',
    ],
    ['Two harbours were closed: Aven and Brill.', null],
    ['Three harbours were closed, among them these: Aven and Brill.', null],
    ['Two things went wrong: disks were full and nobody was told about any of it.', null],
    ['In 3 windows: 06:00-07:00, 08:00-09:00 and 10:00-11:00.', null],
  ])('a number of things: %s', (text, expected) => {
    expect(messages(text)).toEqual(expected === null ? [] : [expected]);
  });

  it('phases that are told one by one', () => {
    const told = (count: string) =>
      messages(`It went in ${count} phases.\n\nPhase 1: rain.\n\nPhase 2: flood.`);
    expect(told('three')).toEqual(['The text says three phases; 2 are told.']);
    expect(told('two')).toEqual([]);
  });

  it('times in the order of names', () => {
    const told = (times: string) =>
      messages(`The ports of Aven and Brill closed at ${times} respectively.`);
    expect(told('08:00, 08:10 and 08:20')).toEqual([
      '2 are named, Aven, Brill, and 3 times are given.',
    ]);
    expect(told('08:00 and 08:10')).toEqual([]);
  });

  it('says nothing of what is quoted', () => {
    expect(messages('> 30 of 120 depots (35 per cent) were closed.')).toEqual([]);
  });
});
