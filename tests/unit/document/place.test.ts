import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeKey, placeOfKey, type Place } from '../../../core/document/place.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { emptyDocument } from './documents.ts';

const document = emptyDocument({
  timeline: ['a', 'b:1', 'c'].map((id) => ({
    id,
    at: null,
    milestone: null,
    body: plainProse('x'),
    audience: 'everyone',
    source: null,
  })),
});
const places: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom<Place>(
    { kind: 'document' },
    { kind: 'title' },
    { kind: 'incident', field: 'zone' },
  ),
  fc.record({ kind: fc.constant('timeline' as const), id: fc.constantFrom('a', 'b:1', 'c') }),
  fc.record({
    kind: fc.constant('timeline' as const),
    id: fc.constantFrom('a', 'b:1', 'c'),
    quote: fc.string({ minLength: 1 }),
    nth: fc.nat(5),
  }),
);

it('a place is found again by its key', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(placeOfKey(document, placeKey(place))).toEqual(place);
    }),
  );
});

it.each(['timeline:gone', 'section:a', 'incident:none', 'incident:toString', '', 'elsewhere'])(
  '%s is no place here',
  (key) => {
    expect(placeOfKey(document, key)).toBeNull();
  },
);
