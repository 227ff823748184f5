/** Figures that stand together, a whole and its parts, one told twice, beside what only looks so. */
import { describe, expect, it } from 'vitest';
import { check, section } from './sample.ts';

const messages = (...texts: string[]): string[] =>
  check({
    sections: texts.map((text, index) =>
      section(index === 0 ? 'summary' : 'impact', text, { id: `s${index}` }),
    ),
  })
    .filter(({ rule }) => rule === 'text/figures')
    .map(({ message }) => message);

describe('a whole, and what is said to be of it', () => {
  it.each([
    ['90 kiosks were dark, of which 60 in the north and 40 on the coast.', []],
    ['90 kiosks were dark, of which 60 in the north and 40 in the south.', ['60 + 40 is 100']],
    ['90 Automaten fielen aus, davon 60 in Häfen und 40 in Bahnhöfen.', ['60 + 40 is 100']],
    [
      '90 bornes étaient éteintes, dont 60 dans les ports et 40 dans les gares.',
      ['60 + 40 is 100'],
    ],
    ['90 quioscos fallaron, de los cuales 60 en puertos y 40 en estaciones.', ['60 + 40 is 100']],
    ['90 quiosques falharam, dos quais 60 em portos e 40 em praças.', ['60 + 40 is 100']],
    ['90 chioschi erano spenti, dei quali 60 in porto e 40 in piazza.', ['60 + 40 is 100']],
    ['90 zuilen vielen uit, waarvan 60 in havens en 40 in stations.', ['60 + 40 is 100']],
    ['90 kiosków nie działało, z czego 60 w portach i 40 w kasach.', ['60 + 40 is 100']],
    // What is left may be elsewhere.
    ['90 kiosks were dark, of which 50 in the north and 30 in the south.', []],
    ['90 kiosks were dark, of which 60 in the north and 30 in the south.', []],
    ['90 kiosks were dark, of which about 60 in the north and 40 in the south.', []],
    ['90 kiosks were dark, of which 60 in the north also failed and 40 in the south.', []],
    ['On day 90 of 400 kiosks 60 in the north and 40 in the south were dark.', []],
  ])('%s', (text, expected) => {
    expect(messages(text).map((message) => message.split(';')[0])).toEqual(expected);
  });

  it.each([
    ['Four of our nine ferries stopped; the other three kept sailing.', 'Four + three is 7'],
    ['Vier der neun Fähren standen; die anderen drei fuhren weiter.', 'Vier + drei is 7'],
    ['Four of our nine ferries stopped; the other five kept sailing.', null],
    ['Four of our nine ferries stopped. Three others had been sold.', null],
    ['At least four of our nine ferries stopped; the other three kept sailing.', null],
  ])('in words: %s', (text, expected) => {
    const found = messages(text).map((message) => message.split(';')[0]);
    expect(found).toEqual(expected === null ? [] : [expected]);
  });
});

describe('a total, and the lines it is of', () => {
  it.each([
    ['Dock\tBoxes\n1\t40\n2\t30\nTotal\t80', '40 + 30 is 70; the text says 80.'],
    ['Dock\tBoxes\n1\t40\n2\t30\nTotal\t70', null],
    ['Gate 1 opens\n40\n30\nTotal\t80', null],
  ])('of numbered rows: %j', (text, expected) => {
    expect(messages(text)).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['90 bookings were lost in total, as follows:\n\n- New: 40\n- Changed: 30', '40 + 30 is 70'],
    ['Insgesamt 90 Buchungen, aufgeteilt:\n\n- Neue: 40\n- Alte: 30', '40 + 30 is 70'],
    ['予約は合計90件です。内訳は次のとおりです。\n\n- 新規　40件\n- 変更　30件', '40 + 30 is 70'],
    ['예약은 총 90건입니다. 내역은 다음과 같습니다.\n\n- 신규 40건\n- 변경 30건', '40 + 30 is 70'],
    ['予約は合計70件です。内訳は次のとおりです。\n\n- 新規　40件\n- 変更　30件', null],
    // Another unit, another thing; a number that is not what the lines are of.
    ['予約は合計90件です。内訳は次のとおりです。\n\n- 新規　40件\n- 停止　30分', null],
    ['90 bookings were lost in total.\n\n- New: 40\n- Changed: 30', null],
    ['90 bookings were lost in total, as follows:\n\n- New: 4\n- Changed: 3', null],
  ])('above a list: %j', (text, expected) => {
    const found = messages(text).map((message) => message.split(';')[0]);
    expect(found).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['Closed piers (3):\n\n- Aven\n- Brill\n- Corve\n- Dell', 'The text says 3 and lists 4.'],
    ['Closed piers (4):\n\n- Aven\n- Brill\n- Corve\n- Dell', null],
    ['Closed piers (see 3):\n\n- Aven\n- Brill', null],
    ['We closed them (3)\n\n- Aven\n- Brill', null],
  ])('a count in brackets: %j', (text, expected) => {
    expect(messages(text)).toEqual(expected === null ? [] : [expected]);
  });
});

describe('a figure that is referred to by another', () => {
  const told = 'In the logs 314 boats fetched the old chart.';
  it.each([
    ['Ask the 341 boats that fetched the old chart.', 'The text says 341 boats here and 314'],
    ['Ask the 314 boats that fetched the old chart.', null],
    ['Ask the 341 boats that fetched the new chart.', null],
    ['Ask the 341 boats that waited.', null],
    ['Ask the 12 harbours that fetched the old chart.', null],
  ])('%s', (text, expected) => {
    const found = messages(told, text).map((message) => message.replace(' elsewhere.', ''));
    expect(found).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['314 bateaux ont reçu la carte.', 'Les 341 bateaux qui ont reçu la carte en ont une autre.'],
    ['314 barcos recibieron la carta.', 'Los 341 barcos que recibieron la carta tienen otra.'],
  ])('in other languages: %s', (one, other) => {
    expect(messages(one, other)).toHaveLength(1);
  });

  it('not beside a first wave', () => {
    expect(
      messages(
        'At least 314 boats fetched the old chart.',
        'The 341 boats that fetched the old chart.',
      ),
    ).toEqual([]);
  });
});
