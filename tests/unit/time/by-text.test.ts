import { expect, test } from 'vitest';
import { byText } from '../../../core/time/by-text.ts';

test('a text is read once, whoever asks', () => {
  const asked: string[] = [];
  const length = byText((text) => {
    asked.push(text);
    return { letters: text.length };
  });

  const first = length('10:05 Restarted');
  expect(length(['10:05', 'Restarted'].join(' '))).toBe(first);
  expect(length('10:06 Restarted')).not.toBe(first);
  expect(asked).toEqual(['10:05 Restarted', '10:06 Restarted']);
});

test('what gives nothing is remembered, too', () => {
  let asked = 0;
  const nothing = byText(() => {
    asked++;
    return null;
  });

  nothing('a');
  nothing('a');
  expect(asked).toBe(1);
});

test('long texts are forgotten, so that it does not grow for ever', () => {
  let asked = 0;
  const read = byText((text) => {
    asked++;
    return text.length;
  });

  read('short');
  for (const letter of 'abc') read(letter.repeat(600_000));
  expect(asked).toBe(4);
  read('short');
  expect(asked).toBe(5);
});
