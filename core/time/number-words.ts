/** Small numbers as words, in the languages that reports come in. */

const TABLE: Readonly<Record<number, string>> = {
  1: 'a an one ein eine einer un une una uma een één jedna jedną ett',
  2: 'two zwei deux dos due dois duas twee dwie dwa två to',
  3: 'three drei trois tres tre três drie trzy',
  4: 'four vier quatre cuatro quattro quatro cztery fyra fire',
  5: 'five fünf cinq cinco cinque vijf pięć fem',
  6: 'six sechs seis sei zes sześć sex seks',
  7: 'seven sieben sept siete sette sete zeven siedem sju syv',
  8: 'eight acht huit ocho otto oito osiem åtta otte',
  9: 'nine neun neuf nueve nove negen dziewięć nio ni',
  10: 'ten zehn dix diez dieci dez tien dziesięć tio ti',
  11: 'eleven elf onze once undici jedenaście elva elleve',
  12: 'twelve zwölf douze doce dodici doze twaalf dwanaście tolv',
  15: 'fifteen fünfzehn quinze quince quindici vijftien piętnaście femton femten',
  20: 'twenty zwanzig vingt veinte venti vinte twintig dwadzieścia tjugo tyve',
  30: 'thirty dreißig trente treinta trenta trinta dertig trzydzieści trettio tredive',
  40: 'forty vierzig quarante cuarenta quaranta quarenta veertig fyrtio fyrre',
  45: 'forty-five',
  60: 'sixty sechzig soixante sesenta sessanta sessenta zestig',
  90: 'ninety neunzig noventa novanta negentig',
};

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries(TABLE).flatMap(([number, words]) =>
    words.split(' ').map((word) => [word, Number(number)] as const),
  ),
);

/** The words as alternatives of a pattern, longest first. */
export const NUMBER_WORDS: string = [...NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The number that a word stands for; null for other words. */
export function numberWord(word: string): number | null {
  return NUMBERS.get(word.toLowerCase()) ?? null;
}
