/** Lists whose clocks have no sign between hour and minute: "0612: …", "0512  Sorter stops". */
const FOUR_DIGITS = /^\W{0,4}(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:[:–—-]|h(?:rs?)?\b)|[zZ]\b)/;
const FOUR_AND_WORDS = /^((?:[01]\d|2[0-3])[0-5]\d)\s{1,8}(?=\p{L})/u;
/** Fewer such lines may be years. */
const LEAST_OF_FOUR = 3;

/** Whether lines are a list whose clocks have no sign between hour and minute: "0612: …". */
export function writesFourDigits(lines: readonly string[]): boolean {
  const found = lines.filter((line) => FOUR_DIGITS.test(line)).length;
  return (found >= LEAST_OF_FOUR && found * 2 > lines.length) || clocksRise(lines);
}

/** "0512  Sorter stops": no year has a nought in front, and each comes after the one above it. */
function clocksRise(lines: readonly string[]): boolean {
  const numbers = lines.flatMap((line) => FOUR_AND_WORDS.exec(line)?.[1] ?? []);
  const falls = numbers.filter((number, index) => index > 0 && number < numbers[index - 1]!);
  return (
    numbers.length >= LEAST_OF_FOUR &&
    numbers.length * 2 > lines.length &&
    numbers.some((number) => number.startsWith('0')) &&
    falls.length <= 1
  );
}
