import { expect, test } from 'vitest';
import { readClone, writeClone } from '../../../electron/electron-shim/structured-clone.ts';

const cross = (value: unknown): unknown => readClone(writeClone(value));

class Point {
  x = 1;
  get far(): boolean {
    return this.x > 10;
  }
}

/** Each crosses as the runtime's own structured clone has it. */
const VALUES: [string, unknown][] = [
  ['text and numbers', ['a “b”\n\u{1f600}\ud800', 0, -0, NaN, Infinity, -1.5, 12n]],
  ['nothing', [undefined, null, { a: undefined }]],
  ['true and false', [true, false]],
  ['a sparse array with a field', Object.assign([1, , 3], { name: 'x' })],
  ['nested objects', { a: { b: [{ c: 1 }] }, 'ö ü': '', constructor: 1 }],
  ['a field named like the prototype', JSON.parse('{ "__proto__": { "a": 1 } }')],
  ['a date', [new Date(0), new Date(Number('no date'))]],
  ['a map of objects', new Map<unknown, unknown>([[{ key: 1 }, new Set([1, 'b'])]])],
  ['patterns', /a\/b/giu],
  ['bytes', [new Uint8Array([0, 255, 7]), new Float64Array([1.5, -0]), new Uint16Array(0)]],
  ['a part of a buffer', new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2)],
  ['a view and a buffer', [new DataView(new ArrayBuffer(3)), new Uint8Array([9]).buffer]],
  ['boxed values', [Object(1), Object('a'), Object(false)]],
  ['an instance', new Point()],
];

test.each(VALUES)('%s', (_name, value) => {
  expect(cross(value)).toEqual(structuredClone(value));
});

test('bytes come as bytes and an instance without its class', () => {
  expect(cross(Buffer.from('ä'))).toBeInstanceOf(Uint8Array);
  expect(cross(Buffer.from('ä'))).not.toBeInstanceOf(Buffer);
  expect(cross(new Point())).not.toBeInstanceOf(Point);
  expect(Object.keys(cross(new Point()) as object)).toEqual(['x']);
  expect(cross(Object.create(null))).toBeInstanceOf(Object);
});

test('a large buffer crosses whole', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  expect(Buffer.compare(cross(bytes) as Uint8Array, bytes)).toBe(0);
});

test('an error keeps its name, message and stack, and no more', () => {
  const error = Object.assign(new RangeError('too far'), { code: 'ELSE' });
  const crossed = cross(error) as RangeError & { code?: string };
  expect(crossed).toBeInstanceOf(RangeError);
  expect([crossed.message, crossed.stack, crossed.code]).toEqual([
    'too far',
    error.stack,
    undefined,
  ]);
});

test('what is named twice stays one thing, and a circle closes', () => {
  const shared = { a: 1 };
  const circle: Record<string, unknown> = { first: shared, second: [shared] };
  circle['self'] = circle;
  const crossed = cross(circle) as { first: object; second: object[]; self: object };
  expect(crossed.self).toBe(crossed);
  expect(crossed.second[0]).toBe(crossed.first);
});

test.each<[string, unknown]>([
  ['a function', { click: () => 1 }],
  ['a class', Point],
  ['a symbol', [Symbol('a')]],
  ['a promise', { later: Promise.resolve(1) }],
  ['a weak map', new WeakMap()],
])('%s is refused, as there', (_name, value) => {
  expect(() => structuredClone(value)).toThrow('could not be cloned');
  expect(() => writeClone(value)).toThrow('could not be cloned');
});

test('they can be sent into a page: they use nothing from outside themselves', () => {
  const alone = new Function(
    `return { write: ${writeClone.toString()}, read: ${readClone.toString()} }`,
  )() as { write: typeof writeClone; read: typeof readClone };
  expect(alone.read(alone.write(new Map([['a', [1n]]])))).toEqual(new Map([['a', [1n]]]));
});
