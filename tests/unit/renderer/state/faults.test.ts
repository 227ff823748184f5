import { expect, test } from 'vitest';
import { followFaults } from '../../../../renderer/state/faults.ts';
import type { Platform } from '../../../../renderer/state/platform.ts';

/** The channel and its input, as sent. */
type Sent = Parameters<Platform['request']>;

function follow(): { sent: Sent[]; target: EventTarget; faults: ReturnType<typeof followFaults> } {
  const sent: Sent[] = [];
  const request = ((...asked: Sent) => {
    sent.push(asked);
    return Promise.reject(new Error('main is gone'));
  }) as Platform['request'];
  const target = new EventTarget();
  const faults = followFaults(
    { request, on: () => () => undefined },
    target as unknown as Parameters<typeof followFaults>[1],
  );
  return { sent, target, faults };
}

const event = (type: string, what: object): Event => Object.assign(new Event(type), what);

test('what nobody caught is told to main, with its stack', () => {
  const { sent, target } = follow();
  const fault = new TypeError('It broke');
  target.dispatchEvent(event('error', { error: fault, message: 'Uncaught' }));
  target.dispatchEvent(event('unhandledrejection', { reason: 'stopped' }));
  expect(sent).toEqual([
    [
      'window:fault',
      { where: 'a window', name: 'TypeError', message: 'It broke', stack: fault.stack },
    ],
    [
      'window:fault',
      { where: 'a promise of a window', name: 'Error', message: 'stopped', stack: '' },
    ],
  ]);
});

test('a worker’s fault is told with its place', () => {
  const { sent, faults } = follow();
  const worker = faults.follow('spelling', new EventTarget() as Worker);
  worker.dispatchEvent(
    event('error', { message: 'No list', filename: 'app://a/w.js', lineno: 3, colno: 7 }),
  );
  expect(sent[0]![1]).toEqual({
    where: 'the worker for spelling',
    name: 'Error',
    message: 'No list',
    stack: '    at app://a/w.js:3:7',
  });
});

test('one that comes again and again does not fill the log', () => {
  const { sent, faults } = follow();
  for (let at = 0; at < 1_000; at++) faults.note('a window', new Error('again'));
  expect(sent.length).toBe(50);
});

test('one longer than main takes is cut', () => {
  const { sent, faults } = follow();
  faults.note('a window', new Error('x'.repeat(50_000)));
  const { message, stack } = sent[0]![1] as { message: string; stack: string };
  expect([message.length, stack.length]).toEqual([2_000, 20_000]);
});
