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
  13: 'thirteen dreizehn treize trece tredici treze dertien trzynaście tretton tretten',
  14: 'fourteen vierzehn quatorze catorce quattordici veertien czternaście fjorton fjorten',
  15: 'fifteen fünfzehn quinze quince quindici vijftien piętnaście femton femten',
  16: 'sixteen sechzehn seize dieciséis sedici dezesseis zestien szesnaście sexton seksten',
  17: 'seventeen siebzehn diecisiete diciassette zeventien siedemnaście sjutton sytten',
  18: 'eighteen achtzehn dieciocho diciotto dezoito achttien osiemnaście arton atten',
  19: 'nineteen neunzehn diecinueve diciannove negentien dziewiętnaście nitton nitten',
  20: 'twenty zwanzig vingt veinte venti vinte twintig dwadzieścia tjugo tyve',
  30: 'thirty dreißig trente treinta trenta trinta dertig trzydzieści trettio tredive',
  40: 'forty vierzig quarante cuarenta quaranta quarenta veertig fyrtio fyrre',
  50: 'fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig femtio',
  60: 'sixty sechzig soixante sesenta sessanta sessenta zestig',
  70: 'seventy siebzig setenta settanta zeventig sjuttio',
  80: 'eighty achtzig ochenta ottanta oitenta tachtig åttio',
  90: 'ninety neunzig noventa novanta negentig',
};

const TENS = [20, 30, 40, 50, 60, 70, 80, 90] as const;
const UNITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** "seventy-seven", "siebenundsiebzig". */
function compounds(): [string, number][] {
  const named = (number: number, language: 0 | 1): string => TABLE[number]!.split(' ')[language]!;
  return TENS.flatMap((ten) =>
    UNITS.flatMap((unit): [string, number][] => [
      [`${named(ten, 0)}-${unit === 1 ? 'one' : named(unit, 0)}`, ten + unit],
      [`${unit === 1 ? 'ein' : named(unit, 1)}und${named(ten, 1)}`, ten + unit],
    ]),
  );
}

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...compounds(),
  ...Object.entries(TABLE).flatMap(([number, words]) =>
    words.split(' ').map((word) => [word, Number(number)] as const),
  ),
]);

/** The words as alternatives of a pattern, longest first. */
export const NUMBER_WORDS: string = [...NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The words for two up to a number of twenty at most, as alternatives of a pattern. */
export function numberWordsUpTo(most: number): string {
  return [...NUMBERS]
    .filter(([, number]) => number >= 2 && number <= most)
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** The number that a word stands for; null for other words. */
export function numberWord(word: string): number | null {
  return NUMBERS.get(word.toLowerCase()) ?? null;
}
