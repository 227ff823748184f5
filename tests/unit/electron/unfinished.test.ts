import { expect, test } from 'vitest';
import { allDone, isUnfinished, untilDone } from '../../../electron/documents/unfinished.ts';

test('work counts until it settles, well or badly, and what it begins too', async () => {
  expect(isUnfinished()).toBe(false);
  const done: string[] = [];
  const later = async (name: string): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push(name);
  };
  void untilDone(later('first').then(() => void untilDone(later('begun by it'))));
  const failing = untilDone(Promise.reject(new Error('a full disk')));
  await expect(failing).rejects.toThrow('a full disk');
  expect(isUnfinished()).toBe(true);
  await allDone();
  expect(done).toEqual(['first', 'begun by it']);
  expect(isUnfinished()).toBe(false);
});
