import { expect, it } from 'vitest';
import { needOutput } from '../../../../electron/cli/output.ts';

it('is there where a program was given one', () => {
  expect(() => needOutput()).not.toThrow();
});

it('is refused in one sentence where there is none', () => {
  const none = (descriptor: number): never => {
    throw Object.assign(new Error('EBADF: bad file descriptor, fstat'), { descriptor });
  };
  expect(() => needOutput(none)).toThrow(/^There is no standard output here[^\n]+-o[^\n]+\.$/);
});
